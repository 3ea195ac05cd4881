"""How far the words say that something happened, on the scale −3 (did not) to +3 (did)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from trucewatch.coding.realis.features import features
from trucewatch.reading.parse import Parse
from trucewatch.vocab.tables import data_file

WEIGHTS = "realis/factuality_weights.json"
LIMIT = 3.0


class Weights(msgspec.Struct, frozen=True):
    """A linear model: ``weights`` are thousandths per feature; ``low`` and ``high`` the scores
    below and above which a thing is said not to have happened, and to have happened."""

    version: str
    licence: str
    low: float
    high: float
    weights: Mapping[str, int]


@cache
def weights() -> Weights:
    """Return the shipped weights; read once per process."""
    return msgspec.json.decode(data_file(WEIGHTS).read_bytes(), type=Weights)


def happened(parse: Parse, i: int) -> float:
    """Return the score of the predicate at token ``i``, −3 to +3."""
    model = weights().weights
    total = sum(model.get(f, 0) for f in features(parse, i)) / 1000
    return max(-LIMIT, min(LIMIT, total))
