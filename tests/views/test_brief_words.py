"""The brief read aloud: what is quoted can be understood by itself, and headings say what happened."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

import msgspec
import pytest

from trucewatch.records import Claim, Claimant, Document, MadeBy, Span, Statement
from trucewatch.records.ids import content_id
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources.raw import Meta, RawDocument
from trucewatch.store.exports.reader import Reader
from trucewatch.store.exports.selection import Selection
from trucewatch.store.ingest import add_inputs
from trucewatch.store.record import Record
from trucewatch.views.brief.compose import Span as Days
from trucewatch.views.brief.compose import compose
from trucewatch.views.brief.following import followed_for
from trucewatch.views.brief.model import Brief, Part
from trucewatch.views.brief.telling import Words, said_words, stands
from trucewatch.views.brief.wording import spoken
from trucewatch.views.camps import question_words, use_names
from trucewatch.vocab.sentences import sentence_at

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


def brief_of(engine: Pipeline, path: Path, text: str, date: str | None = None) -> Brief:
    """Return the brief of May 2024 on one invented report."""
    document = Document(content_id("doc", text), "a", content_id("sha", text), None, "text/plain")
    with Record(path) as record:
        raw = RawDocument(document, text, Meta(date=date), data=text.encode())
        add_inputs(record, engine, [raw])
        reader = Reader(record, Selection())
        return compose(
            reader, followed_for(record, None)[0], Days("2024-05-01", "2024-05-31"), "Aloud"
        )


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, engine: Pipeline) -> Brief:
    """The brief on one invented report."""
    return brief_of(engine, tmp_path_factory.mktemp("aloud") / "aloud.db", REPORT)


def test_a_pronoun_or_a_fragment_is_quoted_with_speaker_and_cue(told: Brief) -> None:
    lines = [s.text for s in told.sections[1].sentences]
    quoted = [p.text for s in told.sections[1].sentences for p in s.parts if p.kind == "quote"]
    assert any("Syldavia accused Borduria of shelling the town of Zileheroum" in q for q in quoted)
    assert any("Karl Bem denied it" in q for q in quoted), lines
    assert not {"“it”", "“this”"} & set(quoted)
    assert not [q for q in quoted if q.startswith("“Borduria of")]
    whole = " ".join(REPORT.split())
    assert all(q.strip("“”‘’").rstrip("…") in whole for q in quoted)


def test_a_note_shows_the_sentence_that_is_said_not_the_letterhead(
    tmp_path: Path, engine: Pipeline
) -> None:
    text = (
        "The Ministry of Defence of Armenia informs:\n\n"
        "Azerbaijani units shelled the village of Norabak on 3 May 2024.\n"
    )
    told = brief_of(engine, tmp_path / "letter.db", text, "2024-05-04")
    notes = [n.text for n in told.notes if n.text]
    assert notes and all("shelled the village" in n for n in notes)


def test_it_says_how_many_stories_have_no_day(tmp_path: Path, engine: Pipeline) -> None:
    assert "without a day" not in brief_of(engine, tmp_path / "one.db", REPORT).about.text
    undated = "Syldavia accused Borduria of shelling Zileheroum on Sunday.\n"
    about = brief_of(engine, tmp_path / "two.db", undated).about.text
    assert about.startswith("None of the 1 story") and "1 story without a day" in about


def test_headings_say_what_is_reported_and_nothing_is_listed_twice(told: Brief) -> None:
    heads = [s.text for s in told.sections[1].sentences if s.lead]
    assert heads
    named = r"[A-Z][^?]+\? [A-Z][^.]+\."  # a question, and how it stands
    assert all(re.fullmatch(named, h) and "12 May 2024" in h for h in heads), heads
    assert sum("Zileheroum" in h for h in heads) == 1
    everything = [s.text for section in told.sections for s in section.sentences]
    assert not [t for t in everything if "Place not stated" in t]
    left = [s.text for s in told.sections[-1].sentences]
    assert not [t for t in left if "the place" in t and any(h in t for h in heads)]


def test_a_denied_clause_follows_its_verb_and_a_told_denial_says_that_it_is_told(
    told: Brief,
) -> None:
    lines = [s.text for s in told.sections[1].sentences]
    assert any(
        re.match(r"Karl Bem( \(\w+\))? denied it, as reported: “Bordurian spokesman", t)
        for t in lines
    )
    claim = Claim(Claimant("BORGOV", "Karl Bem"), None, "no", "deny", None, (), ())
    words = Words(Part("quote", "“that any gun remained”"), "that")
    assert spoken(claim, words, (1,)).text == "Karl Bem denied “that any gun remained”."
    silent = msgspec.structs.replace(claim, act="accuse", answer="not stated")
    words = Words(Part("quote", "“it blamed them”"), "clause")
    assert (
        spoken(silent, words, (1,)).text
        == "Karl Bem made an accusation, as reported: “it blamed them”."
    )


def test_what_a_reporter_answers_is_a_sentence(told: Brief) -> None:
    parts = {s.title: [x.text for x in s.sentences] for s in told.sections}
    short, contested = parts["In short"], parts["Contested and unanswered, by reporter"]
    assert any("the government official denied it" in t for t in short)
    assert any("Syldavia named Borduria" in t for t in short)
    toll = [t for t in contested if t.startswith("How many")]
    assert toll and all(re.search(r"\? The Syldavian army: 2 persons\.", t) for t in toll)


@pytest.mark.parametrize(
    ("text", "at", "whole"),
    [
        ("It ended on Nov. 10 in Klow. Rain fell.", "Klow", "It ended on Nov. 10 in Klow."),
        ("They met in Nov. Rain fell.", "Rain", "Rain fell."),
        ("Under No. 4 it must go. It stayed.", "must", "Under No. 4 it must go."),
        ("He said no. 14 people left.", "left", "14 people left."),
        ("Gen. Bem spoke. “We won.” Then rain.", "won", "“We won.”"),
    ],
)
def test_a_sentence_is_whole_where_a_stop_ends_none(text: str, at: str, whole: str) -> None:
    start = text.index(at)
    first, last = sentence_at(text, start, start + len(at))
    assert text[first:last] == whole


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("How many were hurt (ARM, UNK:bordu)?", "How many were hurt (Armenia, Borduria)?"),
        ("Did it happen: “cut by “a hand”?", "Did it happen: ‘cut by “a hand”’?"),
        ("Did it happen: “they fired”?", "Did it happen: “they fired”?"),
    ],
)
def test_questions_show_no_codes_and_no_open_marks(question: str, shown: str) -> None:
    use_names({"UNK:bordu": "Borduria"})
    try:
        assert question_words(question) == shown
    finally:
        use_names({})


@pytest.mark.parametrize(
    ("cue", "act", "form"),
    [
        ("denied", "deny", "that"),
        ("flatly denies", "deny", "that"),
        ("insisted", "deny", "alone"),
        ("said", "deny", "alone"),
        ("doubted", "doubt", "that"),
        ("said", "assert", "that"),
    ],
)
def test_only_a_verb_that_denies_takes_what_is_denied(cue: str, act: str, form: str) -> None:
    text = "that its men had fired"
    made_by = MadeBy("c", "0", "", "", "")
    statement = Statement(
        "st-1", "story-1", None, (), Span(cue, 0, len(cue)), (Span(text, 20, 42),), act, "indirect",
        None, None, None, False, False, made_by,
    )  # fmt: skip
    found = said_words(cast(Reader, None), statement)
    assert found is not None and found.form == form
