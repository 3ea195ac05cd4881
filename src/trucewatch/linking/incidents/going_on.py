"""Sentences that only go on with what the one before them told.

"Let me begin with Orlen Street. Five civilians died": the place of the second is what the first is
about. "Five people were killed when shells fell. Her two sons had been killed in the yard": the
second counts among the five, and is no act of old.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.linking.places.toponyms import NAME, bare, is_no_place, people_of
from trucewatch.linking.sentences_of import sentence_at
from trucewatch.linking.shared import FORCE
from trucewatch.records import Event, Place
from trucewatch.records.coded import CodedStory
from trucewatch.vocab.words import word_set

_FRESH = frozenset({"actual", "claimed", "alleged", "denied", "monitor_reported"})
# A sentence that is about a place and tells nothing of it.
_TOPIC = re.compile(
    r"(?:\A|[\s\"“'‘])(?:And|But|So|Now,?|(?:What|How) about|What happened (?:in|at|on)"
    r"|As (?:for|to)|(?:[Bb]egin|[Ss]tart|[Oo]pen|[Tt]urn|[Cc]ome|[Gg]o|[Mm]ove|[Ss]tay)(?:s|ing)?"
    r"(?: (?:on|back|now))? (?:with|to|at|in)"
    r"|(?:[Tt]alk|[Ss]peak|[Aa]sk(?: you)?|[Hh]ear)(?:s|ing)? (?:about|of))"
    rf" (?:the (?:[a-z]+ ){{0,2}}(?:in|at|on|of) )?(?P<name>{NAME})(?: then| now| first)?"
    r"[.?!:]+[\"”’']?\Z"
)
_LONGEST = 80
# A loss that is told in the pluperfect, and what puts it into an earlier time.
_HAD = re.compile(r"\bhad (?:also |already )?(?:been |both |all )*\Z")
_EARLIER = re.compile(
    r"\b(?:earlier|previous(?:ly)?|before|prior|ago|last|past|first|former|another|other|since|years?"
    r"|months?|weeks?|decades?|(?:19|20)\d\d|already|once)\b"
)


def goes_on(coded: CodedStory, events: Sequence[Event]) -> Iterator[Event]:
    """Yield the acts, those of force that only go on with the sentence before them as it tells."""
    text, people = coded.story.text, people_of(coded)
    known = {e.place.text.lower(): e.place for e in events if e.place is not None}
    for k, e in enumerate(events):
        if e.type in FORCE and e.place is None and e.realis in _FRESH:
            place = _topic_of(text, e, known, people)
            e = e if place is None else msgspec.structs.replace(e, place=place)
        elif _among_the_lost(text, events, k):
            e = msgspec.structs.replace(e, realis="actual", recipients=(), quantities=())
        yield e


def _topic_of(text: str, e: Event, known: dict[str, Place], people: frozenset[str]) -> Place | None:
    """Return the place that the sentence before an act is about, where that tells no more."""
    first = sentence_at(text, e.trigger.start)[0]
    led = text[:first].rstrip(" ")
    if not led or led.endswith("\n"):
        return None
    begin = sentence_at(text, len(led) - 1)[0]
    if len(led) - begin > _LONGEST:
        return None
    found = _TOPIC.search(led, begin)
    if found is None or is_no_place(found["name"]):
        return None
    name = found["name"]
    if not people.isdisjoint(name.lower().split()):
        return None
    as_known = known.get(name.lower())
    if as_known is None or as_known.precision == "country":
        return bare(name, found.start("name"))
    start = found.start("name")
    return msgspec.structs.replace(as_known, text=name, start=start, end=start + len(name))


def _among_the_lost(text: str, events: Sequence[Event], k: int) -> bool:
    """Return whether an act only tells of some whom the act told right before it hit: people "had
    been killed", with no day, place or doer of their own, in the same paragraph."""
    e = events[k]
    bare_loss = e.realis == "historical" and e.type in FORCE and e.time is None and e.place is None
    if not bare_loss or e.actors or e.trigger.text.lower() not in word_set("linking.outcomes"):
        return False
    first, last = sentence_at(text, e.trigger.start)
    if not _HAD.search(text[first : e.trigger.start]) or _EARLIER.search(text[first:last]):
        return False
    before = [x for x in events[:k] if x.type in FORCE and x.trigger.start < first]
    if not before or before[-1].realis not in _FRESH or before[-1].realis == "denied":
        return False
    between = text[before[-1].trigger.end : first]
    return "\n" not in between and len(between) <= _PARAGRAPH and not _EARLIER.search(between)


_PARAGRAPH = 240
