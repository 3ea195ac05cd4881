"""What an expression is read against, and the making of results."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from trucewatch.coding.times.calendar import Clock, Range, add_days
from trucewatch.coding.times.expression import Expression
from trucewatch.coding.times.value import Resolved

NOTHING = Resolved(None, None, None, "undated", "unknown")


class Setting(msgspec.Struct, frozen=True):
    """What an expression is read against.

    ``anchor`` is the last date that the text named, ``day_anchor`` the last single day,
    ``direction`` the tense of its clause: -1 past, +1 coming, 0 not told.
    """

    clock: Clock
    anchor: Resolved | None = None
    direction: int = 0
    day_anchor: Resolved | None = None

    @property
    def day(self) -> date | None:
        """The story's day."""
        return self.clock.day

    def anchor_day(self) -> tuple[date | None, str]:
        """Return the day that "the same day" leans on, and the basis."""
        if self.day_anchor and self.day_anchor.low:
            return self.day_anchor.low, "anchor"
        return self.clock.day, "story_date"


DAYLIKE = frozenset({"day", "part_of_day", "hour", "minute"})


def becomes_anchor(e: Expression, r: Resolved) -> bool:
    """Tell whether what follows may lean on this date.

    A glance at the year before ("a year earlier", "the year-ago quarter") does not move the text.
    """
    if r.kind != "date" or r.low is None or e.op == "ref":
        return False
    glance = e.op == "shift" and e.unit == "year" and e.n == 1 and e.side in ("ago", "earlier")
    return not glance and not (e.op == "quarter" and e.step)


def spanning(
    value: str, span: Range | None, precision: str, basis: str, mod: str | None = None
) -> Resolved:
    low, high = span if span else (None, None)
    return Resolved(value, low, high, precision, basis, mod=mod)


def on_day(day: date | None, basis: str) -> Resolved:
    if day is None:
        return NOTHING
    return Resolved(day.isoformat(), day, day, "day", basis)


NOON = 12
_NIGHT = re.compile(r"T(?:EV|NI|2[0-4](?::\d\d)?)$")


def after_night(day: Resolved, s: Setting) -> Resolved:
    """Return the day after where an hour of the morning leans on an evening or a night.

    "came into force at midnight on Monday … calm settled by dawn": Tuesday's dawn.
    """
    leant_on = s.day_anchor
    if leant_on is None or day.basis != "anchor" or not _NIGHT.search(leant_on.value or ""):
        return day
    ahead = add_days(day.low, 1) if day.low else None
    return on_day(ahead, "anchor") if ahead else day
