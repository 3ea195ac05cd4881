"""Monitors who name a party by a noun: whose position, guns, store or man it was. Whose position is
hit, or only near, has done nothing."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import linked

HEAD = "The Observer Mission recorded 12 violations of the Hamar Accord. "

NAMED = [
    ("The Mission observed a platoon-size position of the Torvalian army on the hill, inside the"
     " separation zone.", "violation", "Torvalian army"),
    ("At a checkpoint south of Karn, an armed member of the Ostrel Front denied the Mission passage.",
     "restriction", "Ostrel Front"),
    ("At Karn, an armed member of the Ostrel Front turned back a patrol of the Mission.",
     "restriction", "Ostrel Front"),
    ("On the road to Dolna, two members of the Meral Front denied the Mission passage.",
     "restriction", "Meral Front"),
    ("The Mission heard gunfire from positions of the Torvalian army near Karn.", "violation",
     "Torvalian army"),
    ("The Mission observed fire coming from a Torvalian army post near Karn.", "violation",
     "Torvalian"),
    ("The Mission spoke to officers of the Torvalian army. It observed that two howitzers were absent"
     " from the Torvalian storage site.",
     "violation", "Torvalian"),
    ("The Mission said that three mortars were missing from the store of the Ostrel Front.",
     "violation", "Ostrel Front"),
    ("The Mission found tanks of the Ostrel Front inside the separation zone.", "violation",
     "Ostrel Front"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "occurrence", "whose"), NAMED)
def test_whose_it_was(text: str, occurrence: str, whose: str) -> None:
    found = linked(HEAD + text).findings
    named = [(f.occurrence, f.violator.name) for f in found if f.violator is not None]
    assert [o for o, _ in named] == [occurrence]
    assert whose in named[0][1]


UNNAMED = [
    "A shell hit a position of the Torvalian army near Karn.",
    "The Mission heard shots near a position of the Torvalian army.",
    "The Mission observed mortar fire towards positions of the Ostrel Front.",
    "The Mission heard gunfire from the direction of Karn.",
    "In Karn, the seat of the Ostrel Front, a patrol of the Mission was denied passage.",
    "The Mission visited a position of the Torvalian army near Karn.",
]


@pytest.mark.parametrize("text", UNNAMED)
def test_whose_it_was_not(text: str) -> None:
    assert not [f for f in linked(HEAD + text).findings if f.violator is not None]
