"""Recollections: an old act told again without its day goes to the latest act of its place.

"The shelling of Millgate", weeks later, is the one that the record has at Millgate, not today's. It
is looked for by family and name of the place, back from the day of the report that recalls it. In
a district or a region its doer has to be the same.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from trucewatch.linking.camps.camps import WITHHOLDING
from trucewatch.linking.claims.replies import names_in
from trucewatch.linking.days.days import iso_month, ordinal, overlap
from trucewatch.linking.incidents.likeness import both_fight, of_others, unlike
from trucewatch.linking.nodes import Node
from trucewatch.linking.places.places import PlaceKey, stem

# What is told as past is looked for so many days back; what is only told without a day, as a
# follow-up tells it, so many.
PAST_DAYS = 60
FOLLOWED_DAYS = 14
# A wider place (km) says too little of where an act was.
_POINT_KM = 20.0
_POINTS = frozenset({"exact", "town", "unresolved"})
_FAMILIES = frozenset({"violence", "coercion", "access"})


def is_pinned(n: Node) -> bool:
    """Return whether an act has a place of its own, not a district or a country."""
    return n.place is not None and _is_point(n.place)


def _is_point(place: PlaceKey) -> bool:
    return place.precision in _POINTS and place.radius_km <= _POINT_KM


def recalls(n: Node) -> bool:
    """Return whether an act is told without a day of its own, at a place of its own or by somebody
    in a named region."""
    named = n.place is not None and (is_pinned(n) or bool(n.doers))
    return n.family in _FAMILIES and not n.precise and named and not n.sums


def _named(n: Node) -> tuple[str, ...]:
    """Return the names in the words of who says that nobody is known to have done it ("could not
    establish who fired at Ulmet"): where no act stands for them, one may be its place."""
    said = n.statement
    if n.event is not None or said is None or said.act not in WITHHOLDING:
        return ()
    return tuple(dict.fromkeys(stem(name) for name in names_in(said)))


def recall_keys(n: Node) -> Iterator[tuple[Hashable, ...]]:
    """Yield the keys by which an act that is told again meets the one that has a day: family, place
    and month."""
    told = ordinal(n.published)
    if told is not None:
        months = {iso_month(d) for d in (told, told - FOLLOWED_DAYS)}
        yield from (("recall", n.family, name, m) for name in _named(n) for m in sorted(months))
    yield from _hit_keys(n, told)
    if n.place is None or n.family not in _FAMILIES:
        return
    months = set()
    if n.precise and n.days is not None:
        months |= {iso_month(d) for d in n.days}
    elif recalls(n) and (told := ordinal(n.published)) is not None:
        months |= {iso_month(d) for d in (told, told - PAST_DAYS // 2, told - PAST_DAYS)}
    yield from (("recall", n.family, stem(n.place.name), m) for m in sorted(months))


def _hit_keys(n: Node, told: int | None) -> Iterator[tuple[Hashable, ...]]:
    days: tuple[int, ...] = ()
    if n.precise and n.days is not None and not n.historical:
        days = n.days
    elif _by_what_it_hit(n) and told is not None:
        days = (told, told - FOLLOWED_DAYS)
    yield from (
        ("hit", n.family, w, m) for w in sorted(n.hit) for m in sorted({*map(iso_month, days)})
    )


def _by_what_it_hit(n: Node) -> bool:
    """Return whether an act is told without day and place, by what it hit: "the ferry strike"."""
    fresh = n.event is not None and not n.precise and not n.historical and n.place is None
    return fresh and n.family == "violence" and bool(n.hit) and not n.sums


def recalled(nodes: Sequence[Node], fixed: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    """Yield pairs of a recollection and the dated act that it is, by their indices.

    ``fixed`` tells whether an act is already together with one that has a day.
    """
    dated: dict[tuple[str, str], list[int]] = {}
    for i, n in enumerate(nodes):
        if n.precise and n.place is not None and n.family in _FAMILIES:
            dated.setdefault((n.family, stem(n.place.name)), []).append(i)
    hits: dict[tuple[str, str], list[int]] = {}
    for j, old in enumerate(nodes):
        if old.precise and not (old.historical or old.sums):
            for word in old.hit:
                hits.setdefault((old.family, word), []).append(j)
    for i, n in enumerate(nodes):
        if n.place is not None and recalls(n) and not fixed(i):
            best = _latest(nodes, n, dated.get((n.family, stem(n.place.name)), ()))
            if best is not None:
                yield i, best
        elif n.place is None and not fixed(i):
            found = (_latest(nodes, n, dated.get((n.family, name), ())) for name in _named(n))
            yield from [(i, j) for j in found if j is not None][:1]
            known = sorted({j for w in n.hit for j in hits.get((n.family, w), ())})
            yield from ((i, j) for j in _only_hit(nodes, n, known))


def _only_hit(nodes: Sequence[Node], n: Node, known: Iterable[int]) -> Iterator[int]:
    """Yield the act of the fortnight before that hit the like, told in a report on a side that this
    one is on too, where there is one day of such acts only."""
    told = ordinal(n.published)
    if told is None or not _by_what_it_hit(n):
        return
    found = [
        j for j in known
        if (days := nodes[j].days) is not None and 0 <= told - days[1] <= FOLLOWED_DAYS
        and nodes[j].story_id != n.story_id and n.around & nodes[j].around
        and not unlike(n, nodes[j]) and not of_others(n, nodes[j])
    ]  # fmt: skip
    if found and len({nodes[j].days for j in found}) == 1:
        yield found[0]


def _latest(nodes: Sequence[Node], n: Node, known: Iterable[int]) -> int | None:
    fitting = [j for j in known if _can_be(n, nodes[j])]
    return max(fitting, key=lambda j: ((nodes[j].days or (0, 0))[1], -j), default=None)


def _can_be(n: Node, old: Node) -> bool:
    told = ordinal(n.published)
    other = unlike(n, old) and not (_answers(n) and both_fight(n, old))
    if told is None or old.days is None or other or of_others(n, old) or old.sums:
        return False
    if n.historical and 0 < n.told.year < datetime.date.fromordinal(old.days[0]).year:
        return False  # "spoke of 1994, when soldiers shot forty there"
    back = PAST_DAYS if n.historical else FOLLOWED_DAYS
    if not 0 <= told - old.days[1] <= back:
        return False
    if n.historical and n.days is not None and not overlap(n.days, old.days):
        return False
    if n.doers and old.doers:
        return bool(n.doers & old.doers)
    if n.place is not None and not (is_pinned(n) and is_pinned(old)):
        return False
    if _answers(n) and is_pinned(n) and is_pinned(old):
        return True  # whoever is named as hurt: what is denied there is what was told there
    return not n.sides or not old.sides or bool(n.sides & old.sides)


def _answers(n: Node) -> bool:
    """Return whether an act is told by who denies or admits it: it has been told before."""
    return n.statement is not None and n.statement.act in ("deny", "concede")
