"""Communiqués in the first person: whose "our forces" and "the armed forces" are, who denies."""

from __future__ import annotations

import pytest

import trucewatch as tw
from trucewatch.records import ReadResult
from trucewatch.vocab.actors import resolve_actor

DAY = "\n\n3 March 2025\n\n"
# The head of a paper in which a movement says "our forces", the movement's code.
MOVEMENTS = [
    ("Polisario military spokesman", "ESHREB:polisario-front"),
    ("KACHIN INDEPENDENCE ARMY INFORMATION OFFICE", "MMRREB:kachin-independence-army"),
    ("Hezbollah military media", "LBNREB:hezbollah"),
    ("Hamas military wing statement", "PSEREB:hamas"),
    ("Statement by the spokesman for the military wing of Hamas", "PSEREB:hamas"),
    ("Communique of the General Staff of the FARC dissidents", "COLREB:farc-dissidents"),
    ("Statement by the Tigray People's Liberation Front",
     "ETHREB:tigray-people-liberation-front"),
    ("STATEMENT BY THE SPOKESMAN OF THE YEMENI ARMED FORCES (HOUTHI)", "YEMREB:houthis"),
    ("Press release of the central command of the ELN", "COLREB:eln"),
    ("SPLM-IO military spokesman\nCommuniqué No. 4", "SSDREB:splm-io"),
    ("Declaration by the military council of the Houthis", "YEMREB:houthis"),
]  # fmt: skip
# The same of states, and of those who issue nothing.
STATES = [
    ("MINISTRY OF DEFENCE OF YEMEN\nCommuniqué No. 3", "YEMGOV:defence-ministry", "YEMMIL"),
    ("GENERAL STAFF OF THE ARMED FORCES OF ETHIOPIA\nPress release", "ETHMIL", "ETHMIL"),
    ("MINISTRY OF FOREIGN AFFAIRS OF MALI\nPress release", "MLIGOV:foreign-ministry", "MLIMIL"),
    ("Statement by the Ministry of Defence of Colombia", "COLGOV:defence-ministry", "COLMIL"),
]


def _speakers(found: ReadResult, words: str) -> set[str]:
    return {
        s.speaker.code if s.speaker is not None else ""
        for s in found.statements
        if any(words in c.text for c in s.content)
    }


def _doers(found: ReadResult, trigger: str) -> set[str]:
    return {a.code for e in found.events if e.trigger.text == trigger for a in e.actors}


OWN = "Our armed forces did not shell the bridge on Monday. The armed forces struck a convoy."


@pytest.mark.parametrize(("head", "code"), MOVEMENTS)
def test_our_forces_are_the_movements(head: str, code: str) -> None:
    found = tw.read(f"{head}{DAY}{OWN}")
    assert _speakers(found, "did not shell") == {code}
    assert _doers(found, "shell") == {code}
    assert _doers(found, "struck") == {code}


@pytest.mark.parametrize(("head", "code", "army"), STATES)
def test_our_forces_are_the_states(head: str, code: str, army: str) -> None:
    found = tw.read(f"{head}{DAY}{OWN}")
    assert _speakers(found, "did not shell") == {code}
    assert _doers(found, "shell") == {army}
    assert _doers(found, "struck") == {army}


@pytest.mark.parametrize(
    "head",
    ["Houthi military spokesman", "Communiqué of the Houthi military spokesman",
     "Statement by the Houthis"],
)  # fmt: skip
def test_a_text_that_opens_with_whose_it_is(head: str) -> None:
    found = tw.read(f"{head}: Our forces did not shell Mocha on Monday. We struck a base in Jizan.")
    assert _speakers(found, "did not shell") == {"YEMREB:houthis"}
    assert _doers(found, "shell") == _doers(found, "struck") == {"YEMREB:houthis"}


# Headings over texts that somebody else tells.
@pytest.mark.parametrize(
    "text",
    [
        "Houthi military spokesman\n\nSANAA, 3 March (Wire) - On Monday the port was shelled. Our "
        "correspondent saw two craters.",
        "M23 military spokesman\n\nGOMA, 3 March (Wire) - On Monday the port was shelled. “Our "
        "forces did not fire,” a general said.",
        "M23 rebels and us\n\nOn Monday the port was shelled. We stood on the quay.",
        "Houthi spokesman: no fire\n\nOn Monday the port was shelled. “Our forces did not fire,” "
        "the army said.",
    ],
)
def test_a_heading_over_a_report_issues_nothing(text: str) -> None:
    assert _speakers(tw.read(text), "was shelled") <= {""}


# Words that a report gives without quotation marks: whose "our forces" are.
@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("The military spokesman of the M23 said that our forces did not shell Masisi.",
         "CODREB:m23"),
        ("The M23 denied the charge, saying our fighters did not shell Masisi.", "CODREB:m23"),
        ("The army said that our forces did not shell Masisi.", "CODMIL"),
        ("The movement’s spokesman spoke in Goma. Our units did not shell Masisi, the movement added.",
         "CODREB:m23"),
    ],
)  # fmt: skip
def test_our_forces_are_whose_words_a_report_gives(said: str, code: str) -> None:
    found = tw.read(f"GOMA, 3 March (Wire) - The army accused the M23 of lying on Monday. {said}")
    assert _doers(found, "shell") == {code}


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("Our correspondent said that the army did not shell Masisi.", {"CODMIL"}),
        ("A reader wrote that our streets had been empty and that nobody did shell Masisi.", set()),
    ],
)
def test_a_reporter_has_no_forces(said: str, codes: set[str]) -> None:
    found = tw.read(f"GOMA, 3 March (Wire) - The army accused the M23 of lying on Monday. {said}")
    assert _doers(found, "shell") == codes


# Who says what the Yemeni armed forces did, and whose they are in his mouth.
@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("The Yemeni Armed Forces struck a base in Jizan, Houthi spokesman Yahya Saree said.",
         "YEMREB:houthis"),
        ("“The Yemeni armed forces struck a base in Jizan,” Houthi spokesman Yahya Saree said.",
         "YEMREB:houthis"),
        ("The Yemeni armed forces struck a base in Jizan, the defence ministry said.", "YEMMIL"),
        ("The Yemeni armed forces struck a base in Jizan.", "YEMMIL"),
        ("The Saudi armed forces struck a base in Jizan, Houthi spokesman Yahya Saree said.",
         "SAUMIL"),
    ],
)  # fmt: skip
def test_a_style_is_a_movements_in_its_own_mouth(said: str, code: str) -> None:
    found = tw.read(f"SANAA, 3 March (Wire) - Yemen accused the Houthis of lying on Monday. {said}")
    assert _doers(found, "struck") == {code}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Houthi military spokesman Yahya Saree", "YEMREB:yahya-saree"),
        ("M23 military spokesman Willy Ngoma", "CODREB:willy-ngoma"),
        ("General Sultani Makenga", "CODREB:sultani-makenga"),
        ("the spokesman for the military wing of Hamas", "PSEREB:hamas"),
        ("the head of the armed wing of the ELN", "COLREB:eln"),
        ("Houthi media", "YEMREB:houthis"),
        ("Vice President Riek Machar", "SSDGOV:riek-machar"),
        ("army chief Abdel Fattah al-Burhan", "SDNMIL:abdel-fattah-al-burhan"),
        ("the commander of the army in Hezbollah strongholds", "LBNMIL"),
        ("a Houthi journalist", "YEMJRN:houthis"),
    ],
)
def test_who_speaks_for_an_armed_group_is_of_it(text: str, code: str) -> None:
    assert resolve_actor(text).code == code
