"""What a clause is about that only points: "this", "free them", "dismissed the offer"."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.coding.leads.context import LeadContext
from trucewatch.coding.positions.pieces import Piece
from trucewatch.records import Statement
from trucewatch.records.leads import PositionMention
from trucewatch.vocab.issues import IssueWords

_ASSESSING = frozenset({"assess_positive", "assess_negative", "doubt"})
PLAIN = frozenset(
    {"assert", "announce_plan", "describe", "warn", "threaten", "withhold_blame", "accuse"}
)
"""Acts that take no position by themselves."""
_GIVING = frozenset({"offer", "concession"})
_POINTING = frozenset({"this", "that", "it", "these", "such"})


def pointed(
    ctx: LeadContext, s: Statement, piece: Piece, before: Sequence[PositionMention]
) -> str | None:
    """Return the issue that "this" and "it" point back to: the last one told before."""
    p = ctx.parse
    words = p.lower[piece.first : piece.last]
    pointing = any(
        p.lower[k] in _POINTING
        and not (p.dep[k] == "det" and p.dep[p.head[k]] == "nsubj")
        and (s.act not in PLAIN or p.dep[k] != "nsubj" or p.lemma[p.head[k]] == "be")
        and (p.dep[k] != "nsubj" or ctx.side(ctx.cast.of(k)) is None)  # "it is willing to talk"
        for k in range(piece.first, piece.last)
    )
    if not pointing or "who" in words or s.act in _ASSESSING - {"doubt"}:
        return None
    own = own_issue(ctx, s, before) if s.act == "doubt" else None
    start = ctx.parse.start[piece.first]
    near = [m for m in before if m.span.start < start]
    return own or (max(near, key=lambda m: m.span.start).issue if near else None)


def asked_by_others(
    ctx: LeadContext, s: Statement, before: Sequence[PositionMention]
) -> list[PositionMention]:
    """Return what other sides asked or offered before, in the order told: "dismissed the offer"."""
    return [
        m for m in before
        if m.kind in ("demand", "offer", "proposal", "condition")
        and ctx.side(m.party) != ctx.side(s.speaker)
    ]  # fmt: skip


def points(ctx: LeadContext, words: IssueWords, piece: Piece) -> bool:
    """Return whether a clause gives or asks for what it only points to: "free them", "lift it"."""
    p, gives = ctx.parse, words.ahead["gives"] - {"let", "leave", "allow"}
    return any(
        p.lower[k] in _POINTING | {"them"} and p.dep[k] == "dobj" and p.lemma[p.head[k]] in gives
        for k in range(piece.first, piece.last)
    )


def own_issue(ctx: LeadContext, s: Statement, before: Sequence[PositionMention]) -> str | None:
    """Return the issue of the last offer of the speaker (or of the one whose offer is doubted)."""
    side = ctx.side(s.target)
    if s.act != "doubt":
        side = ctx.side(s.speaker)
    given = [
        m for m in before
        if (side is None or ctx.side(m.party) == side) and m.kind in _GIVING and not m.headline
    ]  # fmt: skip
    return given[-1].issue if given else None
