"""Whom an act of force is done to by where it is done: "drones hit Odesa" is done to Ukraine.

Only where no recipient with a country is stated, the place lies in one state that is not the
actor's. Who did it may be unknown ("a missile hit Odesa"), unless it is disputed whose the place
is.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.coding.arguments import finish
from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.event_who import is_told
from trucewatch.records import Actor

_AT_PLACE = frozenset({"ASSAULT", "COERCE"})
_INTO = frozenset({"withdraw"})
_RULE = "arg:whose-ground"
# Fire that is only heard, a breach, or fighting that a noun tells of is done to nobody yet.
_AT_NOBODY = ("evident", "evident:definite", "evident:span", "op:weapons-hear")
# An inferred participant costs this much of the event's score.
_PRICE = 0.8


def fill_by_place(events: Sequence[EventDraft]) -> tuple[EventDraft, ...]:
    """Return the events, with the state on whose ground a one-sided act was done as recipient."""
    return tuple(_with_ground(e) if _may_have(e) else e for e in events)


def _may_have(event: EventDraft) -> bool:
    forced = event.type in _AT_PLACE or (event.type == "RETREAT" and event.mode in _INTO)
    stated = any(is_told(r) for r in event.recipients)
    inferred = any(r == "arg:story-sides" for r in event.rules)
    if not forced or inferred or stated or len(event.actors) > 1:
        return False
    if "frame:sym" in event.rules:
        return False
    return bool(event.actors) or not any(r in _AT_NOBODY for r in event.rules)


def _with_ground(event: EventDraft) -> EventDraft:
    place = event.place
    if place is None or place.country is None or (place.dispute and not event.actors):
        return event
    near = event.start <= place.start < event.end
    own = {c for a in event.actors for c in (a.country or "").split(";")}
    if place.precision == "unresolved" or place.country in own or not near:
        return event
    ground = Actor(
        text=place.text,
        start=place.start,
        end=place.end,
        code=place.country,
        country=place.country,
        sector="GOV",
        name=place.name,
    )
    parts = finish(event.actors, (*event.recipients, ground), event.mediators, ())
    return msgspec.structs.replace(
        event,
        recipients=parts.recipients,
        score=round(event.score * _PRICE, 3),
        rules=(*event.rules, _RULE),
    )
