"""The sentence of a toll is the one with the figure."""

from __future__ import annotations

import pytest

from tests.linking.builder import StoryBuilder
from trucewatch.records import Claim, Claimant, RangeAnswer
from trucewatch.views.tolls import giving


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (RangeAnswer(9.0, 9.0, "exact", "persons"), [1]),
        (RangeAnswer(7.0, 7.0, "exact", "persons"), [0, 1, 2]),
        ("yes", [0, 1, 2]),
    ],
)
def test_the_act_that_gives_the_number(answer: RangeAnswer | str, expected: list[int]) -> None:
    s = StoryBuilder("a")
    for killed in (None, 9, 14):
        s.event("ASSAULT", "KES", "VAL", killed=killed)
    claim = Claim(Claimant("narrator", "the report"), None, answer, "assert", None, ("a",), ())
    assert giving(claim, s.events) == [s.events[k] for k in expected]
