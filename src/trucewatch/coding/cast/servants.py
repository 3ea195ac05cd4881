"""Who speaks for a service of the state that a story is set in: its army, its police, its cabinet.

"Navy spokesman Commander X", "the spokesman of the government, X", "X, the commander of the 41st
Rangers Regiment": the service has no state's name beside it because the story has only one that it
can be of. Units with a number are a state's, save where the words make them a movement's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from trucewatch.coding.cast import words as cast_words
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_FORCES = frozenset({"armed", "security", "defence", "defense", "air", "police"})


def serves(cast: Cast, head: int) -> bool:
    """Tell whether the words around a person's name or title name a service of a state, and
    neither a state nor a movement that it is of."""
    first, last = cast.noun_phrase(head)
    at = cast_words.apposed(cast.parse, head, last, False)
    spans = [(first, last)] if at is None else [(first, last), cast.noun_phrase(at)]
    lower = cast.parse.lower
    words = {w for a, b in spans for w in lower[a:b]}
    if not words.isdisjoint(word_set("cast.of_movements")):
        return False
    if any(h.entry.country for a, b in spans for h in cast.hits_in(a, b)):
        return False
    return any(_is_service(lower[a:b]) for a, b in spans)


def _is_service(words: Sequence[str]) -> bool:
    if not word_set("cast.services").isdisjoint(words):
        return True
    units = word_set("cast.units")
    pairs = pairwise(w for w in words if w not in ("'s", "’s"))
    kinds = word_set("cast.kinds_of_units")
    return any(
        (b in units and (a in kinds or _ORDINAL.fullmatch(a)))
        or (b in ("force", "forces") and a in _FORCES)
        for a, b in pairs
    )


def is_alone(cast: Cast, home: str | None) -> bool:
    """Tell whether the forces of a story can only be those of the state ``home``: no other state is
    told of beside those that mediate, or the war is its own, with a group of the land."""
    if home is None:
        return False
    if cast.setting.states - cast.setting.brokers <= {home}:
        return True
    named = (cast.named(at) for at in cast.heads)
    armies = {n.country for n in named if n is not None and n.sector == "MIL" and n.country}
    groups = (h.entry.entity for h in cast.hits)
    at_home = any(
        g is not None and g.sector_on(cast.on) in ("REB", "PRM") and g.country_on(cast.on) == home
        for g in groups
    )
    return at_home and armies <= {home}
