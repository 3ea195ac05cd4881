"""What two sides have together: a war with its side A and side B, and the talks told of before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.events.arguments import finish
from trucewatch.coding.events.opponents import Camp
from trucewatch.coding.events.who import is_told
from trucewatch.records import Actor

# The rule of participants that only the story's two sides tell.
STORY_SIDES = "arg:story-sides"
_WARS = frozenset({"war", "warfare"})
_MEETINGS = frozenset({"round", "session", "meeting", "summit"})
_TALKS = frozenset("talks talk negotiation negotiations meeting discussions summit".split())


def side_a_and_b(event: EventDraft, camp: Camp, events: Sequence[EventDraft]) -> EventDraft:
    """A war, or fighting told as a stretch of time, has side A as actor and side B as recipient.

    PLOVER 1.3, ASSAULT mode sideAB. Side A is the side whose armed force the sentence names, else
    the one that the story tells to have taken ground or attacked more often, or the one named
    first.
    """
    whole = event.span.text.lower() in _WARS or "evident:span" in event.rules
    if event.type != "ASSAULT" or not whole or len(event.actors) != 2 or event.recipients:
        return event
    a, b = event.actors
    if camp(a) == camp(b) or a.country == b.country:  # a civil war is fought by both
        return event
    near = [
        x
        for e in events
        if e is not event and e.start <= event.span.start < e.end
        for x in (*e.actors, *e.recipients)
        if x.sector == "MIL"
    ]
    pushed = Counter(c for e in events for c in _pushing(e, camp))
    forces = {camp(x) for x in near} & {camp(a), camp(b)}
    swap = camp(b) in forces if len(forces) == 1 else pushed[camp(b)] > pushed[camp(a)]
    if swap:
        a, b = b, a
    return msgspec.structs.replace(
        event, mode="sideAB", actors=(a,), recipients=(b,), rules=(*event.rules, "mode:sideAB")
    )


def _pushing(event: EventDraft, camp: Camp) -> tuple[str, ...]:
    """Return the camp that gains ground from the other in ``event``, or attacks it."""
    if "frame:gain" in event.rules or (event.type == "RETREAT" and event.mode == "withdraw"):
        return tuple(camp(r) for r in event.recipients[:1])
    one = event.type == "ASSAULT" and len(event.actors) == 1 and bool(event.recipients)
    return (camp(event.actors[0]),) if one else ()


def _nobody(event: EventDraft) -> bool:
    """Nobody is stated to take part (or only the story's two sides were filled in)."""
    stated = any(is_told(a) for a in (*event.actors, *event.recipients))
    return not stated or STORY_SIDES in event.rules


def is_talks(event: EventDraft) -> bool:
    word = event.span.text.lower()
    return word in ("talks", "negotiations") or (word in _MEETINGS and "op:ahead" in event.rules)


def _theirs(event: EventDraft) -> bool:
    plural = bool(event.actors) and all(a.text.lower() == "they" for a in event.actors)
    return event.type == "AGREE" and plural and "nom:agreement" in event.rules


def same_talks(events: list[EventDraft]) -> list[EventDraft]:
    """ "The talks were hosted by …": the participants are those of the talks told of before."""
    out: list[EventDraft] = []
    last: tuple[Actor, ...] = ()
    for event in events:
        stated = len(event.actors) > 1 and STORY_SIDES not in event.rules
        if event.type == "CONSULT" and event.span.text.lower() in _TALKS and stated:
            last = event.actors
        elif last and _theirs(event):  # "they ended with an agreement to resume": the talks
            rules = (*event.rules, "arg:same-talks")
            event = msgspec.structs.replace(event, actors=last, rules=rules)
        elif last and is_talks(event) and _nobody(event) and event.type in ("CONSULT", "AGREE"):
            parts = finish(last, (), event.mediators, ())
            rules = (*(r for r in event.rules if r != STORY_SIDES), "arg:same-talks")
            event = msgspec.structs.replace(event, actors=parts.actors, rules=rules)
        elif "frame:host" in event.rules and not event.recipients and last:
            parts = finish(event.actors, last, event.mediators, ())
            rules = (*event.rules, "arg:same-talks")
            event = msgspec.structs.replace(event, recipients=parts.recipients, rules=rules)
        out.append(event)
    return out
