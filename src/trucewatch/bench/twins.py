"""Twins of gold reports: other countries, people and places, or the body's lines in another order.

A coder that learned the names of a report, or the place of its sentences, falls on its twins.
States become other states with their adjectives and seats of government; other proper names of
actors and places become invented ones. All from a seeded generator: a twin is always the same.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable

from trucewatch.bench.gold import GoldDocument, Row
from trucewatch.bench.perturb import rename, shuffle
from trucewatch.vocab.tables import table

_PROPER = re.compile(r"\b[A-Z][a-zà-ÿ]{3,}\b")
_ONSETS = "b br d dr f g gr h k kl l m n p r s st t tr v z".split()
_VOWELS = "a e i o u".split()
_ENDS = "n r l s k m nd rt".split()
# A state that lacks one of these could not take the place of another.
_FORMS = ("names", "adjectives", "seats")
SEED = 7


def renamed(gold: GoldDocument, is_common: Callable[[str], bool], seed: int = SEED) -> GoldDocument:
    """Return the report with its states, people and places under other names.

    ``is_common`` tells whether a word in small letters is one of the language: such words
    ("Ministry", "Defense") stay.
    """
    rng = random.Random(seed)
    names, codes = _states(gold, rng)
    taken = set(names)
    for word in sorted(_proper_words(gold)):
        if word not in taken and not is_common(word.lower()):
            names[word] = _invented(rng)
    return rename(gold, names, codes)


def reordered(gold: GoldDocument, seed: int = SEED) -> GoldDocument:
    """Return the report with the lines of its bodies in another order."""
    return shuffle(gold, seed)


def _states(gold: GoldDocument, rng: random.Random) -> tuple[dict[str, str], dict[str, str]]:
    rows = {r["country"]: r for r in table("actors/countries.tsv") if all(r[f] for f in _FORMS)}
    own = {
        code
        for actor in gold.rows.get("actors", [])
        for code in str(actor.get("entity_code") or "").split(";")
        if code in rows
    }
    others = sorted(set(rows) - own)
    rng.shuffle(others)
    names: dict[str, str] = {}
    codes = dict(zip(sorted(own), others, strict=False))
    for old, new in codes.items():
        for form in (*_FORMS, "people"):
            stand_in = _forms(rows[new], form)[0]
            for word in _forms(rows[old], form):
                names[word] = stand_in
    return names, codes


def _forms(row: Row, form: str) -> list[str]:
    found = [w for w in str(row[form]).split("|") if w]
    if form == "people" and not found:
        return [f"{w}s" for w in _forms(row, "adjectives")]
    return found


def _proper_words(gold: GoldDocument) -> set[str]:
    """Capitalised words of the actors' and places' mentions and names."""
    found: set[str] = set()
    for row in (*gold.rows.get("actors", []), *gold.rows.get("places", [])):
        for text in _texts(row):
            found.update(_PROPER.findall(text))
    return found


def _texts(row: Row) -> Iterable[str]:
    yield str(row.get("name") or "")
    for mention in row.get("mentions", []) or []:
        yield str(mention.get("text") or "") if isinstance(mention, dict) else str(mention)


def _invented(rng: random.Random) -> str:
    """Return a name that no table knows, of two or three syllables."""
    syllables = [rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(rng.choice((2, 2, 3)))]
    return ("".join(syllables) + rng.choice(_ENDS)).capitalize()
