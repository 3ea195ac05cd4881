"""Persons whose country no table knows: short names of known ones, and givers of what is theirs.

"Chancellor Odran Vey … Vey said" is one person. Who offers to drop Valdoria's bid speaks for
Valdoria: nobody else can drop it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from trucewatch.coding.cast.affiliation_nouns import by_nouns, called
from trucewatch.reading import Parse
from trucewatch.records import Actor, Event, Statement
from trucewatch.vocab.sides import unknown_side
from trucewatch.vocab.words import word_set

_GIVING_ACTS = frozenset({"offer", "concede"})


_ARMED = frozenset({"REB", "UAF", "SEP", "PRM"})
# Codes of a government and an army of nobody known, and the words by which the text means them.
_PLAIN = {
    "UNKGOV": frozenset({"government", "cabinet", "junta", "authorities", "government’s",
                         "government's"}),
    "UNKMIL": frozenset({"army", "military", "army’s", "army's"}),
}  # fmt: skip


Lookup = Callable[[int], Actor | None]


class CastOf(msgspec.Struct, frozen=True):
    """Person's code or name → the actor with the country that the story shows for it."""

    by_code: dict[str, Actor]
    by_name: dict[str, Actor]
    by_noun: dict[str, Actor] = {}

    def full(self, actor: Actor) -> Actor:
        """Return ``actor`` with its country where the story shows it, else as it is."""
        if actor.country is not None or not actor.code.startswith("UNK"):
            return actor
        if actor.code in _PLAIN and _PLAIN[actor.code].isdisjoint(
            f"{actor.text} {actor.name}".lower().replace(",", " ").split()
        ):
            return actor
        known = self.by_code.get(actor.code) or self.by_name.get(actor.name.lower())
        if known is None and self.by_noun and unknown_side(actor.code, actor.text) is None:
            known = self.by_noun.get(called(actor))
        if known is None:
            return actor
        return msgspec.structs.replace(
            actor, code=known.code, country=known.country, sector=known.sector, name=known.name
        )


def affiliations(
    parse: Parse,
    of: Lookup,
    statements: Sequence[Statement],
    events: Sequence[Event],
) -> CastOf:
    """Return whom the story's unknown persons are or speak for; ``of`` is the cast's lookup."""
    actors = list(_everybody(statements, events))
    named = _governments(parse, of, actors)
    known = _issuing(statements) | _only(named) | _at_war(actors) | _owners(parse, of, statements)
    return CastOf(known, _short_names(actors) | _begun(named), by_nouns(parse, of, actors))


def _everybody(statements: Sequence[Statement], events: Sequence[Event]) -> Iterable[Actor]:
    for s in statements:
        yield from (a for a in (s.speaker, s.target) if a is not None)
    for e in events:
        yield from (*e.actors, *e.recipients)


def _at_war(actors: Sequence[Actor]) -> dict[str, Actor]:
    """Return whose "the government" and "the army" are in a story of one state and an armed
    group of that state: by their codes without a country."""
    states = {a.country for a in actors if a.sector in _ARMED and len(a.country or "") == 3}
    own = [a for a in actors if a.country in states and a.sector in ("GOV", "MIL", None, "")]
    if len(states) != 1 or not own:
        return {}
    country = own[0].country or ""
    name = next((a.name for a in own if a.code == country), None)
    out = {}
    for code in _PLAIN:
        kin = next((a for a in own if a.code == country + code[3:]), None)
        known = kin or msgspec.structs.replace(
            own[0], code=country + code[3:], sector=code[3:],
            name=f"{'government' if code == 'UNKGOV' else 'army'} of {name or country}",
        )  # fmt: skip
        out[code] = known
    return out


def _governments(parse: Parse, of: Lookup, actors: Sequence[Actor]) -> dict[str, Actor]:
    """Return the governments that the story names, by their sides, where it speaks of one that no
    name stands beside ("the Transitional Government of Sarun … The Government")."""
    if not any(a.code == "UNKGOV" and unknown_side(a.code, a.text) is None for a in actors):
        return {}
    named: dict[str, Actor] = {}
    for k, lemma in enumerate(parse.lemma):
        found = of(k) if "government" in (lemma, parse.lower[k]) else None
        if found is None or found.sector != "GOV":
            continue
        side = found.country or unknown_side(found.code, found.text)
        if side is not None and found.country is None and found.code == "UNKGOV":
            found = msgspec.structs.replace(found, code=f"UNKGOV:{side.partition(':')[2]}")
        if side is not None:
            named.setdefault(side, found)
    return named


def _issuing(statements: Sequence[Statement]) -> dict[str, Actor]:
    """Return who "the government" is in a text that one ministry or office of a state has issued
    in its own name."""
    own = {
        s.speaker.code: s.speaker for s in statements
        if s.quote_type == "document" and s.speaker is not None and s.speaker.sector == "GOV"
    }  # fmt: skip
    only = next(iter(own.values())) if len(own) == 1 else None
    named = only is not None and ":" in only.code and ";" not in only.code
    return {"UNKGOV": only} if only is not None and named else {}


def _only(named: dict[str, Actor]) -> dict[str, Actor]:
    """Return who "the government" is where the story names one alone."""
    return {"UNKGOV": next(iter(named.values()))} if len(named) == 1 else {}


def _begun(named: dict[str, Actor]) -> dict[str, Actor]:
    """Return each government by the beginning of its name: "the Transitional Government"."""
    found: dict[str, list[Actor]] = {}
    for actor in named.values():
        short, of, _ = actor.name.lower().partition(" of ")
        if of and " " in short:
            found.setdefault(short, []).append(actor)
    return {short: who[0] for short, who in found.items() if len(who) == 1}


def _short_names(actors: Sequence[Actor]) -> dict[str, Actor]:
    """Return each word of a known person's name → that person, where it is one person's only."""
    found: dict[str, dict[str, Actor]] = {}
    for a in actors:
        if a.country is None or "-" not in a.code:
            continue
        own = a.code.partition(":")[2].split("-")
        if len(own) > 1:
            for word in a.name.lower().split():
                if word in own:
                    found.setdefault(word, {}).setdefault(a.code, a)
    return {word: next(iter(who.values())) for word, who in found.items() if len(who) == 1}


def _owners(parse: Parse, of: Lookup, statements: Sequence[Statement]) -> dict[str, Actor]:
    out: dict[str, Actor] = {}
    for s in statements:
        who = s.speaker
        if who is None or who.country is not None or not who.code.startswith("UNK"):
            continue
        if s.act not in _GIVING_ACTS or ":" not in who.code:
            continue
        owner = _owner(parse, of, s)
        if owner is not None and owner.country and len(owner.country) == 3:
            code = owner.country + who.code[3:]
            out.setdefault(who.code, msgspec.structs.replace(who, code=code, country=owner.country))
    return out


def _owner(parse: Parse, of: Lookup, s: Statement) -> Actor | None:
    """Return whose goal, land or force the speaker offers to give up."""
    for part in s.content:
        for i in range(*parse.tokens_in(part.start, part.end)):
            if parse.dep[i] != "dobj" or parse.lemma[parse.head[i]] not in word_set(
                "cast.giving_up"
            ):
                continue
            for c in parse.children[i]:
                if parse.dep[c] == "poss":
                    return of(c)
    return None
