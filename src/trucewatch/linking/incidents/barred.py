"""A way that stays barred: what reports of several days tell of one bridge is one matter.

A convoy is stopped once and waits for a week. Reports tell of it without a day of their own, each
with what its side says of it; at one place they go together as long as no more than a week lies
between two of them. Observers who are turned back are turned back anew each day.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise

from trucewatch.linking.days.days import ordinal
from trucewatch.linking.incidents.recalls import is_pinned
from trucewatch.linking.nodes import Node
from trucewatch.linking.places.places import stem

_GAP_DAYS = 7
_OF_OBSERVERS = "verification"


def barred_keys(n: Node) -> Iterator[tuple[Hashable, ...]]:
    """Yield the key by which reports of one barred way meet: the name of its place."""
    if _stays_barred(n) and n.place is not None:
        yield "barred", stem(n.place.name)


def _stays_barred(n: Node) -> bool:
    observers = any(t.provision == _OF_OBSERVERS for t in n.touches)
    return n.family == "access" and not n.historical and is_pinned(n) and not observers


def joined_ways(nodes: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """Yield pairs of reports of one barred way, by their indices."""
    at: dict[tuple[Hashable, ...], list[tuple[int, int]]] = {}
    for i, n in enumerate(nodes):
        told = _day(n)
        for key in barred_keys(n) if told is not None else ():
            at.setdefault(key, []).append((told or 0, i))
    for members in at.values():
        for (day, i), (later, j) in pairwise(sorted(members)):
            if later - day <= _GAP_DAYS:
                yield i, j


def _day(n: Node) -> int | None:
    """Return the last day that is told of a barring, else the day of the report."""
    return n.days[1] if n.precise and n.days is not None else ordinal(n.published)
