"""The titles of agreements are kept whole, and no body's name is taken for one of them."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import linked

DAY = "2026-05-14"
BROKEN = "The Torvalian government said that the Ostrel Front had violated {} on Monday."
# What is violated, and what it is called.
TITLES = [
    ("the 2021 Agreement on General Cessation of Hostilities",
     "2021 Agreement on General Cessation of Hostilities"),
    ("the 1997 Agreement on the General Cessation of Hostilities",
     "1997 Agreement on the General Cessation of Hostilities"),
    ("the Protocol on the Exchange of Prisoners", "Protocol on the Exchange of Prisoners"),
    ("the Agreement for the Resolution of the Conflict in Ostrel",
     "Agreement for the Resolution of the Conflict in Ostrel"),
    ("the Memorandum of Understanding on Fishing Grounds",
     "Memorandum of Understanding on Fishing Grounds"),
    ("the Accord of Tamba", "Accord of Tamba"),
    ("the Kelm Agreement", "Kelm Agreement"),
    ("Annex 2 to the Kelm Agreement", "Kelm Agreement"),
    ("the ceasefire agreement in part", "the ceasefire agreement"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "name"), TITLES)
def test_a_title_is_kept_whole(told: str, name: str) -> None:
    assert [a.name for a in linked((DAY, BROKEN.format(told))).agreements] == [name]


def test_two_agreements_of_the_same_sides_are_two() -> None:
    text = (
        "MANILA, June 9, 2021 - The Philippine government and the Moro Islamic Liberation Front "
        "signed the Comprehensive Agreement on the Bangsamoro in 2014. The MILF said soldiers "
        "entered Pikit on Monday and opened fire. It called the operation a violation of the 1997 "
        "Agreement on the General Cessation of Hostilities."
    )
    found = linked(("2021-06-09", text))
    assert {a.name for a in found.agreements} == {
        "Comprehensive Agreement on the Bangsamoro",
        "1997 Agreement on the General Cessation of Hostilities",
    }


BODIES = [
    "The Government of National Accord said that the Ostrel Front has dug trenches near Meska.",
    "Libya's Government of National Accord said that eastern-based forces had shelled Sirte.",
    "The Council of National Accord in Torval said that the Ostrel Front had shelled Meska.",
    "The Ministry of Peace of Torval said that the Ostrel Front had shelled Meska.",
]


@pytest.mark.parametrize("text", BODIES)
def test_a_body_is_no_agreement(text: str) -> None:
    assert not linked((DAY, text)).agreements


def test_a_well_known_agreement_of_plain_words_is_one_of_its_parties() -> None:
    text = "{} said that the {} had broken the National Peace Accord on Monday."
    ours = linked(("1992-05-14", text.format("South Africa's police", "ANC"))).agreements
    theirs = linked((DAY, text.format("Torval's army", "Ostrel Front"))).agreements
    assert [a.name for a in ours] == ["National Peace Accord (South Africa)"]
    assert [a.name for a in theirs] == ["National Peace Accord"]
