"""Which words of a document state a term: those of the paper itself, and those that cite it. What a
ministry, a mission or a movement tells in its own communiqué of what was done is none."""

from __future__ import annotations

from collections.abc import Collection

from trucewatch.coding.leads.context import LeadContext
from trucewatch.records import Statement
from trucewatch.vocab.words import word_set

_MUST = frozenset({"must", "shall", "should", "will", "may"})


def is_of_paper(ctx: LeadContext, heads: Collection[int], told: Statement) -> bool:
    """Return whether a document speaks for itself: a draft, an accord, a text that nobody who acts
    in the report gives out as his word; "Ukraine's proposals called for" speaks so, too."""
    p, speaker, cue = ctx.parse, told.speaker, told.cue
    if speaker is None or speaker.code == "UNK":
        return True
    verbs = range(*p.tokens_in(cue.start, cue.end)) if cue is not None else range(0)
    called = any(speaker.start <= p.start[h] < speaker.end for h in heads)
    return called or any(p.dep[h] == "nsubj" and p.head[h] in verbs for h in heads)


def cites(ctx: LeadContext, heads: Collection[int], first: int, last: int) -> bool:
    """Return whether a clause tells what an agreement that it names lays down: "under paragraph 4
    of the statement the forces must leave", "the accord permits posts"."""
    p = ctx.parse
    if not any(first <= h < last for h in heads):
        return False
    laid = word_set("agreements.binding") | word_set("agreements.obliging")
    return any(p.lower[k] in _MUST or p.lemma[k] in laid for k in range(first, last))
