"""Joining what is left apart, by the weight of all that is told: the second look at a week.

What ``clusters`` joined by common sides, days and places stays joined. Then the accounts that
stories give of one act are compared wherever they can meet, by a name, and joined from the
weightiest pair on, as long as nothing told in one incident speaks strongly against anything told in
the other. An account that fits two incidents about as well goes to the better one only.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from trucewatch.linking.days.days import ordinal
from trucewatch.linking.incidents.contradictions import Told, of_two_days
from trucewatch.linking.incidents.evidence import Account, account, days_apart, place_weight, weight
from trucewatch.linking.incidents.told_of import is_street
from trucewatch.linking.incidents.union import Union
from trucewatch.linking.nodes import Node

# Joined from this weight on; kept apart where any two accounts weigh less than this.
JOINED = 3.5
_AGAINST = -2.0
# Two acts that one story leaves apart are two, unless more than this speaks for one.
_ONE_STORY = 4.0
# A name brings together reports of so many days; so many accounts on either side of each are
# compared, and so many of an incident.
_REACH = 14
_MOST = 60
_COMPARED = 24
_FAMILIES = {"violence": "violence", "coercion": "violence", "retreat": "retreat"}


def account_keys(n: Node) -> Iterator[tuple[Hashable, ...]]:
    """Yield the keys by which an act can meet those of other stories: family, name and a stretch of
    days."""
    family = _FAMILIES.get(n.family)
    told = ordinal(n.published)
    if family is None or n.sums or n.often or n.event is None or told is None:
        return
    names = n.told.own | n.told.near or n.told.story
    if n.told.own and all(map(is_street, n.told.own)):
        names |= n.told.story  # a street is in some town that its story names
    days = {told, told - _REACH, *((n.days or ()) if n.precise else ())}
    for name in sorted(names):
        for stretch in sorted({day // _REACH for day in days}):
            yield "told", family, name, stretch


def join_accounts(nodes: Sequence[Node], union: Union, told: Told) -> None:
    """Join the incidents whose accounts weigh enough; no weight is enough for two stated days."""
    accounts, of = _accounts(nodes, union)
    met = {p for members in _met(nodes, accounts).values() for p in _near(accounts, members)}
    pairs = sorted(p for p in met if _open(accounts[p[0]], accounts[p[1]], union))
    weighed = ((weight(accounts[a], accounts[b]), a, b) for a, b in pairs)
    for _, a, b in sorted((w for w in weighed if w[0] >= JOINED), key=lambda w: (-w[0], *w[1:])):
        one, two = union.find(accounts[a].first), union.find(accounts[b].first)
        if one == two or of_two_days(told.of(one), told.of(two)):
            continue
        if _agree([accounts[k] for k in of[one]], [accounts[k] for k in of[two]]):
            union.join(one, two)
            of[union.find(one)] = sorted({*of[one], *of[two]})


def _open(a: Account, b: Account, union: Union) -> bool:
    """Return whether two accounts are apart, and not for days that no weight joins."""
    return union.find(a.first) != union.find(b.first) and not days_apart(a, b)


def _accounts(nodes: Sequence[Node], union: Union) -> tuple[list[Account], dict[int, list[int]]]:
    """Return the accounts, one per story and incident, and which of them an incident has."""
    parts: dict[tuple[int, str], list[int]] = {}
    for i, n in enumerate(nodes):
        if n.family in _FAMILIES and not n.sums and not n.often and n.event is not None:
            parts.setdefault((union.find(i), n.story_id), []).append(i)
    accounts: list[Account] = []
    of: dict[int, list[int]] = {}
    for (root, _), members in parts.items():
        of.setdefault(root, []).append(len(accounts))
        accounts.append(account(members[0], [nodes[i] for i in members]))
    return accounts, of


def _met(
    nodes: Sequence[Node], accounts: Sequence[Account]
) -> dict[tuple[Hashable, ...], list[int]]:
    met: dict[tuple[Hashable, ...], list[int]] = {}
    for k, a in enumerate(accounts):
        for key in sorted({key for n in a.nodes for key in account_keys(n)}):
            met.setdefault(key, []).append(k)
    return met


def _near(accounts: Sequence[Account], members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of accounts of different stories that stand near one another in time."""
    order = sorted(members, key=lambda k: (accounts[k].published or 0, k))
    for a, i in enumerate(order):
        for j in order[a + 1 : a + 1 + _MOST]:
            one, two = accounts[i], accounts[j]
            if one.story_id != two.story_id and _of_one_time(one, two):
                yield (i, j) if i < j else (j, i)


def _of_one_time(one: Account, two: Account) -> bool:
    """Return whether two accounts are both of old or both not, or each has its day: a chronology
    tells as past what a report tells that evening."""
    return one.historical == two.historical or not (one.days is None or two.days is None)


def _own(accounts: Sequence[Account]) -> frozenset[str]:
    return frozenset().union(*(a.own for a in accounts[:_COMPARED]))


def _agree(one: Sequence[Account], two: Sequence[Account]) -> bool:
    """Return whether nothing in one incident speaks strongly against anything in the other. What
    one hand calls by its village and another by its river is no contradiction where a third, in
    both, has the two names."""
    shared = not _own(one).isdisjoint(_own(two))
    for a in one[:_COMPARED]:
        for b in two[:_COMPARED]:
            least = _ONE_STORY if a.story_id == b.story_id else _AGAINST
            against = min(0.0, place_weight(a, b)) if shared else 0.0
            if weight(a, b) - against < least:
                return False
    return True
