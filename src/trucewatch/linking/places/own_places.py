"""Where an act was by its own words, and the places of its sentence that are not its own.

"The killings of Orlam" were at Orlam, "the attack of 12 January on Teek" at Teek, "the Teek blast"
at Teek, wherever the sentence leads on to. Where somebody fled to, the hospital in which somebody
died, and the place of the guns are not where the act was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from trucewatch.linking.incidents.told_of import name_key, words_around
from trucewatch.linking.places.toponyms import AREAS, NAME, bare, is_no_place, people_of
from trucewatch.linking.sentences_of import SENTENCE_END, sentence_at
from trucewatch.linking.shared import FORCE
from trucewatch.records import Event, Place
from trucewatch.records.coded import CodedStory
from trucewatch.vocab.words import word_set

_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2})(?:,? \d{4})?"
# What an act's noun is of, right behind it: "the killings of Zorb", "the attack of 3 May on Zorb".
_UPON = re.compile(
    rf"(?: (?:of|on) (?:[A-Z][a-z]+day|{_DAY}))? (?:of|on|in|at|near|against) (?P<name>{NAME})"
    r"(?![^\W\d_])(?P<own>[’']s)?(?! [a-z]*(?:man|men|fighters|troops|forces|army)\b)"
)
# A name right before the noun of an act, with an article before it: "the Zorb blast".
_CALLED = re.compile(rf"\b(?:the|that|this|[A-Z][a-z]+day[’']s) (?P<name>{NAME}) \Z")
# What stands between the name of a place and that of the area it lies in.
_WITHIN = re.compile(
    rf"\b(?:near|at|outside|in) (?P<name>{NAME}),? in (?:the )?(?:[a-z]+(?:-[a-z]+)? ){{0,3}}"
    rf"(?:(?:{AREAS}|part|area|north|south|east|west|centre|center) of )?\Z"
)
# A height, a bridge or a post beside a town: "on Hill 407 above the town of Zorb".
_BESIDE = re.compile(
    rf"\b(?:on|at|near) (?P<name>{NAME}),? (?:above|below|over|outside|near|overlooking"
    r"|(?:just )?(?:north|south|east|west)(?:-?(?:east|west))? of) (?:the )?"
    r"(?:(?:town|village|city) of )?\Z"
)
# Who hears it is where he is: "the mission's troops in Zorb had heard shooting".
_HEARERS = re.compile(
    r"\b[a-z]+ (?:stationed |based |deployed )?(?:in|at) (?:the )?"
    r"(?:(?:town|village|city) of )?\Z"
)
_HEARD = re.compile(r",? (?:had |have )?(?:heard|hears?|registered)\b")
# What somebody denies of a thing that the words before put at a place: "mortars in Zorb?".
_ASKED = re.compile(rf"(?P<arm>[a-z]+) (?:in|at|on|near) (?P<name>{NAME})(?P<own>[’']s)?")
_BEFORE = 250
# "Corrected its figure for Zorb: seven men had been killed".
_TOLL = re.compile(
    rf"\b(?:figures?|tolls?|counts?|numbers?|losses|dead|victims) (?:for|from|of|in|at) (?:the )?"
    rf"(?P<name>{NAME})(?P<own>[’']s)?(?: [a-z]+)?[^.;\n]{{0,80}}\Z"
)
_AREA = re.compile(rf" (?:{AREAS})\b", re.I)
# Somebody goes, is brought or looks there.
_GOING = re.compile(
    r"\b(?:left|leav(?:e|es|ing)|fled|flee(?:s|ing)?|ran|run(?:s|ning)?|escap(?:ed|ing)|headed"
    r"|head(?:s|ing)|moved|drove|taken|brought|evacuated|transferred|rushed|returned|walked|went)"
    r"\b[^.;:]{0,40}?\b(?:for|to|towards?|into) (?:the )?(?:[a-z]+ of )?\Z"
)
_AFTERWARDS = re.compile(r"\b(?:after|since|following|when|as|because of|because)\b")
# Where the hurt are brought to and die.
_IN_CARE = re.compile(
    r"\b(?:hospitals?|clinic|infirmary|medical cent(?:re|er))(?: (?:in|at|of|near))?(?: the)? \Z"
)
_CARE = re.compile(r" (?:[a-z]+ )?(?:hospital|clinic|infirmary|medical cent(?:re|er))\b", re.I)
_DYING = re.compile(r"(?:died|dies|die|dying|succumbed|dead|death|treated)\Z", re.I)
_CAME = re.compile(r"(?:came|come|coming|comes)\Z", re.I)
_FAR = 80


def at_own_places(coded: CodedStory, events: Iterable[Event]) -> list[Event]:
    """Return the events, those of force at the place that their own words name, and at none that
    their sentence only leads on to."""
    told = list(events)
    text, people = coded.story.text, people_of(coded)
    known = {e.place.text.lower(): e.place for e in told if e.place is not None}
    names = words_around(coded).names
    out = []
    for e in told:
        if e.type in FORCE:
            e = _without_others(text, e)
            e = _not_of_hearers(text, e, told)
            found = _named(text, e, people, names) or _as_asked(text, e, people)
            found = found or _of_toll(text, e, people)
            e = e if found is None else _at(e, found, known)
        out.append(e)
    return out


def _at(e: Event, found: tuple[int, str], known: dict[str, Place]) -> Event:
    start, name = found
    end = start + len(name)
    as_known = known.get(name.lower())
    if as_known is None or as_known.precision == "country":
        return msgspec.structs.replace(e, place=bare(name, start))
    return msgspec.structs.replace(
        e, place=msgspec.structs.replace(as_known, text=name, start=start, end=end)
    )


def _named(
    text: str, e: Event, people: frozenset[str], names: frozenset[str]
) -> tuple[int, str] | None:
    """Return start and text of the name that is nearer to an act than the place that it has."""
    has = e.place
    upon = _UPON.match(text, e.trigger.end) if e.trigger.text.islower() else None
    if has is not None:
        beside = text[e.trigger.end : has.start]
        if upon is not None and has.start > upon.end("name") and "," in beside:
            return _proper(upon, 0, people)
        led = text[max(0, has.start - _FAR) : has.start]
        within = _WITHIN.search(led) or _BESIDE.search(led)
        area = has.precision != "country" or _AREA.match(text, has.end)
        if within is not None and area:
            return _proper(within, max(0, has.start - _FAR), people)
        return None
    if upon is not None:
        return _proper(upon, 0, people)
    shift = max(0, e.trigger.start - _FAR)
    called = _CALLED.search(text[shift : e.trigger.start])
    noun = e.trigger.text.lower()
    if called is not None and noun.removesuffix("s") in word_set("linking.fought"):
        return _proper(called, shift, people)
    if called is not None and name_key(called.group("name")) in names:
        return _proper(called, shift, people)
    return None


def _proper(hit: re.Match[str], shift: int, people: frozenset[str]) -> tuple[int, str] | None:
    """Return start and text of a name that is nobody's."""
    name = hit.group("name")
    if hit.groupdict().get("own") or is_no_place(name):
        return None
    return (
        None if not people.isdisjoint(name.lower().split()) else (shift + hit.start("name"), name)
    )


def _without_others(text: str, e: Event) -> Event:
    """Return an act without a place that somebody only goes to, is nursed in or fires from."""
    p = e.place
    if p is None:
        return e
    before = text[max(p.start - _FAR, sentence_at(text, p.start)[0]) : p.start]
    between = text[min(p.end, e.trigger.end) : max(p.start, e.trigger.start)]
    if p.start > e.trigger.end:
        gone = bool(_GOING.search(between)) and not SENTENCE_END.search(between)
        came = bool(_CAME.match(e.trigger.text)) and " from " in between
    else:
        gone = bool(_GOING.search(before)) and bool(_AFTERWARDS.search(between))
        came = False
    nursed = _DYING.match(e.trigger.text) and (_IN_CARE.search(before) or _CARE.match(text, p.end))
    return msgspec.structs.replace(e, place=None) if gone or came or nursed else e


def _not_of_hearers(text: str, e: Event, told: Iterable[Event]) -> Event:
    """Return an act without the place of who only heard it, where the story puts another act of
    force elsewhere."""
    p = e.place
    if p is None or p.start > e.trigger.start or not _HEARD.match(text, p.end):
        return e
    if not _HEARERS.search(text[max(0, p.start - _FAR) : p.start]):
        return e
    key = name_key(p.name)
    others = {
        name_key(x.place.name) for x in told if x.type in FORCE and x.place is not None
        and x.place.precision != "country" and x.id != e.id and x.place.start != p.start
    }  # fmt: skip
    return msgspec.structs.replace(e, place=None) if others - {key} else e


def _as_asked(text: str, e: Event, people: frozenset[str]) -> tuple[int, str] | None:
    """Return the name at which the words before a denial put what is denied: "mortars in Zorb?"."""
    if e.place is not None or e.realis != "denied":
        return None
    own = set(_WORDS.findall(text[e.start : e.end].lower())) & _arms()
    first = max(0, e.start - _BEFORE)
    asked = [m for m in _ASKED.finditer(text, first, e.start) if m.group("arm") in own]
    return _proper(asked[-1], 0, people) if asked else None


def _of_toll(text: str, e: Event, people: frozenset[str]) -> tuple[int, str] | None:
    """Return the name of which the words before an act without a place count the dead."""
    if e.place is not None or not any(q.kind in _COUNTED for q in e.quantities):
        return None
    first = max(0, e.trigger.start - _BEFORE)
    hit = _TOLL.search(text[first : e.trigger.start])
    return None if hit is None else _proper(hit, first, people)


_COUNTED = frozenset({"killed", "wounded", "casualties"})


@cache
def _arms() -> frozenset[str]:
    words = word_set("events.arms") | word_set("linking.means")
    return words | {f"{w}s" for w in words}


_WORDS = re.compile(r"[a-z]+")
