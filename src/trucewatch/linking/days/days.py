"""The days of acts: what a stated time covers, and when that was which is told without one."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from trucewatch.records import Time
from trucewatch.records.coded import CodedStory

Days = tuple[int, int]
"""First and last day (ordinals) of a stretch."""
# An undated act of a story happened, for linking, in the two days before it was published.
FRESH_DAYS = 2
# What a report of so many days ago found was done before it: no news of today.
OLD_DAYS = 45
# A stated time longer than this does not pin an act down.
PRECISE_DAYS = 2
_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def ordinal(text: str) -> int | None:
    """Return the ordinal of an ISO 8601 day (a month's or year's first day), or None."""
    found = _ISO.match(text)
    if not found:
        return None
    year, month, day = (int(g) if g else 1 for g in found.groups())
    try:
        return datetime.date(year, month, day).toordinal()
    except ValueError:
        return None


def days_of(time: Time | None) -> Days | None:
    """Return the first and last day that a time covers, or None where it names none."""
    if time is None or time.from_ is None:
        return None
    first = ordinal(time.from_)
    last = ordinal(time.to) if time.to else None
    if first is None:
        return None
    wide = {"year": 365, "month": 30, "season": 91, "decade": 3652, "week": 6}
    if last is None or last < first:
        last = first + wide.get(time.precision, 0)
    elif last == first and len(time.from_) < 10:
        last = first + (365 if len(time.from_) == 4 else 30)
    return first, last


def overlap(a: Days | None, b: Days | None) -> bool:
    """Return whether two stretches of days have one in common; what is not known has none."""
    return a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]


def iso_day(day: int) -> str:
    """Return the ISO 8601 date of an ordinal."""
    return datetime.date.fromordinal(day).isoformat()


def iso_month(day: int) -> str:
    """Return the month of a day (an ordinal) as ISO 8601, "2031-05"."""
    return iso_day(day)[:7]


def window(time: Time | None, coded: CodedStory, historical: bool) -> tuple[Days | None, bool]:
    """Return the days on which an act can have been, None where nothing is known, and whether its
    own words say so: what is told of no day was in the days before the report."""
    days = days_of(time)
    if days is not None:
        return days, days[1] - days[0] < PRECISE_DAYS
    published = ordinal(coded.story.published.date or "")
    if historical or published is None:
        return None, False
    return (published - FRESH_DAYS, published), False


def told_until(told: Iterable[Time | None], coded: CodedStory) -> int | None:
    """Return the last day on which something was told long before the story, None where it was not:
    what an inquiry found in 2022 was done by then."""
    published = ordinal(coded.story.published.date or "")
    ends = [d[1] for t in told if (d := days_of(t)) is not None]
    if published is None or not ends or published - min(ends) <= OLD_DAYS:
        return None
    return min(ends)


def unfixed(time: Time | None) -> str:
    """Return a day without its year or week ("XXXX-10-02"): it tells two acts of a story apart."""
    if time is None or time.from_ is not None or time.precision != "day":
        return ""
    return time.value or ""
