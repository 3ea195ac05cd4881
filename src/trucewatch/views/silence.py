"""Which provisions of agreements nobody has reported on, or not for days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from trucewatch.records import Agreement, Finding

# Of so many days without a report it is said that there is none.
LEAST = 3
# What is only told as a task says nothing of what was done.
_UNTOLD = frozenset({"mandate"})
_STAGES = frozenset({"signed", "in_force"})


class Silence(msgspec.Struct, frozen=True):
    """A provision on which nothing was reported since ``last`` (ISO day; None: at all), for
    ``days`` days; ``finding`` is the last one."""

    agreement_id: str
    agreement: str
    provision: str
    last: str | None
    days: int
    finding: Finding | None


def silences(
    agreements: Iterable[Agreement],
    findings: Iterable[Finding],
    days: Mapping[str, str | None],
    until: str,
) -> list[Silence]:
    """Return the silent provisions of agreements of which others are reported on, as of the day
    ``until``, the longest silent first, those never reported on last.

    ``days`` are those of the first reports of findings, by their ids.
    """
    last: dict[tuple[str, str], tuple[str, Finding]] = {}
    for f in findings:
        key, on = (f.agreement_id, f.provision_id), (f.date or days.get(f.id) or "")[:10]
        if on and on <= until and f.occurrence not in _UNTOLD:
            last[key] = max(last.get(key, ("", f)), (on, f), key=lambda t: t[0])
    live = {agreement for agreement, _ in last}
    out = []
    for a in agreements:
        if a.id not in live or a.stage not in _STAGES:
            continue
        for p in a.provisions:
            day: str | None
            finding: Finding | None
            told = last.get((a.id, p.id))
            length = _between(told[0], until) if told else 0
            if told is None or length >= LEAST:
                day, finding = told if told else (None, None)
                out.append(Silence(a.id, a.name, p.label, day, length, finding))
    return sorted(out, key=lambda s: (s.last is None, -s.days, s.agreement, s.provision))


def _between(first: str, last: str) -> int:
    try:
        return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days
    except ValueError:
        return 0
