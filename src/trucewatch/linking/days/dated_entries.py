"""Entries of a chronology and items of a bulletin, each of a day: what one tells is of its own day
and place to its end.

"4 March – Fighting on Hill 9. Government: attack by rebels, six dead.": the attack is the fighting
on the hill, and not what the next line tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from trucewatch.records import Event, Place
from trucewatch.records.coded import CodedStory
from trucewatch.stories.entries import Entry, entries
from trucewatch.stories.items import items

_ACTS = frozenset({"ASSAULT", "COERCE", "RETREAT"})
_FRESH = frozenset({"actual", "claimed", "alleged", "denied", "monitor_reported", "state"})


class Items:
    """The entries and items of a story."""

    def __init__(self, coded: CodedStory) -> None:
        self.items = tuple(x for x in items(coded.story) if x.name >= 0)
        self.entries = tuple(x for x in entries(coded.story) if not x.clock)
        self._first: dict[str, int] = {}

    def of(self, e: Event) -> int:
        """Return where the item begins that tells of an act, for an entry of a chronology the first
        one of that day; -1 for what no head dates."""
        at = e.trigger.start
        item = next((x.begin for x in self.items if x.begin <= at < x.end), -1)
        entry = self._entry(e) if item < 0 else None
        if entry is None or e.time is None or e.time.from_ is None:
            return item
        return self._first.setdefault(e.time.from_, entry.begin)

    def _entry(self, e: Event) -> Entry | None:
        """Return the entry of a day that an act is of by its head."""
        if e.time is None or e.time.precision != "day":
            return None
        at = e.trigger.start
        found = next((x for x in self.entries if x.start <= at < x.end), None)
        return found if found is not None and found.first == e.time.start else None


def at_entries_place(coded: CodedStory, events: Iterable[Event]) -> Iterator[Event]:
    """Yield the acts, those of a chronology's entry that are put nowhere at the one place of what
    the entry tells before them."""
    heads = tuple(x for x in entries(coded.story) if not x.clock)
    told: dict[int, list[Place]] = {}
    for e in events:
        at = e.trigger.start
        own = next((x for x in heads if x.start <= at < x.end), None) if heads else None
        if own is None or e.type not in _ACTS or e.realis not in _FRESH:
            yield e
            continue
        before = told.setdefault(own.begin, [])
        if e.place is not None:
            before.append(e.place)
        dated = e.time is not None and e.time.start == own.first
        if e.place is None and dated and len({p.name for p in before}) == 1:
            e = msgspec.structs.replace(e, place=before[0])
        yield e
