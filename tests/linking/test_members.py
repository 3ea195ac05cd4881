"""Whose side a person of an armed group takes inside linking; invented people."""

from __future__ import annotations

import msgspec
import pytest

from trucewatch.linking.members import with_groups, without_groups
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


def test_a_state_with_a_name_of_two_words_stops_nothing() -> None:
    text = (
        "General Marc Dole, who commands a brigade of the Ellimese army, said the war against the"
        " Sand People's Union would end. Ellim's government has ruled out a swap.\n"
    )
    assert with_groups(_coded(text)).story.text
