"""Whose forces and officials are: a government's, a group's, or those of who names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from trucewatch.records import Actor
from trucewatch.vocab.actor_named import Named, code_of, entity_named

if TYPE_CHECKING:
    from trucewatch.coding.cast import Cast


def of_government(cast: Cast, head: int, named: Named) -> bool:
    """Tell whether forces are called "government forces" and no country is named."""
    if named.country or named.sector not in ("MIL", "COP") or not cast.home:
        return False
    first, _ = cast.noun_phrase(head)
    return bool({"government", "federal"} & set(cast.parse.lower[first:head]))


def side_of(cast: Cast, owner: Actor) -> Actor:
    """Return the armed group of a person: "Y's fighters" are the group's."""
    group = cast.camps.groups.get(owner.code)
    if group is None or owner.sector not in ("REB", "PRM"):
        return owner
    named = entity_named(group, cast.on)
    return msgspec.structs.replace(
        owner, code=named.code, country=named.country, sector=named.sector
    )


def owned(named: Named, owner: Actor) -> Named:
    """Return a role with the country or group of its owner ("its forces")."""
    if not owner.country:
        return named
    same = named.sector in (owner.sector, "MIL", "UNK", "GOV") or named.noun == "deputy"
    if owner.sector in ("REB", "PRM", "IGO", "NGO") and same:
        return msgspec.structs.replace(
            named, code=owner.code, country=owner.country, sector=owner.sector
        )
    sector = named.sector
    if (sector in ("UNK", "GOV") or named.noun == "deputy") and owner.sector not in (None, "IGO"):
        sector = owner.sector or sector
    _, colon, tail = named.code.partition(":")
    code = code_of(owner.country, sector, colon + tail)
    return msgspec.structs.replace(named, code=code, country=owner.country, sector=sector)
