"""Whose a stand is: "the Front", "the Government", "we" of a communiqué, "both gangs", who answers."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked


def stands(text: str) -> set[tuple[str, str, str]]:
    return {(p.party.name, p.issue, p.kind) for p in linked(text, "2026-03-06").positions}


FRONT = (
    "The government of Orvania and the Tarsk People's Front ended a third round of talks in Lenz on "
    "4 March, a Swiss mediator said.\n\n"
)
NAME = "Tarsk People's Front"


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("The Front rejects elections.", {(NAME, "elections", "refusal")}),
        ("The government demands the release of twelve prisoners.",
         {("government of Orvania", "prisoners", "demand")}),
        ("The Front now accepts a vote within eighteen months. In January the Front had insisted on "
         "six months.", {(NAME, "elections", "concession"), (NAME, "elections", "former")}),
        ("The front runs along the river.", set()),
    ],
)  # fmt: skip
def test_short_names_of_bodies(told: str, found: set[tuple[str, str, str]]) -> None:
    assert stands(FRONT + told + "\n") == found


def test_a_front_is_not_of_the_side_of_the_government_of_its_land() -> None:
    text = (
        "The Transitional Government of Sarun and the Sarun Salvation Front met in Doha on 4 March."
    )
    (met,) = linked(f"{text}\n", "2026-03-06").rounds
    assert len(met.participants) == 2


COMMUNIQUE = "The Tarsk People's Front (TPF) informs the public of the following.\n\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (COMMUNIQUE + "We demand the release of twelve prisoners.\n",
         {(NAME, "prisoners", "demand")}),
        (COMMUNIQUE + "As a sign of good will we no longer insist on elections.\n",
         {(NAME, "elections", "concession"), (NAME, "elections", "former")}),
        ("The Tarsk People's Front attacked a town.\n\n“We demand the release of twelve prisoners,” "
         "a mother said.\n", set()),
    ],
)  # fmt: skip
def test_we_of_a_communique_is_its_issuer(text: str, found: set[tuple[str, str, str]]) -> None:
    assert {s for s in stands(text) if s[0] == NAME} == found


INTERVIEW = (
    "Commander Yusuf Adan leads the Harro Defence League. He spoke to the Lakeside Courier on "
    "Thursday.\n\n"
)


@pytest.mark.parametrize(
    ("turns", "found"),
    [
        ("Q: Will the League disarm?\n\nA: Not before the army has left the valley.",
         {("disarmament", "condition")}),
        ("Q: Will you give up your weapons?\n\nA: Never.", {("disarmament", "red_line")}),
        ("Q: How many weapons do you have?\n\nA: No. I will not say.", set()),
        ("Q: In January you asked for independence.\n\nA: We have dropped that demand.",
         {("recognition", "former"), ("recognition", "concession")}),
    ],
)  # fmt: skip
def test_answers_take_stands_on_what_was_asked(turns: str, found: set[tuple[str, str]]) -> None:
    told = linked(f"{INTERVIEW}{turns}\n", "2026-03-06").positions
    assert {(p.issue, p.kind) for p in told if p.party.name.startswith("Yusuf Adan")} == found


def test_both_gangs_are_the_two_of_the_story() -> None:
    text = (
        "Los Halcones accused La Linea of murder. La Linea accused Los Halcones of theft.\n\n"
        "In January both gangs refused to extend the truce.\n"
    )
    told = {s for s in stands(text) if s[2] == "refusal"}
    assert told == {("Los Halcones", "ceasefire", "refusal"), ("La Linea", "ceasefire", "refusal")}


@pytest.mark.parametrize(
    ("told", "issue"),
    [
        ("would not leave Mamfe", "withdrawal"),
        ("would withdraw its men from Mamfe", "withdrawal"),
        ("would not leave the matter", None),
    ],
)
def test_ground_left_by_its_name(told: str, issue: str | None) -> None:
    text = f"Ethiopia and Eritrea met in Nairobi on 4 March.\n\nEritrea said that it {told}.\n"
    assert {i for _, i, _ in stands(text)} == ({issue} if issue else set())
