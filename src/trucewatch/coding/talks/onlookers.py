"""Who only comments on the talks or the war of others: a ministry that "welcomes the talks", a
union that "calls on both sides".

Such a body is no side of the story, and at no table unless the words of a meeting name it.
"""

from __future__ import annotations

from collections.abc import Callable

from trucewatch.coding.leads.context import LeadContext, objects_of
from trucewatch.records import Actor, Statement
from trucewatch.vocab.words import word_set

Side = Callable[[Actor | None], str | None]
# Acts of speech by which somebody comments on what others do, or only tells of it.
_COMMENTS = frozenset({"assess_positive", "assess_negative", "call_for"})
_TELLING = frozenset({"assert", "describe", "doubt", "announce_plan"})
# Acts of the story by which a side shows itself one: what only speaks is left out.
_DEEDS = frozenset({"ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "AGREE", "CONSULT", "CONCEDE",
                    "ACCUSE", "THREATEN", "SANCTION"})  # fmt: skip


def onlookers(ctx: LeadContext, side: Side) -> set[str]:
    """Return the sides that only comment on the talks, the truce or "both sides" in the story:
    they charge, deny, demand and offer nothing, and nobody turns to them."""
    out = {own for s in ctx.statements if _comments(ctx, s) and (own := side(s.speaker))}
    for s in ctx.statements:
        if s.act not in _COMMENTS | _TELLING:
            out.discard(side(s.speaker) or "")
        if s.act not in _COMMENTS:
            out.discard(side(s.target) or "")
    out |= {own for s in ctx.statements if (own := side(s.speaker)) and _of_others(ctx, s, side)}
    for e in ctx.events:
        if e.type in _DEEDS:
            out -= {side(a) or "" for a in (*e.actors, *e.recipients)}
    return out


def _of_others(ctx: LeadContext, s: Statement, side: Side) -> bool:
    """Return whether somebody calls for, or comments on, talks of two others: "called for a new
    round of talks between A and B"."""
    if s.act not in _COMMENTS | {"demand"}:
        return False
    p, own = ctx.parse, side(s.speaker)
    told = (k for c in s.content for k in range(*p.tokens_in(c.start, c.end)))
    for k in (k for k in told if p.lemma[k] in word_set("talks.table")):
        sides = {side(a) for o in objects_of(p, k, "between") for a in ctx.cast.members(o)} - {None}
        if len(sides) > 1 and own not in sides:
            return True
    return False


def _comments(ctx: LeadContext, s: Statement) -> bool:
    """Return whether a statement comments on talks, a truce or both sides: on these themselves, not
    on a proposal of them, which is made to somebody."""
    if s.act not in _COMMENTS:
        return False
    p = ctx.parse
    told = {k for c in s.content for k in range(*p.tokens_in(c.start, c.end))}
    heads = [k for k in sorted(told) if p.head[k] not in told or p.head[k] == k]
    near = [c for k in heads for c in (k, *p.children[k]) if c in told and p.pos[c] != "ADP"]
    nouns = word_set("talks.table", "talks.paired")
    return any(p.lemma[k] in nouns or p.lower[k] in _BOTH for k in near)


_BOTH = frozenset({"both", "parties", "sides", "restraint", "resumption"})
