"""Which words two stretches of a page share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

# Names in capitals that are too short for a word: UN, US, NATO's members, IDF.
_NAME = re.compile(r"\b[A-Z]{2,3}\b")
_WORD = re.compile(r"[^\W\d_][\w'’\-]*|\d[\d,.]*")
# Inflected forms meet in their first letters: Armenians and Armenian, breach and breaching.
_STEM = 5
_MIN_LETTERS = 4
# Of a paragraph only this much is read: a lede says what it is about.
_REACH = 1500
_EMPTY = frozenset(
    {"that", "with", "from", "this", "have", "been", "were", "will", "would", "their", "they"}
    | {"after", "about", "over", "more", "than", "into", "said", "says", "which", "when", "what"}
    | {"also", "some", "during", "between", "against", "before", "there", "where", "while"}
    | {"could", "should", "must", "other", "only", "under", "amid", "news", "report", "reported"}
)


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words of ``text`` that carry content."""
    head = text[:_REACH]
    found = {_stem(w) for w in _WORD.findall(head)} | {w.casefold() for w in _NAME.findall(head)}
    found.discard("")
    return frozenset(found)


@lru_cache(50_000)  # words come again; names never end
def _stem(word: str) -> str:
    """Return the beginning of a word, "" for one without content."""
    w = word.casefold().replace("’s", "")
    return w[:_STEM] if (len(w) >= _MIN_LETTERS or w.isdigit()) and w not in _EMPTY else ""


def share(part: frozenset[str], whole: Iterable[frozenset[str]]) -> float:
    """Return how much of ``part`` is found in any of the sets of ``whole`` (0 to 1)."""
    if not part:
        return 0.0
    left = set(part)
    for words in whole:
        left -= words
        if not left:
            break
    return 1 - len(left) / len(part)
