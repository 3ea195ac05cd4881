"""Meetings in reports of many wars: who sits at the table, who only helps, where and when."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked
from trucewatch.records import Round

DATELINE = "GENEVA, March 6 (Wire) - "


def rounds(text: str) -> tuple[Round, ...]:
    return linked(f"{DATELINE}{text}\n", "2026-03-06").rounds


def countries(r: Round) -> set[str]:
    return {a.code[:3] for a in r.participants}


@pytest.mark.parametrize(
    ("text", "status", "day", "venue", "who"),
    [
        ("At the talks in Riyadh on Sunday, Ukraine proposed a truce to Russia.",
         "held", "2026-03-01", "Riyadh", {"UKR", "RUS"}),
        ("The seventh cycle of talks between Colombia and the ELN was to begin on March 27 in"
         " Caracas, with Brazil and Norway as guarantors.",
         "planned", "2026-03-27", "Caracas", {"COL"}),
        ("Eritrea and Ethiopia held a third round of consultations in Ostrava, at the level of"
         " ministers, on Monday.", "held", "2026-03-02", "Ostrava", {"ERI", "ETH"}),
        ("Eritrea wants a truce, its minister said on Wednesday as a second round of talks with"
         " Ethiopia opened in the Omani capital.", "held", "2026-03-04", "Muscat", {"ERI", "ETH"}),
        ("Eritrea accused Ethiopia of stalling. The committee of the two sides meets again on"
         " March 19 in Nairobi.", "planned", "2026-03-19", "Nairobi", {"ERI", "ETH"}),
    ],
)  # fmt: skip
def test_a_meeting(text: str, status: str, day: str, venue: str, who: set[str]) -> None:
    (found,) = rounds(text)
    assert (found.status, found.dates, found.venue) == (status, (day,), venue)
    assert countries(found) == who


@pytest.mark.parametrize(
    "text",
    [
        "Eritrea would be ready for a meeting with Ethiopia in Nairobi only after a truce.",
        "Eritrea is willing to hold talks with Ethiopia in Nairobi, its minister said.",
    ],
)
def test_what_is_no_round_yet(text: str) -> None:
    assert rounds(text) == ()


def test_a_person_beside_his_own_state_is_no_second_party() -> None:
    (found,) = rounds(
        "Ukraine and Russia held talks in Ankara on Monday. Volodymyr Zelensky met the Russian"
        " delegation there on Monday."
    )
    assert len(found.participants) == 2
    assert countries(found) == {"UKR", "RUS"}


def test_who_helps_is_not_at_the_table() -> None:
    (found,) = rounds(
        "Eritrea and Ethiopia met in Nairobi on Monday with the mediation of Kenya, and with Norway"
        " and Qatar as observers."
    )
    assert countries(found) == {"ERI", "ETH"}
    assert "KEN" in {a.code[:3] for a in found.mediators}


def test_who_stayed_away_is_absent() -> None:
    (found,) = rounds(
        "Ethiopia and Kenya met in Nairobi on Monday. Eritrea stayed away from the talks."
    )
    assert found.absent == ("Eritrea",)
    assert countries(found) == {"ETH", "KEN"}


def test_the_day_of_a_telling_is_not_the_day_of_the_talks() -> None:
    found = rounds(
        "The UN envoy told the Security Council on Thursday that talks between Eritrea and Ethiopia"
        " in Tunis had made progress."
    )
    assert all(r.dates == () for r in found)


def test_both_sides_are_those_that_face_each_other() -> None:
    (found,) = rounds(
        "Eritrea accused Ethiopia of an attack. Burundi wants peace, Burundi said. Burundi hopes"
        " for rain, Burundi said. Both parties met in Doha on Monday."
    )
    assert countries(found) == {"ERI", "ETH"}
