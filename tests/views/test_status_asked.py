"""Who has changed what he tells is found under ``changed``, whatever has become of the question."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import sets
from trucewatch.views.status_asked import of_status

ONE, TWO = "JUBA, Jan. 16, 2026 (Wire) — ", "JUBA, Jan. 18, 2026 (Wire) — "
CHARGE = "The SPLM-IO accused the army of shelling Nasir on Monday. "


@pytest.mark.parametrize(
    ("first", "later", "changed"),
    [
        (CHARGE + "The army denied shelling Nasir.",
         "The army admitted that it had shelled Nasir on Monday.", True),
        (CHARGE + "The army said it was not its guns that shelled Nasir.",
         "The army acknowledged that its guns had shelled Nasir on Monday.", True),
        (CHARGE + "The army denied shelling Nasir.",
         "The army again denied that it had shelled Nasir on Monday.", False),
        (CHARGE, "The army admitted that it had shelled Nasir on Monday.", False),
        (CHARGE + "The army denied shelling Nasir.",
         "A resident said that the army had shelled Nasir on Monday.", False),
    ],
)  # fmt: skip
def test_denied_and_then_admitted_is_changed(first: str, later: str, changed: bool) -> None:
    found = sets(("2026-01-16", ONE + first), ("2026-01-18", TWO + later))
    assert found
    assert any(of_status(s, "changed") for s in found) is changed
    assert all(of_status(s, None) and of_status(s, s.status) for s in found)
