"""Stands of plain clauses on what somebody is to keep, to be left or to do.

"We will keep our rifles", "an amnesty would be a surrender", "it is for the Front to go first",
"the Front could keep its light weapons", "there would be no more attacks if the siege ended".
"""

from __future__ import annotations

from trucewatch.coding.leads.context import (
    LeadContext,
    child,
    lemma_set,
    negated,
    objects_of,
    subject,
)
from trucewatch.coding.positions.named import UNACCEPTABLE
from trucewatch.coding.positions.pieces import Piece
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import word_set

_KEEPING = frozenset({"keep", "retain"})
_COMING = frozenset({"will", "would", "shall", "'ll", "’ll"})
_ALLOWED = frozenset({"may", "can", "could"})
# What one keeps by not breaking it.
_KEPT = frozenset({"truce", "ceasefire", "armistice", "peace", "calm", "quiet"})
# What another may be left: what he has, runs or chooses.
_LEAVING = frozenset({"keep", "retain", "run", "govern", "administer", "elect", "choose"})
_MEANING = frozenset({"be", "mean", "amount", "equal"})
_OTHERS = frozenset({"us", "me", "him", "her", "it", "them", "you"})


def keeps(ctx: LeadContext, words: IssueWords, piece: Piece) -> str | None:
    """Return the kind of what the speaker's side says that it will keep: a refusal to give it up,
    or of a truce a guarantee."""
    p = ctx.parse
    for k in range(piece.first, piece.last):
        what = child(p, k, "dobj") if p.lemma[k] in _KEEPING and p.pos[k] == "VERB" else None
        who = None if what is None else subject(p, k)
        aux = {p.lower[c] for c in p.children[k] if p.dep[c] == "aux"}
        if what is None or who is None or negated(p, k) or not aux & _COMING:
            continue
        if p.dep[k] in ("advcl", "relcl", "acl"):
            continue
        if p.lemma[what] in word_set("positions.no_ground"):
            continue
        if p.lemma[what] in _KEPT:
            return "guarantee"
        own = any(p.dep[c] == "poss" and p.lower[c] in _SELVES for c in p.children[what])
        at_stake = words.asked_issue_of(lemma_set(p, p.left[what], p.right[what])) is not None
        return "refusal" if own and at_stake else None
    return None


_SELVES = frozenset({"our", "its", "their", "his", "her", "my"})


def would_be_none(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause says of a thing asked for that it would be a surrender, a farce, the
    end of something."""
    p = ctx.parse
    for k in range(piece.first, piece.last):
        if p.lemma[k] not in _MEANING or p.dep[k] in ("advcl", "relcl", "acl"):
            continue
        who = child(p, k, "nsubj")
        aux = {p.lower[c] for c in p.children[k] if p.dep[c] == "aux"}
        if who is None or p.pos[who] == "PRON" or "would" not in aux or negated(p, k):
            continue
        if p.lemma[who] in word_set("positions.harms"):
            return False
        what = [c for c in p.children[k] if p.dep[c] in ("attr", "acomp", "dobj")]
        what += objects_of(p, k, "to")
        if any(p.lower[c] in UNACCEPTABLE or _the_end(ctx, c) for c in what):
            return True
    return False


def _the_end(ctx: LeadContext, k: int) -> bool:
    """Return whether the noun is the end or death of something: "the end of the state"."""
    p = ctx.parse
    return p.lemma[k] in ("end", "death", "ruin") and any(True for _ in objects_of(p, k, "of"))


def for_another(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause says whose turn it is: "it was for the Front to free them first"."""
    p = ctx.parse
    if p.lower[piece.first] != "it":
        return False
    verb = next((k for k in range(piece.first, piece.last) if p.lemma[k] == "be"), None)
    said = ctx.statement(piece.first)
    if verb is None or said is None or negated(p, verb):
        return False
    for k in range(verb + 1, piece.last):
        known = ctx.cast.of(k) if p.dep[k] in ("pobj", "nsubj") else None
        side = None if known is None else ctx.side(known)
        if side is None or p.lower[k] in _OTHERS:
            continue
        near = p.lower[max(verb, p.left[k] - 1)]
        after = p.lower[p.right[k] : p.right[k] + 1]
        return near in ("for", "to") and after == ("to",) and side != ctx.side(said.speaker)
    return False


def left_to_another(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause lets another side keep or run something: "the Front could keep its
    light weapons"."""
    p, said = ctx.parse, ctx.statement(piece.first)
    own = None if said is None else ctx.side(said.speaker)
    for k in range(piece.first, piece.last):
        if p.lemma[k] not in _LEAVING or p.pos[k] != "VERB" or child(p, k, "dobj") is None:
            continue
        who = child(p, k, "nsubj")
        aux = {p.lower[c] for c in p.children[k] if p.dep[c] == "aux"}
        if who is None or not aux & _ALLOWED or negated(p, k) or p.dep[k] in ("advcl", "relcl"):
            continue
        what = next(c for c in p.children[k] if p.dep[c] == "dobj")
        if p.lemma[what] in word_set("positions.no_ground"):
            continue
        other = ctx.side(ctx.cast.of(who))
        return own is not None and other is not None and other != own
    return False


def quiet_if(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause offers an end of blows on a condition: "there would be no more
    attacks if the siege ended"."""
    p = ctx.parse
    if piece.condition is None or p.lower[piece.first] != "there":
        return False
    told = range(piece.first, piece.last)
    at = next((k for k in told if p.lemma[k] in word_set("positions.harms")), piece.first)
    none = "no" in p.lower[piece.first : at]
    return none and any(p.lower[k] in _COMING for k in told)


def by_nobody(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether it is nobody of the side who could: "no government of ours could accept"."""
    p = ctx.parse
    return p.lower[piece.first] in ("no", "nobody", "neither", "none") and any(
        p.dep[k] in ("nsubj", "nsubjpass") and p.left[k] == piece.first
        for k in range(piece.first, piece.last)
    )


def gift_if(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause that reads like a threat gives something on a condition: "the
    garrison could be withdrawn if …"; who would withdraw from the truce threatens."""
    p, told = ctx.parse, range(piece.first, piece.last)
    if piece.condition is None or not piece.condition.lower().startswith(
        ("if ", "provided ", "once ")
    ):
        return False
    if not word_set("positions.table").isdisjoint(p.lemma[k] for k in told):
        return False
    return any(
        p.lemma[k] in word_set("positions.gifts")
        and p.pos[k] == "VERB"
        and not negated(p, k)
        and {"could", "can", "may", "might", "would", "will"}
        & {p.lower[c] for c in p.children[k] if p.dep[c] == "aux"}
        for k in told
    )


def whoever(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause promises something to all who do what is asked: "whoever laid down
    his arms would go free"."""
    p = ctx.parse
    opening = p.lower[piece.first : piece.first + 2]
    if opening[:1] != ("whoever",) and opening not in (("anyone", "who"), ("those", "who")):
        return False
    for k in range(piece.first, piece.last):
        aux = {p.lower[c] for c in p.children[k] if p.dep[c] == "aux"}
        free = p.lemma[k] == "go" and "free" in p.lower[k + 1 : k + 2]
        spared = p.lemma[k] in ("pardon", "spare", "amnesty", "free", "release")
        if (free or spared) and aux & _COMING and not negated(p, k):
            return True
    return False
