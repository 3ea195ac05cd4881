"""Whose way is barred or opened: observers' and peacekeepers', or that of relief."""

from __future__ import annotations

import re

from trucewatch.coding.leads.context import LeadContext, lemma_set
from trucewatch.records import Event
from trucewatch.vocab.agreements import AgreementWords

# Acts on somebody's way: barred, or opened.
_WAYS = frozenset(
    {("COERCE", "restrict"), ("COERCE", "withhold"), ("REJECT", "assist"), ("RETREAT", "access")}
)
# Words in the names of those who bring relief.
_RELIEF = frozenset({"aid", "relief", "food", "humanitarian", "refugee", "refugees", "convoy",
                     "cross", "crescent", "medical", "medics"})  # fmt: skip
# What a monitor is refused: its own way.
_ENTRY = frozenset({"access", "passage", "entry", "patrol", "movement"})
# What is hit by an attack on relief; what is an army's is none.
_RELIEF_HIT = frozenset({"aid", "relief", "humanitarian", "food", "ambulance", "medic", "unicef"})
_ARMED = frozenset({"army", "military", "soldier", "troop", "police", "rebel", "fighter", "militia",
                    "armored", "armoured", "ammunition", "weapon", "arms"})  # fmt: skip
_ON = frozenset({"on", "at", "against", "of"})
# Verbs that bar a way, whatever mode the act has.
_BARRED_BY = frozenset({"block", "bar", "obstruct", "halt", "stop", "delay", "hold"})
_WORD = re.compile(r"[a-z]+")


def let_through(ctx: LeadContext, words: AgreementWords, event: Event) -> str | None:
    """Return the provision on access that barring or opening a way touches, by whose way it is.

    Observers and peacekeepers have free movement, relief agencies have access; None for others.
    """
    if (event.type, event.mode) not in _WAYS and not _barring(ctx, event):
        return None
    for actor in (*event.recipients, *(event.actors if event.type == "RETREAT" else ())):
        named = _WORD.findall(f"{actor.text} {actor.name}".lower())
        if any(words.roles.get(w.removesuffix("s")) == "monitor" for w in named):
            return "verification"
        if actor.sector == "NGO" or not _RELIEF.isdisjoint(named):
            return "aid_access"
    passing = _passing(ctx, event)
    if any(words.roles.get(w.removesuffix("s")) == "monitor" for w in passing):
        return "verification"
    if not _RELIEF.isdisjoint(passing):
        return "aid_access"
    return (
        "verification" if not _ENTRY.isdisjoint(passing) and _watches(ctx, words, event) else None
    )


def _watches(ctx: LeadContext, words: AgreementWords, event: Event) -> bool:
    """Return whether a monitor tells of an act: "access was refused" is its own access."""
    said = next((s for s in ctx.statements if s.id == event.statement_id), None)
    if said is None or said.speaker is None:
        return False
    named = _WORD.findall(f"{said.speaker.text} {said.speaker.name}".lower())
    return any(words.roles.get(w.removesuffix("s")) == "monitor" for w in named)


def hits_relief(ctx: LeadContext, event: Event) -> bool:
    """Return whether an attack is on those who bring relief, or on what they bring ("opened fire on
    a convoy of flour trucks"): their way is what it bears on. An army's convoy is none."""
    p = ctx.parse
    first, last = p.tokens_in(event.trigger.start, event.trigger.end)
    hit: frozenset[str] = frozenset()
    for verb in range(first, last):
        preps = [c for c in p.children[verb] if p.lower[c] in _ON]
        preps += [k for c in p.children[verb] if p.dep[c] == "dobj" for k in p.children[c]]
        inner = (k for c in preps if p.lower[c] in _ON for k in p.children[c])
        own = (c for c in p.children[verb] if p.dep[c] in ("dobj", "nsubjpass"))
        for c in (*own, *inner):
            hit |= lemma_set(p, p.left[c], p.right[c])
    relief = not _RELIEF_HIT.isdisjoint(hit) or {"flour", "truck"} <= hit
    return event.type == "ASSAULT" and relief and _ARMED.isdisjoint(hit)


def _barring(ctx: LeadContext, event: Event) -> bool:
    p = ctx.parse
    lemmas = lemma_set(p, *p.tokens_in(event.trigger.start, event.trigger.end))
    return event.type == "COERCE" and not lemmas.isdisjoint(_BARRED_BY)


def _passing(ctx: LeadContext, event: Event) -> frozenset[str]:
    """Return the words for what is stopped or let through: the object of the verb, the subject of
    a passive, what "let" has pass."""
    p = ctx.parse
    first, last = p.tokens_in(event.trigger.start, event.trigger.end)
    out: frozenset[str] = frozenset()
    for verb in range(first, last):
        for c in p.children[verb]:
            if p.dep[c] in ("dobj", "nsubjpass", "dative"):
                out |= lemma_set(p, p.left[c], p.right[c])
            elif p.dep[c] in ("ccomp", "xcomp"):
                inner = (k for k in p.children[c] if p.dep[k] == "nsubj")
                out |= lemma_set(p, c, c + 1).union(
                    *(lemma_set(p, p.left[k], p.right[k]) for k in inner)
                )
    return out
