"""Which acts of one report are one happening, by how likely each two of them are one.

The likeliest are joined first. Two groups are as likely one as the mean of all their pairs and the
likeliest of them say together: one sure tie does not chain two happenings of which nothing else
fits. What the acts of a group tell keeps others out as everywhere (``contradictions``).
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from trucewatch.linking.incidents.contradictions import Told, agree
from trucewatch.linking.incidents.fitting import two_acts
from trucewatch.linking.incidents.likeness import likeness, unlike
from trucewatch.linking.incidents.same_act import Report, chance, report_of
from trucewatch.linking.incidents.ties import (
    laid_by_another,
    names_own_deed,
    of_those,
    tells_losses,
    tied,
    two_counts,
)
from trucewatch.linking.incidents.union import Union
from trucewatch.linking.nodes import Node

# From this likelihood on two groups are joined: on reports left out of the fitting, four in five
# pairs so joined are right, and four in five that are right are joined.
JOINED = 0.5
# So many acts behind an act are compared with it; those farther off are as unlikely one with it.
_NEAR, _FAR_OFF = 40, 0.05
# So much less likely is as good as one act nearer.
_NEARER = 0.01
# So much of their likelihood is left where two acts are ruled out to be one; where nothing ties
# them.
_RULED_OUT, _UNTIED = 0.02, 0.6
# Two tellers call one act by two ways; so unlike are two acts all the same.
_TOLD_APART = -1.0


def join_scenes(nodes: Sequence[Node], members: Sequence[int], union: Union, told: Told) -> None:
    """Link the acts of one report, ``members`` of ``nodes``, the likeliest first."""
    order = sorted(
        (i for i in members if nodes[i].event is not None), key=lambda i: (nodes[i].at, i)
    )
    if len(order) < 2:
        return
    groups = _Groups(nodes, order, union)
    refused: set[tuple[int, int]] = set()
    while (best := groups.likeliest(refused)) is not None:
        one, two = best
        if agree(told, order[one], order[two], "one story"):
            union.join(order[one], order[two])
            groups.join(one, two)
        else:
            refused.add(best)


def _likely_one(a: Node, b: Node, between: int, report: Report) -> float:
    """Return how likely two acts are one, by what is told of both and by what rules them out."""
    if (of_those(b) and between) or two_counts(a, b):
        return _RULED_OUT
    alike = likeness(a, b)
    if two_acts(a, b) or alike <= (0.0 if a.teller == b.teller else _TOLD_APART):
        return _RULED_OUT
    likely = chance(a, b, between, report)
    if b.statement is not None and tells_losses(b) and laid_by_another(b, a):
        return likely * _UNTIED  # who counts the hurt tells of what he attests
    if tied(a, b):
        return likely
    other = a.mode is not None and b.mode is not None and a.mode != b.mode
    other = other or unlike(a, b) or names_own_deed(a) or names_own_deed(b)
    return likely * (_RULED_OUT if other else _UNTIED)


class _Groups:
    """Groups of a report's acts (by the first of each), and how likely each two are one."""

    def __init__(self, nodes: Sequence[Node], order: Sequence[int], union: Union) -> None:
        report = report_of([nodes[i] for i in order])
        self.size = [1] * len(order)
        self.last = list(range(len(order)))
        self.total: dict[int, dict[int, float]] = {k: {} for k in range(len(order))}
        self.most: dict[tuple[int, int], float] = {}
        self._heap: list[tuple[float, int, int]] = []
        for a, i in enumerate(order):
            for b in range(a + 1, min(len(order), a + 1 + _NEAR)):
                p = _likely_one(nodes[i], nodes[order[b]], b - a - 1, report)
                self.total[a][b] = self.total[b][a] = p
                self.most[a, b] = p
        first: dict[int, int] = {}
        for a, i in enumerate(order):  # what is one already
            root = first.setdefault(union.find(i), a)
            if root != a:
                self.join(root, a)
        for a, others in self.total.items():
            for b in others:
                if a < b:
                    self._push(a, b)

    def likely(self, a: int, b: int) -> float:
        """Return how likely two groups are one."""
        pairs = self.size[a] * self.size[b]
        mean = self.total[a].get(b, _FAR_OFF * pairs) / pairs
        return (mean + self.most.get((min(a, b), max(a, b)), _FAR_OFF)) / 2

    def likeliest(self, refused: set[tuple[int, int]]) -> tuple[int, int] | None:
        """Return the two groups that are likeliest one, None where none are likely enough."""
        while self._heap:
            score, a, b = heapq.heappop(self._heap)
            alive = a in self.total and b in self.total and (a, b) not in refused
            if alive and self._turn(a, b) == score and self.likely(a, b) >= JOINED:
                return a, b
        return None

    def join(self, a: int, b: int) -> None:
        """Make one group of two, under the first."""
        a, b = min(a, b), max(a, b)
        for c in {*self.total[a], *self.total[b]} - {a, b}:
            lone = _FAR_OFF * self.size[c]
            one = self.total[a].get(c, lone * self.size[a])
            two = self.total[b].pop(c, lone * self.size[b])
            self.total[a][c] = self.total[c][a] = one + two
            self.total[c].pop(b, None)
            most = max(self.most.get(_key(a, c), 0.0), self.most.pop(_key(b, c), 0.0))
            self.most[_key(a, c)] = most
        self.total[a].pop(b, None)
        self.size[a] += self.size[b]
        self.last[a] = max(self.last[a], self.last[b])
        del self.total[b]
        for c in self.total[a]:
            self._push(*_key(a, c))

    def _push(self, a: int, b: int) -> None:
        heapq.heappush(self._heap, (self._turn(a, b), a, b))

    def _turn(self, a: int, b: int) -> float:
        """Return when two groups are asked for: the likelier sooner, of equals the nearer."""
        return _NEARER * max(0, b - self.last[a]) - self.likely(a, b)


def _key(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)
