"""Names in other languages, letters told for another body, and papers whose head says what it is."""

from __future__ import annotations

import pytest

import trucewatch as tw
from tests.linking.short_texts import coded
from trucewatch.linking import link

# The head of a paper, its text, and the code of who says it.
PAPERS = [
    ("EJERCITO POPULAR DEL NORTE (EPN)\nComunicado, 12 October 2019\n\n",
     "On Friday a column of the army of Torval opened fire on our camp. We deny any attack.",
     "UNK:epn"),
    ("UNITE POUR LA PAIX EN CENTRAFRIQUE (UPC)\nCommunique No. 3 - Bria, 12 October 2019\n\n",
     "On Friday the army of the Central African Republic fired on our camp. We deny any attack.",
     "CAFREB:union-for-peace-in-the-central-african-republic"),
    ("LAKE VIGILANCE - human rights network\nPress release, Goma, 17 October 2019\n\n",
     "Our observers spoke to 43 people in Beni. We hold the army responsible for the killings.",
     "UNKNGO:lake-vigilance"),
    ("Justice for Torval: a coalition of rights groups\nNews release\n\n17 October 2019\n\n",
     "We documented twelve killings in Karn.", "UNKNGO:justice-for-torval"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "text", "code"), PAPERS)
def test_who_issues_a_paper(head: str, text: str, code: str) -> None:
    said = {s.speaker.code for s in tw.read(head + text).statements if s.speaker is not None}
    assert said == {code}


@pytest.mark.parametrize(
    "head",
    ["Karn burns - human rights network condemns army\nPress release, Goma, 17 October 2019\n\n",
     "North Star - armed network\nPress release, Goma, 17 October 2019\n\n"],
)  # fmt: skip
def test_other_lines_name_no_such_body(head: str) -> None:
    said = tw.read(head + "We documented twelve killings in Karn.").statements
    assert not any(s.speaker and s.speaker.code.startswith("UNKNGO") for s in said)


# A text with letters that a table has for another body, the word, and the code that it stands for.
LETTERS = [
    ("The 9+9 Torvalian Joint Military Commission (JMC) met on Monday. The JMC said it would meet "
     "again.", {"IGO:joint-monitoring-commission"}),
    ("UNFICYP said on Monday that the Joint Military Commission had met. The Mission said that shells "
     "had fallen.", {"IGO:joint-military-commission", "UNKMIL:joint-military-commission"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "never"), LETTERS)
def test_who_letters_and_the_mission_are_not(text: str, never: set[str]) -> None:
    said = {s.speaker.code for s in tw.read(text).statements if s.speaker is not None}
    assert not said & never


SHOT = "TORVAL CITY, 14 October 2019 (Wire) - Torval's army said on Sunday that fighters of the "
FIRED = " had fired on its convoy at Necuto on Friday, killing two soldiers. "


@pytest.mark.parametrize(
    ("name", "head", "one"),
    [
        ("Front for the Liberation of Cabo (FLC)", "FRENTE DE LIBERTACAO DE CABO (FLC)", True),
        ("Northern Salvation Movement (MSN)", "MOUVEMENT POUR LE SALUT DU NORD (MSN)", True),
        ("Front for the Liberation of Cabo (FLC)", "MOUVEMENT POUR LE SALUT DU NORD (MSN)", False),
    ],
)
def test_a_paper_in_another_language_is_of_the_group_with_its_letters(
    name: str, head: str, one: bool
) -> None:
    paper = (
        f"{head}\nCommunique, 15 October 2019\n\nOn Friday 11 October a column of Torval's army fired "
        "on our camp at Necuto. Two of our fighters fell. We deny any attack on the convoy at Necuto."
    )
    reports = [c for text in (SHOT + "the " + name + FIRED, paper) for c in coded(text)]
    camps = {
        c.camp
        for i in link(reports).incidents
        for s in i.claim_sets
        for c in s.claims
        if c.camp and c.camp.startswith("UNK:") and "torva" not in c.camp
    }
    told = {
        c.claimant.name for i in link(reports).incidents for s in i.claim_sets for c in s.claims
    }
    own = name.partition(" (")[0]
    assert (own in told) is one, told
    assert len(camps) == 1, camps


INTERVIEW = (
    "Interview, 18 March 2022\n\nBrigadier General Tesfa Wolde {leads} Ethiopia's delegation to the "
    "truce committee. {He} spoke to our correspondent in Gondar.\n\nQ: Does that end the matter?\n\n"
    "A: Nobody fired from our side that night.\n\nQ: Will you leave?\n\nA: Yes. We have freed 31 men."
)


def test_who_spoke_to_our_correspondent_answers() -> None:
    said = tw.read(INTERVIEW.format(leads="heads", He="He")).statements
    assert {s.speaker.code for s in said if s.speaker is not None} == {"ETHGOV:tesfa-wolde"}


def test_who_answers_without_a_name_is_called_so() -> None:
    text = "Q: Who holds Karn?\n\nA: Torval's army shelled Karn on Monday, killing two people.\n\nQ: And?\n\nA: Yes."
    names = {
        c.claimant.name for i in link(coded(text)).incidents for s in i.claim_sets for c in s.claims
    }
    assert "A" not in names
