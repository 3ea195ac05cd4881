"""Officials of places that the text says an armed group holds: no state's, unless they are told so.

"The M23 holds Rutshuru. The administrator in Rutshuru said …": the gazetteer knows whose land the
town is on, not whose administrator that is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from trucewatch.reading import Parse
from trucewatch.vocab.actor_named import Named, code_of
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

_HOLDING = frozenset({"hold", "control", "administer", "occupy", "rule", "govern", "run"})
_HELD = frozenset({"held", "controlled", "run", "administered", "occupied", "ruled"})
_ARMED = frozenset({"REB", "PRM"})
_REBELS = frozenset({"rebel", "insurgent", "guerrilla", "separatist", "militia"})
_AFFILIATED = frozenset({"GOV", "LEG", "COP", "UNK"})
_OF_LANDS = frozenset({"country", "seat", "adjective"})
_UNREAL = frozenset({"not", "n't", "n’t", "never", "no", "would", "could", "may", "might", "will",
                     "if", "once", "until", "unless"})  # fmt: skip
_PLACING = ("in", "at", "of", "from")


def apart(cast: Cast, head: int, named: Named) -> Named | None:
    """Return a local official of a place that somebody else holds, without his land's state; None
    for everybody else."""
    noun = cast.parse.lemma[head]
    if named.kind != "role" or named.entity is not None or named.sector not in _AFFILIATED:
        return None
    if noun not in word_set("cast.local_offices") or _is_the_states(cast, head):
        return None
    if not cast.held or cast.held.isdisjoint(_where(cast, head)):
        return None
    return msgspec.structs.replace(named, code=code_of(None, named.sector), country=None)


def _objects(parse: Parse, k: int, *prepositions: str) -> Iterator[int]:
    for c in parse.children[k]:
        if parse.dep[c] in ("prep", "agent") and parse.lower[c] in prepositions:
            yield from (o for o in parse.children[c] if parse.dep[o] == "pobj")


def _is_the_states(cast: Cast, head: int) -> bool:
    """Whether the phrase tells whose the official is: by a land, an owner, or "government"."""
    parse = cast.parse
    first, last = cast.noun_phrase(head)
    own = any(parse.dep[c] == "poss" or parse.lower[c] in _WHOSE for c in parse.children[head])
    lands = (h for h in cast.hits_in(first, last) if h.entry.kind in _OF_LANDS)
    return own or any(True for _ in lands)


_WHOSE = frozenset({"government", "national", "federal", "state", "central", "ministry", "regime"})


def _where(cast: Cast, head: int) -> Iterator[str]:
    """Yield the names of places, in small letters, of which or in which somebody is."""
    parse = cast.parse
    verb = parse.head[head]
    tops = (head, verb) if parse.dep[head] == "nsubj" else (head,)
    for o in (o for k in tops for o in _objects(parse, k, *_PLACING)):
        if parse.pos[o] == "PROPN":
            yield parse.lower[o]


def held_places(cast: Cast) -> frozenset[str]:
    """Return the names of the places that the text says an armed group holds now."""
    parse = cast.parse
    out: set[str] = set()
    for k, lemma in enumerate(parse.lemma):
        held = lemma in _HOLDING and parse.pos[k] == "VERB" and not _is_unreal(parse, k)
        if held and any(_is_armed(cast, c) for c in _holders(parse, k)):
            out |= {name for o in _what(parse, k) for name in _names(parse, o)}
        joined = k > 1 and parse.word[k - 1] == "-" and parse.lower[k] in _HELD
        if joined and _is_armed(cast, k - 2):
            out |= set(_names(parse, parse.head[k]))
    return frozenset(out)


def _holders(parse: Parse, verb: int) -> Iterator[int]:
    yield from _objects(parse, verb, "by")
    if not _is_passive(parse, verb):
        yield from (c for c in parse.children[verb] if parse.dep[c] == "nsubj")


def _is_passive(parse: Parse, verb: int) -> bool:
    below = {parse.dep[c] for c in parse.children[verb]}
    return "auxpass" in below or "agent" in below or parse.dep[verb] == "acl"


def _what(parse: Parse, verb: int) -> Iterator[int]:
    """Yield what is held: the object, the subject of a passive, the noun before "which X holds"."""
    passive = _is_passive(parse, verb)
    role = "nsubjpass" if passive else "dobj"
    yield from (c for c in parse.children[verb] if parse.dep[c] == role)
    if parse.dep[verb] in ("relcl", "acl"):
        above = parse.head[verb]
        yield above
        yield from _objects(parse, above, *_PLACING)  # "police in Osk, held by the Front"


def _names(parse: Parse, k: int) -> Iterator[str]:
    """Yield the proper names of a noun, of those joined to it and of what it stands beside."""
    heads = [k, *(c for c in parse.children[k] if parse.dep[c] in ("conj", "appos"))]
    heads += [parse.head[k]] if parse.dep[k] in ("appos", "conj") else []
    yield from (parse.lower[h] for h in heads if parse.pos[h] == "PROPN")


def _is_unreal(parse: Parse, verb: int) -> bool:
    return any(parse.lower[c] in _UNREAL for c in parse.children[verb])


def _is_armed(cast: Cast, k: int) -> bool:
    if cast.parse.lemma[k] in _REBELS:
        return True
    named = cast.named(k)
    return named is not None and named.sector in _ARMED
