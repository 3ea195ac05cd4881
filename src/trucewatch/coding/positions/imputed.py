"""Bad faith that one side imputes to another: "they want to wreck the talks" is nobody's demand.

A foe, an analyst or the text itself may say that somebody wants to spoil, to drag out or to gain
time; what a foe tells of as asked ("demanded the whole valley") is a stand all the same, and so is
what a party vows itself ("we will wreck this deal").
"""

from __future__ import annotations

from trucewatch.coding.leads.context import LeadContext, child, objects_of
from trucewatch.records.leads import PositionMention
from trucewatch.vocab.words import word_set

# Verbs that spoil only with their particle: "blow up the talks", "drag out the process".
_WITH = {"blow": "up", "drag": "out", "spin": "out", "string": "along"}
_WINNING = frozenset({"gain", "buy", "win", "play"})
_NOT = frozenset({"not", "n't", "n’t", "never", "no"})


def imputed(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether what was read as a position is only bad faith that another sees in a party."""
    if m.kind not in ("demand", "proposal", "offer", "former"):
        return False
    p = ctx.parse
    own = next((s for s in ctx.statements if s.id == m.statement_id), None)
    if own is not None and m.told_by is None and ctx.side(own.speaker) == ctx.side(m.party):
        return False
    first, last = p.tokens_in(m.span.start, m.span.end)
    return any(_spoils(ctx, k) for k in range(first, last))


def _spoils(ctx: LeadContext, k: int) -> bool:
    """Return whether the verb at ``k`` spoils, or wins time."""
    p = ctx.parse
    if p.pos[k] != "VERB" or not _NOT.isdisjoint(p.lower[c] for c in p.children[k]):
        return False
    if p.lemma[k] in _WINNING:
        what = child(p, k, "dobj")
        won = [*objects_of(p, k, "for"), *(() if what is None else (what,))]
        return any(p.lemma[o] == "time" for o in won)
    particle = _WITH.get(p.lemma[k])
    if particle is not None:
        return any(p.lower[c] == particle for c in p.children[k])
    return p.lemma[k] in word_set("positions.spoiling")
