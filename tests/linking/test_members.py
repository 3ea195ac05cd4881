"""Whose side a person of an armed group takes inside linking; invented people."""

from __future__ import annotations

import msgspec
import pytest

from trucewatch.linking.camps.members import with_groups, with_sides, without_groups
from trucewatch.linking.camps.members_told import of_groups
from trucewatch.linking.parts import keys
from trucewatch.records import Actor, Document
from trucewatch.records.coded import CodedStory
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

CMA = "MLIREB:coordination-of-azawad-movements/"
# What the story says; the person's name; the code that linking sees.
ROWS = [
    ("Osman Tekla, a spokesman for the CMA, said the army had fled.", "Osman Tekla",
     CMA + "osman-tekla"),
    ("JNIM said the army had fled. Osman Tekla, spokesman of the CMA, denied it.", "Osman Tekla",
     CMA + "osman-tekla"),
    ("CMA spokesman Osman Tekla said the army had fled. Tekla said nobody was hurt.",
     "Osman Tekla", CMA + "osman-tekla"),
    ("Osman Tekla, a spokesman for the army of Mali, said the CMA had fled.", "Osman Tekla",
     "MLIMIL:osman-tekla"),
    ("The CMA fled. Osman Tekla, spokesman of the Zerbin Liberation Front, denied it.", "Osman Tekla",
     "UNKREB:zerbin-liberation-front/osman-tekla"),
    ("Osman Tekla, a former spokesman for the CMA, said the army had fled.", "Osman Tekla",
     "MLIREB:osman-tekla"),
    ("General Sultani Makenga said nobody had fled.", "Sultani Makenga",
     "CODREB:m23/sultani-makenga"),
    ("General Abdel Fattah al-Burhan said nobody had fled.", "Abdel Fattah al-Burhan",
     "SDNMIL:abdel-fattah-al-burhan"),
]  # fmt: skip


def _coded(text: str) -> CodedStory:
    raw = RawDocument(Document("d", "u", "0", None, "text/plain"), text, Meta())
    (coded,) = pipeline(Config()).code_document(raw)
    return coded


def _speaker(coded: CodedStory, name: str) -> Actor:
    return next(s.speaker for s in coded.statements if s.speaker and s.speaker.name == name)


@pytest.mark.parametrize(("text", "name", "code"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_people_of_a_group_are_under_its_code(text: str, name: str, code: str) -> None:
    coded = _coded(text)
    assert _speaker(with_groups(coded), name).code == code
    own = msgspec.json.encode(without_groups(with_groups(coded)))
    assert b"/osman" not in own


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LAKE OBSERVER MISSION\nDaily bulletin\n\nThe Mission recorded nine ceasefire violations.",
         "Lake Observer Mission"),
        ("The mission recorded nine ceasefire violations.", "mission"),
        ("The mission recorded nine violations. The Lake Observer Mission and the Hill Observer"
         " Mission are two.", "mission"),
    ],
)  # fmt: skip
def test_the_mission_is_the_one_that_the_report_names_in_full(text: str, name: str) -> None:
    (said,) = [s for s in with_groups(_coded(text)).statements if "nine" in s.content[0].text]
    assert said.speaker is not None
    assert said.speaker.name.lower() == name.lower()


@pytest.mark.parametrize("name", ["Kestrel (Hill Front", "Front [of *", "Kestrel Front +?", "(((("])
def test_names_are_words_and_no_patterns(name: str) -> None:
    group = Actor(name, 0, len(name), "UNKREB:front", None, "REB", name)
    man = Actor("Osman Tekla", 0, 11, "UNKREB:osman-tekla", None, "REB", "Osman Tekla")
    text = f"Osman Tekla, a spokesman for the {name}, said so."
    assert set(of_groups(text, [group, man])) <= {man.code}


def test_a_state_with_a_name_of_two_words_stops_nothing() -> None:
    text = (
        "General Marc Dole, who commands a brigade of the Ellimese army, said the war against the"
        " Sand People's Union would end. Ellim's government has ruled out a swap.\n"
    )
    assert with_groups(_coded(text)).story.text


FIRST = """KORVA, 6 October 2025 (Lira) - Valdoria and the Kestrel Liberation Front held talks in Oslo on \
Monday. Fighters of the Kestrel Liberation Front shelled Tarn on Sunday, Valdoria’s army said.

"""
GROUP = "UNKREB:kestrel-liberation-front"
TOLD = [
    ("The Front’s chief delegate, Ilas Mend, said the guns would stay.", GROUP + "/ilas-mend"),
    ("The head of the KLF delegation, Ilas Mend, said the guns would stay.", GROUP + "/ilas-mend"),
    ("Ilas Mend, a commander of the Kestrel Liberation Front, said the guns would stay.",
     GROUP + "/ilas-mend"),
    ("Ilas Mend, who leads the KLF, said the guns would stay.", GROUP + "/ilas-mend"),
    ("Ilas Mend, a trader who fled the Kestrel Liberation Front, said the guns would stay.", None),
    ("Ilas Mend said the KLF would keep its guns.", None),
]  # fmt: skip


@pytest.mark.parametrize(("told", "code"), TOLD, ids=[row[0][:40] for row in TOLD])
def test_whose_person_the_words_of_an_office_tell(told: str, code: str | None) -> None:
    speaker = _speaker(with_groups(_coded(FIRST + told + "\n")), "Ilas Mend")
    assert (speaker.code == code) if code else not speaker.code.startswith(GROUP + "/")


@pytest.mark.parametrize(
    ("told", "of_it"),
    [
        ("KLF spokesman Ilas Mend said", True),
        ("Ilas Mend, a former commander of the Front, said", False),
        ("The KLF shot Ilas Mend", False),
    ],
)
def test_offices_tell_whose_somebody_is(told: str, of_it: bool) -> None:
    front = Actor("KLF", 0, 3, GROUP, None, "REB", "Kestrel Liberation Front")
    mend = Actor("Ilas Mend", 0, 9, "UNKGOV:ilas-mend", None, "GOV", "Ilas Mend")
    assert bool(of_groups(told, [front, mend])) == of_it


def test_letters_that_one_report_spells_out_are_the_group_in_the_next() -> None:
    later = _coded(
        "KORVA, 9 October 2025 (Lira) - Valdoria’s army shelled the KLF on Wednesday. The KLF said "
        "it would hand over its guns if Valdoria’s army left Tarn.\n"
    )
    first = _coded(FIRST + "The Kestrel Liberation Front said it would never hand over its guns.\n")
    _, told = with_sides([with_groups(first), with_groups(later)])
    assert {s.speaker.code for s in told.statements if s.speaker} >= {GROUP}
    assert keys(first) & keys(later) >= {("letters", "KLF")}
    (alone,) = with_sides([with_groups(later)])
    assert GROUP not in {s.speaker.code for s in alone.statements if s.speaker}
