"""Names that no gazetteer has, but that the words around call a place."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.coding.place_candidates import Named
from trucewatch.coding.place_find import Spot
from trucewatch.reading.parse import Parse
from trucewatch.vocab.gazetteer import fold

_BEFORE = frozenset(
    (
        "village villages town towns city hamlet island port settlement district province camp "
        "township hamlets"
    ).split()
)
_AFTER = frozenset("village town district province sector island camp township".split())
_LONGEST = 4  # tokens of such a name


def unknown_spots(parse: Parse, known: Sequence[Spot]) -> list[Spot]:
    """Return names such as "the village of Zorb", "Zorb village" that ``known`` does not hold.

    They have no candidates: their place is said to be unresolved, not left out.
    """
    taken = {i for s in known for i in range(s.first, s.last)}
    out: list[Spot] = []
    for i, low in enumerate(parse.lower):
        span = None
        if low == "of" and i > 0 and parse.lower[i - 1] in _BEFORE:
            span = _forward(parse, i + 1)
        elif low in _AFTER and parse.pos[i] == "NOUN":
            span = _backward(parse, i)
        if span and not any(k in taken for k in range(*span)):
            taken.update(range(*span))
            name = parse.slice(*span)
            out.append(Spot(span[0], span[1], Named(fold(name), ()), True, False))
    return out


def _proper(parse: Parse, i: int) -> bool:
    return parse.tag[i] in ("NNP", "NNPS") and parse.word[i][:1].isupper()


def _forward(parse: Parse, first: int) -> tuple[int, int] | None:
    last = first
    end = min(first + _LONGEST, len(parse))
    while last < end and parse.sent[last] == parse.sent[first - 1] and _proper(parse, last):
        last += 1
    return (first, last) if last > first else None


def _backward(parse: Parse, last: int) -> tuple[int, int] | None:
    first = last
    begin = max(last - _LONGEST, parse.sents[parse.sent[last]][0])
    while first > begin and _proper(parse, first - 1):
        first -= 1
    return (first, last) if first < last else None
