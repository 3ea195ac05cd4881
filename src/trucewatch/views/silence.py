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


# The id of an agreement and that of one of its provisions.
Key = tuple[str, str]


class Silence(msgspec.Struct, frozen=True):
    """A provision on which nothing was reported since ``last`` (ISO day; None: at all), for
    ``days`` days."""

    key: Key
    agreement: str
    provision: str
    last: str | None
    days: int


def speaks(finding: Finding) -> bool:
    """Tell whether a finding says what was done: a task that is given says nothing of that."""
    return finding.occurrence not in _UNTOLD


def silences(agreements: Iterable[Agreement], last: Mapping[Key, str], until: str) -> list[Silence]:
    """Return the silent provisions of agreements of which others are reported on, as of the day
    ``until``, the longest silent first, those never reported on last.

    ``last`` is the day on which each provision was last reported on ("" where no day is known).
    """
    live = {agreement for agreement, _ in last}
    out = []
    for a in agreements:
        if a.id not in live or a.stage not in _STAGES:
            continue
        for p in a.provisions:
            told = last.get((a.id, p.id))
            length = _between(told, until) if told else 0
            if told is None or length >= LEAST:
                out.append(Silence((a.id, p.id), a.name, p.label, told, length))
    return sorted(out, key=lambda s: (s.last is None, -s.days, s.agreement, s.provision))


def _between(first: str, last: str) -> int:
    try:
        return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days
    except ValueError:
        return 0
