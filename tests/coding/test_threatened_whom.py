"""Whom a threat is aimed at: not one's own forces, not those whose release is its condition."""

from __future__ import annotations

import pytest

from tests.coding.event_support import code, sides

ROWS = [
    ("The rebel leader warned that his forces would respond to any provocation.", set()),
    ("The rebels threatened to march on the city unless the jailed ministers are freed.", set()),
    ("Niger warned that its troops would enter Benin.", {"BEN"}),
    ("The army threatened to attack Benin unless the captives are freed.", {"BEN"}),
    ("The army warned the rebels that it would strike.", {"REB"}),
]


@pytest.mark.parametrize(("text", "whom"), ROWS)
def test_whom(text: str, whom: set[str]) -> None:
    threats = [e for e in code(text) if e.type == "THREATEN"]
    assert len(threats) == 1
    assert set(sides(threats[0].recipients)) == whom
