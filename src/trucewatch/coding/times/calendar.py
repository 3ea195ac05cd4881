"""Calendar arithmetic for time expressions: days, weeks, months, their first and last day."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

import msgspec

from trucewatch.stories.covered import Covered

Range = tuple[date, date]
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}  # northern seasons
# How far ahead a month without a year and without a tense may lie; set on the dates of news text.
NEAR_AHEAD = 100
# A day so little ahead is meant even under a past tense ("set the next round for 8 January"): had
# it been nearly a year ago, the words would have given the year.
JUST_AHEAD = 21
# A day so little behind is meant even under a present or future tense ("the count covers 3 May"):
# of one nearly a year ahead the words would give the year.
JUST_BEHIND = 45
# Days of a unit, for shifts by parts of units only.
UNIT_DAYS = {
    "second": 0,
    "minute": 0,
    "hour": 0,
    "day": 1,
    "night": 1,
    "week": 7,
    "weekend": 7,
    "fortnight": 14,
}
UNIT_MONTHS = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}


class Clock(msgspec.Struct, frozen=True):
    """A story's own clock: its day, or only the weekday it speaks of as its own day, or neither.

    ``basis`` tells how the day was found (given, metadata, url, dateline, text,
    name, inferred, unknown).
    ``period`` is the stretch of days that a periodic report says it covers; ``hours`` are the
    twenty-four hours that a daily report does.
    """

    day: date | None = None
    weekday: int | None = None
    basis: str = "unknown"
    period: Range | None = None
    hours: Covered | None = None


def safe_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, n: int) -> date | None:
    """Return ``day`` shifted by ``n`` days, or None outside the calendar."""
    try:
        return day + timedelta(days=n)
    except OverflowError:
        return None


def add_months(day: date, n: int) -> date | None:
    """Return ``day`` shifted by ``n`` months (31 January + 1 month = last day of February)."""
    total = day.year * 12 + day.month - 1 + n
    year, month = divmod(total, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift(day: date, unit: str, n: float) -> date | None:
    """Return ``day`` shifted by ``n`` units; parts of months and years by whole months or days."""
    if unit in UNIT_DAYS:
        return add_days(day, round(UNIT_DAYS[unit] * max(-1e6, min(1e6, n))))
    months = UNIT_MONTHS[unit] * max(-1e5, min(1e5, n))
    return add_months(day, round(months)) if abs(months) >= 1 else add_days(day, round(months * 30))


def month_range(year: int, month: int) -> Range | None:
    """Return the first and last day of a month."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12):
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_range(first: int, last: int) -> Range | None:
    """Return the first day of ``first`` and the last day of ``last``."""
    if MINYEAR <= first <= last <= MAXYEAR:
        return date(first, 1, 1), date(last, 12, 31)
    return None


def season_range(year: int, code: str) -> Range | None:
    """Return the months of a northern season; winter is counted to the year it begins in."""
    first, last = SEASON_MONTHS[code]
    start = month_range(year, first)
    end = month_range(year + (last > 12), last - 12 if last > 12 else last)
    return (start[0], end[1]) if start and end else None


def quarter_range(year: int, n: int) -> Range | None:
    """Return the first and last day of a quarter."""
    start, end = month_range(year, 3 * n - 2), month_range(year, 3 * n)
    return (start[0], end[1]) if start and end else None


def week_range(day: date) -> Range | None:
    """Return Monday and Sunday of the week of ``day``."""
    monday = add_days(day, -day.weekday())
    sunday = add_days(day, 6 - day.weekday())
    return (monday, sunday) if monday and sunday else None


def week_value(day: date) -> str:
    """Return the TIMEX3 value of the week of ``day``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def pick_weekday(ref: date, weekday: int, direction: int) -> date | None:
    """Return the nearest day that is ``weekday``: before or on (-1), on or after (+1) ``ref``."""
    back = (ref.weekday() - weekday) % 7
    return add_days(ref, -back if direction < 0 else (7 - back) % 7)


def pick_year(month: int, day: int | None, ref: date, direction: int) -> int:
    """Return the year that makes month and day fall on the wanted side of ``ref``.

    ``direction`` -1: the nearest not after ``ref`` (a day may lie JUST_AHEAD days after it), +1:
    the nearest not before (a day may lie JUST_BEHIND days before it); 0: the nearest, but one
    further ahead than NEAR_AHEAD days is taken to be the one that is past.
    """

    def key(year: int) -> tuple[bool, int]:
        when = safe_date(year, month, day or 15) or date(year, month, 28)
        gap = (when - ref).days
        if day is None and (year, month) == (ref.year, ref.month):
            gap = 0
        slack = NEAR_AHEAD if direction == 0 else (JUST_AHEAD if day else 0)
        wrong = gap > slack if direction <= 0 else gap < (-JUST_BEHIND if day else 0)
        return wrong, abs(gap)

    years = [y for y in (ref.year - 1, ref.year, ref.year + 1) if MINYEAR <= y <= MAXYEAR]
    return min(years, key=key)


def narrow(span: Range, edge: str) -> Range:
    """Return the first, middle or last part (a third, at least a day) of a span of days."""
    days = (span[1] - span[0]).days + 1
    third = max(1, days // 3)
    if edge == "START":
        return span[0], span[0] + timedelta(days=third - 1)
    if edge == "END":
        return span[1] - timedelta(days=third - 1), span[1]
    low = span[0] + timedelta(days=(days - third) // 2)
    return low, low + timedelta(days=third - 1)
