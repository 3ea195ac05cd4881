"""Putting a story's clock to time expressions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec

from trucewatch.coding.times import calendar as cal
from trucewatch.coding.times import periods
from trucewatch.coding.times.expression import Expression
from trucewatch.coding.times.setting import (
    DAYLIKE,
    NOON,
    NOTHING,
    Setting,
    after_night,
    on_day,
    spanning,
)
from trucewatch.coding.times.steps import stepped, unit_at
from trucewatch.coding.times.value import PRECISION, Resolved, duration_value, set_value
from trucewatch.coding.times.weeks import of_month
from trucewatch.stories.covered import Covered


def resolve(e: Expression, setting: Setting) -> Resolved:
    """Return what ``e`` means in its setting; an unknown clock leaves days open, never guessed."""
    period = _PERIODS.get(e.op)
    if period is not None:
        return period(e, setting, resolve(e.inner, setting) if e.inner else None)
    return _RULES[e.op](e, setting)


def _calendar(e: Expression, s: Setting) -> Resolved:
    if e.year is not None and e.month is not None and e.day is not None:
        day = cal.safe_date(e.year, e.month, e.day)
        return on_day(day, "explicit") if day else _impossible(e, s)
    if e.year is not None and e.month is not None:
        value = f"{e.year:04d}-{e.month:02d}"
        return spanning(value, cal.month_range(e.year, e.month), "month", "explicit")
    if e.year is not None:
        return spanning(f"{e.year:04d}", cal.year_range(e.year, e.year), "year", "explicit")
    if e.month is not None:
        return _yearless(e, s)
    if e.weekday is not None:
        return _weekday(e.weekday, s.direction or -1, s)
    return _day_of_month(e, s)


def _yearless(e: Expression, s: Setting) -> Resolved:
    month = e.month or 1
    if s.day is None:
        tail = f"-{e.day:02d}" if e.day else ""
        return Resolved(
            f"XXXX-{month:02d}{tail}", None, None, "day" if e.day else "month", "unknown"
        )
    year = cal.pick_year(month, e.day, s.day, s.direction)
    if e.day is None:
        return spanning(
            f"{year:04d}-{month:02d}", cal.month_range(year, month), "month", "story_date"
        )
    if e.weekday is not None:
        near = sorted(
            range(s.day.year - 6, s.day.year + 3), key=lambda y: (y != year, abs(y - year))
        )
        for other in near:
            day = cal.safe_date(other, month, e.day)
            if day and day.weekday() == e.weekday:
                return on_day(day, "story_date")
    day = cal.safe_date(year, month, e.day)
    return on_day(day, "story_date") if day else _impossible(e, s)


def _weekday(weekday: int, direction: int, s: Setting) -> Resolved:
    if s.day is None:
        return Resolved(f"XXXX-WXX-{weekday + 1}", None, None, "day", "unknown")
    return on_day(cal.pick_weekday(s.day, weekday, direction), "story_date")


def _day_of_month(e: Expression, s: Setting) -> Resolved:
    ref, basis = (s.anchor.low, "anchor") if s.anchor and s.anchor.low else (s.day, "story_date")
    if ref is None or e.day is None:
        return Resolved(f"XXXX-XX-{e.day or 0:02d}", None, None, "day", "unknown")
    day = cal.safe_date(ref.year, ref.month, e.day)
    if day and s.day and day > s.day and s.direction < 0:
        before = cal.add_months(ref.replace(day=1), -1)
        day = cal.safe_date(before.year, before.month, e.day) if before else None
    return on_day(day, basis)


def _impossible(e: Expression, s: Setting) -> Resolved:
    return msgspec.structs.replace(NOTHING, reason="no such day in the calendar")


def _other_calendar(e: Expression, s: Setting) -> Resolved:
    return msgspec.structs.replace(NOTHING, reason=e.value)


def _unanchored(e: Expression, s: Setting) -> Resolved:
    """ "two days after the ultimatum": counted from something that the words do not date."""
    return Resolved(None, None, None, "vague", "context", reason="counted from an undated event")


def _window(e: Expression, s: Setting) -> Resolved:
    value = duration_value(e)
    low = high = None
    if s.day and e.n is not None and e.unit:
        other = cal.shift(s.day, e.unit, e.n * (e.step or 1))
        low, high = (other, s.day) if (e.step or 1) < 0 else (s.day, other)
    return Resolved(value, low, high, "duration", "story_date" if low else "unknown", "duration")


def _shift(e: Expression, s: Setting) -> Resolved:
    sign = -1 if e.side in ("ago", "earlier") else 1
    if e.n is None:
        return _vague_shift(e, s, sign)
    base, basis, coarse = _shift_base(e, s)
    unit = e.unit or "day"
    if e.side == "later" and basis == "story_date" and e.inner is None and s.direction < 0:
        # "He returned a week later": of the past, and later than something that has no date.
        return _unanchored(e, s)
    if base is None:
        return Resolved(None, None, None, PRECISION[unit], "unknown", mod=e.mod)
    day = cal.shift(base, unit, sign * e.n)
    if day is None:
        return NOTHING
    if e.mod == "LESS_THAN" and sign > 0 and s.day and day.year > s.day.year >= base.year:
        day = s.day  # "nearly four years after": not later than the story that says so
    if coarse == "season" and unit == "year":
        quarter = (day.month + 2) // 3
        out = spanning(
            f"{day.year:04d}-Q{quarter}", cal.quarter_range(day.year, quarter), coarse, basis
        )
    elif unit in ("year", "decade", "century", "millennium") and coarse != "day":
        out = spanning(f"{day.year:04d}", cal.year_range(day.year, day.year), "year", basis)
    elif unit in ("month", "quarter", "season") and coarse != "day":
        out = unit_at(day, "month", 0, basis, s)
    else:
        out = on_day(day, basis)
    return msgspec.structs.replace(out, mod=e.mod)


def _shift_base(e: Expression, s: Setting) -> tuple[date | None, str, str]:
    """Return the day to count from, the basis, and how coarse the result may be."""
    if e.inner is not None:
        inner = resolve(e.inner, s)
        start = inner.high if e.side == "later" and e.inner.op == "era" else inner.low
        return start, inner.basis, "day" if inner.precision in DAYLIKE else "year"
    anchor = s.anchor
    if e.unit == "year" and e.n == 1 and anchor and anchor.low and anchor.precision == "season":
        return anchor.low, "anchor", "season"
    if e.side in ("ago", "from_now"):
        return s.day, "story_date", "day" if e.unit in ("day", "week") else "unit"
    if e.unit in cal.UNIT_DAYS and s.day_anchor and s.day_anchor.low:
        return s.day_anchor.low, "anchor", "day"
    if anchor and anchor.low:
        return anchor.low, "anchor", "day" if anchor.precision in DAYLIKE else "unit"
    return s.day, "story_date", "day"


def _vague_shift(e: Expression, s: Setting, sign: int) -> Resolved:
    value = duration_value(e)
    day, basis = s.anchor_day() if e.side in ("earlier", "later") else (s.day, "story_date")
    if e.unit in ("hour", "minute", "second") and day:
        return on_day(day, basis)  # "hours earlier": hardly another day
    if sign < 0:
        return Resolved(value, None, s.day, "vague", "story_date" if s.day else "unknown")
    return Resolved(value, s.day, None, "vague", "story_date" if s.day else "unknown")


def _duration(e: Expression, s: Setting) -> Resolved:
    return Resolved(duration_value(e), None, None, "duration", "explicit", "duration", e.mod)


def _set(e: Expression, s: Setting) -> Resolved:
    return Resolved(set_value(e), None, None, "set", "explicit", "set")


def _ref(e: Expression, s: Setting) -> Resolved:
    basis = "story_date" if s.day else "unknown"
    low = s.day if e.value != "PAST_REF" else None
    high = s.day if e.value != "FUTURE_REF" else None
    return Resolved(e.value, low, high, "vague", basis)


def _same(e: Expression, s: Setting) -> Resolved:
    if e.unit == "event":  # "the night of the attack": of the day told last, never of the report's
        told = s.day_anchor.low if s.day_anchor else None
        return on_day(told, "anchor") if told else NOTHING
    if e.unit and e.unit != "day":
        anchor = s.anchor.low if s.anchor and s.anchor.low else s.day
        if anchor is None:
            return NOTHING
        return unit_at(anchor, e.unit, 0, "anchor", s)
    day, basis = s.anchor_day()
    if day is None:
        if s.day_anchor and s.day_anchor.value and not e.n:
            value = s.day_anchor.value.split("T")[0]
            return msgspec.structs.replace(
                s.day_anchor, value=value, basis="anchor", precision="day", clock=None
            )
        return NOTHING
    if e.n:
        moved = cal.add_days(day, int(e.n))
        return on_day(moved, basis)
    return msgspec.structs.replace(on_day(day, basis), mod=e.side)


def _edge(e: Expression, s: Setting) -> Resolved:
    assert e.inner is not None
    inner = resolve(e.inner, s)
    edge = e.edge or "START"
    if inner.precision == "day":
        if edge == "END" and inner.value:
            value = inner.value + "TNI"
            return msgspec.structs.replace(inner, value=value, precision="part_of_day", mod="END")
        if edge == "START" and inner.value and e.inner.op in ("calendar", "step"):
            value = inner.value + "TMO"
            return msgspec.structs.replace(inner, value=value, precision="part_of_day", mod=edge)
        return msgspec.structs.replace(inner, mod=edge)
    if edge in ("BEFORE", "AFTER") and s.day and inner.span:
        low, high = inner.span
        if low <= s.day <= high:
            low, high = (low, s.day) if edge == "BEFORE" else (s.day, high)
        return msgspec.structs.replace(inner, low=low, high=high, mod=edge)
    if inner.span and edge in ("START", "MID", "END"):
        low, high = cal.narrow(inner.span, edge)
        return msgspec.structs.replace(inner, low=low, high=high, mod=edge)
    return msgspec.structs.replace(inner, mod=edge)


def _part(e: Expression, s: Setting) -> Resolved:
    part = {"24": "24", "MI": "12:00", "overnight": "NI"}.get(e.part or "", e.part or "")
    if e.inner is None:
        return _overnight(s)
    inner = resolve(e.inner, s)
    if e.inner.op == "same" and part == "MO" and not e.inner.n:
        inner = after_night(inner, s)  # "the following morning" is a day on already
    day_value = inner.value if inner.precision == "day" else None
    if day_value is None and e.inner.unit == "event":
        return _unanchored(e, s)
    if day_value is None:
        return Resolved(f"XXXX-XX-XXT{part}", None, None, "part_of_day", "unknown")
    low = cal.add_days(inner.low, -1) if e.part == "overnight" and inner.low else inner.low
    return Resolved(f"{day_value}T{part}", low, inner.high, "part_of_day", inner.basis)


def _overnight(s: Setting) -> Resolved:
    day, basis = s.anchor_day()
    day, basis = (s.day, "story_date") if s.day else (day, basis)
    if day is None:
        return Resolved("XXXX-XX-XXTNI", None, None, "part_of_day", "unknown")
    ahead = s.direction > 0
    low, high = (day, cal.add_days(day, 1)) if ahead else (cal.add_days(day, -1), day)
    value = f"{(day if ahead else low or day).isoformat()}TNI"
    return Resolved(value, low, high, "part_of_day", basis)


def _clock(e: Expression, s: Setting) -> Resolved:
    inner = _clock_day(e.inner, s) if e.inner else _same(e, s)
    if (e.inner is None or e.inner.op == "same") and (e.hour or 0) < NOON:
        inner = after_night(inner, s)
    time = f"{e.hour or 0:02d}:{e.minute or 0:02d}"
    hours = s.clock.hours
    if e.inner is None and hours is not None and _free(s.day_anchor, hours):
        inner = on_day(hours.day_of(time), "context")
    precision = "minute" if e.minute else "hour"
    if inner.precision != "day" or inner.value is None:
        return Resolved(f"XXXX-XX-XXT{time}", None, None, precision, "unknown", clock=time)
    zone = e.zone or ""
    return Resolved(
        f"{inner.value}T{time}", inner.low, inner.high, precision, inner.basis, clock=time + zone
    )


def _free(anchor: Resolved | None, hours: Covered) -> bool:
    """Whether no day was told before that an hour of a daily report is of: none but that to which
    the report's own line says that it runs."""
    if anchor is None or anchor.basis == "context":
        return True
    return anchor.low == hours.last and anchor.clock == hours.until


def _clock_day(e: Expression, s: Setting) -> Resolved:
    """The day of a clock time: of a bare weekday without a tense, the nearest."""
    if s.direction or s.day is None or e.op != "calendar" or e.weekday is None or e.month:
        return resolve(e, s)
    ahead = (e.weekday - s.day.weekday()) % 7
    return _weekday(e.weekday, 1 if ahead <= 3 else -1, s)


def _between(e: Expression, s: Setting) -> Resolved:
    assert e.inner is not None and e.other is not None
    low = resolve(e.inner, s)
    high = resolve(e.other, s)
    if low.low and high.high and low.low > high.high and e.inner.weekday is not None:
        earlier = cal.add_days(low.low, -7)
        if earlier:
            low = on_day(earlier, low.basis)
    value = f"{low.value}/{high.value}" if low.value and high.value else None
    return Resolved(value, low.low, high.high, low.precision, low.basis)


def _of_month(e: Expression, s: Setting) -> Resolved:
    assert e.inner is not None
    return of_month(e, resolve(e.inner, s))


_RULES: dict[str, Callable[[Expression, Setting], Resolved]] = {
    "calendar": _calendar,
    "step": stepped,
    "window": _window,
    "shift": _shift,
    "duration": _duration,
    "set": _set,
    "ref": _ref,
    "same": _same,
    "edge": _edge,
    "part": _part,
    "clock": _clock,
    "between": _between,
    "of_month": _of_month,
    "impossible": _impossible,
    "other_calendar": _other_calendar,
    "unanchored": _unanchored,
}
_PERIODS: dict[str, Callable[[Expression, Setting, Resolved | None], Resolved]] = {
    "era": periods.era,
    "decade": periods.decade,
    "century": periods.century,
    "quarter": periods.quarter,
    "half": periods.half,
    "season": periods.season,
}
