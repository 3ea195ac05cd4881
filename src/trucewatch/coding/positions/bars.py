"""Words by which a clause bars something or makes it wait: "only when", "no talks until"."""

from __future__ import annotations

from trucewatch.coding.leads.context import LeadContext
from trucewatch.coding.positions.pieces import Piece
from trucewatch.vocab.words import word_set

# "accept only", "discuss only", "come only as part of": nothing else will be taken.
_OPENING = frozenset({"when", "if", "after", "once", "until", "unless"})
_IN_RETURN = frozenset({("in", "exchange"), ("in", "return")})
_TALKING = frozenset(
    {"negotiate", "talk", "talks", "negotiation", "negotiations", "meet", "sign", "return",
     "dialogue", "discussion", "resume"}
)  # fmt: skip
_PRECONDITIONS = frozenset({"condition", "precondition", "prerequisite"})
_NOT_ONE = (("not", "one"), ("not", "a"))
_UNTIL = frozenset({"before", "until", "unless", "without"})
_NONE = frozenset({"no", "nothing", "nobody", "none"})
_MODALS = frozenset({"would", "will", "'ll", "’ll", "might", "could", "can", "may"})


def restricted(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether "only" leaves one thing to be accepted or talked about."""
    p = ctx.parse
    if "only" not in p.lower[piece.first : piece.last]:
        return False
    for k in range(piece.first, piece.last):
        if p.lower[k] != "only" or (k + 1 < len(p) and p.lower[k + 1] in _OPENING):
            continue
        if not any(w[0].isalnum() for w in p.word[k + 1 : piece.last]):
            continue  # "came with names only"
        before = {p.lemma[j] for j in range(max(piece.first, k - 3), k) if p.pos[j] == "VERB"}
        part = p.lower[k + 1 : k + 4] == ("as", "part", "of")
        if part or before & word_set("positions.taking"):
            return True
    return False


def only_when(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause holds "only when …", also apart: "would only come if …"."""
    p = ctx.parse
    opening = (piece.condition or "").lower().split()[:1]
    if (
        opening
        and opening[0] in _OPENING
        and any(
            p.lower[k] == "only"
            and p.pos[p.head[k]] == "VERB"
            and k < p.head[k]
            and p.head[k] < piece.last
            for k in range(piece.first, piece.last)
        )
    ):
        return True
    last = min(piece.last + 1, len(p) - 1)
    return "only" in p.lower[piece.first : last] and any(
        p.lower[k] == "only"
        and (_next_word(ctx, k) in _OPENING or p.lower[k + 1 : k + 3] in _IN_RETURN)
        for k in range(piece.first, last)
    )


def _next_word(ctx: LeadContext, k: int) -> str:
    """Return the word after token ``k``, past an opening quotation mark."""
    after = [w for w in ctx.parse.lower[k + 1 : k + 3] if w[:1].isalnum()]
    return after[0] if after else ""


def no_talks(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether there are to be no talks before something: "no talks until they leave"."""
    p = ctx.parse
    if _TALKING.isdisjoint(p.lemma[piece.first : piece.last]):
        return False
    end = p.sents[p.sent[piece.first]][1]
    for k in range(piece.first, piece.last):
        if p.lemma[k] in _TALKING and {"no", "not", "n't"} & set(p.lower[max(0, k - 3) : k]):
            return any(w in ("before", "until", "unless") for w in p.lower[k + 1 : end])
    return False


def conditional(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause sets terms for talking: "before it negotiates", "conditions"."""
    p = ctx.parse
    end = p.sents[p.sent[piece.first]][1]
    for k in range(piece.first, min(piece.last + 1, end)):
        if p.lemma[k] in _PRECONDITIONS and p.pos[k] == "NOUN" and k <= piece.first + 3:
            return True
        if p.lower[k] == "before" and _TALKING & set(p.lemma[k + 1 : min(k + 6, end)]):
            return True
        if p.lower[k] == "before" and p.lower[k + 1 : k + 2] in (("any",), ("a",), ("there",)):
            return not word_set("positions.steps").isdisjoint(p.lemma[k + 2 : min(k + 6, end)])
    lower = p.lower[piece.first : piece.last]
    first_this = lower[:1] == ("first",) and "then" in lower
    return first_this or only_when(ctx, piece)


def is_precondition(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause calls something the condition of something: "is the precondition
    for any talks"."""
    p = ctx.parse
    return not _PRECONDITIONS.isdisjoint(p.lemma[piece.first : piece.last]) and any(
        p.lemma[k] in _PRECONDITIONS
        and p.dep[k] in ("attr", "oprd", "pobj", "dobj")
        and any(p.lower[c] in ("for", "of") and p.dep[c] == "prep" for c in p.children[k])
        and (p.dep[k] == "attr" or p.lower[p.head[k]] == "as" or p.lemma[p.head[k]] == "make")
        for k in range(piece.first, piece.last)
    )


def nothing_until(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether there is to be none of something before something else: "there will be no
    ceasefire until every hostage is home", "no deal is possible unless they leave"."""
    p = ctx.parse
    if _NONE.isdisjoint(p.lower[piece.first : piece.last]):
        return False
    end = p.sents[p.sent[piece.first]][1]
    for k in range(piece.first, piece.last):
        if p.lower[k] not in _NONE:
            continue
        rest = p.lower[k + 1 : end]
        told = f" {' '.join(w for w in rest if w[:1].isalnum())} "
        waits = bool(_UNTIL & set(rest)) or (" as long as " in told and not for_life(told))
        if not waits:
            continue
        if p.lemma[k - 1] == "be" and (
            p.lower[k] == "nothing" or _MODALS & set(p.lower[max(0, k - 3) : k])
        ):
            return True
        if p.dep[k] == "nsubj" and _MODALS & {p.lower[c] for c in p.children[p.head[k]]}:
            return True  # "nobody will disarm before the law is passed"
        verb = p.head[p.head[k]]
        if p.dep[p.head[k]] == "nsubj" and any(p.lower[c] == "possible" for c in p.children[verb]):
            return True
    return False


def for_life(told: str) -> bool:
    """Return whether "as long as" in lower-case words waits for nothing: "as long as I live"."""
    return any(f" as long as {words} " in told for words in ("i live", "we live"))


def none_without(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether there is to be none of something without another: "without a truce there
    would be no vote"."""
    lower = ctx.parse.lower[piece.first : piece.last]
    return "without" in lower and bool({"no", "not", "n't", "n’t"} & set(lower))


def asks_for_none(ctx: LeadContext, first: int, last: int) -> bool:
    """Return whether what is asked for is that there be none of it: "wants | no vote before …".

    Not a clause on what others are to do ("that no shell be fired"), which asks something of them.
    """
    p = ctx.parse
    while first < last and (p.dep[first] == "punct" or p.lower[first] == "for"):
        first += 1
    if first >= last or not (p.lower[first] == "no" or p.lower[first : first + 2] in _NOT_ONE):
        return False
    thing = p.head[first]
    return p.pos[thing] in ("NOUN", "PROPN") and p.dep[thing] in ("dobj", "pobj", "ROOT")


def waits_for(ctx: LeadContext, first: int) -> bool:
    """Return whether what follows tells what has to come before: "no vote before …"; not behind a
    comma, where another clause begins."""
    p = ctx.parse
    end = p.sents[p.sent[first]][1]
    stop = next((k for k in range(first, end) if p.word[k] in ",;:"), end)
    return not (_UNTIL - {"without"}).isdisjoint(p.lower[first:stop])


def none_without_at(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause opens with what there is not to be without another thing: "no draft
    without the word independence will get our signature"."""
    p = ctx.parse
    lower = p.lower[piece.first : piece.last]
    if lower[:1] != ("no",) or "without" not in lower:
        return False
    return any(p.lower[k] in _MODALS for k in range(piece.first, piece.last))
