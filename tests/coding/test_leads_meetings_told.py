"""Meetings that end, are called off, asked about or held by "the Parties"; who only mediates."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked, rounds

FEUD = "Sudan accused Chad of shelling a village. Chad accused Sudan of the same."


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Sudan and Chad ended a third round of talks in Doha on 5 March without a result.",
         {("held", ("2026-03-05",), "Doha")}),
        ("Sudan did not end its talks with Chad in Doha on 5 March.", set()),
        ("“When will you meet Chad in Doha?” she asked the president of Sudan.", set()),
        ("Talks between Sudan and Chad, which were to resume on 9 March, were called off.",
         {("cancelled", ("2026-03-09",), None)}),
        ("A round of talks that was scheduled for 3 March in Geneva was cancelled.",
         {("cancelled", ("2026-03-03",), "Geneva")}),
        ("Sudan called for talks with Chad in Geneva on 9 March.", set()),
        ("A call between the presidents of Sudan and Chad is expected on 9 March.",
         {("planned", ("2026-03-09",), None)}),
        ("The Parties met in Doha from 2 to 5 March 2026.",
         {("held", ("2026-03-02", "2026-03-05"), "Doha")}),
        ("The sides are to meet again on 20 March.", {("planned", ("2026-03-20",), None)}),
        ("The teams met in Doha.", set()),
    ],
)  # fmt: skip
def test_meetings(told: str, found: set[tuple[str, tuple[str, ...], str | None]]) -> None:
    assert rounds(linked(f"{FEUD}\n\n{told}\n", "2026-03-06")) == found


@pytest.mark.parametrize(
    ("told", "present"),
    [
        ("A Swiss mediator said on Friday that both sides met in Lenz on 5 March.",
         {"SDN", "TCD"}),
        ("Both sides met in Lenz on 5 March under the mediation of Norway. Norway thanked Norway's "
         "envoy. Norway praised Sudan.", {"SDN", "TCD"}),
        ("Both sides met in Lenz on 5 March with Norway as facilitator. Norway praised Sudan.",
         {"SDN", "TCD"}),
        ("Both sides met in Muscat on 5 March. Oman, which hosts the talks, praised Sudan.",
         {"SDN", "TCD"}),
    ],
)  # fmt: skip
def test_who_mediates_is_no_side(told: str, present: set[str]) -> None:
    (met,) = linked(f"{FEUD}\n\n{told}\n", "2026-03-06").rounds
    assert {a.code[:3] for a in met.participants} == present
