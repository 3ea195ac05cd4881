"""Meetings told by who receives or rings up whom, by their number, by who shuttles; twins."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked


@pytest.mark.parametrize(
    ("told", "status", "venue"),
    [
        ("President Isaias received the Ethiopian envoy on Thursday.", "held", None),
        ("Prime Minister Abiy Ahmed telephoned President Isaias Afwerki on Monday.", "held", None),
        ("Mediators shuttled between the Ethiopian and Eritrean delegations on Tuesday.",
         "held", None),
        ("A third round of negotiations between Ethiopia and Eritrea closed in Cairo on Tuesday "
         "without a deal.", "held", "Cairo"),
        ("Delegations from Ethiopia and Eritrea faced each other across a table in Doha on "
         "Tuesday.", "held", "Doha"),
        ("NAIROBI, March 10 (Wire) - Ethiopia and Eritrea opened talks on their border in Nairobi "
         "on Tuesday.", "held", "Nairobi"),
    ],
)  # fmt: skip
def test_one_meeting(told: str, status: str, venue: str | None) -> None:
    (found,) = linked(f"{told}\n", "2026-03-11").rounds
    assert (found.status, found.venue) == (status, venue)


@pytest.mark.parametrize(
    "told",
    [
        "The Ethiopian coach met the Eritrean players in Asmara on Tuesday.",
        "President Isaias received a medal from Ethiopia on Thursday.",
        "Ethiopia’s minister visited a hospital in Asmara on Tuesday.",
        "Police spoke to both drivers by telephone.",
        "President Isaias did not receive the Ethiopian envoy on Thursday.",
    ],
)
def test_no_meeting(told: str) -> None:
    assert linked(f"{told}\n", "2026-03-11").rounds == ()


def test_both_sides_behind_of_take_part() -> None:
    told = "Negotiators of the Ethiopian government and the Tigray People’s Liberation Front met."
    (found,) = linked(f"{told}\n", "2026-03-11").rounds
    assert len(found.participants) > 1
