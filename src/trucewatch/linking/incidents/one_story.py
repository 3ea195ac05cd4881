"""Which acts of one story are one incident: those without a day of their own, the likest first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from trucewatch.linking.days.days import ordinal
from trucewatch.linking.incidents.contradictions import Night, Told, agree
from trucewatch.linking.incidents.fitting import claims_it, fits, found_then, is_finding
from trucewatch.linking.incidents.likeness import likeness
from trucewatch.linking.incidents.scenes import join_scenes
from trucewatch.linking.incidents.ties import (
    laid_by_another,
    of_those,
    only_tells_what_came,
    tells_losses,
    tied,
)
from trucewatch.linking.incidents.union import Union
from trucewatch.linking.nodes import Node

# So many acts of an incident are looked at for a tie to another.
MAX_COMPARED = 30

# What the latest dated act of a story weighs for one without a day (a report is about that), and
# the act told just before it; what only tells what came of an act is of that one.
_MAIN = 1.0
_NEXT = 0.5
_OUTCOME = 2.0
# So many acts on either side of an act tell whether it is joined before others.
_BESIDE = 4
# So many acts of one report on either side of an act are compared with it.
_MOST_NEAR = 60


def join_story(nodes: Sequence[Node], members: list[int], union: Union, told: Told) -> None:
    """Link what has no day of its own in a story, in the order of the text, the likest first."""
    join_scenes(nodes, members, union, told)
    dated = sorted((i for i in members if nodes[i].precise), key=lambda i: (nodes[i].at, i))
    last = max((d[1] for i in dated if (d := nodes[i].days) is not None), default=None)
    bare = (i for i in members if nodes[i].event is None and not nodes[i].precise)
    loose = sorted(bare, key=lambda i: (nodes[i].at, i))
    every = sorted(members, key=lambda i: (nodes[i].at, i))
    for i in loose:
        if nodes[i].back:  # "the attack" is one that was told before it, with a day or without
            before = [j for j in _near(nodes, i, every) if nodes[j].at < nodes[i].at]
            _attach(nodes, i, before, union, told, last)
    for i in loose:
        if not has_day(nodes, union, i):
            _attach(nodes, i, _near(nodes, i, dated), union, told, last)
    others = sorted((i for i in members if not nodes[i].precise), key=lambda i: (nodes[i].at, i))
    for i in _surest(nodes, loose):
        if not has_day(nodes, union, i):
            _attach(nodes, i, _near(nodes, i, others), union, told, last)


def _surest(nodes: Sequence[Node], loose: Sequence[int]) -> list[int]:
    """Return acts without a day in the order in which they are joined: first those that one of the
    acts next to them is most like, so that none is taken by what it is less like."""

    def best(at: int) -> float:
        n = nodes[loose[at]]
        beside = loose[max(0, at - _BESIDE) : at + _BESIDE + 1]
        return max((likeness(n, nodes[j]) for j in beside if j != loose[at] and fits(n, nodes[j])),
                   default=0.0)  # fmt: skip

    return [loose[at] for at in sorted(range(len(loose)), key=lambda at: (-best(at), at))]


def _near(nodes: Sequence[Node], i: int, among: Sequence[int]) -> list[int]:
    """Return those of ``among`` (in the order of the text) that stand next to act ``i``, without
    it: a report tells of far fewer, and an endless one must not cost the square of its length."""
    here = bisect_left(among, nodes[i].at, key=lambda j: nodes[j].at)
    return [j for j in among[max(0, here - _MOST_NEAR) : here + _MOST_NEAR] if j != i]


def _attach(
    nodes: Sequence[Node],
    i: int,
    among: Sequence[int],
    union: Union,
    told: Told,
    last: int | None,
) -> None:
    """Link an act without a day to what it fits, the likest first, and to what is like that too;
    ``last`` is the latest day that its story tells of."""
    n = nodes[i]
    if of_those(n):  # "two of them were beaten": those of whom was told right before
        among = [j for j in among if nodes[j].at < n.at][-1:]
    fresh = last is not None and last == ordinal(n.published)
    night: Night = "one story" if fresh else "none"
    fitting = [j for j in among if fits(n, nodes[j])]
    near = fitting
    if n.statement is not None and tells_losses(n):  # who counts them tells of what he attests
        near = [j for j in fitting if not laid_by_another(n, nodes[j])] or fitting
    before = max(((nodes[j].at, j) for j in near if nodes[j].at < n.at), default=(0, -1))[1]

    following = _OUTCOME if tells_losses(n) else _NEXT

    def rank(j: int) -> tuple[float, int, int]:
        other = nodes[j]
        days = other.days if other.precise else None
        main = _MAIN if days is not None and days[1] == last else 0.0
        own = _NEXT if claims_it(n, other) else 0.0  # "it had carried out the operation"
        near = following * (j == before)
        return -likeness(n, other) - main - near - own, abs(other.at - n.at), j

    joined: list[int] = []
    ranks = {j: rank(j) for j in fitting}
    for j in sorted(fitting, key=ranks.__getitem__):
        alike = ranks[j][0] < 0 and all(likeness(nodes[k], nodes[j]) > 0 for k in joined)
        if alike and _held(nodes, union, i, j) and agree(told, i, j, night):
            union.join(i, j)
            joined.append(j)


def _held(nodes: Sequence[Node], union: Union, i: int, j: int) -> bool:
    """Return whether two groups of one story's acts are tied by more than what came of either: six
    dead belong to one act, and tie no other to it."""
    story = nodes[i].story_id
    one, two = (
        [
            nodes[k] for k in union.members[union.find(x)][:MAX_COMPARED]
            if nodes[k].story_id == story and not only_tells_what_came(nodes[k])
        ]
        for x in (i, j)
    )  # fmt: skip
    return not one or not two or any(tied(a, b) for a in one for b in two)


def join_findings(nodes: Sequence[Node], members: Sequence[int], union: Union, told: Told) -> None:
    """Link what somebody found out on an earlier day to the dated act of old that one story has
    told of right before it: "The mission was assaulted in October. In its report it found that
    four of its members were beaten"."""
    dated = [j for j in members if nodes[j].days is not None and not is_finding(nodes[j])]
    for i in members:
        if not is_finding(nodes[i]):
            continue
        before = [j for j in dated if 0 < nodes[i].at - nodes[j].at <= _RIGHT_BEHIND]
        last = max(before, key=lambda j: nodes[j].at, default=None)
        if last is not None and found_then(nodes[i], nodes[last]) and tied(nodes[i], nodes[last]):
            a, b = nodes[i].sides, nodes[last].sides
            if (not a or not b or a & b) and agree(told, i, last, "none"):
                union.join(i, last)


_RIGHT_BEHIND = 300


def has_day(nodes: Sequence[Node], union: Union, i: int) -> bool:
    return any(nodes[k].precise for k in union.members[union.find(i)])
