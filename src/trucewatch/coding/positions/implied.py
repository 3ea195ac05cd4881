"""Stands that a party's plain words imply, with no verb of asking, giving or refusing.

"If that word goes, we go home", "the valley is ours and will stay ours", "that plan is dead",
"first the guns go, then we talk", "either they leave or there will be no deal".
"""

from __future__ import annotations

from trucewatch.coding.leads.context import LeadContext, child, subject
from trucewatch.coding.positions.pieces import Piece
from trucewatch.vocab.words import word_set

_LEAVING = frozenset({"go", "walk", "leave", "quit", "pack", "withdraw", "fly"})
_AWAY = frozenset({"home", "out", "away", "table", "talks", "talk", "room", "bag", "negotiation",
                   "negotiations", "conference", "process"})  # fmt: skip
_OVER = frozenset({"over", "dead", "finished", "off", "end", "ended", "history"})
_TALKS = frozenset({"talk", "negotiation", "deal", "agreement", "process", "dialogue", "truce",
                    "ceasefire", "accord", "peace"})  # fmt: skip
_DEAD = frozenset({"dead", "buried", "void", "finished", "stillborn", "unworkable", "laughable",
                   "worthless", "outrageous"})  # fmt: skip
_LASTING = frozenset({"stay", "remain", "be"})
_SINCE = frozenset({"is", "are", "was", "were", "been"})
_SELF = frozenset({"we", "i", "they", "he", "she", "it"})
_MUST = frozenset({"must", "should", "has", "have", "shall", "needs", "need"})
_COMING = frozenset({"come", "go", "precede", "happen"})
_BEFORE = frozenset({"before", "first"})
_NOT = frozenset({"not", "n't", "n’t", "never", "no"})


def implied_bar(ctx: LeadContext, piece: Piece) -> str | None:
    """Return the kind of what a clause rules out without saying so: a red line where its breach
    ends the talks or what is held will be held, a refusal where a plan is called dead."""
    if _walks_out(ctx, piece) or _stays_ours(ctx, piece):
        return "red_line"
    return "refusal" if _dead(ctx, piece) else None


def comes_first(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause puts one thing before another: "a truce must come before any vote",
    "first the guns go, then we talk"."""
    p = ctx.parse
    lower = p.lower[piece.first : piece.last]
    end = p.sents[p.sent[piece.first]][1]
    if lower[:1] == ("first",) and "then" in p.lower[piece.first : end]:
        return any(p.pos[k] == "VERB" for k in range(piece.first, piece.last))
    for k in range(piece.first, piece.last):
        if p.lemma[k] in _COMING and _MUST & {p.lower[c] for c in p.children[k]}:
            after = p.lower[k + 1 : k + 2]
            return bool(_BEFORE & set(after)) or (p.lemma[k] == "precede")
    return False


def needs_first(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause names what one thing needs: "for a vote you need a truce"."""
    p = ctx.parse
    need = [k for k in range(piece.first, piece.last) if p.lemma[k] == "need"]
    if not need or p.lower[piece.first] != "for":
        return False
    who = child(p, need[-1], "nsubj")
    return who is not None and p.lower[who] in ("you", "one", "we")


def not_for_long(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause only presses to take an offer: "will not be on the table forever"."""
    text = f" {' '.join(ctx.parse.lower[piece.first : piece.last])} "
    stays = " on the table " in text or " stand " in text or " be open " in text
    return stays and any(w in text for w in (" forever ", " indefinitely ", " for ever ", " long "))


def either_or(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause leaves another side a choice: "either they leave the port or …"."""
    p = ctx.parse
    if p.lower[piece.first] != "either":
        return False
    verb = next((k for k in range(piece.first, piece.last) if p.pos[k] == "VERB"), None)
    who = None if verb is None else child(p, verb, "nsubj")
    return who is not None and p.lower[who] not in ("we", "i")


def _walks_out(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether what follows on a condition is that the talks end: "if …, we go home"."""
    p = ctx.parse
    condition = (piece.condition or "").lower().split()
    if condition[:1] != ["if"]:
        return False
    told = range(piece.first, piece.last)
    for k in told:
        if p.pos[k] not in ("VERB", "AUX"):
            continue
        who = child(p, k, "nsubj") if child(p, k, "nsubj") is not None else subject(p, k)
        after = set(p.lower[k + 1 : piece.last])
        own = who is not None and (p.lower[who] in _SELF or _of_speaker(ctx, who))
        if own and p.lemma[k] in _LEAVING and after & _AWAY:
            return True
        thing = who is not None and p.lemma[who] in _TALKS
        if thing and p.lemma[k] == "be" and after & _OVER:
            return True
    return "no" in p.lower[piece.first : piece.last] and any(
        p.lemma[k] in ("deal", "agreement", "accord") and p.lower[k - 1] == "no" for k in told
    )


def _of_speaker(ctx: LeadContext, who: int) -> bool:
    """Return whether a noun is of the speaker's side: "our team goes home"."""
    known, said = ctx.cast.of(who), ctx.statement(who)
    side = None if known is None else ctx.side(known)
    return side is not None and said is not None and side == ctx.side(said.speaker)


def _stays_ours(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause says of what is held that it is so and will be: "it is Kestrel's and
    will stay Kestrel's", "it has always been ours and always will be"."""
    p = ctx.parse
    lasting = [
        k for k in range(piece.first, piece.last)
        if p.lemma[k] in _LASTING and p.pos[k] in ("VERB", "AUX")
        and p.dep[k] not in ("aux", "auxpass")
        and child(p, k, "nsubj", "nsubjpass", "expl") is None
        and {"will", "shall"} & {p.lower[j] for j in range(max(piece.first, k - 2), k)}
        and not _NOT & set(p.lower[max(piece.first, k - 2) : k])
    ]  # fmt: skip
    if not lasting:
        return False
    before = p.lower[p.sents[p.sent[piece.first]][0] : lasting[-1]]
    return bool(_SINCE & set(before)) and "and" in before


def _dead(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause calls a plan dead: "the proposal for a buffer zone is dead"."""
    p = ctx.parse
    for k in range(piece.first, piece.last):
        if p.lemma[k] != "be" or p.lower[k] not in ("is", "are", "was"):
            continue
        who, what = child(p, k, "nsubj"), child(p, k, "acomp", "attr")
        if who is not None and what is not None and p.lemma[who] in word_set("positions.plans"):
            return p.lower[what] in _DEAD and not _NOT & {p.lower[c] for c in p.children[k]}
    return False
