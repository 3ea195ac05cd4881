"""Stands that a side's clause tells in the present, by what may be or by what is no matter at all.

"We sit down when the prisoners are home", "the crossing stays shut until they leave", "there is
nothing to sign", "an amnesty could be talked about", "not a matter for any table", "give us the
well and the road is open".
"""

from __future__ import annotations

from trucewatch.coding.leads.context import LeadContext, child, objects_of, subject
from trucewatch.coding.positions.pieces import Piece
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import word_set

_SELF = frozenset({"we", "i"})
_WAITING = frozenset({"when", "once", "until", "till", "unless", "after", "before"})
_HOLDING = frozenset({"until", "till", "unless"})
_STAYING = frozenset({"stay", "remain", "keep"})
_NOT = frozenset({"not", "n't", "n’t", "never", "no", "cannot"})
_PRESENT = ("VBP", "VBZ", "VB")
_POSSIBLE = frozenset({"could", "can", "might", "may"})
_TO_COME = frozenset({"will", "would", "shall", "'ll", "’ll"})
_IF = frozenset({"if", "once", "provided", "unless", "condition"})
_MOVING = frozenset({"move", "transfer", "send", "bring", "build", "fund", "reopen", "deliver"})
_MATTERS = frozenset(
    {"something", "matter", "subject", "question", "thing", "topic", "issue", "item", "chip"}
)


def waits_now(ctx: LeadContext, words: IssueWords, piece: Piece) -> bool:
    """Return whether "we" do something only when something is so: "we sit down when they are home",
    "we do not leave before the last man is back"."""
    p = ctx.parse
    does = words.ahead["gives"] | words.ahead["stays"]
    for k in range(piece.first, piece.last):
        if p.pos[k] != "VERB" or p.lemma[k] not in does or p.tag[k] not in _PRESENT:
            continue
        who = subject(p, k)
        if who is None or p.lower[who] not in _SELF or p.dep[k] in ("advcl", "relcl", "acl"):
            continue
        aux = {p.lower[c] for c in p.children[k] if p.dep[c] in ("aux", "neg")}
        barred = bool(aux & _NOT)
        if aux - _NOT - {"do"}:
            continue  # "will" and the like are told of elsewhere, "to" and "did" are no stand
        for c in p.children[k]:
            marks = {p.lower[m] for m in p.children[c] if p.dep[m] in ("mark", "advmod")}
            opens = marks & _WAITING
            if p.dep[c] == "advcl" and c > k and opens:
                return barred != bool(opens & {"when", "once", "after"})
    return False


def held_until(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether something stays as it is until another thing is done: "the crossing stays shut
    until the last body is home"; not until a day."""
    p = ctx.parse
    end = p.sents[p.sent[piece.first]][1]
    for k in range(piece.first, piece.last):
        if p.lemma[k] not in _STAYING or p.pos[k] not in ("VERB", "AUX"):
            continue
        if p.tag[k] not in _PRESENT or child(p, k, "neg") is not None:
            continue
        if p.dep[k] in ("advcl", "relcl", "acl") or subject(p, k) is None:
            continue
        for c in range(k + 1, end):
            own = p.dep[c] in ("advcl", "ccomp") and p.head[c] <= c
            mark = own and any(
                p.lower[m] in _HOLDING and p.dep[m] in ("mark", "advmod") for m in p.children[c]
            )
            if mark:
                return True
    return False


def nothing_to(ctx: LeadContext, words: IssueWords, piece: Piece) -> bool:
    """Return whether a clause says that there is nothing to bargain on: "there is nothing for
    anyone to sign", "we have nothing to talk about"."""
    p = ctx.parse
    stays = words.ahead["stays"] | {"decide"}
    for k in range(piece.first, piece.last):
        if p.lower[k] != "nothing" or p.lemma[p.head[k]] not in ("be", "have"):
            continue
        if any(
            p.lemma[v] in stays and p.tag[v] == "VB" and p.lower[v - 1] == "to"
            for v in range(k + 1, min(piece.last, k + _NEAR))
        ):
            return True
    return False


# "Nothing", for whom, "to" and the verb stand within so many words.
_NEAR = 7


def could_be(ctx: LeadContext, words: IssueWords, piece: Piece) -> str | None:
    """Return the kind of what may or may not be done, with nobody named who does it: "an amnesty
    could be talked about" offers, "cannot be discussed" refuses."""
    p = ctx.parse
    able = words.ahead["gives"] | word_set("positions.weighing") | _MOVING
    for k in range(piece.first, piece.last):
        done = p.lemma[k] in able or (p.lemma[k] == "do" and _by_steps(ctx, k))
        if p.tag[k] != "VBN" or not done or child(p, k, "auxpass") is None:
            continue
        if p.dep[k] in ("advcl", "relcl", "acl") or any(True for _ in objects_of(p, k, "by")):
            continue
        aux = {p.lower[c] for c in p.children[k] if p.dep[c] in ("aux", "neg")}
        if aux & _TO_COME and _IF & set((piece.condition or "").lower().split()[:2]):
            return None if aux & _NOT else "offer"  # "the sick will be moved if …"
        if aux & _POSSIBLE:
            barred = bool(aux & _NOT) or p.lower[p.left[k]] == "no"
            return "refusal" if barred else "offer"
        if "cannot" in p.lower[max(piece.first, k - 3) : k]:
            return "refusal"
    return None


def _by_steps(ctx: LeadContext, k: int) -> bool:
    """Return whether something is done side by side with another's deed, or bit by bit: "in
    parallel", "step by step"; so are repairs, but on no issue of talks."""
    told = f" {' '.join(ctx.parse.lower[k : ctx.parse.sents[ctx.parse.sent[k]][1]])} "
    return any(f" {how} " in told for how in word_set("positions.by_steps"))


def none_shall(ctx: LeadContext, piece: Piece) -> str | None:
    """Return the kind of what nobody shall do: "no soldier shall set foot on it while we breathe",
    "not one of them will walk free while …", "none would go home as long as …"."""
    p = ctx.parse
    for k in range(piece.first, piece.last):
        if p.pos[k] != "VERB" or p.dep[k] in ("advcl", "relcl", "acl"):
            continue
        aux = {p.lower[c] for c in p.children[k] if p.dep[c] == "aux"}
        who = child(p, k, "nsubj", "nsubjpass")
        if who is None or not aux & _TO_COME:
            continue
        opening = p.lower[p.left[who] : p.left[who] + 2]
        if opening[:1] not in (("no",), ("none",), ("nobody",)) and opening != ("not", "one"):
            continue
        if p.lemma[who] in ("one", "doubt", "other") and opening[0] == "no":
            return None  # "no one will tell"
        rest = {*p.lower[k : p.sents[p.sent[k]][1]], *(piece.condition or "").lower().split()}
        if {"while", "long", "until", "before", "unless"} & rest:
            return "condition"
        return "refusal" if "shall" in aux else None
    return None


def permitted(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause lets another do something on a condition: "he may come home, but only
    if he renounces violence"."""
    p = ctx.parse
    if not _IF & set((piece.condition or "").lower().split()[:2]):
        return False
    for k in range(piece.first, piece.last):
        who = child(p, k, "nsubj")
        aux = {p.lower[c] for c in p.children[k] if p.dep[c] in ("aux", "neg")}
        if p.pos[k] == "VERB" and who is not None and {"may", "can"} & aux and not aux & _NOT:
            return p.lower[who] not in _SELF | {"it", "this", "that"}
    return False


def no_matter(ctx: LeadContext, words: IssueWords, piece: Piece) -> bool:
    """Return whether a clause puts something out of all bargaining: "is not something we bargain
    over", "was not a matter for any table", "is for us alone to decide"."""
    p = ctx.parse
    bargaining = words.ahead["stays"] | {"haggle", "give"}
    for k in range(piece.first, piece.last):
        if p.lemma[k] not in _MATTERS or p.dep[k] != "attr" or p.lemma[p.head[k]] != "be":
            continue
        verb = p.head[k]
        barred = child(p, verb, "neg") is not None or any(p.lower[c] == "no" for c in p.children[k])
        if not barred or child(p, verb, "nsubj") is None:
            continue
        tables = {p.lower[o] for o in objects_of(p, k, "for", "of", "on", "at")}
        tables |= {p.lower[o] for o in objects_of(p, verb, "for", "on", "at")}
        inside = range(k + 1, piece.last)
        if tables & word_set("positions.tables") or any(
            p.dep[v] == "relcl" and p.lemma[v] in bargaining for v in inside
        ):
            return True
    return False


def in_exchange_told(ctx: LeadContext, words: IssueWords, piece: Piece) -> bool:
    """Return whether a clause asks for something and says what follows: "give us the well and the
    road is open tomorrow", "show me the price and we can talk"."""
    p = ctx.parse
    for k in range(piece.first, min(piece.last, piece.first + 2)):
        if p.tag[k] not in ("VB", "VBP") or p.pos[k] != "VERB" or subject(p, k) is not None:
            continue
        if p.dep[k] in ("xcomp", "aux", "advcl"):
            return False
        then = next((c for c in p.children[k] if p.dep[c] == "conj" and c > k), None)
        if then is None or child(p, then, "nsubj", "expl") is None:
            return False
        return p.lower[then] != "must" and not {"must", "should"} & {
            p.lower[c] for c in p.children[then]
        }
    return False
