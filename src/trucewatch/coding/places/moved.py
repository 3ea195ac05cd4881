"""From where and to where forces and arms are moved, where the words for the way stand behind them.

"Withdrew 211 of its 230 guns from the Zorb area", "the withdrawal of twelve tanks from Zorb to
Tarn": the way is that of the moving, though the parser hangs it from the guns. Of two ends, who
withdraws is told by the one he leaves, who redeploys by the one he comes to.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

_DEPTH = 6
_NOUN = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "nsubj"})
_PASSED = frozenset({"conj", "nummod", "appos", "compound", "nmod"})
_TO = frozenset({"to", "into", "towards", "toward", "for"})
_WAYS = _TO | {"from", "out"}


def mover_over(parse: Parse, noun: int) -> int | None:
    """Return the word of moving that the thing at ``noun`` is an object of, or that is said of it,
    None where there is none: the "withdrew" of "withdrew 211 of its 230 guns"."""
    at = noun
    for _ in range(_DEPTH):
        up, dep = parse.head[at], parse.dep[at]
        if up == at:
            return None
        if dep in _OBJECTS:
            return up if parse.lemma[up] in word_set("places.moving_things") else None
        if dep == "pobj" and parse.lower[up] == "of" and parse.pos[parse.head[up]] in _NOUN:
            at = parse.head[up]
            if parse.lemma[at] in word_set("places.moving_things"):
                return at
        elif dep in _PASSED:
            at = up
        else:
            return None
    return None


def is_way(parse: Parse, prep: int) -> bool:
    """Return whether a preposition tells from where or to where something is moved."""
    return parse.lower[prep] in _WAYS


def is_other_end(parse: Parse, prep: int, mover: int) -> bool:
    """Return whether the preposition at ``prep`` leads to the end of a way that tells less of the
    act at ``mover`` than the other end does, which is told as well."""
    word = parse.lower[prep]
    others = {parse.lower[c] for c in _ways(parse, prep, mover)}
    if parse.lemma[mover] in word_set("places.coming"):
        return word == "from" and not others.isdisjoint(_TO)
    if parse.lemma[mover] not in word_set("places.leaving") or word not in _TO:
        return False
    left = any(  # "left Zorb for Tarn"
        parse.dep[c] == "dobj" and parse.pos[c] == "PROPN" for c in parse.children[mover]
    )
    return "from" in others or left


def _ways(parse: Parse, prep: int, mover: int) -> Iterator[int]:
    """Yield the other prepositions of the way: beside ``prep``, below the mover and its objects."""
    above = {parse.head[prep], mover}
    above |= {c for c in parse.children[mover] if parse.dep[c] in _OBJECTS}
    above |= {d for a in (*above,) for c in parse.children[a] if parse.lower[c] == "of"
              for d in parse.children[c]}  # fmt: skip
    above |= set(parse.children[prep])
    for a in above:
        yield from (c for c in parse.children[a] if c != prep and parse.lower[c] in _WAYS)
