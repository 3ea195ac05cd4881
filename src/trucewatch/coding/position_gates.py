"""What takes no position although its words could: questions, denied tellings, calls from outside.

A party's demand is a position; a bishop's appeal for a truce is not, nor a question whether a
minister "would give up the islands", nor what a paper is denied to have printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.coding.lead_context import LeadContext
from trucewatch.records import Actor
from trucewatch.records.leads import PositionMention, RoundMention

# Who stands outside of most talks by office or trade.
_OUTSIDE = frozenset({"CVL", "IGO", "UNO", "NGO", "MED", "JRN", "EDU", "REL", "HLH", "JUD", "ELI"})
# What anybody may wish for.
_COMMON = frozenset({"process", "ceasefire", "signing"})


def takes_position(
    ctx: LeadContext, m: PositionMention, rounds: Sequence[RoundMention] = ()
) -> bool:
    """Return whether what was read as a position is one; ``rounds`` tell who sits at a table."""
    if _asked(ctx, m) or _denied(ctx, m):
        return False
    table = {ctx.side(a) for r in rounds for a in r.participants}
    outside = _stands_outside(m.party) and ctx.side(m.party) not in table
    return not (outside and m.issue in _COMMON)


def _stands_outside(party: Actor) -> bool:
    """Return whether a party is no side of the story: by its office."""
    return (party.sector or "").split("/")[-1] in _OUTSIDE


def _asked(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether the words stand in a question: "Would Orlanda give up the islands?"."""
    p = ctx.parse
    last = p.tokens_in(m.span.start, m.span.end)[1] - 1
    end = p.sents[p.sent[last]][1]
    marks = [w for w in p.word[last:end] if w in ("?", ".", "!", ";")]
    return bool(marks) and marks[0] == "?"


def _denied(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether the words stand in what a statement denies, told of by somebody else."""
    for s in ctx.statements:
        if s.act != "deny" or s.id == m.statement_id:
            continue
        if any(c.start <= m.span.start and m.span.end <= c.end for c in s.content):
            return True
    return False
