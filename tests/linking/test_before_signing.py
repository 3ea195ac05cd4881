"""An act of days before an agreement was signed is no breach of it."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked

SIGNED = "The DR Congo and M23 signed the Doha Ceasefire Agreement on 1 March 2026.\n\n"


@pytest.mark.parametrize(
    ("day", "found"), [("12 January", set()), ("28 February", set()), ("4 March", {"2026-03-04"})]
)
def test_only_later_acts_breach_it(day: str, found: set[str]) -> None:
    text = (
        f"{SIGNED}The Congolese army accused M23 of shelling Kitshanga on {day} 2026 in violation "
        "of the ceasefire agreement.\n"
    )
    rows = linked(text, "2026-03-06").findings
    assert {f.date for f in rows if f.occurrence == "violation"} == found


def test_a_named_agreement_has_the_day_of_its_signing() -> None:
    (own,) = linked(SIGNED, "2026-03-06").agreements
    assert own.signed == "2026-03-01"
