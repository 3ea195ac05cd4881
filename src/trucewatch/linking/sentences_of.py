"""Where the sentences of a text begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

SENTENCE_END = re.compile(r"[.!?](?:[\"”’')\]]*)(?:\s|$)|\n")


def sentences_between(text: str, first: int, last: int) -> int:
    """Return how many sentences end between two offsets; an empty line counts as one more, as what
    stands in another paragraph is further away."""
    return len(SENTENCE_END.findall(text[first:last]))


@lru_cache(maxsize=4)
def _ends(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where the sentences of a text end: before what stands behind them, and after it."""
    found = [(m.start(), m.end()) for m in SENTENCE_END.finditer(text)]
    return tuple(a for a, _ in found), tuple(b for _, b in found)


def sentence_at(text: str, at: int) -> tuple[int, int]:
    """Return where the sentence around an offset begins and where its last word ends; the sentences
    of a text are found once, however many acts it tells."""
    before, behind = _ends(text)
    k = bisect_right(behind, at)
    return behind[k - 1] if k else 0, before[k] if k < len(before) else len(text)
