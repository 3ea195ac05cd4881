"""Constraints at home and leverage, attached to the positions that they bear on."""

from __future__ import annotations

import pytest

from tests.coding.leads_support import Report

OFFER = "Kestrel offered to hand over the province. "


def bearing(text: str) -> tuple[str | None, str | None]:
    r = Report(OFFER + text)
    r.said("KES", "offered", "to hand over the province", "offer")
    (p,) = r.leads().positions
    return p.constraint, p.leverage


@pytest.mark.parametrize(
    ("text", "constraint"),
    [
        ("The constitution forbids it.", "The constitution forbids it"),
        ("Parliament has to approve any change.", "Parliament has to approve any change"),
        ("It would need a referendum.", "It would need a referendum"),
        ("It cannot sign without parliament.", "It cannot sign without parliament"),
        ("Parliament met on Monday.", None),
        ("The protest ended at noon.", None),
        ("The public gallery was full.", None),
    ],
)
def test_what_binds_at_home(text: str, constraint: str | None) -> None:
    assert bearing(text)[0] == constraint


def test_a_constraint_of_another_paragraph_binds_nothing() -> None:
    assert bearing("\nThe constitution forbids it.") == (None, None)


def test_a_condition_that_names_means_is_leverage() -> None:
    text = "Kestrel offered to free the prisoners in exchange for the release of frozen assets."
    r = Report(text)
    r.said("KES", "offered", "to free the prisoners in exchange for the release of frozen assets",
           "offer")  # fmt: skip
    assert r.leads().positions[0].leverage == "in exchange for the release of frozen assets"
    other = Report("Kestrel offered to free the prisoners in exchange for talks.")
    other.said("KES", "offered", "to free the prisoners in exchange for talks", "offer")
    assert other.leads().positions[0].leverage is None


@pytest.mark.parametrize(("who", "leverage"), [("KES", "to lift its recognition"), ("VAL", None)])
def test_a_threat_of_the_same_party_is_leverage(who: str, leverage: str | None) -> None:
    r = Report("Kestrel demanded a withdrawal and threatened to lift its recognition.")
    r.said("KES", "demanded", "a withdrawal", "demand")
    r.said(who, "threatened", "to lift its recognition", "threaten")
    assert [p.leverage for p in r.leads().positions if p.issue == "withdrawal"] == [leverage]
