"""Deeds that somebody "spoke of": statements of theirs, and nobody's meeting.

Each row: a text, who must say what (speaker, words), and who must not.
"""

from __future__ import annotations

import pytest

from tests.coding.event_support import types
from tests.coding.statements_support import says, shown, statements_of

Pair = tuple[str, str]

ROWS: list[tuple[str, list[Pair], list[Pair]]] = [
    (
        "The Defense Ministry in Yerevan, which rejected the account, spoke of a second assault.",
        [("The Defense Ministry in Yerevan", "a second assault")],
        [],
    ),
    (
        "Officials in the capital talked of an ambush that killed nine soldiers.",
        [("Officials in the capital", "an ambush that killed nine soldiers")],
        [],
    ),
    ("Residents told of night raids.", [("Residents", "night raids")], []),
    (
        "The governor did not speak of an attack on the town.",
        [],
        [("The governor", "an attack on the town")],
    ),
    ("The envoy spoke of a meeting with both sides.", [], [("The envoy", "a meeting")]),
]


@pytest.mark.parametrize(("text", "must", "must_not"), ROWS)
def test_deeds_that_are_spoken_of(text: str, must: list[Pair], must_not: list[Pair]) -> None:
    found = statements_of(text)
    for pair in must:
        assert any(says(d, *pair) for d in found), shown(found)
    for pair in must_not:
        assert not any(says(d, *pair) for d in found), shown(found)


def test_who_talks_of_a_raid_meets_nobody() -> None:
    found = types("Officials of the army talked of an ambush by the rebels on Monday.")
    assert "CONSULT" not in found
    assert "CONSULT" in types("Officials of the army talked with the rebels on Monday.")
