"""Camps in words: the keys that linking gives them, as people name them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextvars import ContextVar
from functools import cache

from trucewatch.linking.camps.sides import side_of
from trucewatch.records import Actor
from trucewatch.views.words import clean
from trucewatch.vocab.actors import load_actors
from trucewatch.vocab.tables import table

_CODES = re.compile(r"\(([A-Z]{3}[A-Z]*(?::[\w-]+)?(?:, [A-Z]{3}[A-Z]*(?::[\w-]+)?)*)\)")
_NONE: Mapping[str, str] = {}
_PARTS = {"monitor": "Monitors", "third": "Third parties", "narrator": "The reports themselves"}

# Speakers of organisations in general, by the code that stands where a country's would.
_KINDS = {
    "UNO": "United Nations",
    "IGO": "International organisations",
    "NGO": "Non-governmental organisations",
}


@cache
def _countries() -> dict[str, str]:
    return {row["country"]: row["names"].split("|")[0] for row in table("actors/countries.tsv")}


@cache
def country_words(country: str) -> tuple[str, ...]:
    """Return the names, adjectives and seat of a country in small letters."""
    rows = [r for r in table("actors/countries.tsv") if r["country"] == country]
    cells = (r[c] for r in rows for c in ("names", "adjectives", "seats"))
    return tuple(w.lower() for cell in cells for w in cell.split("|") if w)


# Who is coded by what they are alone: neither a state nor a name is known.
_UNKNOWN = {
    "GOV": "A government or office not named",
    "MIL": "Forces not named",
    "REB": "Rebels not named",
    "UAF": "Armed people not named",
    "CVL": "People not named",
    "IGO": "An international body not named",
    "NGO": "An organisation not named",
}


def is_nobody(code: str) -> bool:
    """Tell whether a code tells neither a state nor a name."""
    return code.startswith("UNK") and ":" not in code


# What the record at hand calls sides that no table knows. Every line of a page or of a print may
# name a side, and all speak of one record.
_NAMES: ContextVar[Mapping[str, str]] = ContextVar("names", default=_NONE)


def use_names(names: Mapping[str, str]) -> None:
    """Name sides that no table knows so from now on, in this request or command."""
    _NAMES.set(names)


def is_named(code: str) -> bool:
    """Tell whether a code is that of a state, or of a side that the record itself names."""
    return code in _countries() or code in _NAMES.get()


def camp_name(camp: str) -> str:
    """Return a camp's name; a key that nothing explains stays as it is."""
    if camp in _PARTS:
        return _PARTS[camp]
    if camp in _NAMES.get():
        return _NAMES.get()[camp]
    head, _, slug = camp.partition(":")
    if camp in _KINDS:
        return _KINDS[camp]
    entity = load_actors().entities.get(slug or head)
    if entity is not None:
        return entity.name
    if head.startswith("UNK") and not slug:
        return _UNKNOWN.get(head[3:], "Somebody not named")
    country = _countries().get(head[:3])
    if slug:
        words = slug.replace("-", " ").title()
        return f"{words} ({country})" if country and country != words else words
    if country is None:
        return head.replace("-", " ").title() if head.islower() else head
    kinds = {"REB": "armed groups", "OPP": "opposition", "PRM": "militias"}
    return f"{country}, {kinds[head[3:]]}" if head[3:] in kinds else country


def side_of_code(code: str) -> str:
    """Return the side of an entity's code: a group with a name of its own, else its country."""
    actor = Actor(
        text="", start=0, end=0, code=code, country=code[:3] if code[:3].isupper() else None,
        sector=code.partition(":")[0][3:] or None, name="",
    )  # fmt: skip
    return side_of(actor) or code


def question_words(question: str) -> str:
    """Return a question with the names of sides in place of their codes in brackets."""
    return _CODES.sub(lambda m: f"({_sides(m[1])})", _in_single_marks(clean(question)))


def _sides(codes: str) -> str:
    return ", ".join(camp_name(c) for c in codes.split(", "))


def _in_single_marks(question: str) -> str:
    """Put words that hold quotation marks themselves into single ones: ‘to “a hand”’."""
    first, last = question.find("“"), question.rfind("”")
    inner = question[first + 1 : last]
    if first < 0 or last < first or "“" not in inner:
        return question
    missing = "”" * (inner.count("“") - inner.count("”"))
    return f"{question[:first]}‘{inner}{missing}’{question[last + 1 :]}"
