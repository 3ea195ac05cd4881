"""Meetings that are none, that are put off, that are told by a headline, and who is at the table."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked
from trucewatch.records import Round

DAY = "2026-10-14"


def rounds(told: str, headline: str = "Envoys at work") -> list[Round]:
    text = f"{headline}\n\nNAIROBI, 14 October - {told}\n"
    return list(linked(text, DAY).rounds)


@pytest.mark.parametrize(
    "told",
    [
        "Ethiopia’s president convened the security council on Monday.",
        "Ethiopia’s government held a special session on Monday.",
        "The opposition coalition met in Mombasa on Monday and condemned Eritrea.",
        "Ethiopia’s president was met by his deputy at the airport of Mombasa on Monday.",
        "It was the worst day since Ethiopia and Eritrea signed an accord.",
        "Ethiopia and Eritrea differ on what format the negotiations would have.",
        "Families of the 30 people killed in Mombasa by Eritrea’s army plan to meet on Friday.",
        "Protesters will gather outside Ethiopia’s embassy in Mombasa on Saturday.",
        "Fans of both clubs will meet in Mombasa on Sunday.",
        "Eritrea’s president will meet relatives of the dead on Friday.",
        "Mourners gathered in Mombasa on Monday, Ethiopia’s government said.",
    ],
)
def test_no_talks_between_sides(told: str) -> None:
    assert rounds(told) == []


@pytest.mark.parametrize(
    ("told", "status", "dates"),
    [
        ("Talks between Ethiopia and Eritrea were postponed to Thursday.", "planned",
         ("2026-10-15",)),
        ("Ethiopia and Eritrea have postponed a round of talks to October 23.", "planned",
         ("2026-10-23",)),
        ("Talks between Ethiopia and Eritrea on Tuesday fell through.", "cancelled",
         ("2026-10-13",)),
        ("A third round of talks between Ethiopia and Eritrea planned for Tuesday was called off.",
         "cancelled", ("2026-10-13",)),
        ("Kenya’s president hosted Ethiopian and Eritrean negotiators on Tuesday.", "held",
         ("2026-10-13",)),
    ],
)  # fmt: skip
def test_what_became_of_a_meeting(told: str, status: str, dates: tuple[str, ...]) -> None:
    (found,) = rounds(told)
    assert (found.status, found.dates) == (status, dates)


def test_who_walks_out_was_at_the_one_round_that_is_told() -> None:
    told = (
        "Eritrea’s delegation walked out of peace talks with Ethiopia on Tuesday, two hours into "
        "a second round in Mombasa."
    )
    (found,) = rounds(told)
    assert {a.code[:3] for a in found.participants} == {"ERI", "ETH"}
    assert [b.kind for b in found.breaks] == ["walk_out"]
    assert found.venue == "Mombasa"


def test_a_round_that_is_to_be_convened_is_one() -> None:
    told = (
        "Kenya’s envoy hoped to convene a third round with Ethiopia and Eritrea in Oslo on Oct 26."
    )
    assert len(rounds(told)) <= 1


def test_a_call_told_by_the_headline_and_talks_of_our_governments() -> None:
    call = rounds("The President spoke today with President Afwerki of Eritrea.",
                  "Readout of President Ruto’s Call with President Afwerki")  # fmt: skip
    assert [r.status for r in call] == ["held"]
    joint = rounds(
        "Senior officials from our governments have engaged in intensive talks in Doha.",
        "Joint Statement from Kenya, Egypt, and Qatar",
    )
    assert [{a.code for a in r.participants} for r in joint] == [{"KEN", "EGY", "QAT"}]


@pytest.mark.parametrize(
    ("told", "outcomes"),
    [
        ("A mine shaft collapsed at Voi, police said.", 0),
        ("The collapse of a bridge at Voi cut the road.", 0),
        ("Two houses collapsed in the rain.", 0),
        ("The talks collapsed after an hour.", 1),
        ("The truce collapsed the same night.", 1),
    ],
)
def test_what_falls_down_is_no_outcome_of_talks(told: str, outcomes: int) -> None:
    (found,) = rounds(f"Ethiopia and Eritrea held talks in Mombasa on Monday. {told}")
    assert len(found.outcome) == outcomes
