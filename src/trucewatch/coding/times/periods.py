"""Resolving quarters, halves, seasons, decades, centuries and named periods.

Each takes the expression, its setting and the resolved year that it names, if it names one.
"""

from __future__ import annotations

from datetime import date

from trucewatch.coding.times import calendar as cal
from trucewatch.coding.times.expression import Expression
from trucewatch.coding.times.setting import Setting, spanning
from trucewatch.coding.times.value import Resolved


def era(e: Expression, s: Setting, inner: Resolved | None) -> Resolved:
    first, last = date.fromisoformat(e.first or ""), date.fromisoformat(e.last or "")
    value = f"{first.year}/{last.year}" if first.year != last.year else str(first.year)
    precision = "day" if first == last else "year"
    return Resolved(value, first, last, precision, "context")


def decade(e: Expression, s: Setting, inner: Resolved | None) -> Resolved:
    first = e.year or 0
    value = f"{first // 100:02d}" if first % 100 == 0 and first < 1900 else f"{first // 10:03d}"
    return spanning(value, cal.year_range(first, first + 9), "decade", "explicit")


def century(e: Expression, s: Setting, inner: Resolved | None) -> Resolved:
    n = int(e.n or 0)
    return spanning(f"{n - 1:02d}", cal.year_range(100 * n - 99, 100 * n), "vague", "explicit")


def _inner_year(s: Setting, inner: Resolved | None, first_month: int) -> tuple[int | None, str]:
    if inner is not None:
        return (inner.low.year if inner.low else None), inner.basis
    if s.day is None:
        return None, "unknown"
    ahead = (s.day.year, s.day.month) < (s.day.year, first_month) and s.direction <= 0
    return s.day.year - ahead, "story_date"


def quarter(e: Expression, s: Setting, inner: Resolved | None) -> Resolved:
    if e.n is None:
        return _the_quarter(e, s)
    n = int(e.n)
    year, basis = _inner_year(s, inner, 3 * n - 2)
    if year is None:
        return Resolved(f"XXXX-Q{n}", None, None, "season", "unknown")
    return spanning(f"{year:04d}-Q{n}", cal.quarter_range(year, n), "season", basis)


def _the_quarter(e: Expression, s: Setting) -> Resolved:
    """ "the quarter": the one last named, else the last that was over on the story's day."""
    anchor = s.anchor
    if (
        anchor
        and anchor.low
        and anchor.precision == "season"
        and not (anchor.value or "").endswith("SU")
    ):
        base, basis = anchor.low, "anchor"
    elif s.day:
        base, basis = cal.add_months(s.day, -3) or s.day, "story_date"
    else:
        return Resolved(None, None, None, "season", "unknown")
    year = base.year + (e.step or 0)
    if e.inner is not None and e.inner.year:
        year = e.inner.year
    n = (base.month + 2) // 3
    return spanning(f"{year:04d}-Q{n}", cal.quarter_range(year, n), "season", basis)


def half(e: Expression, s: Setting, inner: Resolved | None) -> Resolved:
    n = int(e.n or 1)
    year, basis = _inner_year(s, inner, 6 * n - 5)
    if year is None:
        return Resolved(f"XXXX-H{n}", None, None, "season", "unknown")
    span = cal.month_range(year, 6 * n - 5), cal.month_range(year, 6 * n)
    both = (span[0][0], span[1][1]) if span[0] and span[1] else None
    return spanning(f"{year:04d}-H{n}", both, "season", basis)


def season(e: Expression, s: Setting, inner: Resolved | None) -> Resolved:
    code = e.value or "SP"
    first = cal.SEASON_MONTHS[code][0]
    year, basis = _inner_year(s, inner, first)
    if year is None:
        return Resolved(f"XXXX-{code}", None, None, "season", "unknown")
    if s.day and e.step is not None:
        year = _stepped_season_year(first, e.step, s.day, s.direction)
    return spanning(f"{year:04d}-{code}", cal.season_range(year, code), "season", basis)


def _stepped_season_year(first: int, step: int, day: date, direction: int) -> int:
    if step == 0:
        return day.year - (first == 12 and day.month < 3)
    if step > 0:
        return day.year + (day.month >= first)
    return day.year - (day.month < first + 3)
