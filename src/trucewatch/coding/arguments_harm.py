"""Whom an act of force hurts when only its object, its place or its accuser tells.

"A market was shelled", "eight villagers were killed": civilians and what is theirs belong to the
state of the event's own place, or else to the one state that the story is plainly set in. Every
such participant carries the rule ``arg:harmed`` and lowers the event's score.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.coding.arguments import finish, noun_roles, verb_roles
from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.event_syntax import is_verb
from trucewatch.coding.event_who import is_told
from trucewatch.coding.noun_phrases import noun_phrase
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.actor_named import code_of
from trucewatch.vocab.predicates import PredicateTable, load_predicates

_RULE = "arg:harmed"
# An inferred participant costs this much of the event's score.
_PRICE = 0.8
_CIVIL = frozenset({"CVL", "REF", "MED", "EDU", "AGR", "BUS", "REL", "JRN", "LAB"})
# Behind which an event noun names what it hits: "the shelling of a hospital", "an attack on".
_HIT = ("of", "on", "at", "against")


def fill_by_harm(
    parse: Parse,
    events: Sequence[EventDraft],
    home: str | None,
    table: PredicateTable | None = None,
) -> tuple[EventDraft, ...]:
    """Return the events, with the civilians of a state as recipients of what hurt them.

    ``home`` is the ISO code of the state that the story is plainly set in, None without one.
    """
    civil = (table or load_predicates()).classes["civil"]
    return tuple(_hurt(parse, e, home, civil) if _may_hurt(e) else e for e in events)


def _may_hurt(event: EventDraft) -> bool:
    return event.type == "ASSAULT" and not any(is_told(r) for r in event.recipients)


def _hurt(parse: Parse, event: EventDraft, home: str | None, civil: frozenset[str]) -> EventDraft:
    country = _ground(event) or home
    if country is None or len(country) != 3 or not country.isupper():
        return event
    people = [r for r in event.recipients if r.sector in _CIVIL]
    if people:
        told = {(r.start, r.end): _of(r, country) for r in people}
        recipients = tuple(told.get((r.start, r.end), r) for r in event.recipients)
    else:
        thing = next((k for k in _hit(parse, event.trigger) if parse.lemma[k] in civil), None)
        if thing is None:
            return event
        recipients = (*event.recipients, _thing(parse, thing, country))
    parts = finish(event.actors, recipients, event.mediators, ())
    return msgspec.structs.replace(
        event,
        recipients=parts.recipients,
        score=round(event.score * _PRICE, 3),
        rules=(*event.rules, _RULE),
    )


def _ground(event: EventDraft) -> str | None:
    """Return the state that the event's own clause places it in; None where that is disputed."""
    place = event.place
    if place is None or place.dispute or place.precision == "unresolved":
        return None
    return place.country if event.start <= place.start < event.end else None


def _hit(parse: Parse, trigger: int) -> list[int]:
    """Return the heads of what is hit: objects of a verb, complements of a noun."""
    if is_verb(parse, trigger):
        roles = verb_roles(parse, trigger)
        return [*roles.objects, *(h for w in ("on", "at") for h in roles.preps.get(w, ()))]
    preps = noun_roles(parse, trigger).preps
    return [h for w in _HIT for h in preps.get(w, ())]


def _of(actor: Actor, country: str) -> Actor:
    tail = actor.code.partition(":")[2]
    code = code_of(country, actor.sector or "CVL", f":{tail}" if tail else "")
    return msgspec.structs.replace(actor, code=code, country=country)


def _thing(parse: Parse, head: int, country: str) -> Actor:
    first, last = noun_phrase(parse, head)
    start, end = parse.start[first], parse.end[last - 1]
    text = parse.text[start:end]
    return Actor(text, start, end, code_of(country, "CVL"), country, "CVL", text)
