"""Steps from the story's clock: "last week", "next Friday", "this month", "in March"."""

from __future__ import annotations

from datetime import date

from trucewatch.coding.times import calendar as cal
from trucewatch.coding.times.expression import Expression
from trucewatch.coding.times.setting import NOTHING, Setting, on_day, spanning
from trucewatch.coding.times.value import PRECISION, Resolved


def stepped(e: Expression, s: Setting) -> Resolved:
    """Return the day or stretch that a step of ``e`` leads to; an unknown clock leaves it open."""
    step = e.step or 0
    ref, basis = s.day, "story_date"
    if e.side == "anchor" and s.anchor and s.anchor.low:
        ref, basis = s.anchor.low, "anchor"
    if e.weekday is not None:
        return _step_weekday(e.weekday, step, s)
    if e.month is not None and e.side == "of_year" and s.day:
        year = s.day.year + step
        return spanning(f"{year:04d}-{e.month:02d}", cal.month_range(year, e.month), "month", basis)
    if e.month is not None:
        return _step_month(e.month, step, s)
    unit = e.unit or "day"
    if (period := _stated(unit, step, s)) is not None:
        return period
    if ref is None:
        return Resolved(None, None, None, PRECISION[unit], "unknown")
    moved = cal.shift(ref, unit, step) if unit != "weekend" else ref
    if moved is None:
        return NOTHING
    return unit_at(moved, unit, step, basis, s)


# How many days a stretch may have that a report calls "this week", "this month".
_UNIT_DAYS = {"week": (5, 9), "fortnight": (12, 16), "month": (27, 32)}


def _stated(unit: str, step: int, s: Setting) -> Resolved | None:
    """Return the week or month that a periodic report says it covers, or the one before it."""
    least, most = _UNIT_DAYS.get(unit, (1, 0))
    if s.clock.period is None or step > 0:
        return None
    first, last = s.clock.period
    days = (last - first).days + 1
    if not least <= days <= most:
        return None
    low, high = cal.add_days(first, step * days), cal.add_days(last, step * days)
    if low is None or high is None:
        return None
    return spanning(f"{low.isoformat()}/{high.isoformat()}", (low, high), unit, "context")


def unit_at(day: date, unit: str, step: int, basis: str, s: Setting) -> Resolved:
    """Return the stretch of length ``unit`` around ``day``, on ``basis``; days stay days."""
    if unit in ("day", "night", "hour", "minute", "second"):
        return on_day(day, basis)
    if unit in ("week", "fortnight"):
        return spanning(cal.week_value(day), cal.week_range(day), "week", basis)
    if unit == "weekend":
        return _weekend(day, step, s.direction, basis)
    if unit == "month":
        span = cal.month_range(day.year, day.month)
        return spanning(f"{day.year:04d}-{day.month:02d}", span, "month", basis)
    if unit in ("quarter", "season"):
        n = (day.month + 2) // 3
        return spanning(f"{day.year:04d}-Q{n}", cal.quarter_range(day.year, n), "season", basis)
    if unit == "decade":
        first = day.year // 10 * 10
        return spanning(f"{first // 10:03d}", cal.year_range(first, first + 9), "decade", basis)
    if unit == "century":
        first = (day.year - 1) // 100 * 100 + 1
        return spanning(f"{first // 100:02d}", cal.year_range(first, first + 99), "vague", basis)
    return spanning(f"{day.year:04d}", cal.year_range(day.year, day.year), "year", basis)


def _weekend(day: date, step: int, direction: int, basis: str) -> Resolved:
    saturday = cal.pick_weekday(day, 5, -1)
    if step > 0 or (step == 0 and direction > 0 and day.weekday() < 5):
        saturday = cal.pick_weekday(day, 5, 1)
    elif step < 0 and day.weekday() >= 5 and saturday:
        saturday = cal.add_days(saturday, -7)
    sunday = cal.add_days(saturday, 1) if saturday else None
    if saturday is None or sunday is None:
        return NOTHING
    return spanning(cal.week_value(saturday) + "-WE", (saturday, sunday), "week", basis)


def _step_weekday(weekday: int, step: int, s: Setting) -> Resolved:
    if s.day is None:
        return Resolved(f"XXXX-WXX-{weekday + 1}", None, None, "day", "unknown")
    if step < 0:
        before = cal.add_days(s.day, -1)
        return on_day(cal.pick_weekday(before, weekday, -1) if before else None, "story_date")
    if step == 0:
        return on_day(cal.pick_weekday(s.day, weekday, s.direction or 1), "story_date")
    # "next Friday" is the Friday of the coming week, as news writers use it.
    return on_day(cal.add_days(s.day, 7 - s.day.weekday() + weekday), "story_date")


def _step_month(month: int, step: int, s: Setting) -> Resolved:
    if s.day is None:
        return Resolved(f"XXXX-{month:02d}", None, None, "month", "unknown")
    year = s.day.year
    if step < 0 and month >= s.day.month:
        year -= 1
    elif step > 0 and month <= s.day.month:
        year += 1
    return spanning(f"{year:04d}-{month:02d}", cal.month_range(year, month), "month", "story_date")
