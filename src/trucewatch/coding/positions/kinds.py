"""Which kind of position the words of a clause make of what its act would be."""

from __future__ import annotations

from trucewatch.coding.leads.context import MAX_CLIMB, LeadContext, spelled_out
from trucewatch.coding.positions.bars import (
    asks_for_none,
    conditional,
    none_without,
    nothing_until,
    only_when,
    restricted,
    waits_for,
)
from trucewatch.coding.positions.implied import comes_first, needs_first, not_for_long
from trucewatch.coding.positions.kept import by_nobody
from trucewatch.coding.positions.moves import given_up_at
from trucewatch.coding.positions.pieces import Piece
from trucewatch.coding.positions.standing import in_exchange_told
from trucewatch.records import Statement
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import word_set

# "Wants nothing to do with it", "wants no part of it".
_NONE_OF = ("nothing to do with", "no part of", "no part in")
_BARRING = frozenset({"no", "not", "never", "n't"})
_POSSIBLE = frozenset({"can", "could", "may", "might", "will", "would"})
_GIVING = frozenset(
    {"cede", "yield", "surrender", "hand", "give", "relinquish", "abandon", "recognise",
     "recognize"}
)  # fmt: skip
_ATTENDING = frozenset({"come", "return", "attend", "talk", "negotiate", "meet", "join", "sit"})


def kind_of(ctx: LeadContext, words: IssueWords, s: Statement, piece: Piece, kind: str) -> str:
    """Return the kind of a clause's position, which its act would make ``kind``."""
    p = ctx.parse
    cue = "" if s.cue is None else s.cue.text.lower()
    text = f"{cue} {spelled_out(p.slice(piece.first, piece.last))}"
    if "pressure" in cue:
        return "pressure"
    if cue.split()[-1:] in (["conditions"], ["conditioned"]):
        return "condition"
    if kind == "demand" and asks_for_none(ctx, piece.first, piece.last):
        kind = "condition" if waits_for(ctx, piece.first) else "refusal"
    resolved = not word_set("positions.resolving").isdisjoint(cue.split())
    if (
        kind == "concession"
        and resolved
        and p.lower[piece.first : piece.first + 2] == ("not", "to")
    ):
        return "refusal"
    if kind in ("proposal", "offer") and by_nobody(ctx, piece):
        return "refusal"
    if kind == "refusal" and nothing_until(ctx, piece):
        return "condition"
    if kind == "demand" and comes_first(ctx, piece):
        return "condition"
    if kind == "demand" and ("come and take" in text or "come and get" in text):
        return "refusal"
    if kind == "demand" and text.split(" ", 1)[-1].startswith(_NONE_OF):
        return "refusal"
    if kind == "refusal" and _stands_aside(ctx, piece):
        return "concession"
    if kind == "refusal" and any(w in text for w in words.redlines):
        return "red_line"
    if kind == "guarantee":
        return _of_guarantee(ctx, piece, cue)
    if kind in ("demand", "proposal", "concession") and conditional(ctx, piece):
        return kind if _given_up(ctx, s, piece) else "condition"
    if kind == "demand" and (needs_first(ctx, piece) or _may_then(ctx, piece)):
        return "condition"
    if kind == "demand" and in_exchange_told(ctx, words, piece):
        return "offer"
    if kind == "offer" and not_for_long(ctx, piece):
        return "pressure"
    if kind == "refusal" and (only_when(ctx, piece) or none_without(ctx, piece)):
        return "condition"
    if kind == "refusal" and _keeps(ctx, piece):
        return "demand"
    if kind == "offer" and (_waits(piece) or _stays_away(ctx, piece)):
        return "condition"
    if kind in ("demand", "concession", "proposal") and restricted(ctx, piece):
        return "red_line"
    last = next((k for k in range(piece.first, piece.last) if p.lower[k] == "because"), piece.last)
    own = [k for k in range(piece.first, last) if not _beside_noun(ctx, piece, k)]
    barred = kind == "demand" and any(p.lower[k] in _BARRING for k in own)
    passive = any(p.dep[k] in ("nsubjpass", "auxpass") for k in own)
    if kind == "demand" and ("red line" in text or (barred and passive)):
        return "red_line"
    return kind


def _of_guarantee(ctx: LeadContext, piece: Piece, cue: str) -> str:
    """Return what a guarantee is by its words: a condition, a refusal, a red line, an offer."""
    waiting = " ".join(ctx.parse.lower[piece.first : piece.last + 1])
    if piece.condition is not None and " not " in f" {waiting} ":
        return "condition"
    if _that_there_is_none(ctx, piece):
        return "refusal"
    if _never_gives(ctx, piece, cue):
        return "red_line"
    return "offer" if _names_an_offer(ctx, piece) else "guarantee"


def _given_up(ctx: LeadContext, s: Statement, piece: Piece) -> bool:
    """Return whether a clause, or who says it, tells a condition as given up: "no longer insists
    that it be so before …"."""
    p = ctx.parse
    cue = () if s.cue is None else range(*p.tokens_in(s.cue.start, s.cue.end))
    told = (*cue, *range(piece.first, piece.last))
    return any(given_up_at(ctx, k) is not None for k in told)


def _beside_noun(ctx: LeadContext, piece: Piece, k: int) -> bool:
    """Return whether a token stands in a clause on a noun of the piece: "a guarantee | that they
    will not be tried"."""
    p = ctx.parse
    for _ in range(MAX_CLIMB):
        if p.dep[k] in ("acl", "relcl", "ccomp") and p.pos[p.head[k]] == "NOUN":
            return piece.first <= p.head[k] < piece.last
        if p.head[k] == k:
            break
        k = p.head[k]
    return False


def _that_there_is_none(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether what is vowed is that there be none of it: "there would be no second vote"."""
    p = ctx.parse
    if p.lower[piece.first] != "there":
        return False
    return any(
        p.lower[k] == "no" and p.lemma[k - 1] == "be" for k in range(piece.first + 1, piece.last)
    )


def _keeps(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether what is refused is to give up a demand: "will not change its demand for …"."""
    p = ctx.parse
    return any(
        p.lemma[k] in ("demand", "insistence", "claim", "request", "condition")
        and p.dep[k] == "dobj"
        and p.lemma[p.head[k]] in word_set("positions.dropping")
        and piece.first <= p.head[k] < k
        for k in range(piece.first, piece.last)
    )


def _stands_aside(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether what is refused is only to hold out: "would not insist on a withdrawal"."""
    p = ctx.parse
    return any(
        p.lemma[k] in ("insist", "demand", "oppose", "object", "resist", "veto")
        and p.pos[k] == "VERB"
        and any(p.dep[c] == "neg" for c in p.children[k])
        and {"will", "would", "do", "does"} & {p.lower[c] for c in p.children[k]}
        for k in range(piece.first, piece.last)
    )


def _waits(piece: Piece) -> bool:
    """Return whether what is offered waits for something: "when they disarm", "only after …"."""
    words = (piece.condition or "").lower().split()
    return bool({"when", "once", "after", "until"} & set(words[:2]))


def _may_then(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause tells what can be once something is: "talks can resume once …"."""
    told = set(ctx.parse.lower[piece.first : piece.last])
    return _waits(piece) and bool(told & _POSSIBLE) and not told & {"must", "should", "has", "have"}


def _stays_away(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether only a condition brings somebody to the table: "would come only if …"."""
    p = ctx.parse
    only = (piece.condition or "").lower().split()[:1] == ["only"]
    return only and not _ATTENDING.isdisjoint(p.lemma[piece.first : piece.last])


def _names_an_offer(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether the clause is on somebody's offer: "Sorrow's offer to leave … stands"."""
    p = ctx.parse
    return any(
        p.lemma[k] == "offer" and p.pos[k] == "NOUN" and p.head[k] not in range(piece.first, k)
        for k in range(piece.first, piece.last)
    )


def _never_gives(ctx: LeadContext, piece: Piece, cue: str) -> bool:
    """Return whether a promise is one never to give something up: "vowed never to cede"."""
    p = ctx.parse
    said = {*p.lower[piece.first : piece.last], *cue.split()}
    gives = not _GIVING.isdisjoint(p.lemma[piece.first : piece.last])
    return gives and bool(said & {"never", "not"})
