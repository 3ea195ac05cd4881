"""Token ranges and noun phrases read off a dependency tree."""

from __future__ import annotations

import msgspec

from trucewatch.coding.attribution.quotes import Quotation
from trucewatch.reading.parse import Parse

Range = tuple[int, int]


SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


_EDGE_LEFT = frozenset((",", ";", ":", ".", "—", "–", "-", "--", "...", "…", "”", ")", "*", "•"))


_EDGE_RIGHT = frozenset((",", ";", ":", ".", "—", "–", "-", "--", "“", "?", "!", "(", "…"))


# Words before a source that are not part of its name ("even X said").
_LEADING = frozenset(["even", "only", "how", "first", "but", "yet", "and", "as", "just"])


class Context(msgspec.Struct, frozen=True):
    """A parse with its quotations and, per token, the quotation it stands in (or -1)."""

    parse: Parse
    quotes: tuple[Quotation, ...]
    quote_of: list[int]

    def quoted(self, i: int) -> bool:
        """Whether token ``i`` stands in a double-quoted (or long single-quoted) stretch."""
        return self.quote_of[i] >= 0


class Source(msgspec.Struct, frozen=True):
    """A source's head noun and token range, and how it was found.

    ``antecedent`` is the noun a relative pronoun stands for, or None; ``rival`` the head of another
    phrase that the sentence allows as the source.
    """

    head: int
    span: Range
    rule: str
    antecedent: int | None = None
    rival: int | None = None


def trim(parse: Parse, first: int, last: int) -> Range | None:
    """Return the range without punctuation at its edges; None when nothing is left."""
    word = parse.word
    while first < last and word[first] in _EDGE_LEFT:
        first += 1
    while last > first and word[last - 1] in _EDGE_RIGHT:
        last -= 1
    return (first, last) if last > first else None


def cut_out(parse: Parse, span: Range, holes: list[Range]) -> list[Range]:
    """Return the pieces of ``span`` outside ``holes``, trimmed, pieces without a word left out."""
    pieces = [span]
    for a, b in holes:
        rest: list[Range] = []
        for x, y in pieces:
            if b <= x or a >= y:
                rest.append((x, y))
                continue
            if a > x:
                rest.append((x, a))
            if b < y:
                rest.append((b, y))
        pieces = rest
    out = []
    for x, y in pieces:
        kept = trim(parse, x, y)
        if kept and any(
            parse.word[k][:1].isalnum() or parse.word[k][-1:].isalnum() for k in range(*kept)
        ):
            out.append(kept)
    return out


def noun_phrase(context: Context, head: int, cut: int | None = None) -> Range | None:
    """Return the token range of the phrase under ``head``.

    ``cut`` is a verb after which nothing belongs to the phrase (its own clause). Quoted text on
    either side that the parser hung on the noun is left out.
    """
    parse = context.parse
    first, last = parse.subtree(head)
    if cut is not None:
        if parse.left[cut] > head:
            last = min(last, parse.left[cut])
        elif cut < head:
            first = max(first, cut + 1)
        else:
            last = min(last, cut)
    first, last = _outside_quotes(context, head, first, last)
    while cut is not None and last - 1 > head and parse.head[last - 1] == cut < len(parse):
        last -= 1  # "It also “strongly” condemned": words of the verb
    while first < head and parse.lower[first] in _LEADING and parse.head[first] == head:
        first += 1
    return trim(parse, first, last)


def _outside_quotes(context: Context, head: int, first: int, last: int) -> Range:
    own = context.quote_of[head]
    if own >= 0:
        q = context.quotes[own]
        return max(first, q.first), min(last, q.last)
    k = head
    while k > first and _free(context, k - 1):
        k -= 1
    first = k
    k = head + 1
    while k < last and _free(context, k):
        k += 1
    return first, k


# A quoted stretch up to this many tokens inside a noun phrase is a name or a scare quote.
SHORT_QUOTE = 7


def _free(context: Context, i: int) -> bool:
    q = context.quote_of[i]
    return q < 0 or context.quotes[q].last - context.quotes[q].first <= SHORT_QUOTE


def surface_subject(parse: Parse, verb: int) -> int | None:
    """Return the head of the subject (also of a passive) that stands with ``verb``, or None."""
    for c in parse.children[verb]:
        if parse.dep[c] in ("nsubj", "nsubjpass", "csubj"):
            return c
    return None
