"""From a phrase to an actor: the named entity, or country + role noun put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import msgspec

from trucewatch.vocab.actor_lexicon import MAX_PHRASE, Entity, Entry, Hit, Lexicon
from trucewatch.vocab.actor_named import Named, code_of, entity_named, joined
from trucewatch.vocab.actor_phrase import (
    DETERMINERS,
    TITLES,
    Phrase,
    aligned_with,
    build_phrase,
    complement_parts,
    guess_head,
    is_tie,
    person_name,
    plain_name,
)
from trucewatch.vocab.actor_roles import (
    LEAVERS,
    SERVICES,
    bearer_of,
    countries_of,
    of_states,
    proxy_sector,
    sector_of,
    shared_service,
    tail_of,
    without_where,
)
from trucewatch.vocab.gazetteer import place_words
from trucewatch.vocab.tables import table
from trucewatch.vocab.watching_names import is_watching_name, is_watching_noun
from trucewatch.vocab.words import word_set

# Endings of English nouns for people, for a head that no table knows.
_AGENTIVE = ("er", "or", "ers", "ors", "ist", "ists", "ant", "ants", "man", "men", "ian", "ians",
             "ee", "ees")  # fmt: skip
_NO_AGENTS = frozenset(
    {"center", "centers", "order", "orders", "border", "borders", "offer", "offers", "power",
     "powers", "answer", "matter", "matters", "number", "numbers", "shelter", "shelters", "paper",
     "papers", "letter", "letters", "summer", "winter", "river", "corner", "chapter", "theater",
     "disaster", "cluster", "register", "sector", "sectors", "factor", "factors", "corridor",
     "corridors", "motor", "error", "errors", "terror", "tower", "quarter", "quarters",
     "headquarters", "charter", "water", "helicopter", "helicopters", "computer", "weather",
     "transfer", "transfers", "barrier", "barriers", "carrier", "carriers", "frontier", "laser",
     "radar", "fervor", "labor", "list", "lists", "covenant", "restaurant", "remnant", "remnants",
     "fee", "fees", "guarantee", "guarantees", "regimen", "specimen", "encounter", "encounters",
     "manoeuver", "maneuver", "maneuvers", "trailer", "container", "reactor", "reactors", "door"}
)  # fmt: skip

_INTERNATIONAL = frozenset({"UNO", "IGO", "EUR", "NGO", "IMG"})


class Composer:
    """Composes actors from a lexicon. Immutable."""

    def __init__(
        self, lexicon: Lexicon, names: Mapping[str, str], slug: Callable[[str], str]
    ) -> None:
        self._lexicon = lexicon
        self._slug = slug
        self._states = {code: _state(code, name) for code, name in names.items()}

    def phrase(self, words: Sequence[str], lower: Sequence[str], on: str | None) -> Named | None:
        """Return what a whole phrase names on the ISO day ``on``; None if nothing is known.

        A phrase that names no actor may still tell a country ("a Syrian island").
        """
        last = min(len(words), MAX_PHRASE)
        hits = self._lexicon.scan(words, lower, 0, last)
        head = guess_head(lower, hits, last)
        return self.inside(words, lower, (0, last), head, hits, on) or _loose(
            words, lower, hits, last
        )

    def inside(
        self,
        words: Sequence[str],
        lower: Sequence[str],
        span: tuple[int, int],
        head: int,
        hits: Sequence[Hit],
        on: str | None,
    ) -> Named | None:
        """Return what the tokens ``span`` with head ``head`` name, None if no actor."""
        alone = self._alone(head, hits, on) if len(hits) == 1 else None
        if alone is not None:
            return alone
        phrase = build_phrase(words, lower, span, head, hits, on)
        return self._watching(phrase) or self._in_phrase(phrase)

    def _in_phrase(self, phrase: Phrase) -> Named | None:
        own = self._generic(phrase)
        if own is None:
            return self._unknown(phrase)
        kind = own.entry.kind
        if kind == "entity":
            return _entity(phrase, own)
        branch = _branch(own, phrase.before)
        if branch is not None:
            return branch
        if kind in ("country", "seat"):
            return self.state(own.entry.country)
        if kind in ("people", "adjective"):
            return self._people(own, phrase.name)
        if kind == "place":
            return None
        return self._role(phrase, own) if kind == "role" else self._unknown(phrase)

    def state(self, country: str) -> Named:
        """Return the state (or union of states) ``country`` itself."""
        return self._states.get(country) or _state(country, country)

    def _alone(self, head: int, hits: Sequence[Hit], on: str | None) -> Named | None:
        """Return a state or a body that is all a phrase names: most phrases, so done first."""
        hit = hits[0]
        if not hit.first <= head < hit.last:
            return None
        entry = hit.entry
        if entry.kind in ("country", "seat"):
            return self.state(entry.country)
        if entry.entity is not None and not entry.person:
            return entity_named(entry.entity, on)
        return None

    def _watching(self, phrase: Phrase) -> Named | None:
        """Return the body of no state that a phrase calls by a name of watching a truce."""
        if phrase.owners or not is_watching_noun(phrase.lower[phrase.head]):
            return None
        first = phrase.first + (phrase.lower[phrase.first] in DETERMINERS)
        words, noun = phrase.words[first : phrase.head + 1], phrase.lower[phrase.head]
        if list(words) == ["Mechanism"]:  # no side is called so
            return Named("UNKIGO", None, "IGO", words[0], "role", noun=noun)
        if not is_watching_name(words):
            return None
        name = plain_name(phrase.words, phrase.lower, first, phrase.head + 1)
        return Named(f"UNKIGO:{self._slug(name)}", None, "IGO", name, "role", noun=noun)

    def _generic(self, phrase: Phrase) -> Hit | None:
        """Take "Congress", "Labour Party" as role nouns behind the name of another country."""
        own = phrase.own
        if own is None or own.entry.entity is None:
            return own
        if own.entry.person:
            return _namesake(phrase, own) if own.others else own
        service = shared_service(phrase, own)
        if service is not None:
            return service
        others = {h.entry.country for h in phrase.owners if h.entry.kind != "entity"}
        if not others or own.entry.country in others or own.entry.country == "IMG":
            return own
        role = next((e for e in own.others if e.kind == "role"), None)
        if role is not None:
            return Hit(own.first, own.last, role)
        if own.entry.country in _INTERNATIONAL:
            return own
        last_word = self._lexicon.get(phrase.lower[own.last - 1])
        role = next((e for e in last_word if e.kind == "role"), None)
        return Hit(own.last - 1, own.last, role) if role is not None else own

    def _people(self, own: Hit, name: str) -> Named:
        country = own.entry.country
        if own.entry.cased == 2:  # "the US", "the UK"
            return self.state(country)
        code = code_of(country, "CVL")
        return Named(code, country, "CVL", name, "people", noun="people", plural=True)

    def _role(self, phrase: Phrase, own: Hit) -> Named | None:
        entry, phrase = own.entry, without_where(phrase)
        if entry.person and not phrase.owners:
            parts = complement_parts(phrase.after, phrase.lower)
            if len(parts) > 1:
                each = [self._role(msgspec.structs.replace(phrase, after=p), own) for p in parts]
                sides = [n for n in each if n is not None and (n.country or n.entity is not None)]
                return joined(sides, phrase.name)
        bearer = bearer_of(phrase)
        sector = sector_of(phrase, own, bearer)
        country = ";".join(dict.fromkeys(countries_of(phrase, sector, bearer))) or None
        sector = of_states(sector, country) if bearer is None else sector
        aligned = aligned_with(phrase.before, phrase.lower)
        sector = proxy_sector(own, sector, aligned if _is_pro(phrase) else "", country)
        code = code_of(country, sector, tail_of(phrase, own, bearer, self._slug))
        kind = "role" if country or sector != "UNK" else "unnamed"
        return Named(
            code, country, sector, phrase.name, kind, bearer, entry.noun, entry.person,
            entry.plural, aligned,
        )  # fmt: skip

    def _unknown(self, phrase: Phrase) -> Named | None:
        """A head that no table knows: a person with a title, or nobody."""
        if not phrase.words[phrase.head][:1].isupper():
            return _modified(phrase)
        run, name = person_name(phrase)
        before = [h for h in phrase.before if h.last <= run]
        title = next((h for h in reversed(before) if h.entry.kind == "role"), None)
        if title is not None:
            return self._titled(phrase, title, before, name)
        titled = run > 0 and phrase.lower[run - 1] in TITLES
        if not titled and _is_ground(name):
            return None
        owners = [h for h in before if h.entry.country]
        if owners and not titled and not is_tie(before[-1], phrase.lower):
            return None
        return Named(f"UNK:{self._slug(name)}", None, "UNK", name, "name", person=True)

    def _titled(self, phrase: Phrase, title: Hit, before: Sequence[Hit], name: str) -> Named | None:
        outer = [h for h in before if h is not title]
        base = self._role(msgspec.structs.replace(phrase, before=outer, own=title), title)
        if base is None:
            return None
        sector = "ELI" if phrase.former and base.sector in LEAVERS else base.sector
        code = code_of(base.country, sector, ":" + self._slug(name))
        return Named(code, base.country, sector, name, "name", base.entity, title.entry.noun, True)


def _is_ground(name: str) -> bool:
    """Whether a name is of a street, a bridge, a lake by its words: "Rosk Street", "Lake Sarn"."""
    words = name.lower().split()
    if len(words) < 2 or words[0] in _given_names():
        return False
    return words[-1] in word_set("places.grounds") or words[0] in place_words("feature_before")


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row["name"].lower() for row in table("actors/given_names.tsv"))


def _state(country: str, name: str) -> Named:
    return Named(country, country, "IGO" if country == "EUR" else "GOV", name, "state")


def _entity(phrase: Phrase, own: Hit) -> Named:
    entity = own.entry.entity
    assert entity is not None, own
    sector = entity.sector_on(phrase.on)
    if entity.kind == "person" and phrase.former:
        sector = "ELI" if sector in LEAVERS else sector
    elif entity.kind == "person" and phrase.on is None:
        title = _title_sector(phrase.before)
        sector = sector if sector in _ARMED and _of_arms(title, phrase) else title or sector
    return entity_named(entity, phrase.on, sector)


_ARMED = frozenset({"REB", "PRM"})


def _of_arms(title: str | None, phrase: Phrase) -> bool:
    """Return whether a title is one that armed groups give, too: "military spokesman", or of any
    kind where the group stands before it ("Houthi foreign minister X")."""
    bodies = (h.entry.entity for h in phrase.owners)
    own = any(b is not None and b.sector_on(phrase.on) in _ARMED for b in bodies)
    return own or title in SERVICES


def _namesake(phrase: Phrase, own: Hit) -> Hit:
    """Return the bearer of a name whom the country before it tells, else the one in office."""
    people = [e for e in (own.entry, *own.others) if e.entity is not None and e.person]
    owners = {h.entry.country for h in phrase.owners}
    told = [e for e in people if e.country in owners] or [
        e for e in people if e.entity is not None and _has_office(e.entity, phrase, own)
    ]
    if not told and phrase.on:
        told = [e for e in people if e.entity is not None and e.entity.roles_on(phrase.on)]
    if not told or (phrase.on and len(told) > 1):  # the one whose listed name is as long
        size = own.last - own.first
        told = sorted(told or people, key=lambda e: abs(_length(e) - size))
    return Hit(own.first, own.last, told[0], own.others) if told else own


def _length(entry: Entry) -> int:
    """Return of how many words the listed name of a person is."""
    return len(entry.entity.name.split()) if entry.entity is not None else 0


def _has_office(entity: Entity, phrase: Phrase, own: Hit) -> bool:
    """Return whether the words before the name are an office that ``entity`` holds."""
    before = " ".join(phrase.lower[phrase.first : own.first]).replace("defense", "defence")
    return any(role.replace("defense", "defence") in before for role in entity.roles_on(phrase.on))


def _is_pro(phrase: Phrase) -> bool:
    return "pro" in phrase.lower[phrase.first : phrase.head]


def _title_sector(before: Sequence[Hit]) -> str | None:
    for hit in reversed(before):
        if hit.entry.kind == "role" and not hit.entry.weak:
            return hit.entry.sector
    return None


def _branch(own: Hit, before: Sequence[Hit]) -> Named | None:
    """Return the body of "Red Cross Ukraine": its name right before a country or place."""
    if own.entry.kind not in ("country", "place") or not before:
        return None
    entity = before[-1].entry.entity
    if entity is None or entity.kind != "body" or before[-1].last != own.first:
        return None
    return msgspec.structs.replace(entity_named(entity, None), country=own.entry.country)


def _modified(phrase: Phrase) -> Named | None:
    """A person noun of no table right after a body or modifier: "army accountant"."""
    before = phrase.before
    if not before or before[-1].last != phrase.head:
        return None
    giver = before[-1].entry
    noun = phrase.lower[phrase.head]
    if not noun.endswith(_AGENTIVE) or noun in _NO_AGENTS or giver.person or not giver.sector:
        return None
    if giver.entity is not None:
        body = entity_named(giver.entity, phrase.on)
        return msgspec.structs.replace(body, name=phrase.name, kind="role", person=True)
    if giver.kind not in ("role", "modifier"):
        return None
    country = ";".join(dict.fromkeys(phrase.owner_countries)) or None
    code = code_of(country, giver.sector)
    return Named(code, country, giver.sector, phrase.name, "role", person=True)


def _loose(
    words: Sequence[str], lower: Sequence[str], hits: Sequence[Hit], last: int
) -> Named | None:
    country = next((h.entry.country for h in hits if h.entry.country and not is_tie(h, lower)), "")
    if not country:
        return None
    name = plain_name(words, lower, 0, last)
    return Named(code_of(country, "UNK"), country, "UNK", name, "unnamed")
