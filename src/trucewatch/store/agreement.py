"""How far two reviewers agree: Cohen's kappa (Cohen 1960, Educ. Psychol. Meas. 20:37)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from trucewatch.store.overlay import Review, standing

# What a reviewer makes of a record that the machine has found.
_VERDICTS = frozenset({"accept", "reject", "edit"})


class Agreement(msgspec.Struct, frozen=True):
    """``records`` both have decided on, on how many of them alike, and ``kappa``.

    ``kappa`` is None where chance alone would agree always, or nothing was decided by both.
    """

    records: int
    alike: int
    kappa: float | None


def agreement(reviews: Sequence[Review], one: str, two: str) -> Agreement:
    """Return how far two reviewers agree on what both have accepted, rejected or edited.

    Of several decisions of one reviewer on one record the last that stands counts.
    """
    first, second = (_verdicts(reviews, who) for who in (one, two))
    pairs = [(first[k], second[k]) for k in first.keys() & second.keys()]
    alike = sum(a == b for a, b in pairs)
    return Agreement(len(pairs), alike, kappa(pairs))


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa of pairs of verdicts."""
    n = len(pairs)
    if not n:
        return None
    observed = sum(a == b for a, b in pairs) / n
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(left[v] * right[v] for v in left) / n**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def _verdicts(reviews: Sequence[Review], who: str) -> dict[tuple[str, str, int, int], str]:
    return {
        (r.kind, r.story_id, r.start, r.end): r.action
        for r in standing(reviews)
        if r.who == who and r.action in _VERDICTS
    }
