"""Near-duplicates."""

from __future__ import annotations

import random

from trucewatch.stories.duplicates import group_duplicates

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


def test_copies_with_small_changes_are_found() -> None:
    first, other = text(1), text(2)
    edited = first.replace("army", "Army", 2) + " Copyright of the agency."
    assert group_duplicates([first, other, edited, first, text(3)]) == [{0, 2, 3}]


def test_different_reports_are_not() -> None:
    assert group_duplicates([text(n) for n in range(30)]) == []


def test_order_does_not_matter() -> None:
    texts = [text(1), text(1) + " more words here", text(2), text(2) + " and there"]
    assert group_duplicates(texts) == [{0, 1}, {2, 3}]
    assert group_duplicates(texts[::-1]) == [{0, 1}, {2, 3}]


def test_half_the_same_is_no_copy() -> None:
    assert group_duplicates([text(1) + text(2), text(1) + text(3)]) == []


def test_empty_and_short_texts() -> None:
    assert group_duplicates([]) == []
    assert group_duplicates(["", "", "a", "A truce holds.", "A truce holds!"]) == [{3, 4}]
