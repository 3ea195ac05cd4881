"""Connected components: which reported acts are one incident.

Two acts are linked when they are of one family, share a side, can be in one place and were on one
day; an act without a day of its own is linked inside its own story only. The relation is
symmetric, so the components do not depend on the order of the stories.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from trucewatch.linking.likeness import doer_counts, likeness, of_others
from trucewatch.linking.nodes import Days, Node, ordinal
from trucewatch.linking.places import SLACK_KM, compatible
from trucewatch.linking.recalls import is_pinned, recall_keys, recalled

log = logging.getLogger(__name__)

# In a bucket of more distinct acts than this, only neighbours on the map are compared: the cost
# stays linear when one day brings thousands of reports.
MAX_NEIGHBOURS = 400


# Acts of two stories whose days only overlap ("Friday and Saturday", "Saturday") need two sides in
# common (set on event reports: without it one long day chains its neighbours).
_SURE = 2


# So many acts of an incident are looked at before another is joined to it.
MAX_COMPARED = 30

# Days between two stated days that can be one night, and between reports of one breach.
_NIGHT = 1
_BREACH = 2
_BREACH_KM = 25.0
# What the latest dated act of a story weighs for one without a day: a report is about that.
_MAIN = 0.5


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


def cluster(nodes: Sequence[Node]) -> list[list[Node]]:
    """Return the incidents as groups of nodes; ``nodes`` come sorted.

    What has a day and a place of its own is linked first, then what has a day, then, story by
    story, what has none: it goes with the act that it is most like, and with others only where
    nothing that is told of them contradicts. Recollections come last.
    """
    union = Union(len(nodes))
    _join_same_as(nodes, union)
    _join_bare(nodes, union)
    _join_wars(nodes, union)
    _join_copies(nodes, union)
    buckets: dict[tuple[object, ...], list[int]] = {}
    stories: dict[tuple[object, ...], list[int]] = {}
    for i, node in enumerate(nodes):
        for key in _keys(node):
            (stories if key[0] == "story" else buckets).setdefault(key, []).append(i)
    for members in buckets.values():
        _join_bucket(nodes, [i for i in members if is_pinned(nodes[i])], union)
    for members in buckets.values():
        _join_bucket(nodes, members, union)
    for members in stories.values():
        _join_story(nodes, members, union)
    for i, j in list(recalled(nodes, lambda i: _has_day(nodes, union, i))):
        if _agree(nodes, union, i, j, 0):
            union.join(i, j)
    return [[nodes[i] for i in group] for group in union.groups()]


def _join_same_as(nodes: Sequence[Node], union: Union) -> None:
    at = {n.event.id: i for i, n in enumerate(nodes) if n.event is not None}
    for i, node in enumerate(nodes):
        if node.event is not None and node.event.same_as in at:
            union.join(i, at[str(node.event.same_as)])


def _join_bare(nodes: Sequence[Node], union: Union) -> None:
    """Join blame that names no deed ("and blamed the militias") to the violence told before it."""
    stories: dict[str, list[int]] = {}
    for i, n in enumerate(nodes):
        if n.family == "violence" and not n.historical:
            stories.setdefault(n.story_id, []).append(i)
    for members in stories.values():
        by_statement: dict[str, int] = {}
        for i in members:
            own = nodes[i].event
            if own is not None and own.statement_id and (own.actors or own.recipients):
                by_statement.setdefault(own.statement_id, i)
        for i in members:
            own = nodes[i].event
            if own is not None and not own.actors and not own.recipients:
                named = by_statement.get(own.statement_id or "")
                if named is not None:  # "the deadliest such attack since …" is the attack itself
                    union.join(i, named)
            said = nodes[i].statement
            cue = said.cue if said is not None else None
            if nodes[i].event is not None or cue is None or nodes[i].touches[0].span != cue:
                continue
            before = [
                (event.trigger.start, j) for j in members
                if (event := nodes[j].event) is not None and event.trigger.start < cue.start
            ]  # fmt: skip
            if before:
                union.join(i, max(before)[1])


def _join_wars(nodes: Sequence[Node], union: Union) -> None:
    """Join mentions of a whole war of the same sides: those that agree in time, and undated ones
    with the latest war that is dated."""
    wars: dict[frozenset[str], list[int]] = {}
    for i, n in enumerate(nodes):
        if n.historical and n.whole and len(n.sides) > 1:
            wars.setdefault(n.sides, []).append(i)
    for members in wars.values():
        dated = sorted((i for i in members if nodes[i].days), key=lambda i: (nodes[i].days, i))
        for a, b in pairwise(dated):
            if _overlap(nodes[a].days, nodes[b].days):
                union.join(a, b)
        undated = [i for i in members if not nodes[i].days]
        for i in undated:
            union.join(i, dated[-1] if dated else undated[0])


def _overlap(a: Days | None, b: Days | None) -> bool:
    return a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]


def _join_copies(nodes: Sequence[Node], union: Union) -> None:
    """Join what several outlets print in the same words: one act of one report."""
    seen: dict[tuple[str, str], int] = {}
    for i, n in enumerate(nodes):
        if n.words and n.event is not None:
            union.join(i, seen.setdefault((n.words, n.event.trigger.text.lower()), i))


def bucket_keys(node: Node) -> Iterator[tuple[object, ...]]:
    """Yield all keys by which an act can meet acts of other stories."""
    yield from _keys(node)
    yield from recall_keys(node)
    if node.historical and node.whole and len(node.sides) > 1:
        yield ("war", node.sides)
    if node.words and node.event is not None:
        yield ("copy", node.words)


def _keys(node: Node) -> Iterable[tuple[object, ...]]:
    family = "violence" if node.family == "coercion" else node.family
    if node.historical:
        if node.days is not None:
            yield ("past", node.family, node.sides, node.days)
    else:
        yield ("story", family, node.story_id)
    if not node.precise or node.days is None:
        return
    for day in range(node.days[0], node.days[1] + 1):
        for side in node.sides:
            yield ("day", family, side, day)
        for cell in _cells(node):
            yield ("cell", family, day, *cell)
        if node.place is not None and node.place.lat is None:
            yield ("name", family, day, node.place.name)


def _cells(node: Node) -> Iterable[tuple[int, int]]:
    """Yield the squares of a degree around a place: how acts by nobody in particular meet."""
    p = node.place
    if p is None or p.lat is None or p.lon is None:
        return
    lat, lon = math.floor(p.lat - 0.5), math.floor(p.lon - 0.5)
    for dy in (0, 1):
        for dx in (0, 1):
            yield (lat + dy, lon + dx)


def _join_bucket(nodes: Sequence[Node], members: list[int], union: Union) -> None:
    """Link what fits in a bucket; equal acts first, so that few distinct ones are compared."""
    distinct: dict[tuple[object, ...], int] = {}
    for i in members:
        n = nodes[i]
        key = (n.sides, n.place, n.days, n.precise, n.sums, n.doers if doer_counts(n) else None)
        if key in distinct:
            union.join(distinct[key], i)
        else:
            distinct[key] = i
    kept = sorted(distinct.values(), key=lambda i: _where(nodes[i]))
    if len(kept) > MAX_NEIGHBOURS:
        log.warning(
            "%d different acts by one side on one day: each is compared with its %d neighbours on"
            " the map only", len(kept), MAX_NEIGHBOURS,
        )  # fmt: skip
    for a, i in enumerate(kept):
        for j in kept[a + 1 : a + 1 + MAX_NEIGHBOURS]:
            apart = union.find(i) != union.find(j)
            if apart and _fits(nodes[i], nodes[j]) and _agree(nodes, union, i, j):
                union.join(i, j)


def _join_story(nodes: Sequence[Node], members: list[int], union: Union) -> None:
    """Link what has no day of its own in a story, in the order of the text, the likest first."""
    dated = [i for i in members if nodes[i].precise]
    last = max((d[1] for i in dated if (d := nodes[i].days) is not None), default=None)
    for a, i in enumerate(dated):
        for j in dated[a + 1 :]:
            if _fits(nodes[i], nodes[j]) and _agree(nodes, union, i, j, _NIGHT):
                union.join(i, j)
    loose = sorted((i for i in members if not nodes[i].precise), key=lambda i: (nodes[i].at, i))
    for i in loose:
        if not _has_day(nodes, union, i):
            _attach(nodes, i, dated, union, last)
    for i in loose:
        if not _has_day(nodes, union, i):
            _attach(nodes, i, [j for j in loose if j != i], union, last)


def _attach(
    nodes: Sequence[Node], i: int, among: Sequence[int], union: Union, last: int | None
) -> None:
    """Link an act without a day to what it fits, the likest first; ``last`` is the latest day that
    its story tells of."""
    n = nodes[i]
    night = _NIGHT if last is not None and last == ordinal(n.published) else 0
    fitting = [j for j in among if _fits(n, nodes[j])]
    before = max(((nodes[j].at, j) for j in fitting if nodes[j].at < n.at), default=(0, -1))[1]

    def rank(j: int) -> tuple[float, int, int]:
        other = nodes[j]
        days = other.days if other.precise else None
        main = _MAIN if days is not None and days[1] == last else 0.0
        return -likeness(n, other) - main - (j == before), abs(other.at - n.at), j

    for j in sorted(fitting, key=rank):
        if rank(j)[0] < 0 and _agree(nodes, union, i, j, night):
            union.join(i, j)


def _has_day(nodes: Sequence[Node], union: Union, i: int) -> bool:
    return any(nodes[k].precise for k in union.members[union.find(i)])


def _agree(nodes: Sequence[Node], union: Union, i: int, j: int, night: int = _NIGHT) -> bool:
    """Return whether no act with ``i`` is stated to be of another day or place than one with
    ``j``, so that what lacks either does not chain them. Days may be ``night`` apart: the day
    after can be the same night. Reports of a breach are asked about together over two days more.
    """
    if union.find(i) == union.find(j):
        return False
    one = [nodes[k] for k in union.members[union.find(i)][:MAX_COMPARED]]
    two = [nodes[k] for k in union.members[union.find(j)][:MAX_COMPARED]]
    breach = any(_breaks(n) for n in (*one, *two))
    wide = _BREACH_KM if breach else SLACK_KM
    if any(not compatible(a.place, b.place, wide) for a in one for b in two):
        return False
    slack = _BREACH if breach else night
    stated = [n.days for n in one if n.precise]
    later = [(n.days[0] - slack, n.days[1] + slack) for n in two if n.precise and n.days]
    return all(_overlap(a, b) for b in later for a in stated)


def _breaks(n: Node) -> bool:
    return any(t.occurrence == "violation" and (t.breach or t.explicit) for t in n.touches)


def _where(node: Node) -> tuple[bool, float, float, str, str]:
    p = node.place
    lat = 0.0 if p is None or p.lat is None else p.lat
    lon = 0.0 if p is None or p.lon is None else p.lon
    return (p is not None, lat, lon, p.name if p else "", node.id)


def _fits(a: Node, b: Node) -> bool:
    if a.historical != b.historical and not (a.precise and b.precise):
        return False  # what is recalled meets the report of its own day, never today's
    if a.sums != b.sums or of_others(a, b) or not _same_time(a, b):
        return False
    if not compatible(a.place, b.place):
        return False
    if not a.sides or not b.sides:
        return a.story_id == b.story_id or (a.place is not None and b.place is not None)
    common = a.sides & b.sides
    both = min(len(a.sides), len(b.sides))
    return len(common) >= min(2, both) or (
        bool(common) and a.place is not None and b.place is not None
    )


def _same_time(a: Node, b: Node) -> bool:
    """Return whether two acts can be of one day; a day that one of them lacks fits in its story."""
    if a.story_id == b.story_id and not (a.precise and b.precise):
        return True
    if a.days is None or b.days is None:
        return False
    if not _overlap(a.days, b.days):
        return False
    sure = a.story_id == b.story_id or a.days == b.days
    return sure or len(a.sides & b.sides) >= _SURE
