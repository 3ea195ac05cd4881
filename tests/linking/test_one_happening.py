"""One happening is one incident, and only its own sentences are in it.

Tables of short reports: what is told together in one incident, what is kept apart, and what is no
happening at all. An act is "NUMBER WORDS" (the first words of that report that hold its trigger).
"""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.linking.sets_support import Read, satisfies
from tests.linking.short_texts import DAY, WIRE, coded, linked
from tests.linking.told_texts import Report
from trucewatch.linking import link
from trucewatch.linking.parts import keys, parts
from trucewatch.records import Document
from trucewatch.records.coded import CodedStory
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

Acts = list[str]


def _read(reports: list[Report]) -> Read:
    engine, stories = pipeline(Config()), list[CodedStory]()
    for k, (day, text) in enumerate(reports, 1):
        document = Document(f"r{k}", f"r{k}", "0", None, "text/plain")
        stories += engine.code_document(RawDocument(document, text, Meta(date=day)))
    return Read(tuple(stories), link(stories))


def _one(text: str) -> Read:
    return _read([(DAY, WIRE + text)])


# --- acts in general, undertakings, what can still be seen ---

IN_GENERAL = [
    "Attacks by the ELN on convoys rose.",
    "Killings of farmers by the army have doubled.",
    "Abductions by the M23 in Masisi increased by a third in March.",
    "Clashes between the ELN and other armed groups, which the truce does not cover, rose.",
    "Violence by the M23 has diminished dramatically.",
]


@pytest.mark.parametrize("text", IN_GENERAL)
def test_acts_in_general_are_no_happening(text: str) -> None:
    assert any(e.type == "ASSAULT" for c in coded(WIRE + text) for e in c.events)
    assert not linked(WIRE + text).incidents


A_HAPPENING = [
    "Clashes between the ELN and the army in Saravena killed five people on Monday.",
    "The ELN attacked a convoy near Saravena, and prices rose.",
    "Attacks by the M23 on Monday killed nine people, while prices fell.",
    "Attacks by the M23 on Masisi on Monday killed nine people and prices doubled.",
    "Shells fired by the M23 fell on Masisi on Monday.",
    "Rockets of the army fell by a school in Masisi, killing three.",
    "The army shelled Masisi on Monday, days after it agreed to stop attacks.",
    "The truck was burnt by the M23 at Masisi on Monday.",
]


@pytest.mark.parametrize("text", A_HAPPENING)
def test_what_only_looks_like_it_is_a_happening(text: str) -> None:
    assert linked(WIRE + text).incidents


# --- one report: apart ---

APART = [
    ("Shells fired by the Tarn Liberation Front fell on Orlen Street in Verin on Tuesday, killing"
     " five people. The army blamed the Front.\n\nAlso on Tuesday, two herders were shot at near"
     " Lake Osk and one was wounded in the leg. Residents blame border police.", "fell", "shot"),
    ("The army shelled Kalogi on Monday, a rebel spokesman said. Four farmers were killed.\n\nAlso"
     " in the south, the M23 ambushed a patrol and wounded three soldiers.", "shelled", "ambushed"),
    ("On 12 January a teacher was shot dead in Saravena. The government blames the ELN.\n\nThe ELN"
     " undertook to suspend kidnappings and to halt attacks on pipelines.", "shot", "kidnappings"),
    ("On 6 January armed men of the RSF took the mayor of Kadugli from his car. The lawyers' union"
     " also documented the arrest of 31 students in Omdurman on 12 January by the police. At least"
     " two of them were beaten, a doctor said, and the army was told.", "took", "beaten"),
    ("The M23 accused the army of shelling a market in Masisi and of holding ten prisoners in"
     " Goma.", "shelling", "holding"),
    ("Five people were killed when shells of the M23 fell on Masisi on Tuesday. In 2019 her two"
     " brothers had been killed there.", "fell", "killed there"),
    ("A drone of the RSF struck a market in Kadugli on Wednesday and killed eleven people. A"
     " butcher sat outside the hospital. Three years ago his wife had been killed by the army.",
     "struck", "killed by the army"),
    ("Five people were killed when shells of the M23 fell on Masisi on Tuesday. Her two brothers"
     " had been killed in an earlier attack on the town.", "fell", "killed in an earlier"),
    ("The RSF shelled Kadugli on Wednesday, killing six people. In a report published on 5 January,"
     " the commission said that nine traders were flogged by soldiers of the army.",
     "shelled", "flogged"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "one", "other"), APART)
def test_two_happenings_of_one_report_are_two(text: str, one: str, other: str) -> None:
    assert satisfies(_one(text), "apart", [f"1 {one}", f"1 {other}"])


# --- one report: together ---

TOGETHER = [
    ("In its report the mission found that three of its observers were beaten, blindfolded and"
     " robbed by soldiers of the Presidential Guard at Luri in December.", ["beaten", "robbed"]),
    ("The peace mission was assaulted in October at Luri. In its report of 21 November, the mission"
     " found that four of its members were beaten, blindfolded and stripped by personnel of the"
     " National Security Service of South Sudan, and that this was a grave violation of the"
     " agreement.", ["assaulted", "beaten", "stripped"]),
    ("The M23 said that six drivers were beaten, bound and robbed by the army at Masisi on Monday.",
     ["beaten", "robbed"]),
    ("Five people were killed when shells of the M23 fell on Orlen Street in Masisi late on"
     " Tuesday. Baker Mila Dors, 71, died of her wounds on Wednesday. Her two sons had been killed"
     " in the yard.", ["fell", "killed in the yard"]),
    ("A drone of the RSF struck a market in Kadugli on Wednesday and killed eleven people. A"
     " butcher sat outside the hospital. His wife and two daughters had been killed at the stall.",
     ["struck", "killed at the stall"]),
    ("Rebel spokesman Lam Tarek of the SPLM-IO said government troops attacked the group's base at"
     " Yei on Monday. He said two rebel fighters and five government soldiers were killed.\n\nThe"
     " National Salvation Front of Thomas Cirillo has fighters in the area. The army said rebels"
     " of the National Salvation Front ambushed soldiers.", ["attacked", "killed"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "acts"), TOGETHER)
def test_one_happening_of_one_report_is_one(text: str, acts: list[str]) -> None:
    assert satisfies(_one(text), "together", [f"1 {a}" for a in acts])


def test_who_had_been_killed_is_in_the_number_of_those_killed() -> None:
    sets = [s for i in _one(TOGETHER[3][0]).linked.incidents for s in i.claim_sets]
    assert [[c.answer.low for c in s.claims] for s in sets if s.kind == "toll"] == [[5.0]]


# --- several reports ---

DILLING = ("2026-01-04", "KHARTOUM, Jan. 4, 2026 (Wire) — Nine soldiers were killed on Saturday when"
           " the SPLM-N attacked an army post at Dilling, the army said.")  # fmt: skip
AGAIN = ("2026-02-08", "KHARTOUM, Feb. 8, 2026 (Wire) — Nine soldiers were killed on Saturday when"
         " the SPLM-N raided Dilling, the army said.")  # fmt: skip
TALK = ("The Desk: an interview with Amar Tutu of the SPLM-N\n16 May 2026\n\nQuestion: Will you go"
        " to the talks?\n\nAnswer: We will. The army has broken every truce.\n\nQuestion: {}\n\n"
        "Answer: That was not our front.")  # fmt: skip
ASKED = ("2026-05-16", TALK.format("What about Dilling? Nine soldiers were killed there."))
OTHERS = ("2026-05-16", TALK.format("What about Dilling? Five soldiers were killed there."))
STREET = ("2026-01-14", "GOMA, Jan. 14, 2026 (Wire) — Five people were killed when shells of the"
          " M23 fell on Orlen Street late on Sunday. It was the worst night in Dorvan since the"
          " truce. The army said the M23 fired the shells.")  # fmt: skip
DATES = "Congo: key dates\n31 January 2026\n\n11 January 2026: {}\n14 January 2026: The M23 and the government meet in Doha."  # fmt: skip
TOWN = ("2026-01-31", DATES.format("Five civilians are killed in Dorvan by shells of the M23."))
FAR = ("2026-01-31", DATES.format("Nine civilians are killed in Osk by shells of the M23."))

REPORTS: list[tuple[list[Report], bool, Acts]] = [
    ([DILLING, ASKED], True, ["1 killed", "2 killed there"]),
    ([DILLING, OTHERS], False, ["1 killed", "2 killed there"]),
    ([DILLING, AGAIN, ASKED], False, ["1 killed", "3 killed there"]),
    ([DILLING, AGAIN, ASKED], False, ["1 killed", "2 killed"]),
    ([STREET, TOWN], True, ["1 fell", "2 killed"]),
    ([STREET, FAR], False, ["1 fell", "2 killed"]),
]  # fmt: skip


@pytest.mark.parametrize(("reports", "one", "acts"), REPORTS)
def test_happenings_of_several_reports(reports: list[Report], one: bool, acts: Acts) -> None:
    assert satisfies(_read(reports), "together" if one else "apart", acts)


@pytest.mark.parametrize("reports", [[DILLING, AGAIN, ASKED], [DILLING, ASKED], [STREET, TOWN]])
def test_reports_come_in_any_order_and_meet_in_one_part(reports: list[Report]) -> None:
    told = _read(reports)
    whole = told.linked.incidents
    assert all(link(p).incidents == whole for p in permutations(told.stories))
    found = parts({c.story.id: keys(c) for c in told.stories})
    apart = [
        i for p in found
        for i in link(c for c in told.stories if c.story.id in p).incidents
    ]  # fmt: skip
    assert {i.id for i in apart} == {i.id for i in whole}


def test_the_place_that_a_question_is_about_is_that_of_the_next_sentence() -> None:
    found = _read([ASKED]).linked.incidents
    assert any(i.place is not None and i.place.name == "Dilling" for i in found)
