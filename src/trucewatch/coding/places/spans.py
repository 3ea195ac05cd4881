"""The stretches of a short text that are names of places."""

from __future__ import annotations

import re

from trucewatch.vocab.gazetteer import Gazetteer, fold, place_words

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*\.?")


def phrase_spans(text: str, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """Return the longest names of places in a short text, capitalised ones only."""
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)][:400]
    out: list[tuple[int, int]] = []
    i = 0
    while i < len(words):
        start, end = words[i]
        size = 0
        if text[start].isupper():
            first = fold(text[start:end]).split(" ")[0]
            for n in range(min(gazetteer.longest(first), len(words) - i), 0, -1):
                if gazetteer.lookup(fold(text[start : words[i + n - 1][1]])):
                    size = n
                    break
        if size and not _cut_off(text, words, i, i + size):
            out.append((start, words[i + size - 1][1]))
        i += size or 1
    return out


def _cut_off(text: str, words: list[tuple[int, int]], first: int, last: int) -> bool:
    """Tell whether one word is only the beginning of a longer, unknown name ("Camp" Ashraf)."""
    word = text[words[first][0] : words[first][1]].lower()
    if last - first > 1 or last >= len(words) or word not in place_words("generic_before"):
        return False
    behind = text[words[last][0] : words[last][1]]
    return text[words[first][1] : words[last][0]] == " " and behind[0].isupper()
