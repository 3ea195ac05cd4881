"""Towns that only name an agreement: "the Geneva ceasefire" makes no party of Switzerland.

The state of such a town does nothing and suffers nothing by the name, and what breaks the agreement
did not happen in the town. Two wars whose truces were made in one town would else share a side.
"""

from __future__ import annotations

from operator import is_

import msgspec

from trucewatch.records import Actor, Event, Statement
from trucewatch.records.coded import CodedStory
from trucewatch.vocab.actors import load_actors


def without_deal_names(coded: CodedStory) -> CodedStory:
    """Return a story without the parties and places that are only part of an agreement's name."""
    spans = [(m.start, m.end) for a in coded.leads.agreements for m in a.mentions]

    def names_it(text: str, start: int, end: int) -> bool:
        return any(a <= start and end < b for a, b in spans) and _is_town(text)

    def kept(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        return tuple(a for a in actors if a.country is None or not names_it(a.text, a.start, a.end))

    def event(e: Event) -> Event:
        actors, recipients, place = kept(e.actors), kept(e.recipients), e.place
        if place is not None and names_it(place.text, place.start, place.end):
            place = None
        if (len(actors), len(recipients), place) == (len(e.actors), len(e.recipients), e.place):
            return e
        return msgspec.structs.replace(e, actors=actors, recipients=recipients, place=place)

    def statement(s: Statement) -> Statement:
        at = s.target
        if at is None or not names_it(at.text, at.start, at.end):
            return s
        return msgspec.structs.replace(s, target=None)

    if not spans:
        return coded
    events, statements = tuple(map(event, coded.events)), tuple(map(statement, coded.statements))
    if all(map(is_, events, coded.events)) and all(map(is_, statements, coded.statements)):
        return coded
    return msgspec.structs.replace(coded, events=events, statements=statements)


def _is_town(text: str) -> bool:
    """Return whether a name of one word is no state's, people's or group's own."""
    hit = load_actors().longest((text,), (text.lower(),), 0)
    return " " not in text and (hit is None or hit.entry.kind == "seat")
