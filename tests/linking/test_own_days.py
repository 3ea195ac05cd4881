"""The day of an act by its own words, and days of its report that are not its own.

Each row: a report of 16 January 2026, the word that tells of an act, the day it is told of ("": none).
"""

from __future__ import annotations

import pytest

from tests.linking.short_texts import DAY, WIRE, coded
from trucewatch.linking.incidents.completed import completed

ROWS = [
    ("The clerk has corrected the list of those who died after Thursday's shelling of the market in"
     " Orlam.", "shelling", "2026-01-15"),
    ("Tuesday's attack on Orlam killed nine people.", "attack", "2026-01-13"),
    ("Rebels shelled Orlam on Monday. At 4 a.m. the rebels attacked the army post with mortars, the"
     " army said.", "attacked", "2026-01-12"),
    ("Rebels attacked the post at Orlam at 4 a.m., the army said on Friday.", "attacked",
     "2026-01-16"),
    # The day on which somebody spoke, or on which testimonies were taken.
    ("The rebels said on Saturday that the soldiers had fired first. Peacekeepers said they heard"
     " shooting from 5.45 a.m. and found two bodies.", "shooting", ""),
    ("Observers collected 43 testimonies between 8 and 12 January on the massacre of Orlam."
     " Seventeen people were shot by rebels. Six traders were killed some hours earlier by gunmen.",
     "killed", ""),
    ("The army attacked at dusk with mortars, the rebels' envoy told parliament.", "attacked", ""),
    # Of a look, and of a death in care.
    ("Five impacts of mortar were examined by the UN mission in the market of Orlam on 12 January.",
     "impacts", ""),
    ("Rebels shelled Orlam on 8 January. One fighter died in hospital on 10 January, the mission"
     " said.", "died", ""),
    ("Two soldiers died in a blast at Orlam on 10 January.", "died", "2026-01-10"),
    # Days counted from the sentence before.
    ("Shells hit Teek on 7 January and wounded two. Rebels attacked Orlam two days before, killing"
     " six.", "attacked", "2026-01-05"),
    # Not the agreement's.
    ("The army accused the rebels of breaking the truce of 3 January.", "breaking", ""),
]  # fmt: skip


def days(text: str) -> dict[str, str]:
    found = (completed(c) for c in coded(WIRE + text, DAY))
    return {
        e.trigger.text: "" if e.time is None else (e.time.from_ or "")[:10]
        for c in found for e in c.events
    }  # fmt: skip


@pytest.mark.parametrize(("text", "act", "day"), ROWS)
def test_own_day(text: str, act: str, day: str) -> None:
    told = days(text)
    assert act in told, told
    assert told[act] == day, told
