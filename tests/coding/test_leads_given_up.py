"""What a party no longer asks, drops or softens: a concession, and the former stand behind it."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked

RIVALS = "Eritrea and Ethiopia met in Geneva on Thursday."


def kinds(sentence: str) -> set[tuple[str, str]]:
    found = linked(f"{RIVALS}\n\n{sentence}\n", "2026-03-06")
    return {(p.issue, p.kind) for p in found.positions}


@pytest.mark.parametrize(
    ("sentence", "issue"),
    [
        ("Eritrea no longer demands the departure of all foreign troops, a diplomat said.",
         "foreign_troops"),
        ("Eritrea has softened its demand that Ethiopia withdraw from the dam, an envoy said.",
         "withdrawal"),
        ("Ethiopia gave up its insistence on a prisoner exchange, a diplomat said.", "prisoners"),
        ("Ethiopia's minister said the country had dropped its demand that prisoners be freed.",
         "prisoners"),
        ('"We have abandoned our claim to the island of Fell," Ethiopia\'s minister said.',
         "territory"),
        ("Ethiopia dropped its refusal to discuss elections.", "elections"),
        ("Ethiopia's demand for security guarantees was dropped, Eritrea said.", "guarantees"),
    ],
)  # fmt: skip
def test_what_is_given_up_is_a_concession_and_a_movement(sentence: str, issue: str) -> None:
    found = linked(f"{RIVALS}\n\n{sentence}\n", "2026-03-06")
    own = {(p.issue, p.kind) for p in found.positions}
    assert own == {(issue, "former"), (issue, "concession")}
    assert [m.issue for m in found.movements] == [issue]
    assert all(p.value for p in found.positions)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Eritrea has not dropped its demand that Ethiopia withdraw from the dam.",
         {("withdrawal", "demand")}),
        ("Eritrea will never drop its demand for security guarantees, it said.", None),
        ("Eritrea might soften its demand for security guarantees, a diplomat said.", None),
        ("Eritrea's army dropped leaflets and abandoned the town on Tuesday.", set()),
        ("Eritrea's army abandoned its position near the dam on Tuesday.", set()),
        ("Eritrea gave up the search for the boat.", set()),
    ],
)  # fmt: skip
def test_what_is_kept_or_no_demand_is_none(
    sentence: str, found: set[tuple[str, str]] | None
) -> None:
    own = kinds(sentence)
    assert not {k for _, k in own} & {"concession", "former"}
    assert found is None or own == found


def test_his_movement_is_the_side_of_who_speaks() -> None:
    text = (
        "The rebel leader Idris Vanta of the M23 in the Democratic Republic of the Congo said his "
        "movement no longer demands the departure of all foreign troops.\n"
    )
    (now,) = (p for p in linked(text, "2026-03-06").positions if p.kind == "concession")
    assert "Vanta" in now.party.name
    other = linked(text.replace("his movement", "Rwanda"), "2026-03-06").positions
    assert {p.party.code for p in other if p.kind == "concession"} == {"RWA"}


def test_a_demand_told_elsewhere_is_the_stand_that_moves() -> None:
    text = (
        f"{RIVALS} Eritrea demanded on March 2 that Ethiopia withdraw from the dam.\n\n"
        "Eritrea no longer demands that Ethiopia withdraw from the dam, an envoy said.\n"
    )
    found = linked(text, "2026-03-06")
    assert sorted(p.kind for p in found.positions) == ["concession", "demand"]
