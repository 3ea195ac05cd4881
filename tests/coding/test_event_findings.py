"""Findings of reports: who is held responsible for a deed, and whose the fire was."""

from __future__ import annotations

import pytest

from tests.coding.event_support import code, sides, types

HELD = [
    ("On the drone strike at Bakhmut, the mission found the Malian army responsible.", {"MLI"}),
    ("Regarding the raid, the commission held the rebels responsible.", {"REB"}),
    ("The mission found the Malian army responsible for the raid.", {"MLI"}),
    ("The report found that the mortar rounds were fired by the Malian army.", {"MLI"}),
]
NOT_HELD = [
    "On the drone strike at Bakhmut, the mission found nobody responsible.",
    "On the drone strike at Bakhmut, the mission found the Malian army helpful.",
]


@pytest.mark.parametrize(("text", "who"), HELD)
def test_who_is_held_responsible(text: str, who: set[str]) -> None:
    deeds = [e for e in code(text) if e.type == "ASSAULT"]
    assert {frozenset(sides(e.actors)) for e in deeds} == {frozenset(who)}


@pytest.mark.parametrize("text", NOT_HELD)
def test_nobody_is_held_responsible(text: str) -> None:
    assert not any(e.actors for e in code(text) if e.type == "ASSAULT")


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The rebels have put all of their artillery into storage.", "RETREAT"),
        ("The rebels have blocked the Kostva pass since May.", "COERCE"),
    ],
)
def test_what_is_done_with_arms_and_ways(text: str, type_: str) -> None:
    assert type_ in types(text)


def test_police_ranks_and_fire_brigades_are_no_soldiers() -> None:
    text = "Police Colonel Carlos Rojas accused the rebels of the raid. The fire brigade did too."
    assert not any(a.sector == "MIL" for e in code(text) for a in e.actors)
