"""What the other side said of "our men" is its charge: no admission of who quotes it."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import coded, sets

LEAD = "Sudan's army said that RSF fighters shelled Kosti on Monday. "
QUOTED = [
    "At first they said it was our own men shooting at each other,",
    "They told the mediators that it was our soldiers who had shot at each other,",
    "First they said that our own men had shelled the town,",
    "They say that we fired first,",
]


@pytest.mark.parametrize("quote", QUOTED)
def test_what_they_said_is_no_admission(quote: str) -> None:
    text = f'{LEAD}"{quote}" General Adam Idris of Sudan\'s army said.'
    told = [s for c in coded(text) for s in c.statements]
    assert "concede" not in {s.act for s in told}
    own = {c.claimant.name for s in sets(text) for c in s.claims if c.camp == "SDN"}
    assert own <= {"Sudan's army"}


def test_who_speaks_of_his_own_men_owns_up() -> None:
    text = '"It was our own gunners who shelled the town," Colonel Abel Desta of Ethiopia\'s army said.'
    assert [s.act for c in coded(text) for s in c.statements] == ["concede"]
