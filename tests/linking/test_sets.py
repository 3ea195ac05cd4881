"""Sets of reports of one week each, real and invented countries: what an analyst expects of them.

Much of it turns on what is read of single reports, so each set has a floor, not each expectation.
"""

from __future__ import annotations

import pytest

from tests.linking.sets_support import NAMES, floor_of, holds, wanted


@pytest.mark.parametrize("name", NAMES)
def test_the_ledger_has_as_much_as_it_had_of_what_an_analyst_expects(name: str) -> None:
    found = {label: (holds(name, kind, want), want) for label, kind, want in wanted(name)}
    missed = {label: want for label, (held, want) in found.items() if not held}
    assert len(found) - len(missed) >= floor_of(name), missed
