"""Moves by a number, a share or a date in otherwise like words, and what is no such move."""

from __future__ import annotations

import pytest

from tests.linking.test_round_sides import stories
from tests.linking.test_talk_reports import linked
from trucewatch.linking import Linked, link

DAY = "2026-01-16"
WAR = "Sudan's army and the RSF are at war. "


def told(found: Linked) -> list[tuple[str, str]]:
    """Return the words of the stand before and after each move."""
    words = {p.id: p.value for p in found.positions}
    return [(words[m.from_position], words[m.to_position]) for m in found.movements]


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("On Monday the RSF demanded that the army withdraw from Khartoum by July 1. On Thursday the"
         " RSF demanded that the army withdraw from Khartoum by August 15.", "July 1", "August 15"),
        ("On Monday the RSF demanded the release of 20 hostages. On Thursday the RSF demanded the"
         " release of 12 hostages.", "20 hostages", "12 hostages"),
        ("On Monday the army demanded that all RSF troops leave El Fasher. On Thursday the army said"
         " two thirds of the RSF troops must leave El Fasher.", "all RSF", "two thirds"),
        ("On Monday the army asked for a six-month truce. On Thursday the army asked for a truce of"
         " 90 days.", "six-month", "90 days"),
    ],
)  # fmt: skip
def test_one_report_tells_another_measure(text: str, old: str, new: str) -> None:
    ((before, after),) = told(linked(WAR + text, DAY))
    assert old in before
    assert new in after


@pytest.mark.parametrize(
    ("first", "second", "moved"),
    [
        ("The ELN demanded on Sunday the release of 20 prisoners.",
         "The ELN demanded on Wednesday the release of 12 prisoners.", True),
        ("The ELN demanded on Sunday that troops be withdrawn from 14 villages.",
         "The ELN demanded on Wednesday that troops be withdrawn from five villages.", True),
        ("Colombia's government said on Sunday it would lift the siege on 3 March.",
         "Colombia's government said on Wednesday it would lift the siege on 15 March.", True),
        ("The ELN demanded on Sunday the release of 20 prisoners.",
         "The ELN repeated on Wednesday its demand for the release of the prisoners.", False),
        ("The ELN demanded on Sunday that troops be withdrawn from 14 villages.",
         "The ELN demanded on Wednesday that troops be withdrawn from fourteen villages.", False),
        ("The ELN demanded on Sunday that troops leave Arauca by March 1.",
         "The ELN demanded on Wednesday that troops leave Arauca by 1 March.", False),
        ("The ELN demanded on Sunday the release of 20 prisoners.",
         "Colombia's government demanded on Wednesday the release of 12 prisoners.", False),
        ("The ELN demanded on Sunday the release of 20 prisoners.",
         "The ELN demanded on Wednesday the withdrawal of 12 battalions.", False),
        ("The ELN demanded on Sunday a truce of 30 days.",
         "The ELN's spokesman demanded on Wednesday a 30-day ceasefire.", False),
    ],
)  # fmt: skip
def test_two_reports(first: str, second: str, moved: bool) -> None:
    war = "Colombia's government and the ELN are in conflict. "
    found = link(stories(("2026-02-01", war + first), ("2026-02-18", war + second)))
    assert bool(found.movements) is moved


def test_a_gift_without_its_condition_is_another() -> None:
    war = "Russia and Ukraine are at war. "
    found = link(
        stories(
            ("2025-05-05", war + "Russia said on Monday it would agree to a truce only if arms deliveries"
                           " stopped."),
            ("2025-05-20", war + "Russia said on Tuesday that it was ready for a three-day truce."),
        )
    )  # fmt: skip
    ((old, new),) = told(found)
    assert (old, "three-day truce" in new) == ("it would agree to a truce", True)


def test_what_both_agreed_to_and_what_one_offers_later_is_no_move() -> None:
    war = "Russia and Ukraine are at war. "
    found = link(
        stories(
            (
                "2025-05-12",
                war + "Russia and Ukraine agreed on May 11 to exchange 1,000 prisoners each.",
            ),
            ("2025-06-02", war + "Ukraine offered on Monday to free 500 prisoners."),
        )
    )
    assert found.movements == ()
