"""The words of several tellers of one toll: each has his own figure ("four according to A, five
according to B")."""

from __future__ import annotations

import msgspec

from trucewatch.coding.attribution.tree import Context, Range, Source, cut_out
from trucewatch.coding.attribution.types import Attribution
from trucewatch.coding.quantities.figures_apart import (
    OF_A_FIGURE,
    Figure,
    figures_apart,
    may_differ,
)
from trucewatch.coding.quantities.quantities import find_quantities
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue

_SCORE = 0.6
_LOOSE = frozenset({"and", "but", "while", "whereas", ",", ";"})


def told_apart(context: Context, found: list[Attribution]) -> list[Attribution]:
    """Return the attributions with the figures of further tellers of a toll cut out of the words of
    the first, and given to their own."""
    parse = context.parse
    if not may_differ(parse):
        return found
    figures = figures_apart(parse, find_quantities(parse))
    if not figures:
        return found
    taken = {parse.sent[f.head] for f in figures}
    out = [a for a in found if parse.sent[a.head] not in taken]
    for sentence in sorted(taken):
        own = [f for f in figures if parse.sent[f.head] == sentence]
        out += _of_sentence(parse, own, [a for a in found if parse.sent[a.head] == sentence])
    return sorted(out, key=lambda a: (a.cue[0], a.cue[1]))


def _of_sentence(
    parse: Parse, figures: list[Figure], found: list[Attribution]
) -> list[Attribution]:
    begin = min(f.region[0] for f in figures)
    regions = [f.region for f in figures]
    kept: list[Attribution] = []
    for a in found:
        if any(x <= a.head < y or x <= a.cue[0] < y for x, y in regions):
            continue  # replaced by the figure's own
        if a.source is not None and any(x <= a.source.head < y for x, y in regions):
            continue
        if not a.content:
            kept.append(a)  # a verb whose words stand elsewhere: "the hospital said"
            continue
        content = [_trimmed(parse, p) for p in cut_out(parse, _whole(a), [*regions, a.cue])]
        content = [p for p in content if p[0] < p[1] and _within(p, a, begin)]
        content = content or _lead(figures, a)
        kept += [msgspec.structs.replace(a, content=tuple(content))] if content else []
    first = kept[0] if kept else None
    return [*kept, *(x for f in figures if (x := _attribution(f, first)) is not None)]


def _whole(a: Attribution) -> Range:
    return min(x for x, _ in a.content), max(y for _, y in a.content)


def _within(piece: Range, a: Attribution, begin: int) -> bool:
    """Whether a piece was of the words, and before the first figure of another teller."""
    return piece[0] < begin and any(x <= piece[0] and piece[1] <= y for x, y in a.content)


def _lead(figures: list[Figure], a: Attribution) -> list[Range]:
    """The first figure itself, where the words that a verb had were another teller's."""
    lead = figures[0].lead
    return [(lead.first, lead.last)] if a.cue[1] <= lead.first else []


def _trimmed(parse: Parse, piece: Range) -> Range:
    first, last = piece
    while first < last and parse.lower[last - 1] in _LOOSE:
        last -= 1
    return first, last


def _attribution(figure: Figure, first: Attribution | None) -> Attribution | None:
    source = Source(figure.head, figure.teller, OF_A_FIGURE)
    content = ((figure.numeral.first, figure.numeral.last),)
    rules = ("figure:apart", f"source:{OF_A_FIGURE}")
    if figure.cue is not None:
        cue = Cue("according to", "phrase", "assert", {})
        return Attribution(figure.cue[0], figure.cue, source, content, cue, "phrase", _SCORE, rules)
    if first is None:
        return None
    return Attribution(
        figure.head, first.cue, source, content, first.lexeme, first.kind, _SCORE, rules
    )
