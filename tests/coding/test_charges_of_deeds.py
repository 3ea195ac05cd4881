"""Charges: whose the deed is that an allegation tells of, and whose the allegation."""

from __future__ import annotations

import pytest

from tests.coding.event_support import code, sides

DEEDS = [
    ("The mission received allegations that soldiers had beaten two women.", {"MIL"}),
    ("The mission received allegations that two women were raped by soldiers.", {"MIL"}),
    ("The mission received allegations of rape by soldiers.", {"MIL"}),
    ("The commission heard claims that rebels had burned the mill.", {"REB"}),
    ("The guards beaten by soldiers were freed.", {"MIL"}),
    ("The rebels accused of having killed two guards fled.", {"REB"}),
]
NOT_CHARGING = [
    "The mission received allegations of rape by soldiers.",
    "The commission received allegations of torture by the police.",
]


@pytest.mark.parametrize(("text", "who"), DEEDS)
def test_whose_the_deed_is(text: str, who: set[str]) -> None:
    deeds = [e for e in code(text) if e.type == "ASSAULT"]
    assert {frozenset(sides(e.actors)) for e in deeds} == {frozenset(who)}


@pytest.mark.parametrize("text", NOT_CHARGING)
def test_whoever_is_charged_charges_nobody(text: str) -> None:
    assert not [e for e in code(text) if e.type == "ACCUSE" and e.actors]


def test_access_denied_is_not_denied_to_the_other_side() -> None:
    text = (
        "The Malian army shelled rebels in Kidal. The rebels attacked the Malian army. "
        "On Monday the Gao MVT was denied access to Ansongo by the Malian army."
    )
    (denied,) = (e for e in code(text) if e.type == "COERCE")
    assert not denied.recipients


def test_who_is_encircled_may_be_the_other_side() -> None:
    text = (
        "The Malian army shelled rebels in Kidal. The rebels attacked the Malian army. "
        "The Malian army has encircled two villages."
    )
    (encircled,) = (e for e in code(text) if e.type == "COERCE")
    assert encircled.recipients
