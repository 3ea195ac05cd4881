"""Issues under which a reader would look, days, and who is asked."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import linked

DAY = "2024-06-14"
WIRE = "LIMA, June 14, 2024 (Wire) - "


def stands(text: str) -> set[tuple[str, str]]:
    return {(p.issue, p.kind) for p in linked((DAY, WIRE + text)).positions}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The government of Peru rejected any change to the constitution.",
         {("constitution", "refusal")}),
        ("The Shining Path wants a constituent assembly.", {("constitution", "demand")}),
        ("The government of Peru rejected a referendum on a new constitution.",
         {("elections", "refusal")}),
        ("The government of Peru offered an amnesty to fighters who lay down their arms by 1 "
         "September.", {("justice", "offer")}),
        ("The Shining Path asked the Joint Truce Commission for a ruling on the raid.",
         {("justice", "demand")}),
        ("The Shining Path demanded independence for the coastal provinces.",
         {("recognition", "demand")}),
        ("The government of Peru offered the provinces parliaments of their own.",
         {("settlement", "offer")}),
        ("The Shining Path said it would suspend kidnappings when the truce is extended.",
         {("prisoners", "condition")}),
        ("The Shining Path has dropped its demand for a separate army.",
         {("security_forces", "concession"), ("security_forces", "former")}),
        ("The Shining Path demanded a truce.", {("ceasefire", "demand")}),
    ],
)  # fmt: skip
def test_issue(text: str, found: set[tuple[str, str]]) -> None:
    assert stands(text) == found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The government of Peru demanded that the Shining Path hand in its weapons by June 2025.", DAY),
        ("The government of Peru demanded on Tuesday that the Shining Path hand in its weapons.",
         "2024-06-11"),
    ],
)  # fmt: skip
def test_a_deadline_is_no_day_of_a_stand(text: str, day: str) -> None:
    assert {p.date for p in linked((DAY, WIRE + text)).positions} == {day}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The Shining Path offered to release four soldiers whom it has held since January.", {"offer"}),
        ("The army arrested the man whom the Shining Path wants tried.", set()),
        ("The United Nations envoy said the government of Peru would not pay the salaries of soldiers.",
         {"refusal"}),
        ("The government of Chile said the government of Peru would not pay the salaries of soldiers.",
         set()),
    ],
)  # fmt: skip
def test_who_tells_it(text: str, kinds: set[str]) -> None:
    assert {p.kind for p in linked((DAY, WIRE + text)).positions} == kinds
