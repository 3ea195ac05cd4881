"""How much of their words two texts share."""

from __future__ import annotations

import random

from trucewatch.stories.duplicates import jaccard, runs

WORDS = [
    "army",
    "truce",
    "valley",
    "rebel",
    "envoy",
    "bridge",
    "guns",
    "talks",
    "border",
    "village",
    "monitor",
    "prisoner",
]


def text(seed: int, length: int = 200) -> str:
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) for _ in range(length))


def share(one: str, two: str) -> float:
    return jaccard(runs(one), runs(two))


def test_copies_with_small_changes_share_most() -> None:
    edited = text(1).replace("army", "Army", 2) + " Copyright of the agency."
    assert share(text(1), edited) > 0.9
    assert share(text(1), text(1) + " more words here") > 0.9


def test_different_reports_share_next_to_nothing() -> None:
    assert all(share(text(0), text(n)) < 0.1 for n in range(1, 30))


def test_half_the_same_shares_less_than_six_tenths() -> None:
    assert 0.2 < share(text(1) + text(2), text(1) + text(3)) < 0.6


def test_empty_and_short_texts() -> None:
    assert runs("") == frozenset()
    assert share("A truce holds.", "A truce holds!") == 1.0
    assert share("a", "A truce holds.") == 0.0
