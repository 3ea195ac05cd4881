"""One claimant under several names: "Army" of a headline, "the Malian army", "the army of Mali".

A service of one state is told with the state's name or without it; its code is the same, and so is
it. Others of the same code ("the navy" beside "the army") stay apart.
"""

from __future__ import annotations

from functools import lru_cache

from trucewatch.records import Claimant
from trucewatch.vocab.actors import resolve_actor

_KEPT = 2048


@lru_cache(maxsize=_KEPT)
def plain_name(who: Claimant) -> str:
    """Return a claimant's name without the name of the state that the code gives, small letters."""
    head, _, own = who.code.partition(":")
    if own or head.startswith("UNK") or len(head) <= len("XYZ"):
        return who.name
    country = head[:3]
    name = who.name.removeprefix("The ").removeprefix("the ")
    noun, of, land = name.partition(" of ")
    if of and _is_land(land, country):
        name = noun
    words = name.split()
    owner = next(
        (k for k in range(len(words) - 1, 0, -1) if _is_land(" ".join(words[:k]), country)), 0
    )
    return " ".join(words[owner:]).lower()


def _is_land(words: str, country: str) -> bool:
    """Return whether words are a state's name, or its people's: "Mali", "Mali's", "Malian"."""
    bare = words.removeprefix("the ")
    if not bare[:1].isupper():
        return False
    found = resolve_actor(bare.removesuffix("'s").removesuffix("’s"))
    return found.country == country and found.code in (country, f"{country}CVL")
