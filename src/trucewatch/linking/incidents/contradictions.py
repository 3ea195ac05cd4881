"""What two incidents cannot both be: acts that are told of two days, or of places that are not one.

Joining is greedy, the surest pairs first, and every join is asked here before it is made. Whatever
is told in the one incident is held against whatever is told in the other, not only the two acts
that brought them together: daily attacks on one town would else chain into one, each a day from the
next. Equal facts are kept once, so that an incident of thousands of mentions is compared by the few
days and places that they tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from trucewatch.linking.days.days import Days, overlap
from trucewatch.linking.days.unfixed_days import days_apart
from trucewatch.linking.incidents.ties import two_tolls
from trucewatch.linking.incidents.union import Union
from trucewatch.linking.nodes import Node
from trucewatch.linking.places.places import BREACH_KM, SLACK_KM, PlaceKey, compatible, told_apart
from trucewatch.vocab.words import word_set

# So many acts of one report are compared by what they hit.
_MOST = 20
_WORD = re.compile(r"[a-z]+")
Day = tuple[Days, frozenset[str]]
"""A stated stretch of days, and the ends of it (``late``, ``early``) at which the night lies."""
Night = Literal["none", "told", "one story"]
"""When an act can be of the day after, too: never; where it is told as late on the one day or early
on the other, in the night (two nights are two); in all that one story alone tells."""


class Facts:
    """What the acts of one incident tell of when and where, equal facts once."""

    def __init__(self) -> None:
        self.read = 0
        self.days: dict[Day, None] = {}
        self.places: dict[PlaceKey, None] = {}
        self.stories: set[str] = set()
        self.in_story: dict[str, dict[tuple[str, PlaceKey | None], None]] = {}
        self.told_at: dict[str, list[int]] = {}
        self.another: dict[str, int] = {}
        self.tolls: dict[str, list[Node]] = {}
        self.breach = False
        self.sums = self.deeds = False
        self.items: dict[str, set[int]] = {}

    def add(self, n: Node) -> None:
        """Take in what one more act tells."""
        self.read += 1
        self.stories.add(n.story_id)
        self.breach = self.breach or breaks(n)
        self.told_at.setdefault(n.story_id, []).append(n.at)
        if n.told.another >= 0:
            before = self.another.get(n.story_id, n.told.another)
            self.another[n.story_id] = max(before, n.told.another)
        if n.hit and n.event is not None and n.event.quantities:
            self.tolls.setdefault(n.story_id, []).append(n)
        self.sums = self.sums or (n.sums and n.event is not None)
        self.deeds = self.deeds or (not n.sums and n.event is not None)
        if n.item >= 0:
            self.items.setdefault(n.story_id, set()).add(n.item)
        day = stated(n)
        if day is not None:
            self.days[day] = None
        if n.place is not None:
            self.places[n.place] = None
        if n.unfixed or n.place is not None:
            self.in_story.setdefault(n.story_id, {})[n.unfixed, n.place] = None


class Told:
    """The facts of all incidents, by the sets of a union; they grow with it."""

    def __init__(self, nodes: Sequence[Node], union: Union) -> None:
        self._nodes, self._union = nodes, union
        self._facts: dict[int, Facts] = {}

    def of(self, i: int) -> Facts:
        """Return the facts of the incident that act ``i`` is in."""
        root = self._union.find(i)
        facts = self._facts.setdefault(root, Facts())
        members = self._union.members[root]  # what is joined is put behind what was read before
        for k in members[facts.read :] if facts.read < len(members) else ():
            facts.add(self._nodes[k])
        return facts


def breaks(n: Node) -> bool:
    """Return whether an act is told as a breach of a truce."""
    return any(t.occurrence == "violation" and (t.breach or t.explicit) for t in n.touches)


def stated(n: Node) -> Day | None:
    """Return the day that an act's own words tell, None where they tell none."""
    if not n.precise or n.days is None:
        return None
    time = n.event.time if n.event is not None else None
    return n.days, frozenset(_ends(time.text.lower()) if time is not None else ())


def _ends(told: str) -> Iterator[str]:
    words = _WORD.findall(told)
    if not word_set("linking.late").isdisjoint(words):
        yield "late"
    if not word_set("linking.early").isdisjoint(words):
        yield "early"


def two_days(a: Day, b: Day, night: Night = "told") -> bool:
    """Return whether two stated days cannot be one, as far as ``night`` lets the day after be."""
    (one, ends), (two, others) = (a, b) if a[0] <= b[0] else (b, a)
    gap = two[0] - one[1]
    if gap != 1 or night == "none":
        return gap > 0
    return night == "told" and (ends == others or not ("late" in ends or "early" in others))


def of_two_days(one: Facts, two: Facts, night: Night = "told") -> bool:
    """Return whether a day that is told in one incident cannot be one that is told in the other. A
    breach that a report tells of over some days ("on Friday and Saturday") has been on each."""
    if night == "one story" and len(one.stories | two.stories) > 1:
        night = "told"
    apart = [(a[0], b[0]) for a in one.days for b in two.days if two_days(a, b, night)]
    if not apart or not (one.breach or two.breach):
        return bool(apart)
    told = [d for d, _ in (*one.days, *two.days) if d[0] < d[1]]
    return not all(any(overlap(a, d) and overlap(d, b) for d in told) for a, b in apart)


def of_another(one: Facts, two: Facts) -> bool:
    """Return whether a story tells of the one as another act than what the other has been told
    of before it ("in another strike"), or of two targets with a toll each."""
    for told, before in ((one, two), (two, one)):
        for story, at in told.another.items():
            if any(k < at for k in before.told_at.get(story, ())):
                return True
    return any(
        two_tolls(a, b)
        for story in one.tolls.keys() & two.tolls.keys()
        for a in one.tolls[story][:_MOST] for b in two.tolls[story][:_MOST]
    )  # fmt: skip


def of_two_kinds(one: Facts, two: Facts) -> bool:
    """Return whether one incident is a number of acts that somebody counted and the other a deed,
    or they are of two items of one bulletin."""
    if (one.sums and two.deeds) or (two.sums and one.deeds):
        return True
    shared = one.items.keys() & two.items.keys()
    return any(one.items[s].isdisjoint(two.items[s]) for s in shared)


def of_two_places(one: Facts, two: Facts, wide_km: float) -> bool:
    """Return whether places told in two incidents lie too far apart, or one story tells of two."""
    if any(not compatible(a, b, wide_km) for a in one.places for b in two.places):
        return True
    return any(
        _told_apart(a, b)
        for story in one.in_story.keys() & two.in_story.keys()
        for a in one.in_story[story] for b in two.in_story[story]
    )  # fmt: skip


def _told_apart(a: tuple[str, PlaceKey | None], b: tuple[str, PlaceKey | None]) -> bool:
    """Return whether two facts of one story are of two places, or of two days without a year; where
    one is told without a day, two who blame each other mean one act."""
    return told_apart(a[1], b[1]) or bool(a[0] and b[0] and days_apart(a[0], b[0]))


def agree(told: Told, i: int, j: int, night: Night = "told") -> bool:
    """Return whether no act with ``i`` is stated to be of another day or place than one with
    ``j``, so that what lacks either does not chain them. Reports of a breach are asked about
    together over some way more."""
    one, two = told.of(i), told.of(j)
    if one is two:
        return False
    if of_two_kinds(one, two):
        return False
    wide = BREACH_KM if one.breach or two.breach else SLACK_KM
    apart = of_two_days(one, two, night) or of_two_places(one, two, wide)
    return not (apart or of_another(one, two))
