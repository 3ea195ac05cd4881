"""Patterns of vocabulary files: sets of lemmas that must all stand in a stretch of text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec


class Slot(msgspec.Struct, frozen=True):
    """One place of a pattern: the words that fill it, and beginnings of words that do."""

    words: frozenset[str]
    stems: tuple[str, ...]


Pattern = tuple[Slot, ...]
"""One alternative of a cell: every slot must be filled."""


def parse_patterns(text: str, classes: Mapping[str, frozenset[str]]) -> tuple[Pattern, ...]:
    """Return the patterns of a cell: ``a b|@c demarcat*``.

    ``@c`` is any word of class ``c``, ``demarcat*`` any word that begins so. Raises KeyError with
    the name of an unknown class.
    """
    return tuple(
        tuple(_slot(w, classes) for w in alternative.split())
        for alternative in text.split("|")
        if alternative.strip()
    )


def _slot(word: str, classes: Mapping[str, frozenset[str]]) -> Slot:
    words = classes[word[1:]] if word.startswith("@") else frozenset([word])
    plain = frozenset(w for w in words if not w.endswith("*"))
    return Slot(plain, tuple(w[:-1] for w in sorted(words) if w.endswith("*")))


def matches(pattern: Pattern, words: frozenset[str]) -> bool:
    """Return whether every slot of ``pattern`` is filled by one of ``words`` (lemmas)."""
    return all(_fills(slot, words) for slot in pattern)


def _fills(slot: Slot, words: frozenset[str]) -> bool:
    if not slot.words.isdisjoint(words):
        return True
    return bool(slot.stems) and any(w.startswith(slot.stems) for w in words)


def first_match(patterns: Iterable[Pattern], words: frozenset[str]) -> Pattern | None:
    """Return the first pattern that ``words`` fill, or None."""
    return next((p for p in patterns if matches(p, words)), None)


class PatternIndex(msgspec.Struct, frozen=True):
    """Patterns of many keys in order, found by one word that they need.

    ``rows`` are (key, pattern); ``by_word`` maps a word to the rows that need it; ``others`` are
    the rows that need no certain word.
    """

    rows: tuple[tuple[str, Pattern], ...]
    by_word: dict[str, tuple[int, ...]]
    others: tuple[int, ...]

    def find(self, words: frozenset[str]) -> str | None:
        """Return the key of the first row that ``words`` fill, or None."""
        near = {k for w in words for k in self.by_word.get(w, ())}
        for k in sorted(near.union(self.others)):
            if matches(self.rows[k][1], words):
                return self.rows[k][0]
        return None


def index_patterns(rows: Iterable[tuple[str, Iterable[Pattern]]]) -> PatternIndex:
    """Return the index of (key, patterns), earlier keys first."""
    flat = tuple((key, p) for key, patterns in rows for p in patterns)
    by_word: dict[str, list[int]] = {}
    others = []
    for k, (_, pattern) in enumerate(flat):
        certain = [s for s in pattern if not s.stems]
        if not certain:
            others.append(k)
            continue
        for word in min(certain, key=lambda s: len(s.words)).words:
            by_word.setdefault(word, []).append(k)
    return PatternIndex(flat, {w: tuple(ks) for w, ks in by_word.items()}, tuple(others))
