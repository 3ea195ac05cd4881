"""Whom an act of force is done to by where it is done: "drones hit Odesa" is done to Ukraine.

Only where no recipient with a country is stated, the place lies in one state that is not the
actor's. Who did it may be unknown ("a missile hit Odesa"), unless it is disputed whose the place
is.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.coding.cast.home import Home
from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.events.means import is_unknown
from trucewatch.coding.events.opponents import BETWEEN
from trucewatch.coding.events.recast import INFERRED, recast
from trucewatch.coding.events.who import is_told
from trucewatch.records import Actor
from trucewatch.vocab.actor_named import code_of

_AT_PLACE = frozenset({"ASSAULT", "COERCE"})
_FORCE = frozenset({"ASSAULT", "COERCE", "THREATEN", "MOBILIZE", "ACCUSE"})
_TOWNS = frozenset({"exact", "town", "district"})
_HOME = "arg:home-foes"
_REBELS = frozenset({"REB", "PRM"})
_STATE = frozenset({"MIL", "COP", "GOV"})
_MEN = frozenset({"MIL", "COP"})
_TAKEN = frozenset({"abduct", "arrest"})
_INTO = frozenset({"withdraw"})
_RULE = "arg:whose-ground"
# Fire that is only heard, a breach, or fighting that a noun tells of is done to nobody yet.
_AT_NOBODY = ("evident", "evident:definite", "evident:span", "op:weapons-hear")
# An inferred participant costs this much of the event's score.


def fill_by_place(
    events: Sequence[EventDraft], setting: Home | None = None
) -> tuple[EventDraft, ...]:
    """Return the events, with the state on whose ground a one-sided act was done as recipient.

    Where the armed acts of the story are of one land alone, its rebels and soldiers are that
    land's, though no word says so. In a story that is plainly at home in one land (``setting``)
    ground in a land that it does not name is a place of the same name elsewhere.
    """
    events = [_without_ground(e) for e in events]
    home = _one_land(events)
    if home is not None:
        events = [_at_home(e, home) for e in events]
    strange = [e for e in events if setting is not None and _is_strange(e, setting)]
    return tuple(_with_ground(e) if _may_have(e) and e not in strange else e for e in events)


def _without_ground(event: EventDraft) -> EventDraft:
    """Return an event whose place, of a name that no table knows, is not done to as somebody."""
    place = event.place
    barred = event.type == "COERCE" and event.mode == "restrict"
    ground = barred and place is not None and place.precision in _TOWNS
    if place is None or (place.country is not None and not ground):
        return event
    kept = tuple(
        r
        for r in event.recipients
        if not (
            r.text == place.text
            and (r.code.startswith("UNK:") or (ground and r.start == place.start))
        )
    )
    if len(kept) == len(event.recipients):
        return event
    return msgspec.structs.replace(event, recipients=kept)


def _is_strange(event: EventDraft, setting: Home) -> bool:
    """Whether an event's place lies in a land that its story, at home elsewhere, does not name."""
    land = event.place.country if event.place is not None else None
    home = setting.settled
    return None not in (land, home) and land != home and land not in setting.states


def _one_land(events: Sequence[EventDraft]) -> str | None:
    """Return the one land of those who take part in acts of force, None where there are more."""
    force = [e for e in events if e.type in _FORCE]
    told = {a.country for e in force for a in (*e.actors, *e.recipients) if a.country}
    land = next(iter(told)) if len(told) == 1 else None
    return land if land is not None and len(land) == 3 and land not in BETWEEN else None


def _at_home(event: EventDraft, home: str) -> EventDraft:
    """ "Malian soldiers killed 14 militants": Mali's, where the act is not told from abroad."""
    abroad = event.place is not None and event.place.country not in (None, home)
    if event.type not in _AT_PLACE or abroad:
        return event
    actors = _facing(event.actors, event.recipients, home)
    recipients = _facing(event.recipients, event.actors, home)
    if actors == event.actors and recipients == event.recipients:
        return event
    return recast(event, _HOME, recipients, actors, INFERRED)


def _facing(ones: tuple[Actor, ...], others: tuple[Actor, ...], home: str) -> tuple[Actor, ...]:
    """Return ``ones`` as of ``home`` where they are armed, of no land, and face its other arm."""
    facing = {a.sector for a in others if a.country == home}
    out = []
    for a in ones:
        rebels = a.sector in _REBELS and facing & _STATE
        soldiers = a.sector in _MEN and facing & _REBELS
        nameless = not a.country and ":" not in a.code and not is_unknown(a.text)
        if nameless and (rebels or soldiers):
            a = msgspec.structs.replace(a, code=code_of(home, a.sector or "", ""), country=home)
        out.append(a)
    return tuple(out)


def _may_have(event: EventDraft) -> bool:
    forced = event.type in _AT_PLACE or (event.type == "RETREAT" and event.mode in _INTO)
    stated = any(is_told(r) for r in event.recipients)
    inferred = any(r == "arg:story-sides" for r in event.rules)
    taken = event.mode in _TAKEN and bool(event.recipients)  # people told, of no state
    if not forced or inferred or stated or taken or len(event.actors) > 1:
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
    return recast(event, _RULE, (*event.recipients, ground), price=INFERRED)
