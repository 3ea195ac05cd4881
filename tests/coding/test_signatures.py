"""Letters and messages: whose words they are by what stands below their last sentence."""

from __future__ import annotations

import pytest

import trucewatch as tw

_BODY = "Our fighters hold the mill at Sarim. The road to the wells is closed to the army of Keth."

SIGNED = [
    ("Military Council of the Sarim Liberation Front", "Sarim Liberation Front"),
    ("Tarek Oule\nSpokesman, Sarim Liberation Front", "Sarim Liberation Front"),
    ("— Abu Rashid, for the Council of the Gate", "Council of the Gate"),
    ("Signed: Commander Oula Dane, Brigades of the East", "Brigades of the East"),
    ("Pablo, spokesman, ELN Peace Delegation\nThe mountains", "ELN"),
    ("Political Bureau\nUnion of the Southern Movements", "Union of the Southern Movements"),
    ("Orla Brandt\nPermanent Representative of Norway to the United Nations", "Norway"),
]

NOT_SIGNED = [
    "",
    "Reporting by Tarek Oule; editing by Orla Brandt",
    "Photo: Front press office",
    "Nobody has seen the spokesman since.",
    "The Sarim Liberation Front was founded in 2009 and has fought the army since.",
]


@pytest.mark.parametrize(("below", "who"), SIGNED)
def test_a_text_in_the_first_person_is_of_whoever_signed_it(below: str, who: str) -> None:
    found = tw.read(f"{_BODY}\n\n{below}\n").statements
    assert found
    assert {s.speaker.name for s in found if s.speaker is not None} == {who}
    said = " ".join(c.text for s in found for c in s.content)
    assert "road to the wells" in said
    assert "Council of the Gate" not in said


@pytest.mark.parametrize("below", NOT_SIGNED)
def test_other_last_lines_sign_nothing(below: str) -> None:
    for s in tw.read(f"{_BODY}\n\n{below}\n").statements:
        assert s.speaker is None or "Front" not in s.speaker.name


def test_a_report_without_a_first_person_is_not_its_last_lines() -> None:
    text = (
        "The army of Keth said it had closed the road to the wells. Two men were held.\n\n"
        "Press office of the Sarim Liberation Front\n"
    )
    names = {s.speaker.name for s in tw.read(text).statements if s.speaker is not None}
    assert "Sarim Liberation Front" not in names


def test_a_salutation_is_no_statement() -> None:
    text = "Compatriots,\n\nTo the people of Sarim,\n\nWe ask the army to leave the wells.\n\n"
    found = tw.read(text + "Council of the Sarim Liberation Front\n").statements
    assert all("people of Sarim" not in c.text for s in found for c in s.content)
