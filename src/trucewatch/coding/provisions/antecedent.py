"""The clause that "this", "such a step", "which", "the overflight" points back to, where no act of
it is known: "Russian troops have opened a post at Odzisi. This violates the agreement"."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.leads.context import FRESH, LeadContext, definite, subject
from trucewatch.coding.provisions.told import doer_of, is_told, one_of, sentence
from trucewatch.records import Actor, Event
from trucewatch.vocab.words import word_set

POINTING = frozenset({"it", "this", "that", "which"})
"""Words that stand for one deed told before."""
_MANY = frozenset({"these", "those"})
_LINKED = frozenset({"ROOT", "conj", "ccomp", "parataxis", "advcl"})
# Verbs that tell of no deed.
_STATIVE = frozenset({"be", "have", "say", "remain", "know", "want", "hope", "welcome", "call",
                      "seem", "appear"})  # fmt: skip
# A pointing word means one of so many sentences before it.
_BACK = 2


def told_clause(
    ctx: LeadContext, called: int, own: str | None
) -> tuple[Actor | None, tuple[Event, ...]]:
    """Return (doer, deeds) of the clause that the word at ``called`` points to: of one side that is
    not ``own``; (None, ()) where it points to none."""
    if not _points(ctx, called):
        return None, ()
    for verbs in _told_before(ctx, called):
        doers = [(v, a) for v in verbs if (a := _doer(ctx, v)) is not None]
        sides = {ctx.side(a) for _, a in doers}
        if not verbs:
            continue
        if len(sides) != 1 or own in sides:
            return None, ()
        events = [e for v, _ in doers for e in ctx.events_at(v) if e.realis in FRESH - {"denied"}]
        return doers[-1][1], tuple(e for e in events if e.type not in _WORDS or e.mode == "assist")
    return None, ()


# Types of acts that are words, not deeds.
_WORDS = frozenset({"ACCUSE", "REJECT", "AGREE", "CONSULT", "SUPPORT", "REQUEST", "THREATEN"})


def _points(ctx: LeadContext, i: int) -> bool:
    """Return whether a word points to a deed told before."""
    p = ctx.parse
    if p.lower[i] in POINTING | _MANY:
        return True
    if p.lemma[i] in word_set("told.general_deeds"):
        return definite(p, i) or any(p.lower[c] == "such" for c in p.children[i])
    owner = any(p.dep[c] in ("poss", "prep") for c in p.children[i])
    named = p.lemma[i] in word_set("told.deeds") or _told_again(ctx, i)
    return named and definite(p, i) and not owner


def _told_again(ctx: LeadContext, i: int) -> bool:
    """Return whether a noun names again what the sentence before has told of: "the wire"."""
    p = ctx.parse
    k = p.sent[i]
    before = range(*p.sents[k - 1]) if k else range(0)
    return p.pos[i] == "NOUN" and any(
        p.lemma[j] == p.lemma[i] and p.dep[j] in ("dobj", "pobj", "nsubjpass", "nsubj")
        for j in before
    )


def _told_before(ctx: LeadContext, called: int) -> Iterator[list[int]]:
    """Yield the verbs that a pointing word can mean, nearest first: those before it in its own
    sentence, then those of each of the sentences before."""
    p = ctx.parse
    own = sentence(ctx, called)
    stops = ctx.statement(called)
    here = [v for v in range(own.start, called) if _tells(ctx, v)]
    if p.lower[called] == "which":
        yield here
        return
    if here and stops is not None:
        yield here
    for k in range(p.sent[called] - 1, max(-1, p.sent[called] - 1 - _BACK), -1):
        yield [v for v in range(*p.sents[k]) if _tells(ctx, v)]


def _tells(ctx: LeadContext, v: int) -> bool:
    """Return whether a verb tells of a deed that was done: no word of speech, nothing wanted."""
    p = ctx.parse
    if p.pos[v] != "VERB" or p.dep[v] not in _LINKED or p.lemma[v] in _STATIVE:
        return False
    if p.tag[v] in ("VB", "VBG") and not any(p.dep[c] == "aux" for c in p.children[v]):
        return False
    at = p.start[v]
    cues = (s for s in ctx.statements if s.cue is not None and s.cue.start <= at < s.cue.end)
    if any(s.act != "reject" for s in cues) and not _performs(ctx, v):  # to refuse is a deed, too
        return False
    return is_told(ctx, v)


def _performs(ctx: LeadContext, v: int) -> bool:
    """Return whether a verb of speech makes what it names: "declared a strike on the road"."""
    p = ctx.parse
    made = any(p.dep[c] == "dobj" and p.pos[c] in ("NOUN", "PROPN") for c in p.children[v])
    clause = any(p.dep[c] == "ccomp" for c in p.children[v])
    return p.lemma[v] in word_set("told.performing") and made and not clause


def _doer(ctx: LeadContext, v: int) -> Actor | None:
    """Return the side that did what a verb tells, also by its men or machines ("an Israeli drone
    had flown over Tyre")."""
    p = ctx.parse
    doer = doer_of(ctx, v)
    if doer is None and (who := subject(p, v)) is not None and p.dep[who] == "nsubj":
        owners = (c for c in p.children[who] if p.dep[c] in ("poss", "amod", "compound"))
        doer = next((a for c in owners if (a := one_of(ctx, c)) is not None), None)
    return doer if doer is not None and ctx.side(doer) is not None else None
