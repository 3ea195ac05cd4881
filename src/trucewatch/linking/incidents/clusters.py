"""Which reported acts are one incident: joining, the surest pairs first.

Two acts are joined when they are of one family, share a side, can be in one place and were on one
day; an act without a day of its own is joined inside its own story first. Joining is greedy: what
an incident already holds can keep an act out of it (``contradictions``), so what comes first
counts. It does not depend on the order in which stories are given, since acts, buckets and pairs
are put in an order of their own (day, story, act) before anything is joined.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from trucewatch.linking.incidents.accounts import account_keys, join_accounts
from trucewatch.linking.incidents.barred import barred_keys, joined_ways
from trucewatch.linking.incidents.certain import (
    join_bare,
    join_copies,
    join_said,
    join_same_as,
    join_told_at_once,
    join_wars,
)
from trucewatch.linking.incidents.contradictions import Night, Told, agree
from trucewatch.linking.incidents.fitting import fits, is_finding, only_by_place
from trucewatch.linking.incidents.likeness import doer_counts
from trucewatch.linking.incidents.one_story import has_day, join_findings, join_story
from trucewatch.linking.incidents.recalls import is_pinned, recall_keys, recalled
from trucewatch.linking.incidents.retold import retold, retold_keys
from trucewatch.linking.incidents.union import Union
from trucewatch.linking.nodes import Node
from trucewatch.linking.places.places import same_place, stem

log = logging.getLogger(__name__)

# In a bucket of more distinct acts than this, only neighbours on the map are compared: the cost
# stays linear when one day brings thousands of reports.
MAX_NEIGHBOURS = 400


def cluster(nodes: Sequence[Node]) -> list[list[Node]]:
    """Return the incidents as groups of nodes; ``nodes`` come sorted.

    What has a day and a place of its own is linked first, then what has a day, then, story by
    story, what has none: it goes with the act that it is most like, and with others only where
    nothing that is told of them contradicts. Recollections come last.
    """
    union = Union(len(nodes))
    told = Told(nodes, union)
    for join in (join_same_as, join_said, join_bare, join_wars, join_told_at_once):
        join(nodes, union)
    join_copies(nodes, union, told)
    buckets: dict[tuple[object, ...], list[int]] = {}
    stories: dict[tuple[object, ...], list[int]] = {}
    for i, node in enumerate(nodes):
        for key in _keys(node):
            (stories if key[0] == "story" else buckets).setdefault(key, []).append(i)
    for members in buckets.values():
        _join_bucket(nodes, [i for i in members if is_pinned(nodes[i])], union, told)
    for members in buckets.values():
        _join_bucket(nodes, members, union, told)
    for members in stories.values():
        join_story(nodes, members, union, told)
    for members in _of_old(nodes).values():
        join_findings(nodes, members, union, told)
    _join_told_together(nodes, stories.values(), buckets, union, told)
    for i, j in joined_ways(nodes):
        union.join(i, j)
    for i, j in list(recalled(nodes, lambda i: has_day(nodes, union, i))):
        if agree(told, i, j, "none"):
            union.join(i, j)
    join_accounts(nodes, union, told)
    for i, j in list(retold(nodes, union)):
        if agree(told, i, j, "none"):
            union.join(i, j)
    return [[nodes[i] for i in group] for group in union.groups()]


def bucket_of_story(node: Node) -> tuple[object, ...] | None:
    """Return what the acts of one story have in common that are compared with each other; None for
    what is recalled and meets its own day only."""
    return next((key for key in _keys(node) if key[0] == "story"), None)


def _of_old(nodes: Sequence[Node]) -> dict[str, list[int]]:
    """Return the acts of force that each story tells as of old."""
    out: dict[str, list[int]] = {}
    for i, n in enumerate(nodes):
        if n.historical and n.event is not None and n.family == "violence":
            out.setdefault(n.story_id, []).append(i)
    return out


def story_keys(nodes: Sequence[Node]) -> Iterator[tuple[object, ...]]:
    """Yield all keys by which the acts of one story can meet those of others."""
    yield from retold_keys(nodes)
    dated = sorted({(n.family, n.days) for n in nodes if n.precise and n.days is not None})
    for node in nodes:
        yield from _keys(node)
        yield from recall_keys(node)
        yield from barred_keys(node)
        yield from account_keys(node)
        if node.historical and node.whole and len(node.sides) > 1:
            yield ("war", node.sides)
        if node.words and node.event is not None:
            yield ("copy", node.words)
        for family, days in dated if not node.precise and not node.historical else ():
            yield from _keys(msgspec.structs.replace(node, family=family, days=days, precise=True))


def _keys(node: Node) -> Iterable[tuple[object, ...]]:
    family = "violence" if node.family == "coercion" else node.family
    if node.historical:
        if node.days is not None:
            yield ("past", node.family, node.sides, node.days)
        if node.item >= 0 or is_finding(node):  # an entry's own blame, what was found out then
            yield ("story", family, node.story_id)
    else:
        yield ("story", family, node.story_id)
    if not node.precise or node.days is None:
        return
    for day in range(node.days[0], node.days[1] + 1):
        for side in sorted(node.sides):
            yield ("day", family, side, day)
        for cell in _cells(node):
            yield ("cell", family, day, *cell)
        if node.place is not None:  # one report's hamlet that no table has, another's town
            yield ("name", family, day, stem(node.place.name))


def _cells(node: Node) -> Iterable[tuple[int, int]]:
    """Yield the squares of a degree around a place: how acts by nobody in particular meet."""
    p = node.place
    if p is None or p.lat is None or p.lon is None:
        return
    lat, lon = math.floor(p.lat - 0.5), math.floor(p.lon - 0.5)
    for dy in (0, 1):
        for dx in (0, 1):
            yield (lat + dy, lon + dx)


def _join_bucket(nodes: Sequence[Node], members: list[int], union: Union, told: Told) -> None:
    """Link what fits in a bucket; equal acts first, so that few distinct ones are compared."""
    distinct: dict[tuple[object, ...], int] = {}
    for i in members:
        n = nodes[i]
        place = n.place.bare() if n.place is not None else None
        doers = n.doers if doer_counts(n) else None
        key: tuple[object, ...] = (n.sides, place, n.days, n.precise, n.sums, doers)
        if key in distinct and not same_place(nodes[distinct[key]].place, n.place):
            key = (*key, n.place)
        if key not in distinct:
            distinct[key] = i
        elif agree(told, distinct[key], i):
            union.join(distinct[key], i)
    kept = sorted(distinct.values(), key=lambda i: _where(nodes[i]))
    if len(kept) > MAX_NEIGHBOURS:
        log.warning(
            "%d different acts by one side on one day: each is compared with its %d neighbours on"
            " the map only", len(kept), MAX_NEIGHBOURS,
        )  # fmt: skip
    for a, i in enumerate(kept):
        for j in kept[a + 1 : a + 1 + MAX_NEIGHBOURS]:
            two = union.find(i) != union.find(j)
            night: Night = "none" if only_by_place(nodes[i], nodes[j]) else "told"
            if two and fits(nodes[i], nodes[j]) and agree(told, i, j, night):
                union.join(i, j)


def _join_told_together(
    nodes: Sequence[Node],
    stories: Iterable[list[int]],
    buckets: Mapping[tuple[object, ...], list[int]],
    union: Union,
    told: Told,
) -> None:
    """Link incidents of several stories by what the acts of each tell together: the day of one, the
    place of another, the sides of both."""
    known: list[tuple[int, Node]] = []
    met: dict[tuple[object, ...], list[int]] = {}
    for members in stories:
        parts: dict[int, list[int]] = {}
        for i in members:
            parts.setdefault(union.find(i), []).append(i)
        for part in parts.values():
            whole = _together([nodes[i] for i in part])
            if whole is None:
                continue
            for key in _keys(whole):
                met.setdefault(key, []).append(len(known))
            known.append((part[0], whole))
    for key, wholes in met.items():
        own = [known[k] for k in wholes]
        others = [*own, *((j, nodes[j]) for j in buckets.get(key, ())[:MAX_NEIGHBOURS])]
        for a, (i, whole) in enumerate(own[:MAX_NEIGHBOURS]):
            for j, other in others[a + 1 : a + 1 + MAX_NEIGHBOURS]:
                if whole.story_id != other.story_id and fits(whole, other):
                    _join_agreed(told, union, i, j)


def _together(part: Sequence[Node]) -> Node | None:
    """Return an act with all that the acts of an incident in one story tell; None where one of them
    tells it already, or none tells a day."""
    days = next((n for n in part if n.precise), None)
    if days is None or len(part) < 2:
        return None
    place = next((n.place for n in part if is_pinned(n)), None)
    place = place or next((n.place for n in part if n.place is not None), None)
    sides = frozenset(s for n in part for s in n.sides)
    if sides == days.sides and place == days.place:
        return None
    return msgspec.structs.replace(days, place=place, sides=sides)


def _join_agreed(told: Told, union: Union, i: int, j: int) -> None:
    if agree(told, i, j):
        union.join(i, j)


def _where(node: Node) -> tuple[bool, float, float, str, str]:
    p = node.place
    lat = 0.0 if p is None or p.lat is None else p.lat
    lon = 0.0 if p is None or p.lon is None else p.lon
    return (p is not None, lat, lon, p.name if p else "", node.id)
