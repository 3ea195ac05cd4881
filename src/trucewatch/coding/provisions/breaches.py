"""Breaches laid to acts that the story has told before: "the raids, which he said broke the truce".

The words of the breach name nobody; who did the acts is known from where they were told.
"""

from __future__ import annotations

import re

from trucewatch.coding.agreements.agreements import StoryAgreements
from trucewatch.coding.leads.context import FRESH, LeadContext, objects_of, subject, term
from trucewatch.coding.provisions.pointed import deeds_before
from trucewatch.records import Actor, Event, Span, Statement
from trucewatch.vocab.agreements import AgreementWords
from trucewatch.vocab.words import word_set

_FIGURES = frozenset({"figure", "figures", "number", "numbers", "toll", "casualty", "count"})
_WHO = frozenset({"who", "whose", "which", "side", "sides", "blame", "responsible", "origin"})
_BINDING = frozenset({"may", "must", "shall", "obliges", "forbids", "bans", "prohibits", "bars"})
# Words of an accusation that only names the accused ("the other side").
_BARE = 3
_SHORT_NAME = re.compile(r"\s*\([^)]*\)")
_POINTING = frozenset({"which", "that", "this", "these", "those", "it", "they", "them"})


def of_another_matter(ctx: LeadContext, words: AgreementWords, i: int) -> bool:
    """Return whether the word of a breach at ``i`` has an object that is no agreement: "violating
    its airspace", "a breach of international law"."""
    p = ctx.parse
    objects = [c for c in p.children[i] if p.dep[c] in ("dobj", "nsubjpass")]
    objects += objects_of(p, i, "of")
    whole = (i, *(k for o in objects for k in range(p.left[o], p.right[o])))
    if any((n := words.nouns.get(term(p, k))) is not None and n.family in _DEALS for k in whole):
        return False
    if any(
        p.lemma[o] in word_set("agreements.other_matters")
        or p.lower[o] in word_set("agreements.other_matters")
        for o in objects
    ):
        return True
    return any(
        p.dep[c] == "compound" and p.lemma[c] in word_set("agreements.other_matters")
        for c in p.children[i]
    )


_DEALS = ("deal", "truce")


def referred(ctx: LeadContext, words: AgreementWords, event: Event) -> Actor | None:
    """Return who did the acts that ``event`` calls a breach, where its own words name nobody.

    Its subject must be such an act ("the strikes") or point back to one ("which", "this").
    """
    p = ctx.parse
    first, last = p.tokens_in(event.trigger.start, event.trigger.end)
    if event.actors or first >= len(p):
        return None
    named = _called_so(ctx, last - 1)
    who = subject(p, last - 1) if named is None else named
    if who is None:
        return None
    if named is not None and (known := _named_again(ctx, named)) is not None:
        return known.actors[0]
    said = ctx.statement(first)
    if p.lower[who] not in _POINTING and p.lemma[who] not in words.sets["violence"]:
        return deeds_before(ctx, who, said.speaker if said is not None else None)[0]
    found = told_before(ctx, first, said.speaker if said is not None else None)
    return found.actors[0] if found is not None else None


def _called_so(ctx: LeadContext, i: int) -> int | None:
    """Return what somebody calls a breach: "called the seizure a clear breach of the accord"."""
    p = ctx.parse
    verb = p.head[i]
    if p.lemma[verb] not in _CALLING or p.dep[i] not in ("oprd", "dobj", "attr", "xcomp", "pobj"):
        return None
    return next(
        (c for c in p.children[verb] if p.dep[c] in ("dobj", "nsubj") and verb < c < i), None
    )


def _named_again(ctx: LeadContext, noun: int) -> Event | None:
    """Return the last fresh act before ``noun`` whose word it repeats ("seized … the seizure"),
    where one side did it."""
    word = ctx.parse.lower[noun][:_ROOT]
    before = [
        e for e in ctx.events
        if e.trigger.start < ctx.parse.start[noun] and e.actors and e.realis in FRESH
        and e.type in ("ASSAULT", "COERCE") and e.trigger.text.lower().startswith(word)
    ]  # fmt: skip
    last = max(before, key=lambda e: (e.trigger.start, e.id), default=None)
    return (
        last
        if last is not None and len(last.actors) == 1 and last.actors[0].code != "UNK"
        else None
    )


_CALLING = frozenset({"call", "describe", "brand", "term", "label", "denounce", "condemn"})
# Letters that a noun of an act shares with its verb: seize, seizure; shell, shelling.
_ROOT = 4


def told_before(ctx: LeadContext, token: int, speaker: Actor | None) -> Event | None:
    """Return the last fresh act of violence before ``token`` by one side, not the speaker's own."""
    start = ctx.parse.start[token]
    own = ctx.side(speaker)
    before = [
        e for e in ctx.events
        if e.type == "ASSAULT" and e.realis in FRESH and e.trigger.start < start and e.actors
    ]  # fmt: skip
    if not before:
        return None
    last = max(before, key=lambda e: (e.trigger.start, e.id))
    sides = {ctx.side(a) for a in last.actors}
    return last if len(sides) == 1 and None not in sides and own not in sides else None


def blamed_in(ctx: LeadContext, s: Statement) -> Actor | None:
    """Return whom a plain statement's own words blame: "reacted by blaming the army"."""
    own = ctx.side(s.speaker)
    if own is None or s.act not in ("assert", "describe"):
        return None
    for e in ctx.events:
        if e.type != "ACCUSE" or e.mode != "allege" or e.statement_id != s.id:
            continue
        sides = {ctx.side(a) for a in e.recipients}
        if {ctx.side(a) for a in e.actors} == {own} and len(sides) == 1 and not sides & {None, own}:
            return e.recipients[0]
    return None


def bare_blame(ctx: LeadContext, s: Statement) -> Span | None:
    """Return the cue of an accusation that names no deed ("each blamed the other"), where the
    paragraph has told of fresh violence before it (or the one before, where the sentence is about
    the blame); else None."""
    p = ctx.parse
    if s.act != "accuse" or s.target is None or s.cue is None:
        return None
    named = all(_SHORT_NAME.sub("", c.text).strip(" ,.") in s.target.text for c in s.content)
    if not named and sum(len(c.text.split()) for c in s.content) > _BARE:
        return None
    verb = p.tokens_in(s.cue.start, s.cue.end)[0]
    here, back = p.para[verb], (0, 1) if p.dep[verb] == "ROOT" else (0,)
    before = any(
        e.type == "ASSAULT" and e.realis in FRESH and e.trigger.start < s.cue.start
        and here - p.para[p.tokens_in(e.trigger.start, e.trigger.end)[0]] in back
        for e in ctx.events
    )  # fmt: skip
    return s.cue if before else None


def wrecked(ctx: LeadContext, words: AgreementWords, first: int, last: int) -> int | None:
    """Return the verb in [first, last) that does away with an agreement: "destroyed it"."""
    p = ctx.parse
    for i in range(first, last):
        noun = words.nouns.get(term(p, i))
        if noun is None or noun.family not in ("deal", "truce") or p.dep[i] not in ("dobj", "pobj"):
            continue
        verb = p.head[i] if p.dep[i] == "dobj" else p.head[p.head[i]]
        if first <= verb < last and p.lemma[verb] in words.sets["wreck"]:
            return verb
    return None


def counts_only(s: Statement) -> bool:
    """Return whether a statement withholds figures, not blame: "gave no casualty figures"."""
    words = {w.strip("“”\"',.") for c in s.content for w in c.text.lower().split()}
    return bool(words & _FIGURES) and not words & _WHO


_MADE = frozenset({"sign", "join", "ratify", "negotiate", "broker", "endorse", "reach", "initial"})


def offended(ctx: LeadContext, agreements: StoryAgreements, first: int, last: int) -> int | None:
    """Return the token by which an accusation's words [first, last) set a deed against an
    agreement: its name ("in defiance of the deal"), or "doing so" after a sentence on its terms."""
    p = ctx.parse
    live = set(agreements.meant())
    for i in range(first, last):
        made = p.dep[i] == "dobj" and p.lemma[p.head[i]] in _MADE  # "a group that never signed it"
        if agreements.at.get(i, agreements.truces.get(i)) in live and not made:
            return i
    so = first < last and "doing" in p.lower[first:last] and last - first <= 2 * _BARE
    if not so or p.sent[first] == 0:
        return None
    a, b = p.sents[p.sent[first] - 1]
    on_terms = any(agreements.at.get(i, agreements.truces.get(i)) in live for i in range(a, b))
    return first if on_terms and _BINDING & set(p.lower[a:b]) else None
