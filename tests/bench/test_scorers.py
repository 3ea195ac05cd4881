"""A scorer must give 1 to gold against itself, 0 to nothing, and count what is wrong."""

from __future__ import annotations

import pytest

from trucewatch.bench.match import Count, characters, covers, one_to_one


def test_counts_add_up() -> None:
    total = Count(1, 2, 4) + Count(1, 1, 0)
    assert (total.precision, total.recall) == (pytest.approx(2 / 3), 0.5)
    assert total.f1 == pytest.approx(4 / 7)
    assert Count().f1 == 1.0 and Count(0, 3, 0).f1 == 0.0 and Count(0, 0, 3).f1 == 0.0


def test_matching_is_one_to_one_and_prefers_the_better_pair() -> None:
    pairs = one_to_one("ab", "ba", lambda g, p: 2.0 if g == p else 1.0)
    assert sorted(pairs) == [(0, 1), (1, 0)]
    assert one_to_one("aa", "a", lambda g, p: float(g == p)) == [(0, 0)]
    assert one_to_one("a", "b", lambda g, p: float(g == p)) == []


def test_marks_and_spaces_do_not_count_as_content() -> None:
    text = "“We will,” he said"
    assert covers(characters(text, [(0, 10)]), characters(text, [(1, 8)])) == 1.0
    assert covers(characters(text, [(0, 10)]), characters(text, [(11, 13)])) == 0.0
    assert covers(frozenset(), frozenset()) == 0.0
