"""Places that only the words of an act name: "four villagers at Tando-Macuco".

No gazetteer knows most villages, and a name that no gazetteer knows is told for a place by the
finder of places only beside words that make it one. For linking, a proper name that is nobody's and
stands after "at" or "near" in the clause of an act of force is where that act was: two acts at
places of different names are two acts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from trucewatch.linking.places.toponyms import AREAS, NAME, SITES, bare, is_no_place, people_of
from trucewatch.linking.shared import FORCE
from trucewatch.records import Event, Place
from trucewatch.records.coded import CodedStory
from trucewatch.vocab.gazetteer import place_words

_NAME = rf"(?P<name>{NAME})"
_PUT = re.compile(
    rf"\b(?:(?:at|near|outside|in)(?: the (?:{SITES}|{AREAS}|area) of)?"
    rf"|(?:the|on|against) (?:{SITES}) of"
    rf"|(?:on|at|near|over|across|to|against)(?: the)?(?=(?: [A-ZÀ-Þ]\w+){{1,3}} (?:{SITES})\b)"
    rf") {_NAME}"
    r"(?P<kind> [a-z]+)?(?P<own>[’']s)?"
)
# What is attacked, bombed, shelled is a place where its name is nobody's.
_HIT = re.compile(
    r" (?:(?:on|against|of|over|towards?|into|across|around|inside) )?"
    rf"(?:the (?:{SITES}) of )?{_NAME}(?P<kind> [a-z]+)?(?P<own>[’']s)?"
)
# "mentioned Zorb, where eight people died": the act is told right after it.
_REL = re.compile(rf"{_NAME}(?P<own>[’']s)?, where (?:[^\s.,;]+ ){{0,9}}\Z")
# Where a sentence begins by saying where it plays: "In Zorb, a shell hit a house".
_SET = re.compile(
    r"\W*(?:\d+[.)] )?(?:In|At|Near|Outside|Around|Inside|Over)"
    rf"(?: the (?:{SITES}|{AREAS}|area|region|outskirts) of)? {_NAME}(?P<own>[’']s)?(?=[ ,])"
)
# A name that ends in the word for a site stands with an article: "at the Red Sea Mills".
_TITLED = re.compile(rf"\b(?:at|near|outside|inside) the {_NAME}(?P<kind>)(?P<own>[’']s)?")
_SITE = re.compile(rf"[^ ]+ .*\b(?:{SITES})", re.IGNORECASE)
# What stands right before the word for what it suffered: "two silos at the Red Sea Mills burned".
_SUFFERED = re.compile(
    rf"\b(?:at|near|outside|inside)(?: the)? (?P<name>{NAME})(?P<own>[’']s)?"
    r" (?:(?:was|were|has been|have been|had been|later|also) ){0,2}\Z"
)
_STOP = re.compile(r"[.!?;:]\s|\n")
# A sentence begins at most so many letters before what it tells.
_FAR = 300


def with_localities(coded: CodedStory, events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events, those of force that have no place with the one that their own words
    name: as another event of the story has it, else by its bare name."""
    told = tuple(events)
    known = {e.place.text.lower(): e.place for e in told if e.place is not None}
    people = people_of(coded)
    acts = tuple(x.trigger.start for x in told)
    put = [_put(coded.story.text, e, known, people, acts) for e in told]
    return tuple(_with_the_one_before(coded.story.text, put, k) for k in range(len(put)))


def _with_the_one_before(text: str, told: Sequence[Event], k: int) -> Event:
    """Return an act that its doer goes on with in the same sentence ("captured the bridge at Zelen
    and took six men") at the place of the act before it."""
    e = told[k]
    before = told[k - 1] if k else None
    if before is None or before.place is None or e.place is not None or e.type not in FORCE:
        return e
    one = before.type in FORCE and before.statement_id == e.statement_id and bool(e.actors)
    alike = one and [a.code for a in before.actors] == [a.code for a in e.actors]
    between = text[before.trigger.end : e.trigger.start]
    if not alike or " and " not in between or _STOP.search(between):
        return e
    return msgspec.structs.replace(e, place=before.place)


def _put(
    text: str, e: Event, known: Mapping[str, Place], people: frozenset[str], acts: Sequence[int]
) -> Event:
    if e.place is not None or e.type not in FORCE:
        return e
    end = min((a for a in acts if e.trigger.end <= a < e.end), default=e.end)
    found = _named(text, e, end, people) or _set_at(text, e, people)
    if found is None:
        return e
    start, name = found
    as_known = known.get(name.lower())
    place = as_known if as_known is not None and as_known.precision != "country" else None
    here = bare(name, start)
    if place is not None:
        here = msgspec.structs.replace(place, text=name, start=start, end=start + len(name))
    return msgspec.structs.replace(e, place=here)


def _named(text: str, e: Event, end: int, people: frozenset[str]) -> tuple[int, str] | None:
    """Return start and text of the first name that the words after an act, up to the next act
    told, put it at."""
    direct = _HIT.match(text, e.trigger.end, end)
    titled = (
        m for m in _TITLED.finditer(text, e.trigger.end, end) if _SITE.fullmatch(m.group("name"))
    )
    put = (*_PUT.finditer(text, e.trigger.end, end), *titled)
    for hit in (*((direct,) if direct else ()), *put):
        name, kind = hit.group("name"), (hit.group("kind") or "").strip()
        if " from " in text[e.trigger.end : hit.start()]:
            return None  # "fired from howitzers near Korrin": that is where the guns stood
        if hit.group("own") or not people.isdisjoint(name.lower().split()):
            continue
        if is_no_place(name) or (kind and kind in place_words("actor_noun")):
            continue
        return hit.start("name"), name
    return None


def _set_at(text: str, e: Event, people: frozenset[str]) -> tuple[int, str] | None:
    """Return start and text of the name that the sentence of an act begins with, as its scene."""
    begin = max((m.end() for m in _STOP.finditer(text, max(0, e.trigger.start - _FAR),
                e.trigger.start)), default=0)  # fmt: skip
    found = _SET.match(text, begin, e.trigger.start)
    found = found or _REL.search(text, begin, e.trigger.start)
    if found is None and not e.actors:
        found = _SUFFERED.search(text, begin, e.trigger.start)
    if found is None or found.group("own"):
        return None
    name = found.group("name")
    if not people.isdisjoint(name.lower().split()) or is_no_place(name):
        return None
    return found.start("name"), name
