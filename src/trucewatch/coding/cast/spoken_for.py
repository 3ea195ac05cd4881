"""Whose "its" is where somebody speaks for a side: "army spokesman A said its guns had fired"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from trucewatch.coding.cast.speaking import Ranked, at_token
from trucewatch.coding.cast.words import says

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

# Who speaks for a body of these sectors has a "its" to speak of.
_BODIES = frozenset({"MIL", "REB", "PRM", "GOV", "COP"})
_FIRST = frozenset({"nsubj", "nsubjpass"})


def own_body(cast: Cast, head: int) -> Ranked:
    """Return the body that a person speaks for, as the owner in the subject of what is told.

    No body but the speaker's own has been named between: "Front spokesman A said its crews fired",
    "said none of its units opened fire". A person is no "it" himself.
    """
    parse = cast.parse
    clause = _clause(cast, head) if parse.lower[head] == "its" else None
    if clause is None:
        return ()
    cue = parse.head[clause]
    source = next((c for c in parse.children[cue] if parse.dep[c] == "nsubj" and c < cue), None)
    if source is None or not says(parse, source) or not cast.is_person(source):
        return ()
    actor = cast.of(source)
    if actor is None or actor.sector not in _BODIES:
        return ()
    face = cast.camps.faces.get(cast.camp_key(actor))
    if face is None:
        return ()
    body = cast.actor(source, face)
    if actor.sector == "MIL" and body.sector == "GOV" and not body.code.partition(":")[2]:
        return ()
    return ((at_token(cast, head, msgspec.structs.replace(body)), 0.9),)


def _clause(cast: Cast, head: int) -> int | None:
    """Return the clause told whose subject has, or is part of, what "its" at ``head`` owns."""
    parse = cast.parse
    at = parse.head[head]
    while parse.dep[at] == "pobj" and parse.lower[parse.head[at]] == "of":
        at = parse.head[parse.head[at]]  # "none of its units"
    told = parse.head[at]
    if parse.tag[head] != "PRP$" or parse.dep[at] not in _FIRST or parse.dep[told] != "ccomp":
        return None
    return told if parse.head[told] < head else None
