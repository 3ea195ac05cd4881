"""What the table of talks says of small negotiations of several reports: gaps, overlaps, dates."""

from __future__ import annotations

import pytest

from tests.linking.test_round_sides import stories
from trucewatch.linking import link
from trucewatch.linking.positions.offers import demand_offer_table

WAR = "Sudan's army and the RSF are at war. "


def state(issue: str, *reports: tuple[str, str]) -> str:
    found = link(stories(*reports))
    return next(r.state for r in demand_offer_table(found.positions) if r.issue == issue)


@pytest.mark.parametrize(
    ("issue", "asked", "answer", "found"),
    [
        ("aid_access", "The RSF demanded that the airport of El Fasher be opened to relief flights.",
         "The army said it would allow aid through the Adre crossing.", "open"),
        ("aid_access", "The RSF demanded that the Adre crossing be opened to aid.",
         "The army said it would allow aid through the Adre crossing.", "overlap"),
        ("territory", "The RSF wants the army to withdraw from four regions.",
         "The army ruled out any withdrawal.", "gap"),
        ("prisoners", "The RSF demanded the release of 20 prisoners.",
         "The army refused to free any prisoners.", "gap"),
    ],
)  # fmt: skip
def test_where_two_stand_to_each_other(issue: str, asked: str, answer: str, found: str) -> None:
    assert state(issue, ("2024-09-09", f"{WAR}{asked} {answer}")) == found


def test_a_bar_and_then_a_condition_named_by_a_pronoun() -> None:
    found = link(
        stories(
            ("2024-09-02", WAR + "The army refused on Monday to send a delegation to Geneva unless the "
                           "RSF left civilian homes."),
            ("2024-09-25", WAR + "The army said on Tuesday that it would sit with the RSF if it withdrew "
                           "from El Fasher."),
        )
    )  # fmt: skip
    kinds = {p.id: (p.issue, p.kind) for p in found.positions}
    assert [(kinds[m.from_position], kinds[m.to_position]) for m in found.movements] == [
        (("process", "refusal"), ("process", "offer"))
    ]


def test_the_exact_day_goes_before_the_month() -> None:
    found = link(
        stories(
            ("2025-06-02", "Ukraine offered Russia on Monday to free 500 prisoners."),
            ("2025-06-10", "Ukraine had offered Russia in June to free 500 prisoners."),
        )
    )
    assert {p.date for p in found.positions} == {"2025-06-02"}


def test_outsiders_who_call_on_both_take_no_stand() -> None:
    text = "The army and the RSF fought in Khartoum on Monday. "
    text += "Saudi Arabia and the United States called on both sides to accept the truce."
    assert link(stories(("2024-09-25", WAR + text))).positions == ()
