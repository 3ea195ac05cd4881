"""Steps of pulling out that another tells as refused, broken off or undone: "refused to start
pulling out", "has stopped pulling out", "sent the troops back".

The step itself is named by a verb here; where a noun or an act names it, see ``provisions.steps``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.coding.leads.context import LeadContext, lemma_set, subject
from trucewatch.coding.provisions.none import by_paper
from trucewatch.coding.provisions.told import is_negated, is_told, np_words, one_of, row
from trucewatch.records import Actor
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords
from trucewatch.vocab.words import word_set

_REFUSING = frozenset({"refuse", "decline", "fail", "balk"})
_ON_ITS_WAY = frozenset({"begin", "start", "commence", "continue", "keep", "resume"})
_OUT = frozenset({"out", "back", "off"})
_WITH_OUT = frozenset({"pull", "draw", "move"})
_SENDING = frozenset({"send", "move", "bring", "order", "march"})
# What else one pulls out of, and where men are sent back that leave.
_OF_TALKS = frozenset({"talk", "talks", "negotiation", "deal", "accord", "agreement", "process",
                       "government", "election", "race", "alliance", "coalition"})  # fmt: skip
_HOME = frozenset({"home", "barracks", "base", "garrison", "school", "work"})
_DEPTH = 3


def with_stopped(
    ctx: LeadContext, vocabulary: AgreementWords, live: tuple[int, ...],
    known: Sequence[ProvisionTouch],
) -> list[ProvisionTouch]:  # fmt: skip
    """Return the touches with the steps of pulling out that somebody says another has refused,
    stopped or undone, where the sentence does not tell of such a breach anyway."""
    p = ctx.parse

    def at(t: ProvisionTouch) -> int:
        return p.sent[p.tokens_in(t.span.start, t.span.end)[0]]

    against = ("violation", "restriction")
    told = {at(t) for t in known if t.occurrence in against and t.provision != "ceasefire"}
    new = [t for t in _stopped(ctx, vocabulary, live) if at(t) not in told]
    gone = {at(t) for t in new}
    return [*(t for t in known if at(t) not in gone or t.occurrence != "compliance"), *new]


def _stopped(
    ctx: LeadContext, vocabulary: AgreementWords, live: tuple[int, ...]
) -> Iterator[ProvisionTouch]:
    """Yield the steps of pulling out that somebody says another has refused, stopped or undone."""
    p = ctx.parse
    for i in range(len(p)) if live else ():
        if p.pos[i] != "VERB" or by_paper(ctx, vocabulary, i):
            continue
        kept_on = _has_not_left(ctx, i)
        if not (kept_on or _holds_back(ctx, i) or _calls_off(ctx, i) or _sends_back(ctx, i)):
            continue
        if (is_negated(ctx, i) and not kept_on) or not is_told(ctx, i, fresh=False):
            continue
        doer = _other(ctx, i)
        if doer is not None:
            yield row(ctx, live[0], "withdrawal", "violation", i, doer)


def _other(ctx: LeadContext, i: int) -> Actor | None:
    """Return whom the clause tells of, where another side or a mission tells it."""
    who, said = subject(ctx.parse, i), ctx.statement(i)
    doer = one_of(ctx, who) if who is not None else None
    if doer is None or said is None or said.speaker is None or said.act == "deny":
        return None
    return None if ctx.side(said.speaker) == ctx.side(doer) else doer


def _holds_back(ctx: LeadContext, i: int) -> bool:
    """Return whether a verb refuses or breaks off what a verb of leaving under it names."""
    p, k = ctx.parse, i
    if p.lemma[i] not in word_set("told.breaking_off") | _REFUSING:
        return False
    for _ in range(_DEPTH):
        inner = next((c for c in p.children[k] if p.dep[c] in ("xcomp", "pcomp", "ccomp")), None)
        if inner is None:
            return False
        if _leaves(ctx, inner):
            return not lemma_set(p, inner, p.right[inner]) & _OF_TALKS
        if p.lemma[inner] not in _ON_ITS_WAY:
            return False
        k = inner
    return False


def _calls_off(ctx: LeadContext, i: int) -> bool:
    """Return whether a verb breaks off a step of one's own that a noun names: "has suspended the
    handover of its heavy weapons", "halted its withdrawal"; not another's."""
    p = ctx.parse
    if p.lemma[i] not in word_set("told.breaking_off"):
        return False
    steps = (c for c in p.children[i] if p.dep[c] == "dobj")
    step = next((c for c in steps if p.lemma[c] in word_set("told.departure")), None)
    whose = (c for c in p.children[step] if p.dep[c] == "poss") if step is not None else ()
    return step is not None and all(p.lower[c] in ("its", "their", "our") for c in whose)


def _leaves(ctx: LeadContext, verb: int) -> bool:
    p = ctx.parse
    if p.lemma[verb] in _WITH_OUT:
        return bool(_OUT & set(p.lower[verb + 1 : verb + 5]))
    return p.lemma[verb] in word_set("told.leaving") - {"move", "remove", "clear"}


def _has_not_left(ctx: LeadContext, i: int) -> bool:
    """Return whether armed men are told not to have been withdrawn: "has not pulled them back"."""
    p = ctx.parse
    if not (_leaves(ctx, i) and p.tag[i] == "VBN" and is_negated(ctx, i)):
        return False
    what = next((c for c in p.children[i] if p.dep[c] in ("dobj", "nsubjpass")), None)
    if what is None:
        return p.lemma[i] == "withdraw"
    return bool(np_words(ctx, what) & (word_set("told.forces_called") | word_set("told.heavy")))


def _sends_back(ctx: LeadContext, i: int) -> bool:
    """Return whether armed men are sent back to a place: "sent the troops back to Meska"."""
    p = ctx.parse
    what = next((c for c in p.children[i] if p.dep[c] == "dobj"), None)
    if p.lemma[i] not in _SENDING or what is None:
        return False
    after = lemma_set(p, what, p.right[i])
    back = any(
        p.lower[k] == "back" and p.lower[k + 1 : k + 2] != ("from",)
        for k in range(what, p.right[i])
    )
    forces = np_words(ctx, what) & (word_set("told.forces_called") | word_set("told.heavy"))
    return bool(forces) and back and after.isdisjoint(_HOME | word_set("told.stores"))
