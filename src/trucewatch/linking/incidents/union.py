"""Disjoint sets: what is joined to what."""

from __future__ import annotations


class Union:
    """Disjoint sets over 0..n-1, with path halving."""

    def __init__(self, n: int) -> None:
        self.parent = list(range(n))
        self.members = [[i] for i in range(n)]

    def find(self, i: int) -> int:
        """Return the representative of ``i``."""
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        """Put the sets of ``i`` and ``j`` together."""
        a, b = self.find(i), self.find(j)
        if a != b:
            self.parent[max(a, b)] = min(a, b)
            self.members[min(a, b)] += self.members[max(a, b)]

    def groups(self) -> list[list[int]]:
        """Return the sets, in order of their first members."""
        out: dict[int, list[int]] = {}
        for i in range(len(self.parent)):
            out.setdefault(self.find(i), []).append(i)
        return list(out.values())
