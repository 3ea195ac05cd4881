"""Whose forces somebody's own words name: "our forces" in a report, "the armed forces", a style.

"The M23's spokesman said that our forces did not fire": the M23's. "Our armed forces seized the
port. The armed forces …": the same ones. A movement may also call its men by the state's name
(``cast.own_styles``): in its mouth these are its own, in anybody else's the state's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from trucewatch.records import Actor
from trucewatch.vocab.actor_named import code_of
from trucewatch.vocab.words import word_list, word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

Ranked = tuple[tuple[Actor, float], ...]

# Verbs by which words come to depend on who says them.
_TOLD = frozenset({"ccomp", "conj", "parataxis", "xcomp", "advcl", "relcl"})
# Nobody's words are told through more clauses than this.
_MAX_CLIMB = 8


def reported(cast: Cast, head: int) -> Actor | None:
    """Return who tells of "our forces" in words that a report gives without quotation marks: "the
    movement's spokesman said that our forces did not fire"; no reporter has forces."""
    parse, at = cast.parse, cast.parse.head[head]
    near = parse.lemma[head + 1 : at + 1]
    if parse.lower[head] != "our" or word_set("cast.own_arms").isdisjoint(near):
        return None
    return _teller(cast, at)


def _teller(cast: Cast, at: int) -> Actor | None:
    """Return who says the clause of ``at`` in words that a report gives."""
    parse = cast.parse
    for _ in range(_MAX_CLIMB):
        above = parse.head[at]
        if above == at:
            return None
        if parse.dep[at] in _TOLD and parse.lemma[above] in word_set("cast.saying"):
            return _sayer(cast, above, at)
        at = above
    return None


def _sayer(cast: Cast, verb: int, told: int) -> Actor | None:
    """Return the subject of a verb of saying; of a paper that says something, whoever spoke in
    the sentence before."""
    parse = cast.parse
    who = None
    for _ in range(_MAX_CLIMB):
        who = next((c for c in parse.children[verb] if parse.dep[c] == "nsubj" and c != told), None)
        if who is not None or parse.dep[verb] not in ("advcl", "xcomp", "conj"):
            break
        verb, told = parse.head[verb], verb  # "denied the charge, saying …"
    if who is None:
        return None
    if parse.lemma[who] not in word_set("attribution.titles"):
        return _known(cast.of(who))
    before = parse.sent[verb] - 1
    if before < 0 or parse.para[parse.sents[before][0]] != parse.para[verb]:
        return None
    return _known(says_in(cast, *parse.sents[before]))


def _known(actor: Actor | None) -> Actor | None:
    """An actor of whom a side is told: "the spokesman" alone is anybody's."""
    return actor if actor is not None and (actor.country or ":" in actor.code) else None


def says_in(cast: Cast, first: int, last: int) -> Actor | None:
    parse = cast.parse
    for i in range(first, last):
        if parse.dep[i] == "nsubj" and not cast.quoted[i]:
            actor = cast.of(i) if parse.lemma[parse.head[i]] in word_set("cast.saying") else None
            if actor is not None:
                return actor
    return None


_FORCES = frozenset({"REB", "PRM", "MIL", "GOV"})


def _forces_of(actor: Actor) -> Actor:
    """The armed forces of a state that speaks; a movement's and an army's are itself."""
    if actor.sector != "GOV" or not actor.country:
        return actor
    return msgspec.structs.replace(actor, code=code_of(actor.country, "MIL"), sector="MIL")


def is_own_style(cast: Cast, head: int) -> bool:
    """Whether a phrase is "the armed forces", in a text that also says "our armed forces", or a
    movement's style of its own."""
    parse = cast.parse
    if parse.lower[head - 1 : head + 1] != ("armed", "forces") or head < 2:
        return False
    if parse.role(head) not in ("body", "bullet"):
        return False  # a heading names whoever issues the text
    if parse.lower[head - 2] != "the":
        return _group_styled(cast, head) is not None
    return any(parse.lower[k : k + 3] == _OUR_FORCES for k in range(len(parse) - 2))


_OUR_FORCES = ("our", "armed", "forces")


def _group_styled(cast: Cast, head: int) -> str | None:
    """Return the movement that calls its men so: "the Yemeni armed forces"."""
    own = " ".join(cast.parse.lower[head - 2 : head + 1])
    styles = (style.partition("=") for style in word_list("cast.own_styles"))
    return next((group for group, _, style in styles if style == own), None)


def styled(cast: Cast, head: int) -> Ranked:
    """Return who says a style in words that a report gives without quotation marks."""
    teller = None if cast.quoted[head] else _teller(cast, cast.parse.head[head])
    return ((teller, 0.8),) if teller is not None else ()


def own_forces(cast: Cast, head: int, found: Ranked) -> Ranked:
    """Return the forces of whoever speaks of them as his own; a style is only its movement's."""
    group = _group_styled(cast, head)
    out = []
    for actor, _ in found[:1]:
        own = actor.code.partition(":")[2]
        entity = cast.entities.get(own)
        body = (entity.group or own) if entity is not None else own
        if actor.sector in _FORCES and group in (None, body):
            forces = _forces_of(actor)
            code = f"{forces.code.partition(':')[0]}:{body}" if group is not None else forces.code
            out.append((cast.spanned(head, msgspec.structs.replace(forces, code=code)), 0.8))
    return tuple(out)
