"""Who a pronoun of speech means: "we" inside a quotation, "it" behind a body's spokesman."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from trucewatch.coding.cast_turns import of_the_host
from trucewatch.records import Actor
from trucewatch.vocab.actor_named import code_of, entity_named
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast import Cast

Ranked = tuple[tuple[Actor, float], ...]

FIRST = frozenset({"i", "me", "my", "mine", "myself"})
FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
# How far a pronoun looks, in tokens (which bounds the work).
MAX_TOKENS = 300
# Those by whom a body speaks.
_MOUTHS = frozenset({"spokesman", "spokeswoman", "spokesperson", "statement"})


def speaker(cast: Cast, head: int) -> Ranked:
    """Return the speaker of the quotation that the first-person pronoun at ``head`` stands in."""
    if not cast.quoted[head]:
        asked = cast.turns.is_asked(head)  # whoever asks speaks of his own land's
        own = of_the_host(cast) if asked else cast.issuer or _reported(cast, head)
        return ((_first_person(cast, head, own), 0.9),) if own is not None else ()
    parse, sent = cast.parse, cast.parse.sent[head]
    for s in (sent, sent + 1, sent - 1, sent - 2):
        if not 0 <= s < len(parse.sents):
            continue
        first, last = parse.sents[s]
        if s > sent and parse.para[first] != parse.para[head]:
            continue
        actor = _says_in(cast, max(first, head - MAX_TOKENS), min(last, head + MAX_TOKENS))
        if actor is not None:
            return ((_first_person(cast, head, actor), 0.9),)
    return ()


# Verbs by which words come to depend on who says them.
_TOLD = frozenset({"ccomp", "conj", "parataxis", "xcomp", "advcl", "relcl"})
# Nobody's words are told through more clauses than this.
_MAX_CLIMB = 8


def _reported(cast: Cast, head: int) -> Actor | None:
    """Return who tells of "our forces" in words that a report gives without quotation marks: "the
    movement's spokesman said that our forces did not fire"; no reporter has forces."""
    parse, at = cast.parse, cast.parse.head[head]
    near = parse.lemma[head + 1 : at + 1]
    if parse.lower[head] != "our" or word_set("cast.own_arms").isdisjoint(near):
        return None
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
    return _known(_says_in(cast, *parse.sents[before]))


def _known(actor: Actor | None) -> Actor | None:
    """An actor of whom a side is told: "the spokesman" alone is anybody's."""
    return actor if actor is not None and (actor.country or ":" in actor.code) else None


# Bodies that have a name of their own: "our movement" is who says so.
_OWN_BODIES = frozenset({"REB", "PRM", "OPP", "PTY", "SEP"})


def own_body(cast: Cast, head: int) -> Ranked:
    """Return who speaks of "our movement", "our organisation": the movement itself."""
    parse = cast.parse
    if _own_style(cast, head):
        forces = [_forces_of(a) for a, _ in speaker(cast, head)[:1] if a.sector in _FORCES]
        return tuple((cast.spanned(head, a), 0.8) for a in forces)
    named = parse.lemma[head] in word_set("attribution.again") and parse.tag[head] in ("NN", "NNP")
    our = next((c for c in parse.children[head] if parse.lower[c] == "our"), None)
    if not named or our is None:
        return ()
    found = cast.ranked(our)
    own = [(a, s) for a, s in found[:1] if _is_body(a) and ";" not in a.code]
    return tuple((cast.spanned(head, a), s) for a, s in own)


_FORCES = frozenset({"REB", "PRM", "MIL", "GOV"})


def _forces_of(actor: Actor) -> Actor:
    """The armed forces of a state that speaks; a movement's and an army's are itself."""
    if actor.sector != "GOV" or not actor.country:
        return actor
    return msgspec.structs.replace(actor, code=code_of(actor.country, "MIL"), sector="MIL")


def _own_style(cast: Cast, head: int) -> bool:
    """Whether a phrase is "the armed forces", in a text that also says "our armed forces": in the
    mouth of a movement or of an army they are its own."""
    parse = cast.parse
    if parse.lower[head - 2 : head + 1] != ("the", "armed", "forces"):
        return False
    if parse.role(head) not in ("body", "bullet"):
        return False  # a heading names whoever issues the text
    return any(parse.lower[k : k + 3] == _OUR_FORCES for k in range(len(parse) - 2))


_OUR_FORCES = ("our", "armed", "forces")


def _is_body(actor: Actor) -> bool:
    return actor.sector in _OWN_BODIES or (actor.sector == "UNK" and ":" in actor.code)


def voice_before(cast: Cast, head: int) -> Actor | None:
    """Return the body in "An army spokesman said …. It added …": what speaks by somebody."""
    parse, sent = cast.parse, cast.parse.sent[head]
    verb = parse.head[head]
    if parse.dep[head] != "nsubj" or parse.lemma[verb] not in word_set("cast.saying") or not sent:
        return None
    first, last = parse.sents[sent - 1]
    if parse.para[first] != parse.para[head]:
        return None
    subjects = (i for i in range(first, last) if parse.dep[i] == "nsubj" and not cast.quoted[i])
    said = [i for i in subjects if parse.lemma[parse.head[i]] in word_set("cast.saying")]
    if not said or parse.lemma[said[0]] not in _MOUTHS:
        return None
    actor = cast.of(said[0])
    return None if actor is None or "/" in actor.code else actor


def _says_in(cast: Cast, first: int, last: int) -> Actor | None:
    parse = cast.parse
    for i in range(first, last):
        if parse.dep[i] == "nsubj" and not cast.quoted[i]:
            actor = cast.of(i) if parse.lemma[parse.head[i]] in word_set("cast.saying") else None
            if actor is not None:
                return actor
    return None


def _first_person(cast: Cast, head: int, actor: Actor) -> Actor:
    """Return the speaker for "I"; for "we" the state, army or group that the speaker is of."""
    _, person, tail = actor.code.partition(":")
    if cast.parse.lower[head] in FIRST or not actor.country or ";" in actor.country:
        return at_token(cast, head, actor)
    if actor.sector == "GOV":
        return cast.actor(head, cast.table.composer.state(actor.country))
    entity = cast.entities.get(tail)
    group = cast.entities.get(entity.group) if entity is not None else None
    if group is not None:
        return cast.actor(head, entity_named(group, cast.on))
    if person and actor.sector == "MIL" and (entity is None or entity.kind == "person"):
        plain = msgspec.structs.replace(actor, code=code_of(actor.country, "MIL"))
        return at_token(cast, head, plain)
    return at_token(cast, head, actor)


def at_token(cast: Cast, head: int, actor: Actor) -> Actor:
    """Return ``actor`` with the token ``head`` as its span."""
    start, end = cast.parse.start[head], cast.parse.end[head]
    return msgspec.structs.replace(actor, text=cast.parse.text[start:end], start=start, end=end)
