"""What a time expression comes to: TIMEX3 value, first and last day, precision, basis."""

from __future__ import annotations

from datetime import date

import msgspec

from trucewatch.coding.times.calendar import Range
from trucewatch.coding.times.expression import Expression

_CODE = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "season": "SE",
    "year": "Y",
    "decade": "Y",
    "century": "Y",
    "millennium": "Y",
    "fortnight": "W",
    "weekend": "WE",
}
_TIMES = {"decade": 10, "century": 100, "millennium": 1000, "fortnight": 2}
_HALVED = {
    "year": ("month", 12),
    "minute": ("second", 60),
    "hour": ("minute", 60),
    "day": ("hour", 24),
}
_CLOCK_UNITS = frozenset({"second", "minute", "hour"})


class Resolved(msgspec.Struct, frozen=True):
    """A resolved expression. ``low``/``high`` are days (or None); ``clock`` a time of day."""

    value: str | None
    low: date | None
    high: date | None
    precision: str
    basis: str
    kind: str = "date"
    mod: str | None = None
    clock: str | None = None
    reason: str | None = None

    @property
    def span(self) -> Range | None:
        """First and last day, when both are known."""
        return (self.low, self.high) if self.low and self.high else None


def duration_value(e: Expression) -> str:
    """Return the TIMEX3 value of a duration: P6W, PT5H, P25Y, P2Y6M, PXD."""
    unit = e.unit or "day"
    if e.n is None:
        return ("PTX" if unit in _CLOCK_UNITS else "PX") + _CODE[unit]
    parts = _parts(e.n, unit)
    other = e.other
    while other is not None and other.n is not None:
        parts += _parts(other.n, other.unit or "day")
        other = other.other
    days = "".join(f"{n}{_CODE[u]}" for n, u in parts if u not in _CLOCK_UNITS)
    hours = "".join(f"{n}{_CODE[u]}" for n, u in parts if u in _CLOCK_UNITS)
    return f"P{days}" + (f"T{hours}" if hours else "")


def _parts(n: float, unit: str) -> list[tuple[str, str]]:
    n *= _TIMES.get(unit, 1)
    if n == int(n):
        return [(str(int(n)), unit)]
    if unit in _HALVED:
        lower, per = _HALVED[unit]
        rest = round((n - int(n)) * per)
        whole = [(str(int(n)), unit)] if n >= 1 else []
        return [*whole, (str(rest), lower)]
    return [(f"{n:g}", unit)]


def set_value(e: Expression) -> str:
    """Return the TIMEX3 value of a recurring time: P1D, XXXX-WXX-1, XXXX-07."""
    if e.weekday is not None:
        return f"XXXX-WXX-{e.weekday + 1}"
    if e.month is not None:
        return f"XXXX-{e.month:02d}"
    if e.part:
        return f"XXXX-XX-XXT{e.part}"
    if e.value:
        return e.value
    return duration_value(e)


PRECISION = {
    "second": "minute",
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "night": "day",
    "week": "week",
    "weekend": "week",
    "fortnight": "week",
    "month": "month",
    "quarter": "season",
    "season": "season",
    "year": "year",
    "decade": "decade",
    "century": "vague",
    "millennium": "vague",
}
