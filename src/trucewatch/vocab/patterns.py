"""Patterns of vocabulary files: sets of lemmas that must all stand in a stretch of text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Pattern = tuple[frozenset[str], ...]
"""One alternative: for each slot the words that fill it (``demarcat*`` means a beginning)."""


def parse_patterns(text: str, classes: Mapping[str, frozenset[str]]) -> tuple[Pattern, ...]:
    """Return the patterns of a cell: ``a b|@c d``; ``@c`` is any word of class ``c``.

    Raises KeyError with the name of an unknown class.
    """
    return tuple(
        tuple(classes[w[1:]] if w.startswith("@") else frozenset([w]) for w in alternative.split())
        for alternative in text.split("|")
        if alternative.strip()
    )


def matches(pattern: Pattern, words: frozenset[str]) -> bool:
    """Return whether every slot of ``pattern`` is filled by one of ``words`` (lemmas)."""
    return all(_fills(slot, words) for slot in pattern)


def first_match(patterns: Iterable[Pattern], words: frozenset[str]) -> Pattern | None:
    """Return the first pattern that ``words`` fill, or None."""
    return next((p for p in patterns if matches(p, words)), None)


def _fills(slot: frozenset[str], words: frozenset[str]) -> bool:
    if not slot.isdisjoint(words):
        return True
    stems = tuple(item[:-1] for item in slot if item.endswith("*"))
    return bool(stems) and any(w.startswith(stems) for w in words)
