"""Whose the weapon is by an "of" behind it did what the weapon does."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import coded


def doers(text: str) -> list[str]:
    stories = coded(f"KARNA, June 13 - {text}", "2026-06-16")
    assaults = [e for s in stories for e in s.events if e.type == "ASSAULT"]
    return [a.name.lower() for e in assaults for a in e.actors]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("A drone of the army hit a depot at Ubrast on Monday.", "army"),
        ("Planes of the government bombed Ubrast on Monday.", "government"),
        ("Two gunboats of the navy fired at fishing boats on Monday.", "navy"),
        ("A rocket of the Sarun Front struck a market on Monday.", "sarun front"),
        ("Drones belonging to the army struck Ubrast on Monday.", "army"),
        ("A tank of the army opened fire on Ubrast on Monday.", "army"),
        ("A battery of the Sarun Front shelled Ubrast on Monday.", "sarun front"),
        ("Ubrast was bombed by planes of the government on Monday.", "government"),
    ],
)
def test_whose_the_weapon_is_did_it(text: str, doer: str) -> None:
    assert doers(text) == [doer]


@pytest.mark.parametrize(
    "text",
    [
        "A tank of the army hit a mine near Ubrast on Monday.",
        "A convoy of the army struck a roadside bomb near Ubrast on Monday.",
        "A rocket of unknown origin struck a market on Monday.",
        "A drone of Iranian make hit a depot at Ubrast on Monday.",
        "A shell of the First World War exploded at Ubrast on Monday, killing two.",
        "A drone of a type seen in other wars hit a depot at Ubrast on Monday.",
    ],
)
def test_what_is_of_nobody_or_is_hit_did_nothing(text: str) -> None:
    assert doers(text) == []
