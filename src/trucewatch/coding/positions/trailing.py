"""The condition of a stand behind the words of who tells it.

"The army is ready to leave, he said in a statement, on condition that the Front disarms."
"""

from __future__ import annotations

from trucewatch.coding.leads.context import MAX_CLIMB, LeadContext
from trucewatch.coding.positions.conditions import condition_at, condition_end
from trucewatch.vocab.issues import IssueWords

# What stands between a clause and its condition beside the words of reporting.
_JOINING = frozenset({"but", "and", "though", "however", "also"})
# An aside between two commas has at most this many words.
_ASIDE_WORDS = 6
_STARTING = frozenset({"starting", "beginning", "effective", "but", "only"})
_ASIDE = frozenset({"prep", "npadvmod", "advmod", "dative", "agent"})


def trailing(ctx: LeadContext, words: IssueWords, k: int) -> tuple[int, int] | None:
    """Return the tokens of the condition that follows a clause which ends at token ``k`` in its
    sentence, with nothing but the words of who says so between the two; or None."""
    p = ctx.parse
    if not k:
        return None
    end = p.sents[p.sent[k - 1]][1]
    told = _reporting(ctx, k, end)
    while k < end:
        if condition_at(ctx, words, k, k + 1) is not None:
            return k, condition_end(ctx, words, k, end)
        coming = _when_it_comes(ctx, k, end)
        if coming is not None:
            return k, min(end, ctx.parse.right[coming])
        k = _past_aside(ctx, k, end)
        marks = p.dep[k] == "punct" or p.lower[k] in _JOINING
        if not marks and k not in told and not _beside(ctx, k, told):
            return None
        k += 1
    return None


def _when_it_comes(ctx: LeadContext, k: int, end: int) -> int | None:
    """Return the verb of a clause of time to come that begins at ``k`` ("when the prisoners are
    freed", "starting when …"), or None: not when something was said ("when they met")."""
    p = ctx.parse
    at = k + 1 if p.lower[k] in _STARTING else k
    if at >= end or p.lower[at] not in ("when", "once"):
        return None
    verb = p.head[at]
    subject = any(p.dep[c] in ("nsubj", "nsubjpass", "expl") for c in p.children[verb])
    finite = {p.tag[c] for c in (verb, *p.children[verb]) if p.pos[c] in ("VERB", "AUX")}
    coming = bool(finite & {"VBZ", "VBP"}) and "VBD" not in finite
    return verb if verb > at and subject and coming else None


def _past_aside(ctx: LeadContext, k: int, end: int) -> int:
    """Return the comma that closes a few words without a verb which open at ``k`` behind another:
    "to free them, | all for all, | as soon as …"; else ``k``."""
    p = ctx.parse
    if p.word[k - 1] != "," and p.word[k] != ",":
        return k
    first = k + (p.word[k] == ",")
    close = next(
        (j for j in range(first, min(first + _ASIDE_WORDS, end)) if p.word[j] == ","), None
    )
    if close is None or any(p.pos[j] in ("VERB", "AUX") for j in range(first, close)):
        return k
    return close


def _reporting(ctx: LeadContext, first: int, end: int) -> set[int]:
    """Return the tokens of [first, end) that tell who says something."""
    p, out = ctx.parse, set[int]()
    spans = (x for s in ctx.statements for x in (s.cue, s.speaker) if x is not None)
    for span in spans if first < end else ():
        if p.start[first] <= span.start < p.end[end - 1]:
            a, b = p.tokens_in(span.start, span.end)
            out |= set(range(max(a, first), min(b, end)))
    return out


def _beside(ctx: LeadContext, k: int, told: set[int]) -> bool:
    """Return whether a token only tells where, when or to whom something was said."""
    p = ctx.parse
    aside = False
    for _ in range(MAX_CLIMB):
        aside = aside or p.dep[k] in _ASIDE
        above = p.head[k]
        if above in told:
            return aside
        if above == k:
            return False
        k = above
    return False
