"""The brief read aloud: what is quoted can be understood by itself, and headings say what happened."""

from __future__ import annotations

import re

import pytest

from trucewatch.records import Document
from trucewatch.records.ids import content_id
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources.raw import RawDocument
from trucewatch.store.exports.reader import Reader
from trucewatch.store.exports.selection import Selection
from trucewatch.store.ingest import add_inputs
from trucewatch.store.record import Record
from trucewatch.views.brief.compose import Span, compose
from trucewatch.views.brief.following import linked_for
from trucewatch.views.brief.model import Brief
from trucewatch.views.brief.telling import stands

REPORT = """\
KLOW, May 13, 2024 — Syldavia accused Borduria of shelling the town of Zileheroum on Sunday.
Bordurian spokesman Karl Bem denied it. The Syldavian army said two soldiers were wounded.
Rebels burned a bridge on Sunday, residents said, but a government official denied this.
"""


@pytest.mark.parametrize(
    ("text", "act", "alone"),
    [
        ("this", "deny", False),
        ("it", "deny", False),
        ("the charge", "deny", False),
        ("none of them", "report_no_blame", False),
        ("who fired the first shot", "withhold_blame", False),
        ("Which side opened fire", "withhold_blame", False),
        ("Borduria of breaking a truce that is three days old", "accuse", False),
        ("the army of bombing villages which were empty", "accuse", False),
        ("Borduria of spying “in mockery of the accord.”", "accuse", False),
        ("nine violations (previous day: 14)", "report_no_blame", False),
        ("to release fifty prisoners", "offer", False),
        ("that any gun remained", "deny", True),
        ("that the rebels burned the bridge", "accuse", True),
        ("its soldiers had come under fire", "assert", True),
        ("“Not one rocket left our positions.”", "deny", True),
        ("No.", "deny", True),
        ("“Who gave the order?”", "accuse", True),
    ],
)
def test_what_can_be_read_alone(text: str, act: str, alone: bool) -> None:
    assert stands(text, act) is alone


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, engine: Pipeline) -> Brief:
    """The brief on one invented report."""
    path = tmp_path_factory.mktemp("aloud") / "aloud.db"
    document = Document(
        content_id("doc", REPORT), "a", content_id("sha", REPORT), None, "text/plain"
    )
    with Record(path) as record:
        add_inputs(record, engine, [RawDocument(document, REPORT, data=REPORT.encode())])
        reader = Reader(record, Selection())
        return compose(reader, linked_for(record, None), Span("2024-05-01", "2024-05-31"), "Aloud")


def test_a_pronoun_or_a_fragment_is_quoted_with_speaker_and_cue(told: Brief) -> None:
    lines = [s.text for s in told.sections[0].sentences]
    quoted = [p.text for s in told.sections[0].sentences for p in s.parts if p.kind == "quote"]
    assert any("Syldavia accused Borduria of shelling the town of Zileheroum" in q for q in quoted)
    assert any("Karl Bem denied it" in q for q in quoted), lines
    assert not {"“it”", "“this”"} & set(quoted)
    assert not [q for q in quoted if q.startswith("“Borduria of")]
    whole = " ".join(REPORT.split())
    assert all(q.strip("“”‘’").rstrip("…") in whole for q in quoted)


def test_headings_say_what_is_reported_and_nothing_is_listed_twice(told: Brief) -> None:
    heads = [s.text for s in told.sections[0].sentences if s.lead]
    assert heads
    assert all(re.fullmatch(r"[A-Z][a-z]+ reported, Zileheroum, 12 May 2024\.", h) for h in heads)
    everything = [s.text for section in told.sections for s in section.sentences]
    assert not [t for t in everything if "Place not stated" in t]
    left = [s.text for s in told.sections[-1].sentences]
    assert not [t for t in left if "the place" in t and any(h in t for h in heads)]
