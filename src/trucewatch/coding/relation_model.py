"""The relation of a pair by rules and by a small encoder together.

The rules' candidates and the encoder's probabilities are put together log-linearly: each label's
score is the encoder's log-probability, weighted, plus what the best candidate of that label is
worth. Figures for the rules alone, the encoder alone and both: docs/tables/events.md.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from trucewatch.coding.event_relation import RelationFeatures, score_by_rule, type_of
from trucewatch.reading.encoder import load_pair_encoder

# Chosen on the project's own pairs (see docs/models/relation.md).
ENCODER_WEIGHT, RULE_WEIGHT, RULE_MOST = 0.8, 0.9, 4.0
# The pairs' log-likelihood is best at this sharpness of the joint scores.
SHARPNESS = 1.0


def joined(rules: Mapping[str, float], encoder: Mapping[str, float]) -> dict[str, float]:
    """Return the probability of each label.

    ``rules``: the best candidate's score a label (not below 0); ``encoder``: probabilities.
    """
    shares = dict(encoder)
    for label in rules:  # a kind that the encoder does not know is as likely as its type
        if label not in encoder:
            type_ = type_of(label)
            shares[label] = sum(s for k, s in encoder.items() if type_of(k) == type_)
    scores = {
        label: ENCODER_WEIGHT * math.log(max(share, 1e-6))
        + RULE_WEIGHT * min(RULE_MOST, max(0.0, rules.get(label, 0.0)))
        for label, share in shares.items()
    }
    top = max(scores.values())
    odds = {label: math.exp(SHARPNESS * (score - top)) for label, score in scores.items()}
    total = sum(odds.values())
    return {label: odd / total for label, odd in odds.items()}


def rule_scores(features: RelationFeatures) -> dict[str, float]:
    """Return the best candidate's score for each label that a candidate has."""
    out: dict[str, float] = {}
    for one in features.candidates:
        out[one.label] = max(out.get(one.label, one.score), one.score)
    return out


def score_with_encoder(features: RelationFeatures) -> dict[str, float]:
    """Return the probability of each label; the rules' scores where the encoder is missing."""
    encoder = load_pair_encoder()
    if encoder is None:
        return score_by_rule(features)
    shares = encoder.probabilities([features.marked])[0]
    return joined(rule_scores(features), dict(zip(encoder.labels, map(float, shares), strict=True)))
