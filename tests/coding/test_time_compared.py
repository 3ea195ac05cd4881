"""Days that a count is held against, verbs joined in a row, weeks counted in a month."""

from __future__ import annotations

import pytest

from tests.coding.time_place_support import read, token
from trucewatch.coding.times.times import find_times, resolve_time

ROWS = [
    # The day of the other number is not that of what is told.
    ("The mission recorded 37 violations in Orlam, against 12 the previous day.", "violations",
     None),
    ("Observers counted 14 explosions near Teek, down from 31 on Monday.", "explosions", None),
    ("The mission saw 40 attacks in December, compared with 22 in November.", "attacks", "2025-12"),
    ("Monitors registered fewer raids in Korvat than on Tuesday.", "raids", None),
    ("On Thursday observers heard 30 shots near Horn, up from 11 on Wednesday.", "shots",
     "2026-01-15"),
    ("Soldiers launched an attack against 12 rebels on Monday.", "attack", "2026-01-12"),
    ("A raid killed more than 12 people on Monday.", "raid", "2026-01-12"),
    ("The army launched a raid against the town of Nor on Tuesday.", "raid", "2026-01-13"),
    # A verb joined to others has the time of the first, whatever stands between.
    ("On 9 January the army shelled Korvat, burnt the school and detained eleven men.", "detained",
     "2026-01-09"),
    ("Troops entered Sarn on Tuesday, looted two shops, beat the guard and killed a nurse.",
     "killed", "2026-01-13"),
    ("Rebels shelled Teek on Monday, and six people were killed.", "killed", "2026-01-12"),
    ("Rebels closed the road on 4 January, and 8,000 people were confined for five days.",
     "confined", "2026-01-04"),
    ("Rebels shelled Nor on Monday, and the army raided Tesk.", "raided", None),
    ("The army raided Aluk on Monday and will withdraw.", "withdraw", None),
    ("A patrol was attacked on 5 January, and four soldiers had been killed in December.", "killed",
     "2025-12"),
    ("The town was shelled on Monday, and talks were held.", "held", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "value"), ROWS)
def test_when_it_was(text: str, word: str, value: str | None) -> None:
    parse, story = read(text, on="2026-01-16")
    time = find_times(parse, story).of(token(parse, word))
    assert (time.value if time is not None else None) == value


@pytest.mark.parametrize(
    ("text", "direction", "low", "high"),
    [
        ("in the last week of October", -1, "2025-10-25", "2025-10-31"),
        ("in the last week of October", 1, "2026-10-25", "2026-10-31"),
        ("the second week of May 2031", 0, "2031-05-08", "2031-05-14"),
        ("on the first Monday of March", -1, "2025-03-03", "2025-03-03"),
        ("the last Friday of January", 1, "2026-01-30", "2026-01-30"),
        ("last week", -1, "2026-01-05", "2026-01-11"),
        ("last Monday", -1, "2026-01-12", "2026-01-12"),
    ],
)
def test_weeks_of_a_month(text: str, direction: int, low: str, high: str) -> None:
    time = resolve_time(text, "2026-01-16", direction=direction)
    assert (time.text, time.from_, time.to) == (text, low, high)
