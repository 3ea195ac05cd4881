"""What an act hit ("the market bombing", "a drone struck a ferry"), and how wide the name of its
place is ("Unity state"): what reports that tell an act again know it by."""

from __future__ import annotations

import re

import msgspec

from trucewatch.linking.camps.sides import is_body, side_of
from trucewatch.linking.shared import shared
from trucewatch.records import Event, Place
from trucewatch.records.coded import CodedStory
from trucewatch.vocab.words import word_set

_WORD = re.compile(r"[^\W\d_]+")
# What an act hit stands in so many letters before and behind its word.
_BEFORE, _BEHIND = 60, 90
_AS_WELL = re.compile(r"\bas well\b", re.IGNORECASE)
_STOP = re.compile(r"[.!?;]\s|\n")
# A name that no gazetteer knows, with one of these words behind it, is an area (km around).
_AREA = re.compile(
    r" (?:state|province|region|governorate|oblast|county|district|territory|department|valley)\b"
)
_AREA_KM = 100.0


def hit_by(coded: CodedStory, event: Event) -> frozenset[str]:
    """Return the words for what an act hit, near it in its sentence: market, ferry, bridge."""
    text, at = coded.story.text, event.trigger
    before = _STOP.split(text[max(0, at.start - _BEFORE) : at.start])[-1]
    behind = _STOP.split(text[at.end : at.end + _BEHIND])[0]
    said = _AS_WELL.sub("", f"{before} {at.text} {behind}")
    words = (w.lower() for w in _WORD.findall(said))
    known = word_set("linking.targets")
    return shared(frozenset(k for w in words for k in (w, w.removesuffix("s")) if k in known))


def as_wide_as_named(coded: CodedStory, place: Place | None) -> Place | None:
    """Return the place of an act; one that no gazetteer knows with its width, where it is named as
    an area."""
    if place is None or place.lat is not None or place.radius_km is not None:
        return place
    if not _AREA.match(coded.story.text, place.end):
        return place
    return msgspec.structs.replace(place, radius_km=_AREA_KM, precision="region")


def sides_around(coded: CodedStory) -> frozenset[str]:
    """Return the sides of all who act and speak in a story, organisations left out."""
    people = [a for e in coded.events for a in (*e.actors, *e.recipients)]
    people += [a for s in coded.statements for a in (s.speaker, s.target) if a is not None]
    sides = (s for s in map(side_of, people) if s and not is_body(s) and s != "UNK")
    return shared(frozenset(sides))
