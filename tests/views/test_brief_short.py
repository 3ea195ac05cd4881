"""The first lines of a brief: who disputes what, who named nobody, what is silent, who moved."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.records import Document
from trucewatch.records.ids import content_id
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources.raw import Meta, RawDocument
from trucewatch.store.exports.reader import Reader
from trucewatch.store.exports.selection import Selection
from trucewatch.store.ingest import add_inputs
from trucewatch.store.record import Record
from trucewatch.views.brief.compose import Span, compose
from trucewatch.views.brief.following import followed_for
from trucewatch.views.brief.model import Brief
from trucewatch.views.brief.text import markdown, note_head

# Invented: three camps and a mission, a clause of which nothing is heard, a "never" that moves.
WEEKS = {
    "2026-03-02": """\
Armenia, Azerbaijan sign Tbilisi accord on Lachin

TBILISI, March 2, 2026 (Wire) — Armenia and Azerbaijan signed the Tbilisi Agreement on Monday. It \
provides for a ceasefire, the withdrawal of heavy weapons from Lachin and the exchange of prisoners.

Armenia will never give up the Lachin road, Armenian Prime Minister Aram Sarkisian told parliament.
""",
    "2026-03-06": """\
Azerbaijan says it has pulled back guns from Lachin

BAKU, March 6, 2026 (Wire) — Azerbaijan has withdrawn its heavy weapons from Lachin under the \
Tbilisi Agreement, the Azerbaijani defence ministry said on Friday.
""",
    "2026-03-14": """\
Three sides trade blame for shelling near Lachin

TBILISI, March 14, 2026 (Wire) — Armenia accused Azerbaijan on Saturday of shelling the village of \
Zabukh, near Lachin, on Friday in breach of the Tbilisi Agreement, killing four civilians.

Azerbaijan's defence ministry denied it and said that Armenian troops had fired first.

The Nagorno-Karabakh defence army said that Azerbaijani troops had opened fire first.

The OSCE mission, which monitors the ceasefire, recorded the shelling of Zabukh on Friday and did \
not say who was responsible.
""",
    "2026-03-15": """\
Armenia would give up Lachin road only with guarantees

YEREVAN, March 15, 2026 (Wire) — Armenia would give up the Lachin road only if Azerbaijan \
guarantees the safe return of refugees, Armenian Prime Minister Aram Sarkisian said on Sunday.
""",
}


def record_of(path: Path, engine: Pipeline, reports: dict[str, str]) -> Path:
    """Make a record of reports by their days."""
    with Record(path) as record:
        raws = []
        for day, text in reports.items():
            name = f"/home/somebody/reports/{day}.txt"
            document = Document(
                content_id("doc", text), name, content_id("s", text), None, "text/plain"
            )
            raws.append(RawDocument(document, text, Meta(date=day), data=text.encode()))
        add_inputs(record, engine, raws)
    return path


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory, engine: Pipeline) -> Path:
    """A record of the invented fortnight."""
    return record_of(tmp_path_factory.mktemp("short") / "short.db", engine, WEEKS)


def brief_of(db: Path, since: str, until: str) -> Brief:
    """Return the brief of some days."""
    with Record(db, read_only=True) as record:
        linked = followed_for(record, None)[0]
        return compose(Reader(record, Selection()), linked, Span(since, until), "Lachin")


def part(brief: Brief, title: str) -> list[str]:
    """Return the sentences of a part of a brief."""
    return [s.text for p in brief.sections if p.title.startswith(title) for s in p.sentences]


def test_four_things_are_said_first_each_with_its_sentence(db: Path) -> None:
    brief = brief_of(db, "2026-03-09", "2026-03-15")
    assert brief.sections[0].title == "In short"
    dispute, nobody, silent, moved = part(brief, "In short")
    assert "3 camps differ" in dispute and "the OSCE mission named nobody" in dispute
    assert nobody == "Reports of a breach that name nobody: the OSCE mission 1."
    assert silent.startswith("Nothing was reported on withdrawal of heavy weapons")
    assert "for 9 days, since 6 March 2026" in silent
    assert moved.endswith("Aram Sarkisian went from red line to offer with a condition.")
    assert all(s.notes for s in brief.sections[0].sentences)


def test_what_is_heard_of_is_not_silent_and_who_stands_fast_has_not_moved(db: Path) -> None:
    early = part(brief_of(db, "2026-03-02", "2026-03-07"), "In short")
    assert not [t for t in early if "withdrawal of heavy weapons" in t or "went from" in t]
    assert not [t for t in early if "differ" in t or "name nobody" in t]


def test_an_agreement_that_no_report_of_the_days_speaks_of_is_not_called_silent(db: Path) -> None:
    later = part(brief_of(db, "2026-05-01", "2026-05-07"), "In short")
    assert not [t for t in later if t.startswith("Nothing was reported on")]


def test_days_of_which_nothing_is_told_say_which_days_there_are(db: Path) -> None:
    told = part(brief_of(db, "2026-05-01", "2026-05-07"), "In short")
    assert "What was read tells of 2 March 2026 to 15 March 2026." in told
    held = part(brief_of(db, "2026-03-09", "2026-03-15"), "In short")
    assert not [t for t in held if t.startswith("What was read tells of")]


def test_a_note_names_story_and_day_and_no_path(db: Path) -> None:
    brief = brief_of(db, "2026-03-09", "2026-03-15")
    heads = [note_head(n) for n in brief.notes if n.text]
    assert any(
        "“Three sides trade blame for shelling near Lachin”, 14 March 2026" in h for h in heads
    )
    assert "/home/somebody" not in markdown(brief)


def test_a_text_without_a_headline_is_named_by_its_file(tmp_path: Path, engine: Pipeline) -> None:
    text = "Armenia accused Azerbaijan on 13 March 2026 of shelling Zabukh. Azerbaijan denied it.\n"
    db = record_of(tmp_path / "bare.db", engine, {"2026-03-14": text})
    told = markdown(brief_of(db, "2026-03-09", "2026-03-15"))
    assert "2026-03-14.txt" in told and "/home/somebody" not in told


SINCE = """\
Shells kill nine at Zabukh

TBILISI, March 12, 2026 (Wire) — Azerbaijani troops shelled Zabukh on Wednesday, killing nine \
civilians, Armenia said. Azerbaijan denied that its troops had shelled Zabukh.
"""


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        ("2026-03-09", "2026-03-15", True),
        ("2026-03-12", "2026-03-15", True),
        ("2026-02-01", "2026-02-28", True),
        ("2026-03-01", "2026-03-11", False),  # no report of these days tells of it
        ("2026-03-16", "2026-03-22", False),
        ("2026-01-01", "2026-01-31", False),
    ],
)
def test_what_began_before_the_days_and_lasts_into_them_is_told(
    tmp_path: Path, engine: Pipeline, since: str, until: str, told: bool
) -> None:
    db = record_of(tmp_path / "since.db", engine, {"2026-03-12": SINCE})
    with Record(db) as record:  # "the fourth such attack since February" makes it so long
        for table in ("linked", "event"):
            record.db.execute(
                f"UPDATE {table} SET body = json_set(body, '$.time.from', '2026-02-10', '$.time.to',"
                " '2026-03-12') WHERE json_extract(body, '$.time.from') IS NOT NULL"
            )
        record.db.commit()
    text = " ".join(part(brief_of(db, since, until), "Contested"))
    assert ("Zabukh" in text) is told, text


def test_an_incident_that_only_statements_tell_of_has_its_day_and_its_note(
    tmp_path: Path, engine: Pipeline
) -> None:
    text = (
        WEEKS["2026-03-14"].split("\n\n")[0]
        + """

TBILISI, March 14, 2026 (Wire) — Armenia accused Azerbaijan of bleeding the border villages dry. \
Azerbaijan denied it.
"""
    )
    brief = brief_of(
        record_of(tmp_path / "said.db", engine, {"2026-03-14": text}), "2026-03-09", "2026-03-15"
    )
    every = [s for p in brief.sections for s in p.sentences]
    assert all(s.notes for s in every), [s.text for s in every if not s.notes]
    assert not [s.text for s in every if s.text.startswith("Left out for want of a day")]
