"""An act told again long after, without its day: known by its place and the number of its dead.

"And Tamra? Four soldiers died there", says who asks months later. Where the record has one day on
which four were killed at Tamra in the half year before, that is it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from trucewatch.linking.days.days import iso_month, ordinal
from trucewatch.linking.incidents.likeness import of_others, unlike
from trucewatch.linking.incidents.union import Union
from trucewatch.linking.nodes import Node

RETOLD_DAYS = 180
# So few are killed in many attacks on one town; every month has so many days.
_FEW, _STEP = 2, 28


def retold_keys(nodes: Sequence[Node]) -> Iterator[tuple[Hashable, ...]]:
    """Yield the keys by which an act of one story that is told again without its day meets the one
    that has it: name of the place, number of the dead and month."""
    known = [n for n in nodes if n.family == "violence" and not n.sums]
    days = {d for n in known if n.precise and n.days is not None for d in n.days}
    dead = sorted({k for n in known for k in _dead(n)})
    for n in known if dead else ():
        months = {iso_month(d) for d in (*days, *_looked_back(n))}
        names = sorted(n.told.own)
        yield from (("retold", name, k, m) for name in names for k in dead for m in sorted(months))


def _looked_back(n: Node) -> Iterator[int]:
    """Yield days of all months in which an act that is told again can have been."""
    told = ordinal(n.published) if _is_retold(n) else None
    if told is not None:
        yield from range(told, told - RETOLD_DAYS, -_STEP)
        yield told - RETOLD_DAYS


def retold(nodes: Sequence[Node], union: Union) -> Iterator[tuple[int, int]]:
    """Yield pairs of an act that is told again and one of the dated incident that it is of, by
    their indices."""
    open_ones = [i for i, n in enumerate(nodes) if _is_retold(n) and _dead(n) and n.told.own]
    if not open_ones:
        return
    dated: dict[tuple[str, float], set[int]] = {}
    for root in sorted({union.find(i) for i in range(len(nodes))}):
        members = [nodes[k] for k in union.members[root] if nodes[k].family == "violence"]
        if any(n.precise and not n.sums for n in members):
            for key in _known_by(members):
                dated.setdefault(key, set()).add(root)
    for i in open_ones:
        n, own = nodes[i], union.find(i)
        if any(nodes[k].precise for k in union.members[own]):
            continue
        roots = {r for key in _known_by([n]) for r in dated.get(key, ()) if r != own}
        found = [r for r in sorted(roots) if _can_be(n, [nodes[k] for k in union.members[r]])]
        if len(found) == 1:
            yield i, found[0]


def _dead(n: Node) -> set[float]:
    told = n.event.quantities if n.event is not None else ()
    return {q.low for q in told if q.kind == "killed" and q.low is not None and q.low > _FEW}


def _known_by(nodes: Sequence[Node]) -> list[tuple[str, float]]:
    """Return the names that an act is put at, each with the number of its dead."""
    dead = sorted({k for n in nodes for k in _dead(n)})
    return [(name, k) for name in sorted({w for n in nodes for w in n.told.own}) for k in dead]


def _is_retold(n: Node) -> bool:
    return n.family == "violence" and not n.precise and not (n.sums or n.often or n.whole)


def _can_be(n: Node, incident: Sequence[Node]) -> bool:
    """Return whether an act that is told again can be an incident, by its days, doers and ways."""
    told = ordinal(n.published)
    days = [d for o in incident if o.precise and (d := o.days) is not None]
    if told is None or not days or any(o.story_id == n.story_id for o in incident):
        return False
    first, last = min(d[0] for d in days), max(d[1] for d in days)
    if not 0 <= told - last <= told - first <= RETOLD_DAYS:
        return False
    if n.historical and n.days is not None and n.days[1] < first:
        return False
    if any(unlike(n, o) or of_others(n, o) for o in incident):
        return False
    doers = frozenset(s for o in incident for s in o.doers)
    return not (n.doers and doers and n.doers.isdisjoint(doers))
