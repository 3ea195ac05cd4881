"""Words of a stand that only describe: a deed done, what another side promised, what a thing is."""

from __future__ import annotations

from trucewatch.coding.leads.context import LeadContext
from trucewatch.coding.positions.pieces import Piece
from trucewatch.coding.realis.clause import frame_of
from trucewatch.records import Statement


def only_calls(ctx: LeadContext, s: Statement) -> bool:
    """Return whether somebody only says what something is: "called this a small step"."""
    p = ctx.parse
    told = (k for c in s.content for k in range(*p.tokens_in(c.start, c.end)))
    return s.act == "describe" and not any(p.pos[k] in ("VERB", "AUX") for k in told)


def by_a_foe(ctx: LeadContext, s: Statement) -> bool:
    """Return whether another side only describes something as promised: "until the aid | that the
    government promised | is paid"."""
    if s.cue is None or not s.content or s.content[0].text.lower() not in ("that", "which"):
        return False
    around = (
        x for x in ctx.statements
        if x.id != s.id and any(c.start <= s.cue.start < c.end for c in x.content)
    )  # fmt: skip
    return any(ctx.side(x.speaker) not in (None, ctx.side(s.speaker)) for x in around)


def only_agent(ctx: LeadContext, s: Statement) -> bool:
    """Return whether a statement's words are only who did it: "was ruled out | by the command"; the
    passive is told of elsewhere."""
    p = ctx.parse
    if s.cue is None or not s.content or not s.content[0].text.lower().startswith("by "):
        return False
    return any(p.tag[k] == "VBN" for k in range(*p.tokens_in(s.cue.start, s.cue.end)))


def is_done(ctx: LeadContext, s: Statement, piece: Piece) -> bool:
    """Return whether a clause of a paper tells what was done, which promises nothing more: "We have
    released them as agreed"."""
    p = ctx.parse
    if s.cue is not None and s.quote_type != "document":
        return False
    verb = next((k for k in range(piece.first, piece.last)
                 if p.pos[k] in ("VERB", "AUX") and not piece.first <= p.head[k] < k
                 and p.dep[k] not in ("aux", "auxpass")), None)  # fmt: skip
    return verb is not None and frame_of(p, verb) in ("past", "perfect", "pluperfect")
