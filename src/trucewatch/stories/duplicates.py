"""Which texts are copies of each other, with small changes."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Two wire copies cut differently share most of their five-word runs; two reports of one event
# written apart share next to none.
_RUN = 5
_SAME = 0.6
# 64 hashes in 16 bands: a pair that shares 0.6 becomes a candidate with a chance of .89, one that
# shares 0.8 with .9998; every candidate is then compared in full.
_HASHES = 64
_BANDS = 16
_SEED = 20
_MAX_WORDS = 3000
_WORD = re.compile(r"\w+")


def group_duplicates(texts: Sequence[str], same: float = _SAME) -> list[set[int]]:
    """Return groups of two or more indices into ``texts`` whose texts are near-duplicates.

    Texts are near-duplicates when they share at least ``same`` of their five-word runs (Jaccard)
    with a member of the group. Groups come in the order of their first members; the result does
    not depend on the order in which texts are compared.
    """
    from rensa import RMinHash, RMinHashLSH

    sets = [runs(text) for text in texts]
    index = RMinHashLSH(threshold=same, num_perm=_HASHES, num_bands=_BANDS)
    parent = list(range(len(texts)))
    for i, own in enumerate(sets):
        if not own:
            continue
        sketch = RMinHash(num_perm=_HASHES, seed=_SEED)
        sketch.update(sorted(own))
        for j in index.query(sketch):
            if _root(parent, i) != _root(parent, j) and jaccard(own, sets[j]) >= same:
                parent[_root(parent, i)] = _root(parent, j)
        index.insert(i, sketch)
    return _groups(parent)


def runs(text: str) -> frozenset[str]:
    """Return the runs of five words of a text (of its first 3,000 words), in lower case."""
    words = _WORD.findall(text.casefold())[:_MAX_WORDS]
    if not words:
        return frozenset()
    return frozenset(" ".join(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1)))


def jaccard(one: frozenset[str], two: frozenset[str]) -> float:
    """Return what two sets share of all that they hold, 0 to 1; one of them must not be empty."""
    both = len(one & two)
    return both / (len(one) + len(two) - both)


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


def _groups(parent: list[int]) -> list[set[int]]:
    found: dict[int, set[int]] = {}
    for i in range(len(parent)):
        found.setdefault(_root(parent, i), set()).add(i)
    return sorted((g for g in found.values() if len(g) > 1), key=min)
