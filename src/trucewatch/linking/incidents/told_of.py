"""What the words around an act tell of where it was, for joining reports.

A report calls an attack by its village, the next one by its river, the third "the market bombing".
Beside the one place that an act is coded at, all names count that its words put something at; names
of its sentence and of its story count less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from trucewatch.linking.places.places import stem
from trucewatch.linking.places.toponyms import AREAS, NAME, SITES, is_no_place
from trucewatch.linking.sentences_of import sentence_at
from trucewatch.linking.shared import shared
from trucewatch.records import Event
from trucewatch.records.coded import CodedStory
from trucewatch.vocab.words import word_set

_PUT = re.compile(
    rf"\b(?:[Aa]t|[Nn]ear|[Oo]utside|[Ii]n|around|above|over|behind) (?:the )?"
    rf"(?:[a-z]+ )??(?:{NAME} )??"
    rf"(?:(?:{SITES}|{AREAS}|area) of )?(?P<name>{NAME})(?: (?P<wide>{AREAS})\b)?(?P<own>[’']s)?"
    rf"(?! (?:{SITES}|{AREAS}) of\b)(?![’\w-])"
)
_OF_SITE = re.compile(rf"\b(?:{SITES})s? (?:of|at|in) (?P<name>{NAME})(?P<own>[’']s)?")
# Whose dead, whose mayor: "the dead of Zorb".
_OF_PEOPLE = re.compile(
    rf"\b(?:dead|victims|wounded|bereaved|funerals?|people|residents|mayor|hospital|tragedy|killings?"
    rf"|events|bloodshed|children|women|men|families|villagers|homes|houses|school|church|mosque"
    rf"|clinic) (?:of|in|at|from) (?P<name>{NAME})(?P<own>[’']s)?"
)
# A road is told by its two ends.
_ROAD = re.compile(
    rf"\b(?:road|highway|track|route|line)s? (?:leading )?(?:from|between) (?P<name>{NAME})"
    rf"(?: (?:to|and) (?P<to>{NAME}))?"
)
# A street or a square, wherever it stands: "fell on Orlen Street", "hit Victory Square".
_STREETS = "Street|Avenue|Square|Boulevard|Lane|Quarter|Bazaar"
_STREET = re.compile(rf"\b(?P<name>(?:[A-ZÀ-Þ][^\W\d_]+ ){{1,2}}(?:{_STREETS}))\b(?P<own>[’']s)?")
_BEFORE_SITE = re.compile(rf"(?P<name>{NAME}) (?:{SITES})\b")
# "Osk, where a bomb had killed five"; what is attacked, right behind the noun of the act.
_WHERE = re.compile(rf"(?P<name>{NAME}), where\b")
_HIT_AT = re.compile(rf" (?:of|on|against) (?P<name>{NAME})(?P<own>[’']s)?")
# A name right before the noun of an act: "the San Juan bombing".
_CALLED = re.compile(rf"(?P<name>{NAME})[’']?s? (?:[a-z]+ )?\Z")
_KINDS = frozenset(SITES.replace("?", "").split("|")) | {"harbor", "hill", "hills", "mount"}
_FROM = re.compile(r"\bfrom (?:[a-z]+ ){0,3}\Z")
# Where a paper was signed, somebody spoke, was nursed or went is not where the act was.
_ELSEWHERE = re.compile(
    r"\b(?:(?:signed|agreed|concluded|negotiated|brokered|initialled|initialed|sealed|talks"
    r"|negotiations|meetings?|met|conference|summit|round|briefing|reporters|spoke|speaking|fled"
    r"|flown|evacuated|exiled|based|headquartered|born)"
    r"(?: (?:in|at|to|for|the|a|this|last|week|month|year|on|early|late|[A-Z][a-z]+day)){0,4}"
    r"|(?:treated|nursed|admitted|rushed)(?: [a-z]+){0,5})\s\Z"
)
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those|[A-Z][a-z]+day[’']s) (?:[\w-]+ ){0,2}\Z")
_WIDER = re.compile(rf", (?P<name>{NAME})(?=[,.;:)])")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ARTICLE = 30
# So many letters before a name tell whether it is of something else.
_BEFORE = 60
_MOST_NAMES = 12


class ToldOf(msgspec.Struct, frozen=True):
    """Names (small letters, without words for kinds of places) that an act's own words put it at,
    that its sentence names, that its story names; whether it is told as known ("the attack");
    the latest year that its sentence names, else 0; ``another`` where the sentence begins that
    tells of it as another act than those before it ("in another strike"), -1 elsewhere."""

    own: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    story: frozenset[str] = frozenset()
    definite: bool = False
    year: int = 0
    another: int = -1


class Around(msgspec.Struct, frozen=True):
    """What a story tells beside its acts: the names that it puts something at, and the
    names of those who act and speak in it, which are no places."""

    names: frozenset[str]
    parties: frozenset[str]


def words_around(coded: CodedStory) -> Around:
    """Return what a story tells beside its acts."""
    text = coded.story.text
    actors = [a for s in coded.statements for a in (s.speaker, s.target)]
    actors += [a for e in coded.events for a in (*e.actors, *e.recipients)]
    parties = frozenset(name_key(a.name.split(" (")[0]) for a in actors if a is not None and a.name)
    names = [n for n in dict.fromkeys(_names(text, 0, len(text))) if n not in parties]
    return Around(frozenset(names[:_MOST_NAMES]), parties)


def told_of(coded: CodedStory, e: Event, around: Around) -> ToldOf:
    """Return what the words around an act tell; ``around`` is what its story tells beside it."""
    text = coded.story.text
    first, last = _sentence(text, e)
    at, end = e.trigger.start, e.trigger.end
    own = set(_names(text, end, min(last, _next_act(coded, e, last))))
    begin = max(first, at - _ARTICLE)
    called = _CALLED.search(text[begin:at])
    head = text[first : begin + called.start()].rstrip() if called is not None else ""
    opens = not head or head[-1] in "-–—:"  # "LASK (Wire) - Shells hit": a word, no name
    if called is not None and not opens and not is_no_place(called.group("name")):
        own.add(name_key(called.group("name")))
    hit_at = _HIT_AT.match(text, end)
    if hit_at is not None and not hit_at.group("own") and not is_no_place(hit_at.group("name")):
        own.add(name_key(hit_at.group("name")))
    if e.place is not None and e.place.precision in ("exact", "town", "unresolved"):
        own |= {name_key(e.place.name), name_key(e.place.text)}
    known = e.place is not None and e.place.lat is not None  # a town, whoever is called by it
    own -= around.parties - ({name_key(e.place.name)} if known and e.place is not None else set())
    near = {*_names(text, first, last), *_lies_in(text, e)} - own - around.parties
    definite = bool(_DEFINITE.search(text[max(0, at - _ARTICLE) : at]))
    year = max((int(y) for y in _YEAR.findall(text[first:last])), default=0)
    story = around.names - own - near
    another = first if _another().search(text[first:end]) else -1
    return ToldOf(
        shared(frozenset(own)), shared(frozenset(near)), shared(story), definite, year, another
    )


def _lies_in(text: str, e: Event) -> Iterator[str]:
    """Yield the name of what the place of an act lies in, told right behind it: "Zorb, Tarn"."""
    told = e.place is not None and text[e.place.start : e.place.end] == e.place.text
    wider = _WIDER.match(text, e.place.end) if told and e.place is not None else None
    if wider is not None and not is_no_place(wider.group("name")):
        yield name_key(wider.group("name"))


@cache
def _another() -> re.Pattern[str]:
    """Return the pattern of words by which an act is none of those told before it; "another 12 were
    killed" is of one."""
    deeds = "|".join(sorted(word_set("linking.deeds", "linking.incidents")))
    return re.compile(
        r"\b(?:[Aa]nother|[Aa] (?:separate|different|further)|[Ss]eparate) "
        rf"(?:[\w-]+ )?(?:{deeds})s?\b"
        r"|^\W*(?:Separately|Elsewhere|In the (?:second|third|fourth|fifth|latter|other))\b,? "
        r"|^\W*Also,? (?:on|in|at|near|outside|around|yesterday|last|over)\b "
    )


def _sentence(text: str, e: Event) -> tuple[int, int]:
    first, last = sentence_at(text, e.trigger.start)
    return first, max(last, e.trigger.end)


def _next_act(coded: CodedStory, e: Event, last: int) -> int:
    """Return where the next act of force is told, or ``last``: what stands behind it is its own."""
    after = [
        x.trigger.start for x in coded.events
        if e.trigger.end <= x.trigger.start < last and x.type in ("ASSAULT", "COERCE")
        and x.same_as != e.id and (x.start, x.end) != (e.start, e.end)
    ]  # fmt: skip
    return min(after, default=last)


def is_street(name: str) -> bool:
    """Return whether a name (as names are compared) is that of a street or square in some town."""
    return name.rpartition(" ")[2] in _street_words()


@cache
def _street_words() -> frozenset[str]:
    return frozenset(map(stem, _STREETS.split("|")))


@cache
def name_key(name: str) -> str:
    """Return a name as names are compared: "Port Sarna", "the port of Sarna" are one."""
    words = [w for w in stem(name).split() if w not in _KINDS and w != "the"]
    return " ".join(words) or name.lower()


def _names(text: str, start: int, end: int) -> Iterator[str]:
    for road in _ROAD.finditer(text, start, end):
        ends = (e for e in road.groups() if e is not None and not is_no_place(e))
        yield from map(name_key, ends)
    for form in (_PUT, _OF_SITE, _OF_PEOPLE, _WHERE, _STREET, _BEFORE_SITE):
        for hit in form.finditer(text, start, end):
            found = hit.groupdict()
            if found.get("own") or found.get("wide") or is_no_place(hit.group("name")):
                continue
            at = hit.start("name")
            fired = _FROM.search(text[max(start, hit.start() - _ARTICLE) : at])
            if not fired and not _ELSEWHERE.search(text[max(start, at - _BEFORE) : at]):
                yield name_key(hit.group("name"))
