"""Word lists of the rules of reading: sets of lemmas or forms, by name, from ``data/words``.

A list belongs to one rule or to a few. What it is for, and how it was set, its file tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from trucewatch.vocab.tables import table


@cache
def word_list(name: str) -> tuple[str, ...]:
    """Return the words of list ``name``, in the order of its file: ``"acts.locals"`` is row
    ``locals`` of ``words/acts.tsv``. Raises KeyError when there is none."""
    topic, _, row = name.partition(".")
    return _lists(topic)[row]


@cache
def word_set(*names: str) -> frozenset[str]:
    """Return the words of lists (see :func:`word_list`) as one set."""
    return frozenset().union(*map(word_list, names))


@cache
def phrases_of(name: str) -> re.Pattern[str]:
    """Return a pattern of the words and phrases of list ``name`` (see :func:`word_list`), each
    whole, in small or capital letters."""
    return re.compile(r"\b(?:" + "|".join(map(re.escape, word_list(name))) + r")\b", re.IGNORECASE)


def word_lists(topic: str) -> dict[str, frozenset[str]]:
    """Return all lists of a topic: name in it → words."""
    return {name: frozenset(words) for name, words in _lists(topic).items()}


@cache
def _lists(topic: str) -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    cells = {row["set"]: row["words"] for row in table(f"words/{topic}.tsv")}
    for name in cells:
        out[name] = tuple(dict.fromkeys(_words(name, cells)))
    return out


def _words(name: str, cells: dict[str, str]) -> Iterator[str]:
    """The words of a row: apart by spaces, phrases of several words by semicolons; ``@other``
    stands for the words of row ``other``."""
    cell = cells[name]
    for word in cell.split(";") if ";" in cell else cell.split():
        if word.startswith("@"):
            yield from _words(word[1:], cells)
        else:
            yield word


@cache
def calendar(*kinds: str) -> Mapping[str, int]:
    """Return the names of months (``month``, ``month_short``) and days (``weekday``), as ``kinds``
    says, all for none → their numbers, those of days from 0 for Monday."""
    wanted = kinds or ("month", "month_short", "weekday")
    return {r["word"]: int(r["value"]) for r in table("times/words.tsv") if r["class"] in wanted}
