"""Stands that change by a figure in one breath: "raised its demand from ten prisoners to thirty".

"Moved the deadline from July 1 to August 15" tells what was asked before and what is asked now; of
"twelve would be enough" the first figure stands in the sentence before.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.leads.context import LeadContext, child, negated
from trucewatch.coding.positions.moves import Told, end_of, opening
from trucewatch.coding.positions.whose import parties_at, speaker_at
from trucewatch.vocab.words import word_set

# What a figure of somebody's is: the kind of stand that it belongs to.
_FIGURES = {
    "demand": "demand", "request": "demand", "claim": "demand", "price": "demand",
    "condition": "demand", "deadline": "demand", "ultimatum": "demand", "offer": "offer",
    "bid": "offer", "date": "proposal", "proposal": "proposal",
}  # fmt: skip
_ENOUGH = frozenset({"do", "suffice", "enough"})
_WOULD = frozenset({"would", "will", "'d", "’d", "'ll", "’ll"})
FIGURED = _ENOUGH | word_set("positions.resizing")
"""Lemmas at which such a stand can be told."""


def refigured(ctx: LeadContext, i: int) -> Iterator[Told]:
    """Yield the stands that the word at token ``i`` tells by a figure: before and now, or now."""
    p = ctx.parse
    if p.lemma[i] in _ENOUGH:
        yield from _enough(ctx, i)
    elif p.pos[i] == "VERB" and p.lemma[i] in FIGURED and not negated(p, i):
        yield from _from_to(ctx, i)


def enough_at(ctx: LeadContext, i: int) -> bool:
    """Return whether the word at ``i`` tells that a bare figure would do."""
    return ctx.parse.lemma[i] in _ENOUGH and _figure(ctx, i) is not None


def _enough(ctx: LeadContext, i: int) -> Iterator[Told]:
    """Yield "twelve would be enough", "ten would do": what its speaker asks for now."""
    p, who = ctx.parse, _figure(ctx, i)
    party = None if who is None else speaker_at(ctx, p.start[who])
    if who is not None and party is not None:
        yield party, "demand", p.left[who], i + 1


def _figure(ctx: LeadContext, i: int) -> int | None:
    """Return the bare number that "would do" or "would be enough", or None."""
    p = ctx.parse
    verb = p.head[i] if p.lemma[i] == "enough" else i
    who = child(p, verb, "nsubj")
    coming = any(p.dep[c] == "aux" and p.lower[c] in _WOULD for c in p.children[verb])
    if who is None or not coming or negated(p, verb) or child(p, verb, "dobj") is not None:
        return None
    return who if p.pos[who] == "NUM" else None


def _from_to(ctx: LeadContext, i: int) -> Iterator[Told]:
    """Yield what a party asked or gave before, and what it does now: "from A", "from A to B"."""
    p, what = ctx.parse, child(ctx.parse, i, "dobj")
    kind = None if what is None else _FIGURES.get(p.lemma[what])
    if what is None or kind is None or p.tag[i] not in ("VBD", "VBN", "VBZ", "VBP"):
        return
    ends = [k for k in range(what + 1, end_of(ctx, i)) if p.lower[k] in ("from", "to")]
    old = next((k for k in ends if p.lower[k] == "from"), None)
    new = next((k for k in ends if p.lower[k] == "to" and old is not None and k > old), None)
    if old is None or new is None:
        return
    if not (_counts(ctx, old, new) and _counts(ctx, new, end_of(ctx, i))):
        return
    for party in parties_at(ctx, i):
        yield party, "former", p.left[what], new
        yield party, kind, opening(ctx, i), end_of(ctx, i)


def _counts(ctx: LeadContext, first: int, last: int) -> bool:
    """Return whether a stretch holds a number or a date."""
    return any(ctx.parse.pos[k] == "NUM" for k in range(first, last))
