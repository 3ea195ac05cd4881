"""Names of bodies that watch a truce, and of those that watch something else."""

from __future__ import annotations

import pytest

from trucewatch.vocab.watching_names import is_watching_name


@pytest.mark.parametrize(
    ("name", "watches"),
    [
        ("Joint Verification Panel", True),
        ("Orlan Ceasefire Monitoring Mission", True),
        ("Election Monitoring Board", False),
        ("Peace Cup Verification Committee", False),
        ("Food Price Monitoring Commission", False),
        ("Joint Committee", False),
    ],
)
def test_what_a_body_watches_by_its_name(name: str, watches: bool) -> None:
    assert is_watching_name(name.split()) == watches
