"""Figures that several tellers give of one toll in one sentence, all but the first without words of
their own: "four people died according to A, five according to B", "A counted 17 dead and B 30",
"A said four were killed; B, five".

Each is its own teller's, and counts what the first counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.coding.quantities.attach import TOLLS
from trucewatch.coding.quantities.measures import QuantityMention, mention
from trucewatch.coding.quantities.numerals import Numeral, find_numerals
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

OF_A_FIGURE = "teller of a figure"
"""The rule of a source that gives no more than a figure."""
Range = tuple[int, int]
_ENDS = frozenset({",", ".", ";", ")", "and", "but", "while", "were", "was", "are", "according"})
_BOUNDS = frozenset({",", ";", "and", "but", "while", "whereas", "(", "—", "–"})
_LINKS = frozenset({"of", "at", ",", "only", "even", "just", "about", "around"})
_NAMES = frozenset({"DET", "NOUN", "PROPN", "ADJ", "PART"})
_TOLD = frozenset({"people", "dead", "deaths", "killed", "persons"})
# A teller's name has at most so many words.
_LONGEST = 9


class Figure(msgspec.Struct, frozen=True):
    """A bare figure, its tokens, those of its teller with the head noun, and ``cue``: tokens of
    "according to", None where it shares the verb of the figure before it (``lead``)."""

    numeral: Numeral
    head: int
    teller: Range
    cue: Range | None
    lead: QuantityMention

    @property
    def region(self) -> Range:
        """The tokens from the first to the last of figure and teller."""
        return (
            min(self.numeral.first, self.teller[0]),
            max(self.numeral.last, self.teller[1]),
        )

    def counted(self, parse: Parse) -> QuantityMention:
        """Return the figure as a count of what the first one counts."""
        n, lead = self.numeral, self.lead
        return mention(
            parse, n, n.core, lead.kind, lead.unit, lead.civilian, lead.governor, (n.first, n.last)
        )


def may_differ(parse: Parse) -> bool:
    """Return whether a sentence has two numbers at all."""
    return any(
        sum(parse.pos[k] == "NUM" for k in range(first, last)) > 1 for first, last in parse.sents
    )


def figures_apart(parse: Parse, known: Sequence[QuantityMention]) -> tuple[Figure, ...]:
    """Return the bare figures of other tellers, in order; ``known`` are the things counted."""
    if not may_differ(parse):
        return ()
    tolls = [m for m in known if m.kind in TOLLS]
    return tuple(_figures(parse, tolls))


def _figures(parse: Parse, tolls: Sequence[QuantityMention]) -> Iterator[Figure]:
    for n in find_numerals(parse):
        sentence = parse.sent[n.core]
        own = any(m.first <= n.core < m.last and m.noun != n.core for m in tolls)
        before = [m for m in tolls if parse.sent[m.noun] == sentence and m.last <= n.first]
        if own or not before or not _is_bare(parse, n):
            continue
        told = _according(parse, n) or _named(parse, n)
        if told is not None and told[1][0] >= before[0].last - 1:
            head, teller, cue = told
            yield Figure(n, head, teller, cue, before[-1])


def _is_bare(parse: Parse, n: Numeral) -> bool:
    end = parse.sents[parse.sent[n.core]][1]
    k = n.last + (parse.lower[n.last] in _TOLD if n.last < end else 0)
    return k >= end or parse.lower[k] in _ENDS


def _according(parse: Parse, n: Numeral) -> tuple[int, Range, Range] | None:
    """ "five according to B", "according to B five"."""
    end = parse.sents[parse.sent[n.core]][1]
    k = n.last + (parse.lower[n.last : n.last + 1] == (",",))
    if parse.lower[k : k + 2] == ("according", "to"):
        last = k + 2
        while last < end and (parse.pos[last] in _NAMES or parse.lower[last] == "of"):
            last += 1
        head = _head(parse, (k + 2, last))
        closes = k == n.last or last >= end or parse.word[last] in ".;"
        return (head, (k + 2, last), (k, k + 2)) if head is not None and closes else None
    span = _phrase_before(parse, n.first)
    if span is not None and parse.lower[span[0] - 2 : span[0]] == ("according", "to"):
        head = _head(parse, span)
        return None if head is None else (head, span, (span[0] - 2, span[0]))
    return None


def _named(parse: Parse, n: Numeral) -> tuple[int, Range, None] | None:
    """ "; the governor, five", "and the governor 30", "residents of 15", "the rebels said 40"."""
    first, k = parse.sents[parse.sent[n.core]][0], n.first
    while k > first and parse.lower[k - 1] in _LINKS:
        k -= 1
    if parse.lemma[k - 1] in word_set("quantities.telling"):
        k -= 1
    span = _phrase_before(parse, k)
    if span is None or span[0] <= first or parse.lower[span[0] - 1] not in _BOUNDS:
        return None
    head = _head(parse, span)
    named = any(parse.pos[i] in ("DET", "PROPN") for i in range(*span))
    return (head, span, None) if head is not None and (named or _plural(parse, head)) else None


def _plural(parse: Parse, head: int) -> bool:
    return parse.tag[head] in ("NNS", "NNPS")


def _phrase_before(parse: Parse, end: int) -> Range | None:
    first, k = parse.sents[parse.sent[end]][0], end
    while k > first and (parse.pos[k - 1] in _NAMES or parse.lower[k - 1] == "of"):
        k -= 1
    return (k, end) if 0 < end - k <= _LONGEST else None


def _head(parse: Parse, span: Range) -> int | None:
    """Return the last noun of a name before any "of" that is nobody hurt, no day and no place of
    the toll."""
    of = next((k for k in range(*span) if parse.lower[k] == "of"), span[1])
    nouns = [k for k in range(span[0], of) if parse.pos[k] in ("NOUN", "PROPN")]
    if not nouns or parse.lower[nouns[-1]] in _TOLD | word_set("quantities.hurt"):
        return None
    return nouns[-1]
