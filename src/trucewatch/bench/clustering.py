"""B-cubed and pairwise scores of a clustering, where some items were not found at all.

Every item of the gold that was not found counts as missed in recall; precision is taken over the
items that were found. Predicted items that the gold does not know are neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from math import comb


def bcubed(gold: Mapping[Hashable, Hashable], got: Mapping[Hashable, Hashable]) -> float:
    """Return the B-cubed F1 of ``got`` (item → cluster) against ``gold`` (item → cluster).

    Items of ``gold`` that are not in ``got`` were not found. 1 when both are empty.
    """
    if not gold:
        return 1.0
    found = [i for i in gold if i in got]
    both = Counter((gold[i], got[i]) for i in found)
    mine = Counter(got[i] for i in found)
    size = Counter(gold.values())
    precision = sum(both[gold[i], got[i]] / mine[got[i]] for i in found) / max(1, len(found))
    recall = sum(both[gold[i], got[i]] / size[gold[i]] for i in found) / len(gold)
    return harmonic(precision, recall)


def pairwise(gold: Mapping[Hashable, Hashable], got: Mapping[Hashable, Hashable]) -> float:
    """Return the F1 of the pairs of items that are in one cluster; 1 when there are none."""
    found = [i for i in gold if i in got]
    hit = _pairs(Counter((gold[i], got[i]) for i in found))
    predicted = _pairs(Counter(got[i] for i in found))
    wanted = _pairs(Counter(gold.values()))
    if not predicted and not wanted:
        return 1.0
    return harmonic(hit / predicted if predicted else 0.0, hit / wanted if wanted else 0.0)


def _pairs(sizes: Counter[Hashable]) -> int:
    return sum(comb(n, 2) for n in sizes.values())


def harmonic(precision: float, recall: float) -> float:
    """Return the harmonic mean, 0 when both are 0."""
    total = precision + recall
    return 2 * precision * recall / total if total else 0.0
