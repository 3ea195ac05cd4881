"""Counting: precision, recall, F1, and one-to-one matching."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import msgspec

Ranges = tuple[tuple[int, int], ...]
G = TypeVar("G")
P = TypeVar("P")


class Count(msgspec.Struct, frozen=True):
    """Matched, predicted and gold items; adds up."""

    hit: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.hit + other.hit, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Share of predicted items that match; 1 when there are none of either kind."""
        return self.hit / self.predicted if self.predicted else float(not self.gold)

    @property
    def recall(self) -> float:
        """Share of gold items that are matched; 1 when there are none of either kind."""
        return self.hit / self.gold if self.gold else float(not self.predicted)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 when nothing matches."""
        if not self.predicted and not self.gold:
            return 1.0
        return 2 * self.hit / (self.predicted + self.gold)


def one_to_one(
    gold: Sequence[G], predicted: Sequence[P], score: Callable[[G, P], float]
) -> list[tuple[int, int]]:
    """Match greedily by falling score (ties by position); pairs with score 0 never match."""
    pairs = [(-score(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)]
    out: list[tuple[int, int]] = []
    used_g: set[int] = set()
    used_p: set[int] = set()
    for value, i, j in sorted(pairs):
        if value < 0 and i not in used_g and j not in used_p:
            used_g.add(i)
            used_p.add(j)
            out.append((i, j))
    return out


def characters(text: str, ranges: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Return the offsets of the letters and digits in ``ranges`` (marks and spaces left out)."""
    return frozenset(k for s, e in ranges for k in range(s, e) if text[k].isalnum())


def covers(a: frozenset[int], b: frozenset[int]) -> float:
    """Return the smaller of the two shares of each other that the sets cover."""
    common = len(a & b)
    return min(common / len(a), common / len(b)) if a and b else 0.0


def overlap(a: Ranges, b: Ranges) -> bool:
    """Return whether any range of ``a`` touches any of ``b``."""
    return any(s < f and t < e for s, e in a for t, f in b)
