"""Days of a report that has no day of its own."""

from __future__ import annotations

import pytest

from trucewatch.linking.days.unfixed_days import days_apart


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("XXXX-WXX-5", "XXXX-WXX-6", False),
        ("XXXX-WXX-7", "XXXX-WXX-1", False),
        ("XXXX-WXX-4", "XXXX-WXX-6", True),
        ("XXXX-10-02", "XXXX-10-03", False),
        ("XXXX-10-02", "XXXX-12-02", True),
        ("XXXX-12-31", "XXXX-01-01", False),
        ("XXXX-WXX-5", "XXXX-10-02", False),
        ("XXXX-02-30", "XXXX-10-02", False),
        ("XXXX-WXX-5TNI", "XXXX-WXX-2", True),
    ],
)
def test_days_that_cannot_be_one_night(one: str, two: str, apart: bool) -> None:
    assert days_apart(one, two) is apart
    assert days_apart(two, one) is apart
