"""The noun phrase that a word is a part, owner or conjunct of."""

from __future__ import annotations

from trucewatch.coding.cast import words as cast_words
from trucewatch.reading import Parse

MAX_CLIMB = 8


def phrase_head(parse: Parse, i: int) -> int:
    """Return the head of the noun phrase that token ``i`` is a part, owner or conjunct of."""
    for _ in range(MAX_CLIMB):
        inner = parse.dep[i] in cast_words.INNER or parse.dep[i] == "poss"
        joined = parse.dep[i] == "conj" or (parse.dep[i] == "pobj" and _of(parse, i))
        if not (inner or joined) or parse.head[i] == i:
            break
        i = parse.head[parse.head[i]] if parse.dep[i] == "pobj" else parse.head[i]
    return i


def _of(parse: Parse, i: int) -> bool:
    return parse.lower[parse.head[i]] == "of" and parse.pos[parse.head[parse.head[i]]] != "VERB"
