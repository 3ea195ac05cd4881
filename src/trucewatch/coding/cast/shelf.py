"""Mentions of actors under a key, found by where they stand in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from trucewatch.vocab.actor_named import Named

# So many mentions before a phrase are looked at.
_BACK = 8


class Known(msgspec.Struct, frozen=True):
    """What the phrase with head ``at`` names."""

    at: int
    named: Named


class Shelf:
    """Mentions under a key, in the order of the text."""

    def __init__(self) -> None:
        self._known: dict[str, list[Known]] = {}
        self._at: dict[str, list[int]] = {}

    def put(self, key: str, at: int, named: Named) -> None:
        """Add a mention; mentions of one key come in the order of the text."""
        self._known.setdefault(key, []).append(Known(at, named))
        self._at.setdefault(key, []).append(at)

    def before(self, key: str, head: int) -> Known | None:
        """Return the last mention before ``head``."""
        i = bisect_left(self._at.get(key, []), head)
        return self._known[key][i - 1] if i else None

    def back(self, key: str, head: int) -> Iterator[Known]:
        """Give the last few mentions before ``head``, the last one first."""
        here = bisect_left(self._at.get(key, []), head)
        yield from reversed(self._known.get(key, [])[max(0, here - _BACK) : here])

    def nearest(self, key: str, head: int) -> Known | None:
        """Return the last mention before ``head``, else the first after it."""
        return self.before(key, head) or next(iter(self._known.get(key, [])), None)
