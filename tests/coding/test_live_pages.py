"""Live pages: the hour of an entry is that of its printing, its day the one that "today" is."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import coded

RANGE = "Kalor talks: as it happened\n\nWednesday 13 and Thursday 14 May 2026\n\n"
LIVE = "Velmar live\n\n"


def _days(text: str, day: str) -> dict[str, str | None]:
    """Return the day of each act of force by the place of it."""
    return {
        e.place.name: e.time.from_[:10] if e.time and e.time.from_ else None
        for c in coded(text, day) for e in c.events
        if e.type == "ASSAULT" and e.place is not None
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "day", "wanted"),
    [
        # A weekday in the stamp.
        (RANGE + "Thursday 16:20\nDeal signed\nBoth delegations have signed a protocol.\n\n"
         "Wednesday 19:00\nFirst day ends\nA bomb exploded at Dolna this evening.\n\n"
         "Wednesday 15:45\nRebels shelled Meska this morning, the army said.\n",
         "2026-05-14", {"Dolna": "2026-05-13", "Meska": "2026-05-13"}),
        # The latest first, over midnight.
        (LIVE + "Published 17 November 2026\n\n00:40\nRebels shelled Karn an hour ago, residents"
         " said.\n\n23:30\nPolice said that a bomb exploded in Osk today.\n\n21:10\nThe army"
         " shelled Sessok this evening, rebels said.\n",
         "2026-11-17", {"Karn": "2026-11-17", "Osk": "2026-11-16", "Sessok": "2026-11-16"}),
        # A day above its entries.
        (LIVE + "Tuesday 17 November 2026\n\n08:20\nRebels shelled Karn this morning, residents"
         " said.\n\nMonday 16 November 2026\n\n21:15\nPolice said that a bomb exploded in Osk"
         " today.\n\n10:00\nThe army shelled Sessok at dawn, rebels said.\n",
         "2026-11-17", {"Karn": "2026-11-17", "Osk": "2026-11-16", "Sessok": "2026-11-16"}),
        # One day; what stands keeps its own.
        (LIVE + "Monday 16 November 2026\n\n18:40 GMT\nThe army shelled Sessok this afternoon,"
         " rebels said.\n\n15:30 GMT\nYesterday rebels shelled Osk, the mayor said.\n\n09:20 GMT\n"
         "Rebels shelled Karn on Saturday, the army said.\n",
         "2026-11-16", {"Sessok": "2026-11-16", "Osk": "2026-11-15", "Karn": "2026-11-14"}),
        # The earliest first: no day is gone back.
        (LIVE + "16 November 2026\n\n08:10\nRebels shelled Karn this morning, residents said.\n\n"
         "14:05\nPolice said that a bomb exploded in Osk today.\n\n23:45\nThe army shelled Sessok"
         " this evening, rebels said.\n",
         "2026-11-16", {"Karn": "2026-11-16", "Osk": "2026-11-16", "Sessok": "2026-11-16"}),
        # A weekday and an hour that head a line of a chronology date its acts.
        ("Osk: what happened\nUpdated 19 November 2026\n\nThursday, 11:00 - Rebels shelled Osk.\n"
         "Wednesday, 17:30 - Rebels shelled Karn, killing a woman.\n"
         "Tuesday, 09:00 - Soldiers shelled Sessok yesterday.\n",
         "2026-11-19", {"Osk": "2026-11-19", "Karn": "2026-11-18", "Sessok": "2026-11-16"}),
    ],
)  # fmt: skip
def test_the_day_of_an_entry(text: str, day: str, wanted: dict[str, str | None]) -> None:
    assert len(coded(text, day)) == 1
    assert _days(text, day) == wanted
