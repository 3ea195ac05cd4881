"""Breaches told in so many words, outside accusations: "set up posts in violation of the truce"."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.acts.targets import is_victim
from trucewatch.coding.agreements.agreements import StoryAgreements
from trucewatch.coding.leads.context import (
    FRESH,
    MAX_CLIMB,
    TRUCE_WORDS,
    LeadContext,
    lemma_set,
    objects_of,
    subject,
)
from trucewatch.coding.provisions.breach_words import RUNNING, is_part, set_against
from trucewatch.coding.provisions.told import is_told
from trucewatch.reading import Parse
from trucewatch.records import Actor, Event
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords

_BREACH = frozenset({"violation", "breach", "defiance", "contravention", "disregard"})
# Types of acts other than of violence that can break an agreement.
_WORDS = frozenset({"THREATEN", "REQUEST"})
_DEEDS = frozenset({"COERCE", "MOBILIZE", "SANCTION", "AID"})
# What is only wanted, refused or threatened "in violation of" a deal has not been done.
_NOT_DONE = frozenset(
    {"accuse", "deny", "demand", "call_for", "threaten", "warn", "propose", "offer"}
)


def touches_by_words(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements, live: tuple[int, ...]
) -> Iterator[ProvisionTouch]:
    """Yield what the report or somebody in it says was done "in violation of" an agreement in
    force, where no act of violence in the sentence tells it; who did it is the subject."""
    p = ctx.parse
    for i in range(len(p)):
        verb = verb_over(ctx, i) if _says_breach(p, i) else i
        k = _agreement(ctx, agreements, live, i) if verb != i else None
        said = ctx.statement(i)
        if k is None or (said is not None and said.act in _NOT_DONE) or p.role(i) == "headline":
            continue
        if p.lemma[verb] == "be" and set_against(p, i) is not None:
            continue  # what is said of a deed is no deed (``provisions.called``)
        a, b = p.sents[p.sent[i]]
        if (
            not is_told(ctx, verb, fresh=False)
            or _only_said(ctx, verb)
            or any(
                e.type == "ASSAULT" and e.realis in FRESH
                for j in range(a, b)
                for e in ctx.events_at(j)
            )
        ):
            continue
        deed = next((e for e in ctx.events_at(verb) if _is_deed(e)), None)
        told = lemma_set(p, *((a, i) if verb < i else (i, p.right[verb])))
        yield ProvisionTouch(
            k, words.terms.find(told - TRUCE_WORDS) or "ceasefire", "violation",
            deed.id if deed is not None else None, said.id if said is not None else None,
            ctx.span(i, i + 1), _violator(ctx, verb), True, False,
        )  # fmt: skip


def _says_breach(p: Parse, i: int) -> bool:
    """Return whether words beside a clause say that what it tells breaks an agreement."""
    if p.lemma[i] in _BREACH:
        return p.dep[i] == "pobj" and p.lower[p.head[i]] == "in"
    if p.dep[i] == "pobj" and p.lower[p.head[i]] == "in":
        return set_against(p, i) is not None
    beside = p.dep[i] in ("advcl", "advmod", "prep", "amod") and p.lemma[
        p.head[i]
    ] not in RUNNING | {"be"}
    return beside and set_against(p, i) is not None


def _only_said(ctx: LeadContext, verb: int) -> bool:
    """Return whether the verb itself threatens, wants or denies what is told beside it."""
    at = ctx.parse.start[verb]
    cues = (s for s in ctx.statements if s.cue is not None and s.cue.start <= at < s.cue.end)
    acts = (e.type for e in ctx.events_at(verb))
    return any(s.act in _NOT_DONE for s in cues) or any(t in _WORDS for t in acts)


def _is_deed(e: Event) -> bool:
    return e.type in _DEEDS and e.realis in FRESH - {"denied"}


def _violator(ctx: LeadContext, verb: int) -> Actor | None:
    """Return who did it: the subject, where it is somebody that can be named."""
    p, who = ctx.parse, subject(ctx.parse, verb)
    violator = None if who is None or is_victim(p, who) else ctx.cast.of(who)
    return None if violator is None or violator.code == "UNK" else violator


def verb_over(ctx: LeadContext, i: int) -> int:
    """Return the verb over token ``i``, past the nouns that parsers hang such words on."""
    p = ctx.parse
    for _ in range(MAX_CLIMB):
        if p.pos[i] == "VERB" or p.head[i] == i:
            break
        i = p.head[i]
    return i


def _agreement(
    ctx: LeadContext, agreements: StoryAgreements, live: tuple[int, ...], i: int
) -> int | None:
    """Return the agreement in force that a breach is of, or None."""
    p = ctx.parse
    against = set_against(p, i)
    for o in objects_of(p, i, "of") if against is None else (against,):
        for k in (o, *objects_of(p, o, "of", "under", "in")):
            own = agreements.at.get(k, agreements.truces.get(k))
            if own in live:
                return own
        if is_part(p, o) and live:
            return live[0]
    return None
