"""What of a story is beside its conflict: sentences on games, mishaps and everyday matters,
stretches that only think of what may be. Found once a story, for all that codes it.
"""

from __future__ import annotations

import msgspec

from trucewatch.coding.realis.scenarios import Stretch, scenarios
from trucewatch.coding.topics.everyday import everyday
from trucewatch.coding.topics.games import games
from trucewatch.coding.topics.mishaps import mishaps
from trucewatch.reading.parse import Parse


class Asides(msgspec.Struct, frozen=True):
    """``elsewhere``: the numbers of the sentences that tell of a game, a mishap or of every day;
    ``scenarios``: the stretches that only think of what may be."""

    elsewhere: frozenset[int]
    scenarios: tuple[Stretch, ...]


def asides_of(parse: Parse) -> Asides:
    """Return what of a parsed story is beside its conflict. Linear in the story."""
    return Asides(games(parse) | mishaps(parse) | everyday(parse), scenarios(parse))
