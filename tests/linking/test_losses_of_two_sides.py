"""Losses of soldiers and of those who fought them are two numbers; one toll under two labels is one
question; a figure that another replaces is no dispute; who dies of wounds later adds to a toll."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import answers, linked

_SIGNED = "Torvalia's army and the Ostrel Front signed a truce in April. "


def tolls(*reports: tuple[str, str]) -> dict[str, tuple[str, list[str]]]:
    """Return topic → (status, numbers) of the tolls that reports give."""
    found = linked(*((day, f"{_SIGNED}{text}\n") for day, text in reports))
    sets = [s for i in found.incidents for s in i.claim_sets if s.kind == "toll"]
    return {s.question[9 : s.question.index(" in ")]: (s.status, sorted(n for _, n in answers(s)))
            for s in sets}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Seven soldiers and three rebels were killed in the clash at Meska on Monday, the "
         "Observer Mission said.",
         {"were killed (soldiers)": ["7"], "were killed (rebels)": ["3"]}),
        ("Nine policemen and two fighters were killed in the attack at Meska on Monday, the "
         "Observer Mission said.",
         {"were killed (soldiers)": ["9"], "were killed (rebels)": ["2"]}),
        ("Six pupils and a teacher were killed in the shelling of Meska on Monday, the Front said.",
         {"were killed": ["7"]}),
        ("Three fighters were killed in the clash at Meska on Monday, the Front said.",
         {"were killed": ["3"]}),
        ("Twelve people - five soldiers and seven villagers - were killed in the shelling of Meska "
         "on Monday, the mayor said.", {"were killed": ["12"]}),
        ("Rebels shelled Meska on Monday, the army said. No one was killed.",
         {"were killed": ["0"]}),
        ("Rebels shelled Meska on Monday. Two people were wounded, none of them seriously, the "
         "army said.", {"were wounded": ["2"]}),
        ("Eleven people, six of them women, were killed when shells hit Meska on Monday, the Front "
         "said.", {"were killed": ["11"]}),
    ],
)  # fmt: skip
def test_who_is_counted(text: str, found: dict[str, list[str]]) -> None:
    told = {topic: n for topic, (_, n) in tolls(("2026-01-16", text)).items()}
    assert told == found


def test_who_dies_of_wounds_adds_to_a_toll_and_is_none() -> None:
    found = tolls(
        ("2026-01-12", "Rebels attacked Meska on 11 January and killed four soldiers, the army said."),
        ("2026-01-13", "A wounded soldier died in hospital in Hamar on Tuesday after the attack on "
         "Meska on 11 January, the army said."),
    )  # fmt: skip
    assert found == {"were killed": ("one_side_only", ["4"])}


@pytest.mark.parametrize(
    ("later", "status"),
    [
        ("The shelling of Meska on 11 January killed thirteen people, the hospital said. This "
         "replaces the figure of eleven.", "changed"),
        ("The shelling of Meska on 11 January killed thirteen people, the hospital said. The number "
         "supersedes a toll of eleven that was given on Monday.", "changed"),
        ("The shelling of Meska on 11 January killed thirteen people, the hospital said.",
         "contested"),
    ],
)  # fmt: skip
def test_a_figure_that_another_replaces_is_no_dispute(later: str, status: str) -> None:
    first = "The shelling of Meska on 11 January killed eleven people, the police said."
    found = tolls(("2026-01-12", first), ("2026-01-13", later))
    assert [s for s, _ in found.values()] == [status]
