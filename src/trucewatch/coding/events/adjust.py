"""Last corrections of an event: who acts changes what an act is, and nobody acts on himself."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from trucewatch.coding.events.argument_patients import OUTWARD
from trucewatch.coding.events.arguments import Cast3, finish
from trucewatch.coding.events.demands import crowd
from trucewatch.coding.events.predicates import Lens, Reading
from trucewatch.coding.events.syntax import OBJECTS, PASSIVE_SUBJECTS, pobjs
from trucewatch.coding.events.who import is_told
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.words import word_set

_STATE = frozenset({"GOV", "MIL", "COP", "REB", "PRM"})
_SPOKEN_OF = frozenset("CONSULT AGREE REJECT REQUEST CONCEDE SANCTION SUPPORT THREATEN".split())
_SPOKEN_PREPS = frozenset({"for", "to", "on", "against", "with", "over", "from"})
# What both sides promise each other is an agreement, no concession.
_PLEDGED = frozenset({"op:agree", "op:pledge", "op:promise", "op:commit", "op:accept"})
_OF_CROWDS = frozenset({"uprising", "revolt", "mutiny", "intifada", "riot", "demonstration"})
_HACKING = frozenset("hacker hackers cyber cyberattack website websites server servers".split())


def adjusted(p: Parse, i: int, reading: Reading, parts: Cast3) -> Reading:
    """Return the reading as its actors make it.

    Demonstrators' demands are protest; a state that blocks a road coerces; hackers attack by
    computer (PLOVER: COERCE/cyber).
    """
    if reading.type in ("REQUEST", "ACCUSE") and crowd(parts.actors):
        return reading.but("PROTEST", "op:demonstrated-demand")
    own = p.lemma[i] in _OF_CROWDS  # "the Chadian uprising": by the people, not the state
    protest = reading.type == "PROTEST" and reading.mode in (None, "demo") and not own
    if protest and parts.actors and all(a.sector in ("GOV", "MIL") for a in parts.actors):
        return _moded(reading.but("ACCUSE", "actor:state"), "disapprove")
    if reading.type == "PROTEST" and reading.mode == "obstruct" and _of_state(parts):
        return _moded(reading.but("COERCE", "actor:state"), "restrict")
    blocks = reading.type == "COERCE" and reading.mode == "restrict" and _blocking(p, i)
    if blocks and parts.actors and not _of_state(parts):
        return _moded(reading.but("PROTEST", "actor:civilians"), "obstruct")
    if (
        reading.type == "CONCEDE"
        and len({a.code for a in parts.actors}) > 1
        and (reading.rules[0] in _PLEDGED)
    ):
        return reading.but("AGREE", "op:both-agree")
    if p.lemma[i] == "clash" and _crowd_and_police(parts):
        return _moded(reading.but("PROTEST", "actor:crowd-and-police"), "riot")
    if reading.type == "ASSAULT":
        words = {w for a in parts.actors for w in a.text.lower().split()}
        words |= {p.lower[c] for c in p.children[i]}
        if words & _HACKING:
            return _moded(reading.but("COERCE", "actor:hackers"), "cyber")
        if p.lemma[i] in _COMING and not _forced(p, i):
            return _moded(reading.but("MOBILIZE", CAME_IN), "troops")
    return reading


# Who fights with words, in a house or a court, unless a weapon or a wound is told of.
_OF_WORDS = frozenset({"LEG", "JUD", "BUS", "EDU"})
_IN_DEBATE = frozenset({"fight", "attack", "clash", "bombard", "battle", "hit", "strike", "beat",
                        "shoot", "fire", "blast", "ambush", "target"})  # fmt: skip


def debated(p: Parse, i: int, reading: Reading, parts: Cast3) -> bool:
    """Return whether lawmakers, judges or firms only fight with words: "the deputies fought over
    school meals", "the prosecutor attacked the testimony"."""
    if reading.type != "ASSAULT" or p.lemma[i] not in _IN_DEBATE or not parts.actors:
        return False
    if not all(a.sector in _OF_WORDS for a in parts.actors):
        return False
    first, last = p.sents[p.sent[i]]
    told = word_set("events.arms", "events.wounding")
    return told.isdisjoint(p.lemma[first:last])


# Rule of a coming in without force.
CAME_IN = "op:came-in"
# Who comes into a town has moved; it is an attack where somebody is told to have used force.
_COMING = frozenset({"enter"})
_BREACH = frozenset({"violate", "violation", "breach", "infringe", "infringement"})


def _forced(p: Parse, i: int) -> bool:
    """Return whether the sentence of a coming tells of force ("entered the town, firing"), or the
    next one calls it a breach."""
    first, last = p.sents[p.sent[i]]
    after = p.sents[p.sent[i] + 1] if p.sent[i] + 1 < len(p.sents) else (last, last)
    if not _BREACH.isdisjoint(p.lemma[after[0] : after[1]]):
        return True
    force = word_set("events.force")
    told = (k for k in range(first, last) if p.lemma[k] in force)
    return any({"without", "no"}.isdisjoint(p.lower[max(first, k - 2) : k]) for k in told)


def _of_state(parts: Cast3) -> bool:
    return any(a.sector in _STATE for a in parts.actors)


def _crowd_and_police(parts: Cast3) -> bool:
    sectors = {a.sector for a in (*parts.actors, *parts.recipients)}
    return "COP" in sectors and bool(sectors & {"CVL", "LAB", "OPP", "SOC", "EDU", "AGR"})


def _blocking(p: Parse, i: int) -> bool:
    return p.lemma[i] in ("block", "blockade", "obstruct", "barricade")


def _moded(reading: Reading, mode: str) -> Reading:
    return msgspec.structs.replace(reading, mode=mode)


def without_own(reading: Reading, parts: Cast3, camp: Callable[[Actor], str]) -> Cast3:
    """Drop recipients of the actor's own camp where the act is done to another side; those whom
    somebody frees may be his own people."""
    freed = reading.mode == "release" and "frame:rev" not in parts.rules
    if reading.type not in OUTWARD or freed or not parts.actors or not parts.recipients:
        return parts
    own = {camp(a) for a in parts.actors if is_told(a)}
    at_home = {a.country for a in parts.actors if a.country}
    kept = tuple(
        r
        for r in parts.recipients
        if camp(r) not in own or (r.country is not None and r.country not in at_home)
    )
    if len(kept) == len(parts.recipients):
        return parts
    return finish(parts.actors, kept, parts.mediators, (*parts.rules, "arg:not-own"))


_PRONOUNS = frozenset({"it", "they", "its", "their", "which", "who"})
_ONLOOKERS = frozenset({"IGO", "NGO", "MED", "JRN"})


def without_onlookers(parts: Cast3) -> Cast3:
    """Drop who watches or helps as the doer of an act of force where only a pronoun says so: "they
    burned our mill", a widow says right after the mission was named."""
    kept = tuple(
        a
        for a in parts.actors
        if a.sector not in _ONLOOKERS or a.text.lower().split(" ")[0] not in _PRONOUNS
    )
    if len(kept) == len(parts.actors):
        return parts
    return finish(kept, parts.recipients, parts.mediators, (*parts.rules, "arg:no-onlooker"))


def spoken_of(p: Parse, lens: Lens, v: int, reading: Reading) -> tuple[int, ...]:
    """Return event nouns that verb ``v`` only speaks of: "ruled out talks", "called for a truce".

    They are what is refused, asked for, promised or announced, and no events of their own.
    """
    if reading.type not in _SPOKEN_OF or reading.noun is not None:
        return ()
    heads = [c for c in p.children[v] if p.dep[c] in OBJECTS or p.dep[c] in PASSIVE_SUBJECTS]
    for c in p.children[v]:
        if p.dep[c] == "prep" and p.lower[c] in _SPOKEN_PREPS:
            heads.extend(pobjs(p, c))
    return tuple(h for h in heads if p.pos[h] == "NOUN" and lens.noun(h) is not None)
