"""How much speaks for two reports telling of one act, and against it.

Joining by rules asks for a common side, day and place. What many hands tell of one act seldom has
all of them: the market's name here, a date there, a toll that grew. As in the linking of records,
each thing told of both is weighed, and what is not told weighs nothing. The weights are about the
logarithm (base 2) of how much oftener two reports of one act agree so than two reports of different
acts of one conflict in one week; set by hand on weeks of reports written for the project.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from trucewatch.linking.camps.sides import country_of
from trucewatch.linking.days.days import ordinal
from trucewatch.linking.incidents.likeness import both_fight, doer_counts, of_others, unlike
from trucewatch.linking.incidents.recalls import is_pinned
from trucewatch.linking.incidents.told_of import is_street
from trucewatch.linking.nodes import Node
from trucewatch.linking.places.places import PlaceKey, compatible, of_two_wars, stem

# Places: a name that both acts are put at, that one is and the sentence of the other names, that
# only its story names; two names that are not one another; places that cannot be one.
_SAME_PLACE, _NAMED_NEAR, _NAMED_ONCE = 3.0, 2.0, 1.0
_OTHER_PLACE, _FAR = -3.0, -5.0
# Days: the same; one apart; farther; a follow-up without a day, so many days after.
_SAME_DAY, _NEXT_DAY, _OTHER_DAY = 2.0, -2.5, -6.0
_FOLLOWED = ((1, 0.5), (4, 0.0), (8, -0.5), (14, -1.5))
_TOO_LATE = -6.0
_BOTH_UNDATED = ((3, 0.0), (8, -1.0))
# What was done, to what, by whom, and what it cost.
_SAME_WAY, _BOTH_FIRE, _UNLIKE = 1.0, -0.5, -3.0
_SAME_HIT, _OTHER_HIT = 1.5, -0.5
_SAME_DOER, _OTHER_DOER, _SAME_VICTIM = 1.0, -0.5, 0.75
_SAME_TOLL, _GROWN, _OTHER_TOLL = 1.5, 0.5, -1.5
# A number so small is killed in many attacks; a toll seldom grows beyond so many times the first.
_FEW, _TIMES = 2, 2.5
_KNOWN = 0.75


class Account(msgspec.Struct, frozen=True):
    """What one story tells of one act, by all its mentions there; ``first`` is the index of the
    first of them."""

    first: int
    story_id: str
    published: int | None
    family: str
    nodes: tuple[Node, ...]
    own: frozenset[str]
    near: frozenset[str]
    story: frozenset[str]
    days: tuple[int, int] | None
    doers: frozenset[str]
    done_to: frozenset[str]
    hit: frozenset[str]
    killed: frozenset[float]
    places: frozenset[PlaceKey]
    historical: bool
    definite: bool


def account(first: int, nodes: Sequence[Node]) -> Account:
    """Return what the acts of one story that are taken for one tell together."""
    own = _all(n.told.own for n in nodes)
    near = _all(n.told.near for n in nodes) - own
    dated = [n.days for n in nodes if n.precise and n.days is not None]
    toll = {
        q.low for n in nodes if n.event is not None for q in n.event.quantities
        if q.kind == "killed" and q.low is not None
    }  # fmt: skip
    return Account(
        first, nodes[0].story_id, ordinal(nodes[0].published), nodes[0].family, tuple(nodes),
        own, near, _all(n.told.story for n in nodes) - own - near,
        (min(d[0] for d in dated), max(d[1] for d in dated)) if dated else None,
        _all(n.doers for n in nodes), _all(n.done_to for n in nodes),
        _all(n.hit for n in nodes), frozenset(toll),
        frozenset(n.place for n in nodes if n.place is not None and is_pinned(n)),
        all(n.historical for n in nodes), any(n.told.definite for n in nodes),
    )  # fmt: skip


def _all(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def weight(a: Account, b: Account) -> float:
    """Return how much speaks for two accounts being of one act (above 0) or of two (below)."""
    known = _KNOWN * (a.definite or b.definite)
    return place_weight(a, b) + day_weight(a, b) + _deed(a, b) + _toll(a, b) + known


def place_weight(a: Account, b: Account) -> float:
    """Return what the places that are told of two accounts weigh."""
    apart = [not compatible(p, q) for p in a.places for q in b.places]
    if a.own & b.own:
        return _FAR if _of_namesakes(a, b) else _SAME_PLACE
    if _street_of(a, b) or _street_of(b, a):
        return _NAMED_ONCE
    if apart and all(apart) and not (a.own & b.near or a.near & b.own):
        known = all(p.lat is not None for p in (*a.places, *b.places))
        return _FAR if known else _OTHER_PLACE
    if a.own & b.near or a.near & b.own:
        return _NAMED_NEAR
    if a.own and b.own:
        return 0.0 if _holds(a.own, b.own) or not apart else _OTHER_PLACE
    if a.own & b.story or a.story & b.own or a.near & b.near:
        return _NAMED_ONCE
    return 0.0


def _street_of(a: Account, b: Account) -> bool:
    """Return whether one act is put at a street, and its story names the town of the other."""
    streets = bool(a.own) and all(map(is_street, a.own)) and not any(map(is_street, b.own))
    return streets and bool((a.near | a.story) & b.own)


def _of_namesakes(a: Account, b: Account) -> bool:
    """Return whether the one name of two accounts is that of two places: by where they are, else,
    of names that no gazetteer knows, where their stories have no state in common."""
    namesakes = [
        not compatible(p, q) for p in a.places for q in b.places if stem(p.name) == stem(q.name)
    ]
    if namesakes:
        return all(namesakes)
    if any(p.lat is not None for p in (*a.places, *b.places)):
        return False
    one, two = (
        {country_of(s) for n in x.nodes for s in n.around if not s.startswith("UNK")}
        for x in (a, b)
    )
    return of_two_wars(one, two)


def _holds(one: frozenset[str], two: frozenset[str]) -> bool:
    return any(a in b or b in a for a in one for b in two)


def day_weight(a: Account, b: Account) -> float:
    """Return what the days that are told of two accounts, and those of their reports, weigh."""
    if a.days is not None and b.days is not None:
        return _SAME_DAY if _gap(a, b) <= 0 else _NEXT_DAY if _gap(a, b) == 1 else _OTHER_DAY
    if a.days is None and b.days is None:
        if a.published is None or b.published is None:
            return 0.0
        return _within(abs(a.published - b.published), _BOTH_UNDATED, -2.0)
    dated, bare = (a, b) if a.days is not None else (b, a)
    if bare.published is None or dated.days is None:
        return 0.0
    gap = bare.published - dated.days[0]
    return _TOO_LATE if gap < 0 else _within(gap, _FOLLOWED, _TOO_LATE)


def _gap(a: Account, b: Account) -> int:
    if a.days is None or b.days is None:
        return 0
    return max(a.days[0] - b.days[1], b.days[0] - a.days[1])


def days_apart(a: Account, b: Account) -> bool:
    """Return whether no night can make one day of those that two accounts state."""
    return _gap(a, b) > 1


def _within(gap: int, steps: Iterable[tuple[int, float]], beyond: float) -> float:
    return next((w for most, w in steps if gap <= most), beyond)


def _deed(a: Account, b: Account) -> float:
    """Return what way, doers, victims and what was hit weigh."""
    score = _way(a, b)
    if a.hit and b.hit:
        score += _SAME_HIT if a.hit & b.hit else _OTHER_HIT
    if a.doers and b.doers:
        apart = _FAR if any(map(doer_counts, a.nodes)) else _OTHER_DOER
        score += _SAME_DOER if a.doers & b.doers else apart
    return score + _SAME_VICTIM * bool(a.done_to & b.done_to)


def _way(a: Account, b: Account) -> float:
    pairs = [(x, y) for x in a.nodes for y in b.nodes]
    if any(of_others(x, y) for x, y in pairs):
        return _UNLIKE
    if any(x.mode is not None and x.mode == y.mode for x, y in pairs):
        return _SAME_WAY
    odd = [(x, y) for x, y in pairs if unlike(x, y)]
    if len(odd) < len(pairs):
        return 0.0
    return _BOTH_FIRE if any(both_fight(x, y) for x, y in odd) else _UNLIKE


def _toll(a: Account, b: Account) -> float:
    """Return what the numbers of dead weigh: later reports count more, seldom far more."""
    if not a.killed or not b.killed:
        return 0.0
    if any(n > _FEW for n in a.killed & b.killed):
        return _SAME_TOLL
    least, most = sorted((max(a.killed), max(b.killed)))
    return _GROWN if most <= least * _TIMES + 1 else _OTHER_TOLL
