"""The relation of a pair by rules, a linear model and a small encoder together.

The linear model learns when to trust the rules; the encoder reads the whole sentence. Both give
probabilities of labels; ``careful`` puts them together log-linearly with what the rules' candidates
are worth, ``quick`` goes by the linear model. Figures of each and of all: docs/tables/events.md.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from trucewatch.coding.events.relation import RelationFeatures, type_of
from trucewatch.coding.events.relation_features import RULE_NAMES, pair_names
from trucewatch.reading.encoder import load_pair_encoder
from trucewatch.reading.weights import load_arrays

if TYPE_CHECKING:
    import numpy as np

MODEL = "pairs.npz"
# Weights of the rules' candidates (whose worth above RULE_MOST tells no more), of the linear model
# and of the encoder, chosen on the project's own pairs: docs/models/relation.md.
RULE_WEIGHT, RULE_MOST, LINEAR_WEIGHT, ENCODER_WEIGHT = 0.7, 4.0, 0.7, 1.0
# The scale of the linear model's features: an answer of the rules, any other.
RULE_SCALE, SCALE = 10.0, 5.0


class PairModel:
    """A multinomial logistic regression over names; immutable after loading."""

    def __init__(
        self, labels: Sequence[str], names: Sequence[str], weights: np.ndarray, bias: np.ndarray
    ) -> None:
        """``weights`` is names × labels, ``bias`` per label."""
        self.labels = tuple(labels)
        self._row = {n: k for k, n in enumerate(names)}
        self._weights = weights
        self._bias = bias

    def probabilities(self, names: Sequence[str]) -> dict[str, float]:
        """Return the probability of each label."""
        import numpy as np

        scales = scaled(names, self._row)
        scores = self._bias.copy()
        if scales:
            rows = self._weights[[k for k, _ in scales]].astype(np.float32)
            scores += np.array([s for _, s in scales], dtype=np.float32) @ rows
        scores = np.exp(scores - scores.max())
        return dict(zip(self.labels, map(float, scores / scores.sum()), strict=True))


def scaled(names: Sequence[str], rows: Mapping[str, int]) -> list[tuple[int, float]]:
    """Return (row, value) of the names that have a row."""
    known = sorted((rows[n], n.startswith(RULE_NAMES)) for n in names if n in rows)
    size = max(1, len(known)) ** -0.5
    return [(k, (RULE_SCALE if rule else SCALE) * size) for k, rule in known]


@cache
def load_pair_model() -> PairModel:
    """Return the package's linear model, loaded once per process."""
    arrays = load_arrays(MODEL)
    labels, names = ([str(x) for x in arrays[key]] for key in ("labels", "names"))
    return PairModel(labels, names, arrays["weights"], arrays["bias"])


def joined(
    rules: Mapping[str, float], judges: Sequence[tuple[float, Mapping[str, float]]]
) -> dict[str, float]:
    """Return the probability of each label.

    ``rules``: the best candidate's score a label; ``judges``: (weight, probabilities of labels).
    """
    labels = sorted({*rules, *(label for _, shares in judges for label in shares)})
    scores = {
        label: RULE_WEIGHT * min(RULE_MOST, max(0.0, rules.get(label, 0.0)))
        + sum(weight * math.log(_share(shares, label) + 1e-6) for weight, shares in judges)
        for label in labels
    }
    top = max(scores.values())
    odds = {label: math.exp(score - top) for label, score in scores.items()}
    total = sum(odds.values())
    return {label: odd / total for label, odd in odds.items()}


def _share(shares: Mapping[str, float], label: str) -> float:
    """A kind that a judge does not know is as likely as its type."""
    if label in shares:
        return shares[label]
    type_ = type_of(label)
    return sum(share for other, share in shares.items() if type_of(other) == type_)


def rule_scores(features: RelationFeatures) -> dict[str, float]:
    """Return the best candidate's score for each label that a candidate has."""
    out: dict[str, float] = {}
    for one in features.candidates:
        out[one.label] = max(out.get(one.label, one.score), one.score)
    return out


def score_quick(features: RelationFeatures) -> dict[str, float]:
    """Return the probability of each label, by the linear model, which knows the rules' answers."""
    return load_pair_model().probabilities(pair_names(features))


def score_careful(features: RelationFeatures) -> dict[str, float]:
    """Return the probability of each label, by rules, the linear model and the encoder."""
    encoder = load_pair_encoder()
    row = encoder.probabilities([features.marked])[0]
    read = dict(zip(encoder.labels, map(float, row), strict=True))
    shares = load_pair_model().probabilities(pair_names(features))
    return joined(rule_scores(features), [(LINEAR_WEIGHT, shares), (ENCODER_WEIGHT, read)])
