"""Works of several steps that are done side by side: each its first step, then each its second, …

What a step needs, its code and its tables, is more than a processor's nearest memory holds beside
what the other steps need. Done for many stories in a row it is fetched once, not once a story
(docs/tables/speed.md).
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import TypeVar

T = TypeVar("T")
Steps = Generator[None, None, T]
"""A work that yields after each of its steps but the last, and returns what comes of it."""


def side_by_side(works: Iterable[Steps[T]]) -> list[T]:
    """Return what comes of each of ``works``, in order. What one of them raises stops all."""
    found: dict[int, T] = {}
    waiting = list(enumerate(works))
    while waiting:
        waiting = [(k, work) for k, work in waiting if not _done(k, work, found)]
    return [found[k] for k in sorted(found)]


def at_once(work: Steps[T]) -> T:
    """Return what comes of one work alone."""
    return side_by_side([work])[0]


def _done(number: int, work: Steps[T], found: dict[int, T]) -> bool:
    """Do the next step of a work; tell whether it was the last, and keep what came of it then."""
    try:
        next(work)
    except StopIteration as end:
        found[number] = end.value
        return True
    return False
