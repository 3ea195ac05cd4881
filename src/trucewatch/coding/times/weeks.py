"""Weeks and weekdays counted in a month: "the last week of October", "the first Monday of May"."""

from __future__ import annotations

from datetime import timedelta

from trucewatch.coding.times.calendar import Range, add_days
from trucewatch.coding.times.dates import calendar_date, weekday_at
from trucewatch.coding.times.expression import Expression, Found
from trucewatch.coding.times.scan import Words
from trucewatch.coding.times.setting import on_day
from trucewatch.coding.times.units import skip_the
from trucewatch.coding.times.value import Resolved

_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
_WEEK = 7


def counted_in_month(words: Words, i: int) -> Found:
    """the last week of October, the second week of May 2031, the first Monday of March."""
    at = skip_the(words, i)
    n = _NTH.get(words.at(at))
    if n is None:
        return None
    weekday = weekday_at(words, at + 1)
    nxt = weekday[0] if weekday else at + 2
    if not weekday and words.at(at + 1) != "week":
        return None
    if words.at(nxt) not in ("of", "in"):
        return None
    month = calendar_date(words, nxt + 1)
    inner = None if month is None else month[1]
    if month is None or inner is None or inner.month is None or inner.day is not None:
        return None
    day = weekday[1] if weekday else None
    return month[0], Expression("of_month", n=float(n), weekday=day, inner=inner)


def of_month(e: Expression, month: Resolved) -> Resolved:
    """Return the week, or the one day, that is counted in a month."""
    if month.low is None or month.high is None:
        return month
    found = _days((month.low, month.high), int(e.n or 1))
    if e.weekday is not None:
        return on_day(add_days(found[0], (e.weekday - found[0].weekday()) % _WEEK), month.basis)
    low, high = found
    value = f"{low.isoformat()}/{high.isoformat()}"
    return Resolved(value, low, high, "week", month.basis)


def _days(month: Range, n: int) -> Range:
    """Return the seven days that begin or end a month, or the n-th seven of it."""
    first = month[1] - timedelta(_WEEK - 1) if n < 0 else month[0] + timedelta(_WEEK * (n - 1))
    return first, first + timedelta(_WEEK - 1)
