"""A learned scorer of cues over the rules' own view of a sentence.

A logistic regression over the features of :mod:`~trucewatch.coding.attribution.features`, among
them what the lexicon and the rules say. How it was trained, on what, and how well it does stands in
docs/models/attribution.md.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from trucewatch.coding.attribution.features import cue_features, is_candidate
from trucewatch.coding.attribution.score import frame_of, touches_quote
from trucewatch.coding.attribution.tree import Context
from trucewatch.reading.weights import load_arrays
from trucewatch.vocab.cues import Cue, CueLexicon

if TYPE_CHECKING:
    import numpy as np

# The length that every feature vector is brought to; chosen on the development files.
SCALE = 5.0
Scores = dict[int, tuple[Cue, float]]


class CueModel:
    """Says how likely a word introduces speech; immutable after loading."""

    def __init__(self, names: list[str], weights: np.ndarray, bias: float) -> None:
        """``weights`` are those of ``names``, in order."""
        self._weight = dict(zip(names, weights.astype(float).tolist(), strict=True))
        self._bias = bias

    def probability(self, names: tuple[str, ...]) -> float:
        """Return the probability (0 to 1) that a word with these features heads a cue."""
        weights = map(self._weight.get, names)
        found = [w for w in weights if w is not None]
        if not found:
            return 0.0
        return 1 / (1 + math.exp(-self._bias - SCALE * sum(found) / len(found) ** 0.5))


def learned_scores(
    context: Context, lexicon: CueLexicon, ruled: Mapping[int, tuple[Cue, float]], model: CueModel
) -> Scores:
    """Return for the words that may head a cue their entries and the model's probabilities.

    ``ruled`` are the rules' scores. A verb that the lexicon lacks gets an entry of its own.
    """
    parse = context.parse
    out: Scores = {}
    for i in [i for i, pos in enumerate(parse.pos) if pos == "VERB" or pos == "NOUN"]:
        if not is_candidate(parse, lexicon, i):
            continue
        known = ruled.get(i)
        if known is None and not has_words(context, i):
            continue
        names, _ = cue_features(context, i, known)
        out[i] = (known[0] if known else _entry(context, lexicon, i), model.probability(names))
    return out


def has_words(context: Context, i: int) -> bool:
    """Whether a word is followed by a clause, an object or a quotation: something may be said."""
    return frame_of(context.parse, i) in ("cc", "pa", "xc", "do") or touches_quote(context, i)


def _entry(context: Context, lexicon: CueLexicon, i: int) -> Cue:
    parse = context.parse
    table = lexicon.verbs if parse.pos[i] == "VERB" else lexicon.nouns
    found = table.get(parse.lemma[i])
    if found is not None:
        return found
    speaks = touches_quote(context, i) or frame_of(parse, i) in ("cc", "pa", "no")
    return Cue(parse.lemma[i], "claim" if speaks else "judge", "assert", {})


@cache
def load_cue_model() -> CueModel:
    """Return the package's model, loaded once per process."""
    arrays = load_arrays("attribution.npz")
    return CueModel(
        [str(n) for n in arrays["cue_names"]], arrays["cue_weights"], float(arrays["cue_bias"])
    )
