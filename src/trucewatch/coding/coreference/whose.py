"""Whose a role or a body is by the words of its phrase: "its", "Y's spokesman", "loyal to Y"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

from trucewatch.coding.cast.shelf import Shelf
from trucewatch.coding.coreference.bodies import CALLED, meant
from trucewatch.coding.coreference.owners import MAX_CHILDREN, introduces, is_owned
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.actor_named import Named
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast


def part_nouns() -> frozenset[str]:
    """Return the nouns for a part of a body and for those whom it sends."""
    return word_set("cast.parts", "acts.units", "coreference.sent_out")


def owner_of(cast: Cast, bodies: Shelf, head: int) -> Actor | None:
    """Return whose a role is: "its", "Y's spokesman", "a spokesman for Y", Y a person."""
    parse = cast.parse
    for child in parse.children[head][:MAX_CHILDREN]:
        if parse.tag[child] in ("PRP$", "WP$"):
            return cast.of(child)
        if parse.dep[child] == "poss" and child < head:
            owner = cast.of(child)
        elif parse.dep[child] == "compound" and parse.lower[child] in CALLED:
            body = meant(parse, bodies, child, parse.lower[child])
            owner = cast.actor(child, body) if body is not None else None
        elif child > head and parse.lower[child] == "loyal":
            owner = _loyal_to(cast, child)
        elif parse.dep[child] == "prep" and introduces(parse, head, child):
            below = (c for c in parse.children[child] if parse.dep[c] == "pobj")
            at = next(below, None)
            named = at is not None and (parse.pos[at] == "PROPN" or is_owned(parse, at))
            named = named and not (at is not None and _is_sent_to(cast, head, child, at))
            owner = cast.of(at) if at is not None and named else None
        else:
            continue
        if owner is not None and ";" not in owner.code:
            return owner
    return _by_name_before(cast, head)


def _is_part(parse: Parse, head: int) -> bool:
    """Tell whether a noun is a part of a body, or those whom it sends: "delegation", "patrol"."""
    own = parse.word[head].islower() and parse.tag[head] in ("NN", "NNS")
    return own and parse.lemma[head] in part_nouns()


def _by_name_before(cast: Cast, head: int) -> Actor | None:
    """Return the body whose name stands before a part of it: "the JTOK patrol", "the Coral Front
    delegation", where the story names it by itself too."""
    parse = cast.parse
    first, _ = cast.noun_phrase(head)
    run = head
    while run > first and parse.word[run - 1][:1].isupper() and parse.pos[run - 1] != "DET":
        run -= 1
    if run == head or not _is_part(parse, head):
        return None
    at = cast.known.by_words(parse.word[run:head])
    return cast.of(at) if at is not None else None


def part_told_of(cast: Cast, head: int, named: Named) -> Named | None:
    """Return "the delegation" as whose the story told it to be, where it tells of one only."""
    parse = cast.parse
    bare = parse.word[head - 1].lower() in ("the", "this", "that") and head > 0
    if named.country or not bare or _is_told(cast, head) or not _is_part(parse, head):
        return None
    found: dict[str, Actor] = {}
    told = cast.known.parts.get(parse.lemma[head], ())
    for at in told[max(0, bisect_left(told, head) - _BACK) : bisect_left(told, head)]:
        if parse.word[at - 1].lower() in ("the", "this", "that") and not _is_told(cast, at):
            continue  # bare itself
        actor = cast.of(at)
        if actor is None:
            continue
        whose = ":" in actor.code or actor.country is not None or actor.sector != named.sector
        found[actor.code if whose else ""] = actor
    only = next(iter(found.values())) if len(found) == 1 else None
    if only is None or "" in found:
        return None
    only = cast.inner(only)
    return msgspec.structs.replace(
        named, code=only.code, country=only.country, sector=only.sector or "UNK"
    )


# So many earlier ones of the same noun are looked at (bounds the work).
_BACK = 12


def _is_told(cast: Cast, at: int) -> bool:
    """Tell whether more than an article stands around a noun: "the delegation of X"."""
    first, last = cast.noun_phrase(at)
    return (
        last > at + 1
        or at - first > 1
        or any(
            cast.parse.dep[c] == "prep" and cast.parse.lower[c] in ("of", "from", "for")
            for c in cast.parse.children[at]
        )
    )


def _loyal_to(cast: Cast, loyal: int) -> Actor | None:
    """Return X of "forces loyal to X"."""
    parse = cast.parse
    to = next((c for c in parse.children[loyal] if parse.lower[c] == "to"), None)
    below = (c for c in parse.children[to] if parse.dep[c] == "pobj") if to is not None else ()
    at = next(iter(below), None)
    return cast.of(at) if at is not None else None


def is_issuer(cast: Cast, owner: Actor, named: Named) -> bool:
    """Tell whether men are of a body that nobody knows, whose own paper calls them "ours"."""
    issuer = cast.issuer
    body = owner.sector in ("UNK", "REB") and ":" in owner.code
    own = issuer is not None and issuer.code == owner.code
    return body and own and named.sector in ("MIL", "UNK", "REB")


def has_name(cast: Cast, head: int) -> bool:
    """Tell whether a noun is the end of a name: "the Islamic Movement", no word for another."""
    word = cast.parse.word
    first, _ = cast.noun_phrase(head)
    named = any(word[k][:1].isupper() for k in range(first + 1, head))
    return word[head][:1].isupper() and named


def _is_sent_to(cast: Cast, head: int, preposition: int, at: int) -> bool:
    """Tell whether a land is where somebody is sent: "the envoy for X" is another's."""
    parse = cast.parse
    sent = parse.lemma[head].lower() in word_set("coreference.sent_to")
    return sent and parse.lower[preposition] == "for" and cast.is_land(at)


def is_definite(cast: Cast, head: int, named: Named) -> bool:
    """Tell whether a phrase is "the X", "this X" or somebody's X, no former one."""
    parse = cast.parse
    before = [c for c in parse.children[head] if c < head]
    words = {parse.lower[c] for c in before}
    if named.country and any(parse.dep[c] == "poss" for c in before):
        return True
    return bool(words & {"the", "this", "that"}) and "former" not in words
