"""What several matters of linking look for alike: acts of force, proper names, and equal small sets
kept once (thousands of acts have the same sides and name the same places)."""

from __future__ import annotations

import re
from functools import lru_cache

FORCE = frozenset({"ASSAULT", "COERCE"})
"""The types of acts by which somebody is attacked, hit, held or barred."""
# So many letters tell a people and its land from most others ("Turkey", "Turkish").
_ROOT = 4
_PROPER = re.compile(r"\b[A-ZÀ-Þ]\w{3,}")


@lru_cache(maxsize=1 << 14)
def shared(names: frozenset[str]) -> frozenset[str]:
    """Return the set itself, or the equal one that was asked for before."""
    return names


def proper_roots(text: str) -> set[str]:
    """Return the first letters of the proper words of a text: of "Turkey's army" those of
    "Turkish", too."""
    return {w[:_ROOT] for w in _PROPER.findall(text)}
