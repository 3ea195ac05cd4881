"""Meetings that are only offered or asked for, and what is asked for in the news of a meeting."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked, rounds

MET = "Ethiopian and Eritrean negotiators met in Nairobi on 4 March and ended the talks without result."
HELD = ("held", ("2026-03-04",), "Nairobi")


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya had offered to host a later meeting in Mombasa.",
        "Turkey offered to host a summit of the presidents of Ethiopia and Eritrea in Istanbul.",
        "Egypt said it was ready to hold talks in Cairo on March 20.",
        "Djibouti proposed a meeting in Obock.",
        "The UN urged both sides to hold talks in Geneva.",
    ],
)
def test_a_meeting_that_is_only_wished_is_no_round(sentence: str) -> None:
    found = linked(f"{MET}\n\n{sentence}\n", "2026-03-06")
    assert rounds(found) == {HELD}
    assert "Kenya" not in {a.name for r in found.rounds for a in r.participants}


@pytest.mark.parametrize(
    ("sentence", "planned"),
    [
        ("The next meeting will be held in Mombasa on March 20.", True),
        ("Ethiopia and Eritrea agreed to meet in Mombasa on March 20.", True),
        ("Kenya hosted the talks.", False),
    ],
)
def test_an_agreed_meeting_is_a_round(sentence: str, planned: bool) -> None:
    found = rounds(linked(f"{MET}\n\n{sentence}\n", "2026-03-06"))
    assert found == {HELD} | ({("planned", ("2026-03-20",), "Mombasa")} if planned else set())


@pytest.mark.parametrize(
    "sentence",
    [
        "Amnesty International urged the mission to publish the results of its inquiry.",
        "The commission announced the results of the census.",
        "Eritrea called on Ethiopia to reach an agreement.",
    ],
)
def test_what_is_asked_or_of_something_else_is_no_outcome(sentence: str) -> None:
    (held,) = linked(f"{MET}\n\n{sentence}\n", "2026-03-06").rounds
    assert held.outcome == ("ended the talks without result",)
    assert not held.outcomes
