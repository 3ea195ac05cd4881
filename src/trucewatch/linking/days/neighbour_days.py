"""The day of an act that tells none, where the sentences around it fix it.

"Shells hit the market on Monday. Rockets also hit Brenk. On the same day a bridge was blown up":
what stands between two acts of one day, or goes on with "also" right after one, is of that day.
What only follows a day is left without one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.linking.sentences_of import SENTENCE_END
from trucewatch.linking.shared import FORCE
from trucewatch.records import Event, Time
from trucewatch.vocab.words import word_set

_TOLD = frozenset({"actual", "claimed", "alleged", "monitor_reported"})
_WORD = re.compile(r"[a-z]+")


def with_neighbours_days(text: str, events: Sequence[Event]) -> Iterator[Event]:
    """Yield the acts of a story, those of force without a day with the one around them."""
    ends = [m.end() for m in SENTENCE_END.finditer(text)]
    days: dict[int, dict[str, Time]] = {}
    for e in events:
        if e.type in FORCE and e.realis in _TOLD and e.time is not None and e.time.from_:
            days.setdefault(_sentence(ends, e), {})[_days(e.time)] = e.time
    for e in events:
        if e.time is not None or e.type not in FORCE or e.realis not in _TOLD or e.same_as:
            yield e
            continue
        at = _sentence(ends, e)
        time = None if at in days else _around(text, ends, days, at)
        yield e if time is None else msgspec.structs.replace(e, time=time)


def _sentence(ends: Sequence[int], e: Event) -> int:
    return bisect_right(ends, e.trigger.start)


def _days(time: Time) -> str:
    """Return the one day of a time, nothing where it is longer or open."""
    first, last = (time.from_ or "")[:10], (time.to or "")[:10]
    return first if first == last else ""


def _around(
    text: str, ends: Sequence[int], days: dict[int, dict[str, Time]], at: int
) -> Time | None:
    before, after = days.get(at - 1, {}), days.get(at + 1, {})
    if len(before) != 1 or "" in before or "\n" in text[ends[at - 1] - 1 : ends[at - 1]]:
        return None
    own = text[ends[at - 1] : ends[at] if at < len(ends) else len(text)]
    goes_on = not word_set("linking.also").isdisjoint(_WORD.findall(own.lower()))
    same = before.keys() == after.keys() and "\n" not in own
    return next(iter(before.values())) if same or goes_on else None
