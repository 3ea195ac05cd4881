"""Word lists of the rules of reading: sets of lemmas or forms, by name, from ``data/words``.

A list belongs to one rule or to a few. What it is for, and how it was set, its file tells.
"""

from __future__ import annotations

from functools import cache

from trucewatch.vocab.tables import table


@cache
def word_list(name: str) -> tuple[str, ...]:
    """Return the words of list ``name``, in the order of its file: ``"acts.locals"`` is row
    ``locals`` of ``words/acts.tsv``. Raises KeyError when there is none."""
    topic, _, row = name.partition(".")
    return _lists(topic)[row]


@cache
def word_set(name: str) -> frozenset[str]:
    """Return the words of list ``name`` (see :func:`word_list`) as a set."""
    return frozenset(word_list(name))


@cache
def _lists(topic: str) -> dict[str, tuple[str, ...]]:
    return {row["set"]: _words(row["words"]) for row in table(f"words/{topic}.tsv")}


def _words(cell: str) -> tuple[str, ...]:
    """The words of a cell: apart by spaces, phrases of several words by semicolons."""
    return tuple(cell.split(";")) if ";" in cell else tuple(cell.split())
