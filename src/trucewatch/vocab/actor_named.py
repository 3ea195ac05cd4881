"""What a phrase names, before it has a place in a text: codes, countries, sectors."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.vocab.actor_lexicon import Entity


class Named(msgspec.Struct, frozen=True):
    """What a phrase names. ``kind``: entity, state, people, role, name, unnamed.

    ``noun`` is the role noun where the phrase has one; ``entity`` the entity named, or the one
    that the phrase speaks for ("a spokesman of X"). ``aligned`` is the country X that "pro-X" and
    "local ethnic X" tell the side of.
    """

    code: str
    country: str | None
    sector: str
    name: str
    kind: str
    entity: Entity | None = None
    noun: str = ""
    person: bool = False
    plural: bool = False
    aligned: str = ""


def code_of(country: str | None, sector: str, tail: str = "") -> str:
    """Return an actor's code: country and sector (each country its own), then ``tail``.

    Without a country it begins with ``UNK``; ``UNK`` alone where the sector is unknown too.
    """
    if not country:
        return ("UNK" if sector == "UNK" else f"UNK{sector}") + tail
    joined = ";".join(c if c == sector else c + sector for c in country.split(";"))
    return joined + tail


def entity_named(entity: Entity, on: str | None, sector: str | None = None) -> Named:
    """Return a named entity as the actor it is on the day ``on``, or of the ``sector`` given."""
    sector = sector or entity.sector_on(on)
    country = entity.country_on(on) or None
    tail = entity.code_tail
    code = code_of(country, sector, tail) if tail or not country else country
    return Named(
        code, country, sector, entity.name, "entity", entity, person=entity.kind == "person"
    )


def named_in_role(person: Named, role: Named) -> Named:
    """Return a person known by name only as the holder of a role with country and sector."""
    tail = person.code.partition(":")[2]
    return msgspec.structs.replace(
        person,
        code=code_of(role.country, role.sector, ":" + tail),
        country=role.country,
        sector=role.sector,
        noun=role.noun,
        entity=role.entity,
    )


def with_country(named: Named, country: str | None) -> Named:
    """Return ``named`` with a country that the context gives, where it has none itself."""
    if not country or named.country:
        return named
    _, colon, tail = named.code.partition(":")
    return msgspec.structs.replace(
        named, code=code_of(country, named.sector, colon + tail), country=country
    )


def joined(each: Sequence[Named], name: str) -> Named | None:
    """Return several actors as one, codes and countries joined by ";"; None for none."""
    if not each:
        return None
    unique = list({n.code: n for n in each}.values())
    return msgspec.structs.replace(
        unique[0],
        code=";".join(n.code for n in unique),
        country=";".join(n.country or "UNK" for n in unique),
        name=name,
        entity=unique[0].entity if len(unique) == 1 else None,
    )
