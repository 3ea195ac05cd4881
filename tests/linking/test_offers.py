"""The demand–offer table: overlap, gap, one side, and processes apart."""

from __future__ import annotations

import pytest

from trucewatch.linking.positions.offers import demand_offer_table
from trucewatch.records import Claimant, Position


def stance(
    party: str,
    kind: str,
    issue: str = "territory",
    process: str = "KES–VAL",
    date: str = "2024-06-01",
) -> Position:
    own = f"{party}-{kind}-{issue}-{date}"
    return Position(
        own, process, Claimant(party, party), issue, kind, "the belt", None, (), None, date,
        (f"st-{own}",), (), None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        (("demand", "offer"), "overlap"),
        (("demand", "concession"), "overlap"),
        (("offer", "guarantee"), "overlap"),
        (("demand", "refusal"), "gap"),
        (("proposal", "red_line"), "gap"),
        (("demand", "demand"), "open"),
        (("refusal", "red_line"), "open"),
    ],
)
def test_where_two_parties_stand(kinds: tuple[str, str], state: str) -> None:
    (row,) = demand_offer_table([stance("VALGOV", kinds[0]), stance("KES", kinds[1])])
    assert row.state == state
    assert [s.statement_ids for s in row.stands if s.party == "KES"]


def test_offices_of_a_state_are_one_party() -> None:
    (row,) = demand_offer_table([stance("VALGOV:lena-sorrow", "demand"), stance("VALMIL", "offer")])
    assert row.state == "one_side"


def test_the_latest_stance_of_a_kind_stands() -> None:
    (row,) = demand_offer_table(
        [stance("VAL", "demand", date="2024-06-09"), stance("VAL", "demand", date="2024-06-01")]
    )
    assert [s.date for s in row.stands] == ["2024-06-09"]


def test_processes_without_a_common_side_are_apart() -> None:
    rows = demand_offer_table(
        [stance("VAL", "demand"), stance("UKR", "refusal", process="RUS–UKR")]
    )
    assert [(r.process, r.state) for r in rows] == [
        ("KES–VAL", "one_side"),
        ("RUS–UKR", "one_side"),
    ]


def test_former_stances_and_assessments_are_not_on_the_table() -> None:
    assert demand_offer_table([stance("VAL", "former"), stance("VAL", "assessment")]) == ()


def test_a_power_in_two_negotiations_does_not_join_them() -> None:
    rows = demand_offer_table(
        [
            stance("VAL", "demand", process="KES–THI–VAL"),
            stance("KES", "refusal", process="KES–VAL"),
            stance("UKR", "demand", process="RUS–THI–UKR"),
        ]
    )
    assert [(r.process, r.state) for r in rows] == [
        ("KES–THI–VAL", "gap"), ("RUS–THI–UKR", "one_side"),
    ]  # fmt: skip


def test_a_report_with_one_side_goes_with_the_only_process_that_it_is_in() -> None:
    alone = stance("VAL", "offer", process="VAL")
    (row,) = demand_offer_table([stance("KES", "demand"), alone])
    assert (row.process, row.state) == ("KES–VAL", "overlap")
    two = demand_offer_table(
        [stance("KES", "demand"), stance("THI", "demand", process="THI–VAL"), alone]
    )
    assert sorted(r.process for r in two) == ["KES–VAL", "THI–VAL", "VAL"]
