"""Whom a name or a description means, completed from the rest of the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from trucewatch.coding.cast import settled as cast_settled
from trucewatch.coding.cast import sides as cast_sides
from trucewatch.coding.cast import voices as cast_voices
from trucewatch.records import Actor
from trucewatch.vocab.actor_named import Named

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast


def completed(cast: Cast, head: int, named: Named) -> tuple[tuple[Actor, float], ...]:
    """Return the actors that a name or description may mean, the likeliest first, with scores."""
    plain, named = named, cast.short.resolved(head, named)
    if named.kind == "name" and not named.country:
        full = cast.known.full_name(head)
        placed = cast.short.resolved(head, cast.people.placed(head, full or named))
        local = cast.offices.completed(cast_settled.settled(cast, head, placed))
        local = cast_voices.after_its_state(cast, head, local)
        if full is not None or local.country:
            return ((cast.actor(head, local), 1.0),)
        person = cast.known.acts_like_person(head)
        return ((cast.actor(head, named), 0.6),) if person else ()
    if named.kind == "entity" and named.person:
        return ((cast.actor(head, cast.known.by_full_name(head, named)), 1.0),)
    if named.kind in ("role", "unnamed") and named.entity is None:
        placed = cast.people.placed(head, named)
        if placed is not named:
            return ((cast.actor(head, placed), 0.9),)
        # "The Front" is the body of that name, whatever was named last.
        found = cast.known.described(head, named) if named is plain else None
        local = cast.offices.completed(cast_settled.settled(cast, head, found or named))
        local = cast_voices.after_its_state(cast, head, local)
        if found is not None or local.country:
            return ((cast.actor(head, local), 0.9),)
    if cast_sides.unnamed_sides(named) or cast_sides.is_one_of_two(cast, head, named):
        named = msgspec.structs.replace(named, code="UNK", country=None, sector="UNK")
    return ((cast.actor(head, named), 1.0),)
