"""Which names stand where in a text: what tells a changed report from a copy of it.

Two texts of the same words in which the sides have changed places share nearly all their runs of
words. They are no copies: each says something of its own, and one may be a forgery of the other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher

Places = Mapping[str, frozenset[str]]
"""Names (lower case) by the words around them, in which every name is a ``*``."""

_WORD = re.compile(r"\w+")
# A word in capitals is a name where the text has it inside a sentence.
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z]\w+")
_BEFORE, _AFTER, _LEAST = 2, 3, 3
_MAX_WORDS = 3000
# Spellings of one name ("Kyiv", "Kiev") are this much alike; "Armenian" and "Azerbaijani" are not.
_SPELLING = 0.7


def names_in_place(text: str) -> Places:
    """Return the names of a text by their places: two words before, three behind."""
    names = set(_INSIDE.findall(text))
    words = _WORD.findall(text)[:_MAX_WORDS]
    plain = ["*" if w[0].isupper() else w.casefold() for w in words]
    found: dict[str, set[str]] = {}
    for k, word in enumerate(words):
        around = plain[max(0, k - _BEFORE) : k + _AFTER + 1]
        if word in names and len(around) - around.count("*") >= _LEAST:
            found.setdefault(" ".join(around), set()).add(word.casefold())
    return {around: frozenset(own) for around, own in found.items()}


def names_differ(one: Places, two: Places) -> bool:
    """Return whether two texts have other names at one place, which are no spellings of one."""
    return any(
        around in two and own.isdisjoint(two[around]) and not _spellings(own, two[around])
        for around, own in one.items()
    )


def _spellings(one: frozenset[str], two: frozenset[str]) -> bool:
    return any(_alike(*sorted((a, b))) for a in one for b in two)


def _alike(one: str, two: str) -> bool:
    return SequenceMatcher(None, one, two).ratio() >= _SPELLING
