"""Actors: who a phrase names, as country and sector (PLOVER) and, where known, an entity.

Tables under ``vocab/data/actors`` hold all names; this module loads them once and composes what
they do not list: demonym, country or seat of government + role noun ("Armenian officials").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from trucewatch.records import Actor
from trucewatch.vocab.actor_compose import Composer
from trucewatch.vocab.actor_lexicon import (
    Entity,
    Entry,
    Hit,
    Lexicon,
    Office,
    fold,
    tokenize,
)
from trucewatch.vocab.actor_named import Named, with_country
from trucewatch.vocab.tables import Row, data_file, table

__all__ = ["ActorTable", "Entity", "Named", "load_actors", "resolve_actor", "slug"]

_FOLDER = "actors"
_SPECIAL = ("countries.tsv", "role_nouns.tsv", "modifiers.tsv", "places.tsv", "given_names.tsv",
            "not_peoples.tsv", "group_words.tsv")  # fmt: skip
_COUNTRY_FORMS = (("names", "country"), ("adjectives", "adjective"), ("seats", "seat"))
# Abbreviations of up to this many letters are matched in capitals only ("US", not "us").
_ABBREVIATION = 5
_SLUG = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """Return a stable id for a name: lower-case ASCII letters and digits joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("'s", "").replace("’s", ""))
    return _SLUG.sub("-", plain.encode("ascii", "ignore").decode()).strip("-")[:60]


class ActorTable:
    """All names of actors, by form. Built once, never changed; safe to share."""

    def __init__(self, entities: dict[str, Entity], lexicon: Lexicon, names: dict[str, str]):
        self.entities = entities
        self.lexicon = lexicon
        self.country_names = names
        self.composer = Composer(lexicon, names, slug)
        self._women = frozenset(
            r["name"].lower() for r in table(f"{_FOLDER}/given_names.tsv") if r["gender"] == "f"
        )

    def gender(self, named: Named) -> str:
        """Return f or m where the table of people or the given name tells, else ""."""
        if named.entity is not None and named.kind == "entity":
            return "f" if named.entity.gender == "f" else "m"
        return "f" if named.name.split(" ", 1)[0].lower() in self._women else ""

    def longest(
        self, words: Sequence[str], lower: Sequence[str], i: int, last: int | None = None
    ) -> Hit | None:
        """Return the longest form starting at token ``i`` (``lower`` folded), or None."""
        return self.lexicon.longest(words, lower, i, len(lower) if last is None else last)

    def find(self, words: Sequence[str] | str, on: str | None = None) -> Named | None:
        """Return what ``words`` (tokens or a phrase) name on the day ``on``, None if nobody."""
        tokens = tokenize(words) if isinstance(words, str) else list(words)
        if not tokens:
            return None
        return self.composer.phrase(tokens, [fold(t) for t in tokens], on)


@cache
def load_actors() -> ActorTable:
    """Return the table of actors; read once per process."""
    entities = _entities()
    names: dict[str, str] = {}
    forms = list(_country_forms(names))
    forms.extend(_entity_forms(entities))
    forms.extend(_word_forms())
    return ActorTable({e.id: e for e, _ in entities.values()}, Lexicon(forms), names)


def resolve_actor(text: str, on: str | None = None, context: str | None = None) -> Actor:
    """Return the actor that the phrase ``text`` names on the ISO date ``on``.

    ``context`` is text around the phrase: if the phrase names no country and exactly one country
    stands in the context, that one is taken. Offsets are 0 and the length of ``text``. What cannot
    be told is code ``UNK`` and country None.
    """
    actors = load_actors()
    named = actors.find(text, on)
    if named is None:
        return Actor(text, 0, len(text), "UNK", None, "UNK", text)
    if context and not named.country and named.sector != "UNK":
        named = with_country(named, _only_country(actors, context))
    return Actor(text, 0, len(text), named.code, named.country, named.sector, named.name)


def _only_country(actors: ActorTable, context: str) -> str | None:
    tokens = tokenize(context)
    hits = actors.lexicon.scan(tokens, [fold(t) for t in tokens], 0, len(tokens))
    found = {h.entry.country for h in hits if h.entry.country}
    return found.pop() if len(found) == 1 else None


def _country_forms(names: dict[str, str]) -> Iterator[tuple[str, Entry]]:
    for row in table(f"{_FOLDER}/countries.tsv"):
        code = row["country"]
        names[code] = row["names"].split("|")[0]
        for column, kind in _COUNTRY_FORMS:
            for form in _split(row[column]):
                yield form, Entry(kind=kind, country=code, cased=_case_of(form))
        for form in _people(row):
            yield form, Entry(kind="people", country=code, cased=1, plural=True)


def _people(row: Row) -> Iterator[str]:
    yield from _split(row["people"])
    if not row["people"]:
        for adjective in _split(row["adjectives"]):
            if not adjective.endswith(("se", "sh", "ss", "u", "s")):
                yield adjective + "s"


def _case_of(form: str) -> int:
    letters = form.replace(".", "").replace(" ", "")
    if form.islower() and " " in form:
        return 0  # "eastern-based forces": what somebody is called without a name
    if letters.isupper() and len(letters) <= _ABBREVIATION and letters.isalpha():
        return 2
    return 1


def _entities() -> dict[str, tuple[Entity, tuple[str, ...]]]:
    rows: dict[str, list[Row]] = {}
    for name in entity_files():
        for row in table(f"{_FOLDER}/{name}"):
            rows.setdefault(row["id"], []).append(row)
    return {key: _entity(key, found) for key, found in rows.items()}


def entity_files() -> list[str]:
    """Return the names of the tables of named people and bodies."""
    folder = data_file(_FOLDER)
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".tsv"))
    return [n for n in names if n not in _SPECIAL]


def _entity(key: str, rows: list[Row]) -> tuple[Entity, tuple[str, ...]]:
    first = rows[0]
    offices = tuple(
        sorted(
            (Office(r["roles"], r["country"], r["sector"], r["from"], r["to"]) for r in rows),
            key=lambda o: (o.since, o.until or "9999"),
        )
    )
    entity = Entity(
        id=key,
        name=first["name"],
        kind=first["kind"],
        country=first["country"],
        sector=first["sector"],
        group=first["group"],
        aligned=first["aligned"],
        gender=first["gender"],
        offices=offices,
    )
    forms = [first["name"], *(f for r in rows for f in _split(r["aliases"]))]
    return entity, tuple(dict.fromkeys(forms))


def _entity_forms(
    entities: dict[str, tuple[Entity, tuple[str, ...]]],
) -> Iterator[tuple[str, Entry]]:
    for entity, forms in entities.values():
        person = entity.kind == "person"
        for form in forms:
            plain = form.removeprefix("the ")  # "The Times" keeps its article, or "times" is one
            entry = Entry(
                kind="entity",
                country=entity.country,
                sector=entity.sector,
                entity=entity,
                cased=_case_of(plain),
                person=person,
            )
            yield plain, entry
            folded = _unaccent(plain)
            if folded != plain:
                yield folded, entry


def _unaccent(form: str) -> str:
    decomposed = unicodedata.normalize("NFKD", form)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _word_forms() -> Iterator[tuple[str, Entry]]:
    for row in table(f"{_FOLDER}/role_nouns.tsv"):
        noun, weak = row["noun"], row["weak"] == "weak"
        for form, plural in ((noun, False), (row["plural"] or plural_of(noun), True)):
            yield (
                form,
                Entry(
                    kind="role",
                    sector=row["sector"],
                    noun=noun,
                    person=row["kind"] in ("person", "rank"),
                    plural=plural,
                    weak=weak,
                    rank=row["kind"] == "rank",
                    site=row["kind"] == "site",
                    thing=row["kind"] == "thing",
                ),
            )
    for row in table(f"{_FOLDER}/modifiers.tsv"):
        yield row["word"], Entry(kind=row["kind"], sector=row["sector"], noun=row["word"])
    for row in table(f"{_FOLDER}/places.tsv"):
        for form in _split(row["names"]):
            yield form, Entry(kind="place", country=row["country"], cased=1)


def plural_of(noun: str) -> str:
    """Return the regular plural of an English noun; the first noun's before "of" or "general"."""
    head, of, rest = noun.partition(" of ")
    if of:
        return plural_of(head) + of + rest
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]
