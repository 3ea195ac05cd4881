"""The days on which a meeting sat, by which the tellings of one meeting find each other.

One report tells the range ("from 10 to 13 May"), another a day of it, a third that they "met for a
second day".
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from trucewatch.records.leads import RoundMention

# Length of a whole day's stamp; a month's is shorter.
_DAY = 10
# No meeting lasts more days; a range of more is a process.
_LONGEST = 60


def days_met(m: RoundMention) -> tuple[str, ...]:
    """Return the days (ISO) on which a meeting is told to have sat, the first of them first; ()
    where no day is told, at most ``_LONGEST`` of a range."""
    if len(m.date or "") != _DAY:
        return ()
    days = [datetime.date.fromisoformat(m.date or "")]
    last = m.until if m.until is not None and len(m.until) == _DAY else ""
    while days[-1].isoformat() < last and len(days) < _LONGEST:
        days.append(days[-1] + datetime.timedelta(1))
    return tuple(d.isoformat() for d in days)


def days_shared(m: RoundMention) -> tuple[str, ...]:
    """Return the days by which tellings of one meeting meet: those on which it sat, and the day
    before one that is told to be its second."""
    days = days_met(m)
    if not days or not goes_on(m):
        return days
    before = datetime.date.fromisoformat(days[0]) - datetime.timedelta(1)
    return (before.isoformat(), *days)


def day_after(days: Sequence[str]) -> tuple[str, ...]:
    """Return the day after the last of some days, () where there is none."""
    last = (datetime.date.fromisoformat(day) for day in days[-1:])
    return tuple((day + datetime.timedelta(1)).isoformat() for day in last)


def goes_on(m: RoundMention) -> bool:
    """Return whether a meeting is told to have gone on the day after: "for a second day"."""
    told = " ".join(x.text.lower() for x in m.mentions)
    return any(w in told for w in ("second day", "day two"))
