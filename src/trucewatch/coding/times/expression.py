"""What the time grammar hands to the resolver: an expression with its parts, undated."""

from __future__ import annotations

import msgspec


class Expression(msgspec.Struct, frozen=True):
    """A time expression's meaning before a story's clock is put to it.

    ``op`` names the operation: calendar, step (last/this/next ``unit``), window (past/next N
    units), shift (N units ago/later …), duration, set, ref, same (the day), edge (start, middle or
    end of ``inner``), part (part of the day of ``inner``), clock, open (since, until, by, before,
    after ``inner``), between, of_month (the
    ``n``-th week or weekday of ``inner``), era, decade, century, quarter, half, season, impossible,
    other_calendar (``value`` says why it stays open).
    ``kind`` is date, duration or set. ``n`` None in a duration means an amount left open.
    """

    op: str
    kind: str = "date"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None
    unit: str | None = None
    n: float | None = None
    step: int | None = None
    side: str | None = None
    part: str | None = None
    edge: str | None = None
    mod: str | None = None
    value: str | None = None
    first: str | None = None
    last: str | None = None
    inner: Expression | None = None
    other: Expression | None = None


Found = tuple[int, Expression] | None
