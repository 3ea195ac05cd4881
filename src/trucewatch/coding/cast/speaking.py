"""Who a pronoun of speech means: "we" inside a quotation, "it" behind a body's spokesman."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from trucewatch.coding.cast.own_forces import (
    is_own_style,
    own_forces,
    reported,
    says_in,
    styled,
)
from trucewatch.coding.cast.turns import of_the_host
from trucewatch.records import Actor
from trucewatch.vocab.actor_named import code_of, entity_named
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

Ranked = tuple[tuple[Actor, float], ...]

FIRST = frozenset({"i", "me", "my", "mine", "myself"})
FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
SECOND = frozenset({"you", "your", "yours"})
# How far a pronoun looks, in tokens (which bounds the work).
MAX_TOKENS = 300
# Those by whom a body speaks.
_MOUTHS = frozenset({"spokesman", "spokeswoman", "spokesperson", "statement"})


def speaker(cast: Cast, head: int) -> Ranked:
    """Return the speaker of the quotation that the first-person pronoun at ``head`` stands in."""
    if not cast.quoted[head]:
        asked = cast.turns.is_asked(head)  # whoever asks speaks of his own land's
        own = of_the_host(cast) if asked else cast.issuer or reported(cast, head)
        return ((_first_person(cast, head, own), 0.9),) if own is not None else ()
    parse, sent = cast.parse, cast.parse.sent[head]
    for s in (sent, sent + 1, sent - 1, sent - 2):
        if not 0 <= s < len(parse.sents):
            continue
        first, last = parse.sents[s]
        if s > sent and parse.para[first] != parse.para[head]:
            continue
        actor = says_in(cast, max(first, head - MAX_TOKENS), min(last, head + MAX_TOKENS))
        if actor is not None:
            return ((_first_person(cast, head, actor), 0.9),)
    return ()


def asked(cast: Cast, head: int) -> Ranked:
    """Return who answers, for the "you" of one who asks in a transcript; nobody elsewhere."""
    if cast.quoted[head] or not cast.turns.is_asked(head) or cast.issuer is None:
        return ()
    return ((_first_person(cast, head, cast.issuer), 0.9),)


# Bodies that have a name of their own: "our movement" is who says so.
_OWN_BODIES = frozenset({"REB", "PRM", "OPP", "PTY", "SEP"})


def own_body(cast: Cast, head: int) -> Ranked:
    """Return who speaks of "our movement", "our organisation": the movement itself."""
    parse = cast.parse
    if is_own_style(cast, head):
        return own_forces(cast, head, speaker(cast, head) or styled(cast, head))
    named = parse.lemma[head] in word_set("attribution.again") and parse.tag[head] in ("NN", "NNP")
    our = next((c for c in parse.children[head] if parse.lower[c] == "our"), None)
    if not named or our is None:
        return ()
    found = cast.ranked(our)
    own = [(a, s) for a, s in found[:1] if _is_body(a) and ";" not in a.code]
    return tuple((cast.spanned(head, a), s) for a, s in own)


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
