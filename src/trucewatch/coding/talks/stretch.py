"""The words of an announced meeting, and whether one told beside something else was one of two
sides for hours."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.coding.leads.context import LeadContext, phrase
from trucewatch.coding.talks.scene import duration_of
from trucewatch.records import Actor, Span
from trucewatch.vocab.issues import IssueWords


def sat_long(
    ctx: LeadContext, words: IssueWords, i: int, governor: int, who: Sequence[Actor]
) -> bool:
    """Return whether two sides are told to have sat for a time: "the decision came after a
    seven-hour meeting of the two panels"."""
    p = ctx.parse
    hours = any(
        p.dep[c] in ("compound", "amod", "nummod", "nmod")
        and not words.talks["unit"].isdisjoint(p.lower[c].replace("‑", "-").split("-"))
        for c in p.children[i]
    ) or not words.talks["unit"].isdisjoint(p.lower[p.left[i] : i])
    long = hours or duration_of(ctx, words, i, governor) is not None
    return long and len({ctx.side(a) for a in who}) > 1


def stretch_of(ctx: LeadContext, i: int, governor: int) -> Span:
    """Return the words of a meeting to come, with its day and place."""
    p = ctx.parse
    first = min(p.left[i], i)
    last = max(phrase(p, i)[1], p.right[governor] if governor != i else i + 1)
    if p.pos[i] == "VERB":  # "to meet again in Oslo on 3 May", where and when with it
        stop = (k for k in range(i + 1, p.right[i]) if p.word[k] in ",;:—–" or p.lower[k] == "and")
        last = max(last, next(stop, p.right[i]))
    last = min(last, p.sents[p.sent[i]][1])
    while last > i + 1 and p.dep[last - 1] == "punct":
        last -= 1
    return ctx.span(first, last)
