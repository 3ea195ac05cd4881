"""Sides: to which camp an actor of a story belongs."""

from __future__ import annotations

from collections import Counter
from functools import cache, cached_property
from typing import TYPE_CHECKING

import msgspec

from trucewatch.coding.cast import words as cast_words
from trucewatch.coding.cast.home import is_between
from trucewatch.records import Actor
from trucewatch.vocab.actor_lexicon import Entity
from trucewatch.vocab.actor_named import Named
from trucewatch.vocab.tables import table

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

# Bodies of these sectors are a side of their own, not their country's.
_OWN_SIDE = frozenset({"REB", "PRM", "IGO", "NGO", "CRM", "PTY"})
# Country fields that are no state.
_NO_STATE = frozenset({"IGO", "NGO", "IMG", "MNC", "ISM"})


class Camps:
    """The sides of one story."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._keys: dict[tuple[str, str | None, str | None], str] = {}

    def key(self, actor: Actor) -> str:
        """Return the side that ``actor`` belongs to: a country, a group, or its own code."""
        known = (actor.code, actor.country, actor.sector)
        found = self._keys.get(known)
        if found is None:
            found = self._keys[known] = self._key(actor)
        return found

    def _key(self, actor: Actor) -> str:
        cast = self._cast
        if actor.code in self._told:
            return self._told[actor.code]
        actor = cast.inner(actor)
        tail = actor.code.partition(":")[2]
        entity = cast.entities.get(tail)
        if entity is not None and entity.kind == "person":
            entity = cast.entities.get(entity.group)
        if entity is not None:
            if entity.aligned:
                return entity.aligned
            if entity.kind == "area" or entity.sector_on(cast.on) in _OWN_SIDE:
                return entity.id
        elif tail and actor.sector in ("REB", "PRM"):
            return tail
        if actor.country and actor.sector in ("REB", "OPP", "PRM"):
            return f"{actor.country}{actor.sector}"
        if actor.country and actor.country not in _NO_STATE:
            return actor.country
        return cast.member_of(actor.code) or tail or actor.code

    @cached_property
    def groups(self) -> dict[str, Entity]:
        """The armed or political group of each person whom the story calls one of its people."""
        cast = self._cast
        found: dict[str, Entity] = {}
        for at in cast.heads:
            named = cast.named(at)
            if named is None or named.entity is None or named.kind not in ("name", "entity"):
                continue
            group = cast.entities.get(named.entity.group)
            group = named.entity if named.kind == "name" and group is None else group
            if named.person and group is not None and named.sector in _OWN_SIDE:
                found[named.code] = group
        return found

    @cached_property
    def _told(self) -> dict[str, str]:
        """The sides that the story's own words tell: "pro-X officials", "Y, a leader of G"."""
        cast = self._cast
        found = {code: group.aligned or group.id for code, group in self.groups.items()}
        for at in cast.heads:
            named = cast.named(at)
            if named is None or named.entity is not None:
                continue
            if named.aligned and named.sector in ("REB", "PRM"):
                found[named.code] = named.aligned
        return found

    @cached_property
    def faces(self) -> dict[str, Named]:
        """The body or state that each camp shows most often, by the camp's key.

        The camp of Rwanda may be an armed group in Congo that stands on its side.
        """
        cast = self._cast
        seen: dict[str, Counter[str]] = {}
        first: dict[str, Named] = {}
        poor: set[str] = set()
        for head in cast.heads:
            named = cast.named(head)
            if named is None or not _has_side(named) or ";" in named.code:
                continue
            if named.person or cast_words.is_place_use(cast.parse, head, named):
                continue
            seen.setdefault(self.key(cast.actor(head, named)), Counter())[named.code] += 1
            # "40 “terrorists”" is no name for a side while another one is told
            counted = named.name[:1].isdigit() or cast.quoted[head]
            if named.code not in first or (named.code in poor and not counted):
                first[named.code] = named
                (poor.add if counted else poor.discard)(named.code)
        return {key: first[codes.most_common(1)[0][0]] for key, codes in seen.items()}

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each camp with a country or group is named in the story's words."""
        cast = self._cast
        found: Counter[str] = Counter()
        for head in cast.heads:
            named = cast.named(head)
            if named is None or not _has_side(named):
                continue
            if is_between(cast.parse, head):
                continue
            if not cast_words.is_place_use(cast.parse, head, named):
                found.update(self.key(a) for a in split_actor(cast.actor(head, named)))
        return found


def _has_side(named: Named) -> bool:
    """Tell whether the words of a phrase name a country or a group."""
    body = named.entity
    return bool(named.country) or (body is not None and body.sector in ("REB", "PRM"))


def _country_of(countries: list[str], k: int) -> str | None:
    country = countries[k] if k < len(countries) else ""
    return country if country not in ("", "UNK") else None


def split_actor(actor: Actor) -> tuple[Actor, ...]:
    """Return one actor for each of the codes of a joint one."""
    codes = actor.code.split(";")
    if len(codes) == 1:
        return (actor,)
    countries = (actor.country or "").split(";")
    names = _names_apart(actor.name)
    return tuple(
        msgspec.structs.replace(
            actor,
            code=code,
            country=_country_of(countries, k),
            name=names[k] if len(names) == len(codes) else actor.name,
        )
        for k, code in enumerate(codes)
    )


def _names_apart(name: str) -> list[str]:
    """Return the names that "and" joins; each of "the armies of X and Y" is the army of one."""
    first, *others = name.split(" and ")
    kind, of, land = first.partition(" of ")
    ahead, _, noun = kind.rpartition(" ")
    one = _singulars().get(noun.lower())
    if not of or one is None or any(" of " in other for other in others):
        return [first, *others]
    body = f"{ahead} {one}".strip()
    return [f"{body} of {each}" for each in (land, *others)]


@cache
def _singulars() -> dict[str, str]:
    rows = table("actors/role_nouns.tsv")
    return {r["plural"] or f"{r['noun']}s": r["noun"] for r in rows if " " not in r["noun"]}
