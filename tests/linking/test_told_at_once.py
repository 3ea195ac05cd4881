"""Two words of one clause for one thing of old."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import WIRE, groups

ONE, TWO = True, False
NEWS = "Rebels shelled Orlam on Monday, the army said. "
ROWS = [
    ("The SPLM-IO abandoned a six-month offensive on Malakal in 2021.", "abandoned", "offensive",
     ONE),
    ("In 2021 the army withdrew from Malakal after rebels attacked Bor.", "withdrew", "attacked",
     TWO),
]  # fmt: skip


@pytest.mark.parametrize(("text", "one", "two", "together"), ROWS)
def test_told_at_once(text: str, one: str, two: str, together: bool) -> None:
    found = groups(WIRE + NEWS + text)
    first = next((g for g in found if one in g), set())
    assert one in first, found
    assert any(two in g for g in found), found
    assert (two in first) == together, found
