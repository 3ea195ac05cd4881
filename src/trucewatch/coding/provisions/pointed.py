"""Whose deed it is that words point back to and call a breach: "These steps violate the agreement",
"called the move a breach of the truce", "the detention was a violation".

The words of the breach name nobody; the deed was told before, by whoever tells of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from trucewatch.coding.leads.context import (
    FRESH,
    MAX_CLIMB,
    TRUCE_WORDS,
    LeadContext,
    child,
    lemma_set,
    objects_of,
    subject,
)
from trucewatch.coding.provisions.antecedent import POINTING, told_clause
from trucewatch.coding.provisions.breach_words import RUNNING
from trucewatch.records import Actor, Event
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords
from trucewatch.vocab.words import word_set

_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
# Terms that a deed of barring, holding, arming offends; a post that is opened opens no road.
_OFFENDED = frozenset({"aid_access", "verification", "prisoners", "heavy_weapons", "withdrawal",
                       "disarmament", "refugees", "water"})  # fmt: skip
_MANY = frozenset({"these", "those", "they", "them", "both"})
_CALLING = frozenset({"call", "describe", "brand", "term", "label", "denounce", "condemn",
                      "consider", "regard", "view", "see"})  # fmt: skip
_BEING = frozenset({"be", "constitute", "represent", "amount", "mark", "remain", "make"})
_TOLD = frozenset({"dobj", "nsubj", "nsubjpass", "csubj"})
# Letters that a noun of an act shares with its verb: seize, seizure; enter, entry.
_ROOT = 3
# What "it" or "the move" points to was told so many sentences before at most.
_NEAR = 2


def with_doers(
    ctx: LeadContext, words: AgreementWords, touches: Iterable[ProvisionTouch]
) -> Iterator[ProvisionTouch]:
    """Yield the touches, a breach that names nobody laid to the side whose deed is called one."""
    seen: set[tuple[object, ...]] = set()
    touches = tuple(touches)
    named = {_told_at(ctx, t) for t in touches if t.explicit and not _nameless(ctx, t)}
    for t in touches:
        if t.explicit and _nameless(ctx, t) and _told_at(ctx, t) in named:
            continue  # the same words, by another way, with the doer
        for own in _laid(ctx, words, t):
            who = own.violator.code if own.violator is not None else None
            key = (own.agreement, own.provision, own.occurrence, own.event_id, own.statement_id,
                   own.span, who)  # fmt: skip
            if key not in seen:
                seen.add(key)
                yield own


def _laid(ctx: LeadContext, words: AgreementWords, t: ProvisionTouch) -> Iterator[ProvisionTouch]:
    """Yield a touch as it is, or once for each deed that its words call a breach, of whoever did
    them."""
    if t.occurrence != "violation" or not t.explicit or not _nameless(ctx, t):
        yield t
        return
    called, doer, events = _called(ctx, t)
    if doer is None or called is None:
        both = t.violator is not None and ";" in t.violator.code
        yield t if both else msgspec.structs.replace(t, violator=None)
        return
    if t.event_id is not None or not events:
        yield msgspec.structs.replace(t, violator=doer)
        return
    for e in events:
        label = label_of(ctx, words, called, e)
        yield msgspec.structs.replace(t, violator=doer, event_id=e.id, provision=label)


def _told_at(ctx: LeadContext, t: ProvisionTouch) -> tuple[object, ...]:
    """Return what is the same of two touches that tell one breach: the statement and its sentence,
    of the report itself the words."""
    if t.statement_id is None:
        return None, t.span
    return t.statement_id, ctx.parse.sent[ctx.parse.tokens_in(t.span.start, t.span.end)[0]]


def _nameless(ctx: LeadContext, t: ProvisionTouch) -> bool:
    """Return whether a touch names nobody in particular: no one, a word of a name, both sides."""
    who = t.violator
    return who is None or who.code == "UNK" or ";" in who.code or _of_a_name(ctx, who)


def _names_deed(ctx: LeadContext, i: int) -> bool:
    p = ctx.parse
    deeds = word_set("told.general_deeds") | word_set("told.deeds")
    return p.pos[i] == "NOUN" and p.lemma[i] in deeds


def _of_a_name(ctx: LeadContext, actor: Actor) -> bool:
    """Return whether an actor is only a word in the name of an agreement: "the military accord"."""
    after = ctx.parse.tokens_in(actor.start, actor.end)[1]
    return actor.code.startswith("UNK") and ctx.parse.dep[after - 1] in ("amod", "compound")


def _called(
    ctx: LeadContext, t: ProvisionTouch
) -> tuple[int | None, Actor | None, tuple[Event, ...]]:
    """Return (word, doer, deeds) of what a touch calls a breach."""
    i = ctx.parse.tokens_in(t.span.start, t.span.end)[0]
    called = called_a_breach(ctx, i)
    if called is None and t.event_id is not None:
        called = i  # "the occupation was a breach"
    said = next((s for s in ctx.statements if s.id == t.statement_id), None)
    if called is None or said is None:
        return None, None, ()
    return (called, *deeds_before(ctx, called, said.speaker))


def called_a_breach(ctx: LeadContext, i: int) -> int | None:
    """Return the word for what is called a breach by the verb or noun at ``i``, or None."""
    p = ctx.parse
    if p.pos[i] == "VERB":
        return _antecedent(ctx, subject(p, i))
    k = i
    if p.dep[i] in ("advmod", "acomp") and p.lemma[p.head[i]] in RUNNING:
        return _antecedent(ctx, subject(p, p.head[i]))  # "this ran counter to the accord"
    for _ in range(MAX_CLIMB):
        if p.head[k] == k:
            return None
        k = p.head[k]
        if p.pos[k] in ("VERB", "AUX") and p.lemma[k] in _CALLING | _BEING:
            break
    if p.lemma[k] in _CALLING:
        inside = (
            c for c in p.children[k] if p.dep[c] in _TOLD and (c > k or p.dep[c] == "nsubjpass")
        )
        return next((c for c in inside if c != i), _in_small_clause(ctx, i))
    return _antecedent(ctx, subject(p, k)) if p.lemma[k] in _BEING else None


def _in_small_clause(ctx: LeadContext, i: int) -> int | None:
    """Return what parsers hang on the breach itself: "called [the shelling a violation]"."""
    p = ctx.parse
    gerund = next((c for c in p.children[i] if p.tag[c] == "VBG" and c < i - 1), None)
    return child(p, i, "nsubj") if gerund is None else gerund


def _antecedent(ctx: LeadContext, who: int | None) -> int | None:
    """Return a subject that can be a deed: no plain somebody."""
    if who is None or (ctx.cast.of(who) is not None and not _names_deed(ctx, who)):
        return None
    return who


def deeds_before(
    ctx: LeadContext, called: int, speaker: Actor | None
) -> tuple[Actor | None, tuple[Event, ...]]:
    """Return (doer, deeds) that the word at ``called`` points back to: of one side, not of the
    speaker's own. Where no act is found, the doer is that of the clause that was told before."""
    own = ctx.side(speaker)
    found = tuple(_pointed(ctx, called))
    doers = [a for e in found for a in e.actors]
    if not found:
        return told_clause(ctx, called, own)
    sides = {ctx.side(a) for a in doers}
    if len(sides) != 1 or None in sides or own in sides:
        return None, ()
    return doers[-1], found


def label_of(ctx: LeadContext, words: AgreementWords, called: int, event: Event | None) -> str:
    """Return the term that a deed offends, by the words for it; else the ceasefire."""
    p = ctx.parse
    told = lemma_set(p, p.left[called], max(called + 1, p.right[called]))
    found = words.terms.find(told - TRUCE_WORDS)
    if found is None and event is not None:
        whole = lemma_set(p, *p.tokens_in(event.start, event.end))
        found = words.terms.find(whole - TRUCE_WORDS)
        found = found if found in _OFFENDED else None
    return found or "ceasefire"


def _pointed(ctx: LeadContext, called: int) -> Iterator[Event]:
    """Yield the deeds that a word can mean: of those told before, the last one, for "these" all of
    the sentences right before; what repeats the word of a deed means that one."""
    p = ctx.parse
    before = [e for e in ctx.events if _is_deed(e) and e.trigger.start < p.start[called]]
    low, words = p.lower[called], {p.lower[c] for c in p.children[called]}
    again = [e for e in before if _repeats(ctx, e, called)]
    if again:
        yield max(again, key=lambda e: e.trigger.start)
        return
    general = p.lemma[called] in word_set("told.general_deeds")
    if low not in POINTING | _MANY and not general:
        return
    near = [e for e in before if 0 <= p.sent[called] - _sentence(ctx, e) <= _NEAR]
    if low in _MANY or words & _MANY or (general and p.tag[called] == "NNS"):
        yield from near
    elif near:
        last = max(_sentence(ctx, e) for e in near)
        yield from (e for e in near if _sentence(ctx, e) == last)


def _is_deed(e: Event) -> bool:
    return e.type in _DEEDS and e.realis in FRESH and e.realis != "denied" and bool(e.actors)


def _sentence(ctx: LeadContext, e: Event) -> int:
    return ctx.parse.sent[ctx.parse.tokens_in(e.trigger.start, e.trigger.end)[0]]


def _repeats(ctx: LeadContext, e: Event, noun: int) -> bool:
    """Return whether a noun has the root of a deed's word ("detained … the detention"), or names
    what the deed's words are on ("laid mines … the mines")."""
    p = ctx.parse
    if p.pos[noun] not in ("NOUN", "PROPN", "VERB"):
        return False
    own = range(*p.tokens_in(e.start, e.end))
    root = p.lower[noun][:_ROOT]
    trigger = range(*p.tokens_in(e.trigger.start, e.trigger.end))
    rooted = len(root) == _ROOT and any(p.lower[k].startswith(root) for k in trigger)
    named = {noun}
    if p.lemma[noun] in word_set("told.deeds"):
        named |= set(objects_of(p, noun, "of"))  # "set up a post … the installation of the post"
    return rooted or any(
        p.pos[k] == "NOUN" and p.lemma[k] == p.lemma[n] for n in named for k in own if k < noun
    )
