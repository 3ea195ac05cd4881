"""Days that a report without a day of its own does not fix: weekdays, days without a year."""

from __future__ import annotations

import datetime
import re

_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_MONTH_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)")
# A leap year, in which every day of a month exists.
_ANY_YEAR = 2000
# What begins on one day and goes on into the next is told of both.
_NEXT = 1


def days_apart(one: str, two: str) -> bool:
    """Return whether two such days of one report ("XXXX-WXX-5", "XXXX-10-02") are neither the same
    nor one after the other. A weekday and a day of a month cannot be compared: they are not."""
    for form in (_weekday, _day_of_year):
        a, b = form(one), form(two)
        if a is not None and b is not None:
            gap = abs(a[0] - b[0])
            return min(gap, a[1] - gap) > _NEXT
    return False


def _weekday(value: str) -> tuple[int, int] | None:
    found = _WEEKDAY.match(value)
    return (int(found[1]), 7) if found else None


def _day_of_year(value: str) -> tuple[int, int] | None:
    found = _MONTH_DAY.match(value)
    if not found:
        return None
    try:
        return datetime.date(_ANY_YEAR, int(found[1]), int(found[2])).timetuple().tm_yday, 366
    except ValueError:
        return None
