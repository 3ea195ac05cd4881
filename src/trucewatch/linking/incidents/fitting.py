"""Whether two reported acts can be one: nothing that either tells is against it."""

from __future__ import annotations

from trucewatch.linking.camps.sides import is_nobodys, side_of
from trucewatch.linking.days.days import days_of, overlap
from trucewatch.linking.days.unfixed_days import days_apart
from trucewatch.linking.incidents.likeness import of_others, two_deeds, unlike
from trucewatch.linking.incidents.recalls import is_pinned
from trucewatch.linking.incidents.ties import tells_losses, tied
from trucewatch.linking.nodes import Node
from trucewatch.linking.places.places import SLACK_KM, compatible, same_place, stem, told_apart

# Acts of two stories whose days only overlap ("Friday and Saturday", "Saturday") need two sides in
# common (set on event reports: without it one long day chains its neighbours).
_SURE = 2
# In a place of this radius (km) at most, or that no gazetteer knows, one act a day is told alike by
# reports that name different sides.
_VILLAGE_KM = 3.0
# Who goes on in the next sentence does so within so many letters.
_NEXT_SENTENCE = 240
# Days between two stated days that can be one night.
NIGHT = 1


def fits(a: Node, b: Node) -> bool:
    """Return whether two acts can be one by family, day, place, doers and, in one story, by what
    ties them."""
    if a.item != b.item and a.story_id == b.story_id and min(a.item, b.item) >= 0:
        return False  # two items of a bulletin are two acts
    if a.historical != b.historical and not (a.precise and b.precise) and not _found(a, b):
        return False  # what is recalled meets the report of its own day, never today's
    if a.sums != b.sums or of_others(a, b) or not _same_time(a, b):
        return False
    if a.story_id == b.story_id and (a.whole != b.whole or not tied(a, b)):
        return False
    if a.often != b.often and not (_named_breach(a) and _named_breach(b)):
        return False  # "violated the truce nine times" is no one of the raids
    if apart(a, b, SLACK_KM) or two_deeds(a, b):
        return False
    if not a.sides or not b.sides:
        return a.story_id == b.story_id or (a.place is not None and b.place is not None)
    if is_pinned(a) and is_pinned(b) and same_place(a.place, b.place) and _of_one_doer(a, b):
        return True
    if _counted_next(a, b) or _counted_next(b, a):
        return True
    if _told_again(a, b) or _doer_and_hit(a, b) or _doer_and_hit(b, a):
        return True
    if claims_it(a, b) or claims_it(b, a):
        return True
    if a.story_id != b.story_id and (_only_told(a, b) or _only_told(b, a)):
        return False
    common = a.sides & b.sides
    both = min(len(a.sides), len(b.sides))
    return len(common) >= min(2, both) or (
        bool(common) and a.place is not None and b.place is not None
    )


def two_acts(a: Node, b: Node) -> bool:
    """Return whether what is told of two acts of one report rules out that they are one: items,
    places, days or doers of their own, one act and a number of them, a deed and a war."""
    if a.item != b.item and min(a.item, b.item) >= 0:
        return True
    if a.historical != b.historical and not (a.precise and b.precise) and not _found(a, b):
        return True
    if a.precise and b.precise and not _same_time(a, b):
        return True
    if a.sums != b.sums or a.whole != b.whole or of_others(a, b):
        return True
    if a.often != b.often and not (_named_breach(a) and _named_breach(b)):
        return True
    return apart(a, b, SLACK_KM) or two_deeds(a, b)


def is_finding(n: Node) -> bool:
    """Return whether an act without a day is told by who found it out on an earlier day ("in its
    report of 21 January the mission found that four were beaten")."""
    found = n.historical and not n.precise and n.days is not None
    return found and n.statement is not None and not n.whole


def _found(a: Node, b: Node) -> bool:
    """Return whether one act is told by who found it out then, the other as of the report."""
    return found_then(a, b) or found_then(b, a)


def found_then(old: Node, told: Node) -> bool:
    """Return whether what somebody found out on an earlier day is an act that the same story tells
    before, of a day before that."""
    if not is_finding(old) or is_finding(told) or old.days is None or told.days is None:
        return False
    before = told.story_id == old.story_id and told.at < old.at and told.days[1] <= old.days[1]
    return before and not unlike(old, told)


def apart(a: Node, b: Node, wide: float) -> bool:
    """Return whether two acts lie too far apart, or one story names two places for them."""
    one_story = a.story_id == b.story_id
    if one_story and a.unfixed and b.unfixed and days_apart(a.unfixed, b.unfixed):
        return True  # where one is told without a day, two who blame each other mean one act
    if one_story and _other_days(a, b):
        return True
    return not compatible(a.place, b.place, wide) or (one_story and told_apart(a.place, b.place))


def _other_days(a: Node, b: Node) -> bool:
    """Return whether the words of two acts put them into different stretches of time, be it a month
    or a year; two days next to each other may be one night."""
    one, two = (days_of(n.event.time) if n.event is not None else None for n in (a, b))
    return (
        one is not None and two is not None and not overlap((one[0] - NIGHT, one[1] + NIGHT), two)
    )


def _named_breach(n: Node) -> bool:
    return any(t.explicit for t in n.touches)


def _only_told(a: Node, b: Node) -> bool:
    """Return whether all that one act without a place has in common with that of another report is
    who accuses: "the enemy broke it nine times", said by an army, is not each raid on its men."""
    sums = a.place is None and not a.doers and not a.done_to
    return sums and len(a.sides) == 1 and a.statement is not None and a.sides < b.sides


def _doer_and_hit(a: Node, b: Node) -> bool:
    """Return whether one report tells of an act at one place by who did it, then by whom it hit:
    "A struck Zorb. The strike wounded twelve"."""
    roles = bool(a.doers) and not a.done_to and bool(b.done_to) and not b.doers
    return roles and a.story_id == b.story_id and not b.precise and same_place(a.place, b.place)


def _told_again(a: Node, b: Node) -> bool:
    """Return whether one story can tell an act again with the same doer, against another's name: a
    strike on a town is told as one on the man who was hit there."""
    bare = a.place is None or b.place is None
    again = a.story_id == b.story_id and not (a.precise and b.precise) and bare
    return again and bool(a.doers) and a.doers == b.doers and not unlike(a, b)


def _counted_next(told: Node, lost: Node) -> bool:
    """Return whether who told of an act counts right behind it what came of it ("He said two of
    them were killed"): of one side in common, whatever else the words call the others."""
    near = told.story_id == lost.story_id and 0 < lost.at - told.at <= _NEXT_SENTENCE
    own = near and bool(told.teller) and told.teller == lost.teller and bool(told.doers)
    return own and told.event is not None and tells_losses(lost) and bool(told.sides & lost.sides)


def claims_it(owner: Node, act: Node) -> bool:
    """Return whether somebody says that it was he who did the act told before ("it had carried out
    the operation"), of which nobody has told who did it but that they were gunmen."""
    said = owner.statement
    own = None if said is None else side_of(said.speaker)
    if not owner.back or own is None or owner.doers != {own} or owner.story_id != act.story_id:
        return False
    doers = act.event.actors if act.event is not None else ()
    return owner.at > act.at and all(map(is_nobodys, doers)) and not unlike(owner, act)


def _of_one_doer(a: Node, b: Node) -> bool:
    """Return whether two acts at one small place on one day can be by one doer in one way."""
    small = a.place is not None and a.place.radius_km <= _VILLAGE_KM
    known = bool(a.doers) and bool(b.doers)
    return small and not unlike(a, b) and not (known and a.doers.isdisjoint(b.doers))


def _same_time(a: Node, b: Node) -> bool:
    """Return whether two acts can be of one day; a day that one of them lacks fits in its story."""
    if a.story_id == b.story_id and not (a.precise and b.precise):
        return True
    if a.days is None or b.days is None:
        return False
    if not overlap(a.days, b.days):
        return False
    sure = a.story_id == b.story_id or a.days == b.days
    return sure or len(a.sides & b.sides) >= _SURE or only_by_place(a, b)


def only_by_place(a: Node, b: Node) -> bool:
    """Return whether two acts of days that only overlap ("over the weekend", "on Saturday night")
    have one small place and a side, no more: no third may then chain two days."""
    one = a.place is not None and b.place is not None and stem(a.place.name) == stem(b.place.name)
    alike = is_pinned(a) and is_pinned(b) and not unlike(a, b) and a.days != b.days
    return one and alike and len(a.sides & b.sides) == 1
