"""How much of their words two texts share."""

from __future__ import annotations

import re

# Two wire copies cut differently share most of their five-word runs; two reports of one event
# written apart share next to none.
_RUN = 5
_MAX_WORDS = 3000
_WORD = re.compile(r"\w+")


def runs(text: str) -> frozenset[str]:
    """Return the runs of five words of a text (of its first 3,000 words), in lower case."""
    words = _WORD.findall(text.casefold())[:_MAX_WORDS]
    if len(words) < _RUN:
        return frozenset([" ".join(words)] if words else ())
    return frozenset(map(" ".join, zip(*(words[k:] for k in range(_RUN)), strict=False)))


def jaccard(one: frozenset[str], two: frozenset[str]) -> float:
    """Return what two sets share of all that they hold, 0 to 1; one of them must not be empty."""
    both = len(one & two)
    return both / (len(one) + len(two) - both)
