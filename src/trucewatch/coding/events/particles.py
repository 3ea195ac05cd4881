"""Particles of verbs that the parser hangs elsewhere."""

from __future__ import annotations

import msgspec

from trucewatch.coding.events.syntax import Words
from trucewatch.reading import Parse

_HANDING = frozenset({"hand", "turn", "give", "sign"})


def with_particle(p: Parse, v: int, words: Words) -> Words:
    """Return the words around ``v`` with the particle of "turned over 18 men", which the parser
    takes for "more than"."""
    after = v + 1
    if p.lemma[v] not in _HANDING or after >= len(p) or p.dep[after] != "quantmod":
        return words
    return msgspec.structs.replace(words, preps={**words.preps, p.lower[after]: frozenset()})
