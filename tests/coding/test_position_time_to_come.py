"""What is given when something has come about: its condition, its issue, and what it moves from."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import linked

DAY = "2024-11-19"
WIRE = "TBILISI, Nov. 19, 2024 (Wire) - "
FRONT = "The Highland Liberation Front"


@pytest.mark.parametrize(
    ("text", "issue", "condition"),
    [
        (f"{FRONT} undertook to suspend the levies when the truce is extended.", "resources", None),
        (f"{FRONT} pledged to suspend kidnappings, starting when the ceasefire is extended.",
         "prisoners", "starting when the ceasefire is extended"),
        (f"{FRONT} promised a truce when the prisoners are freed.", "ceasefire",
         "when the prisoners are freed"),
        (f"{FRONT} promised a truce when its leaders met the envoy in Orel.", "ceasefire", None),
        ("The government of Georgia will free ten men, the minister said when asked.", "prisoners",
         None),
    ],
)  # fmt: skip
def test_given_when(text: str, issue: str, condition: str | None) -> None:
    ((got, told),) = [(p.issue, p.condition) for p in linked((DAY, WIRE + text)).positions]
    assert (got, told) == (issue, condition)


def interview(question: str, answer: str) -> str:
    return (
        "“No flag but ours”: an interview with Colonel Dan Oret, spokesman for the Highland Liberation "
        f"Front\n\nMountain Post, 19 November 2024\n\nQ: {question}\n\nA: {answer}\n\n"
        "Q: And the winter?\n\nA: It will be long.\n"
    )


def test_a_question_tells_what_the_answer_is_on() -> None:
    asked = "In August you told me the Front would never give up the levies on mines. Has anything changed?"
    answer = "If the joint fund begins to work, we could suspend the collections."
    found = linked((DAY, interview(asked, answer)))
    assert {p.issue for p in found.positions} == {"resources"}
    (move,) = found.movements
    kinds = {p.id: p.kind for p in found.positions}
    assert (kinds[move.from_position], kinds[move.to_position]) == ("former", "offer")
    alone = linked((DAY, interview("Has anything changed?", answer)))
    assert not alone.movements


def test_a_spokesman_moves_for_his_group() -> None:
    found = linked(
        ("2024-03-01", "MANILA, March 1, 2024 (Wire) - The New People's Army will never stop collecting "
         "taxes from mining companies, its spokesman Marco Valbuena said."),
        ("2024-08-21", "OSLO, Aug. 21, 2024 (Wire) - The New People's Army undertook to suspend the "
         "taxes when the truce begins."),
    )  # fmt: skip
    (move,) = found.movements
    assert (move.party.name, move.issue) == ("New People's Army", "resources")
