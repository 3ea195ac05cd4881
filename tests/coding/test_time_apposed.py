"""A calendar day and, set off behind it, how far it lies back are one day."""

from __future__ import annotations

import pytest

from tests.coding.time_place_support import read, token
from trucewatch.coding.times.times import find_times


def day_of(text: str, verb: str) -> str | None:
    parse, story = read(text, "2025-05-13")
    time = find_times(parse, story).of(token(parse, verb))
    return None if time is None else time.from_


@pytest.mark.parametrize(
    ("text", "verb", "day"),
    [
        ("On 6 May, three days before, troops shelled Lasva.", "shelled", "2025-05-06"),
        ("On May 6, 2025, a week ago, troops shelled Lasva.", "shelled", "2025-05-06"),
        ("On 6 May (two days later) troops shelled Lasva.", "shelled", "2025-05-06"),
        ("Troops shelled Lasva on 6 May - a day earlier - and left.", "shelled", "2025-05-06"),
        ("Two days earlier, on 6 May, troops shelled Lasva.", "shelled", "2025-05-06"),
        # Negative twins: counted from the day, not beside it.
        ("Rebels came on 6 May, and two days later troops shelled Lasva.", "shelled", "2025-05-08"),
        ("Rebels came on 6 May. Two days later, troops shelled Lasva.", "shelled", "2025-05-08"),
        ("Rebels came on 6 May; three days before, troops had shelled Lasva.", "shelled",
         "2025-05-03"),
    ],
)  # fmt: skip
def test_a_day_told_twice_over(text: str, verb: str, day: str) -> None:
    assert day_of(text, verb) == day
