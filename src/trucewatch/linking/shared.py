"""Equal small sets kept once: thousands of acts have the same sides and name the same places."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1 << 14)
def shared(names: frozenset[str]) -> frozenset[str]:
    """Return the set itself, or the equal one that was asked for before."""
    return names
