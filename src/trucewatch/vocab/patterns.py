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
    """Patterns of many keys in order, found by one slot that they need.

    ``rows`` are (key, pattern). The slot that the fewest words fill is looked for: ``by_word`` maps
    its words to rows, ``by_stem`` the first ``_STEM`` letters of beginnings of words; ``others``
    are the rows whose every slot has a shorter beginning.
    """

    rows: tuple[tuple[str, Pattern], ...]
    by_word: dict[str, tuple[int, ...]]
    by_stem: dict[str, tuple[int, ...]]
    others: tuple[int, ...]

    def find(self, words: frozenset[str]) -> str | None:
        """Return the key of the first row that ``words`` fill, or None."""
        near = set(self.others)
        by_word, by_stem = self.by_word, self.by_stem
        for w in words:
            if w in by_word:
                near.update(by_word[w])
            if (stem := w[:_STEM]) in by_stem:
                near.update(by_stem[stem])
        for k in sorted(near):
            if matches(self.rows[k][1], words):
                return self.rows[k][0]
        return None


# Letters by which beginnings of words are looked up: few in the files are shorter.
_STEM = 3


def index_patterns(rows: Iterable[tuple[str, Iterable[Pattern]]]) -> PatternIndex:
    """Return the index of (key, patterns), earlier keys first."""
    flat = tuple((key, p) for key, patterns in rows for p in patterns)
    by_word: dict[str, list[int]] = {}
    by_stem: dict[str, list[int]] = {}
    others = []
    for k, (_, pattern) in enumerate(flat):
        certain = [s for s in pattern if all(len(stem) >= _STEM for stem in s.stems)]
        if not certain:
            others.append(k)
            continue
        # one beginning stands for about three words
        needed = min(certain, key=lambda s: len(s.words) + 3 * len(s.stems))
        for word in needed.words:
            by_word.setdefault(word, []).append(k)
        for stem in sorted({stem[:_STEM] for stem in needed.stems}):
            by_stem.setdefault(stem, []).append(k)
    return PatternIndex(flat, _frozen(by_word), _frozen(by_stem), tuple(others))


def _frozen(index: dict[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {word: tuple(rows) for word, rows in index.items()}
