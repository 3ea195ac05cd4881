"""The brief: every sentence cited, no word of its own, no total, in four formats."""

from __future__ import annotations

import calendar
import io
import json
import re
import sqlite3
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from typer.testing import CliRunner

from tests.store.export_support import SECRETS, made
from trucewatch.running.pipeline import Pipeline
from trucewatch.store.exports.allowed import allowed
from trucewatch.store.exports.reader import Reader
from trucewatch.store.exports.selection import Selection
from trucewatch.store.record import Record
from trucewatch.views.brief.compose import Span, compose
from trucewatch.views.brief.docx import docx
from trucewatch.views.brief.figures import dashed, svg
from trucewatch.views.brief.following import followed_for
from trucewatch.views.brief.model import (
    Brief,
    Note,
    Part,
    Section,
    Sentence,
    filled,
    said,
    templates,
)
from trucewatch.views.brief.pdf import pdf
from trucewatch.views.brief.text import html, markdown, note_text
from trucewatch.views.cli import app
from trucewatch.views.words import in_marks
from trucewatch.vocab.tables import table

_WORD = re.compile(r"[^\W\d_]+")
_SLOT = re.compile(r"\{\w+\}")


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory, engine: Pipeline) -> Path:
    """A record of invented reports of May 2024, one of them restricted."""
    return made(tmp_path_factory.mktemp("brief") / "brief.db", engine)


def composed(
    db: Path, since: str = "2024-05-06", until: str = "2024-05-19", up_to: str = "open"
) -> Brief:
    """Return the brief of some days from the part of a record that a label lets out."""
    with Record(db, read_only=True) as record, allowed(record, up_to) as (source, _):
        reader = Reader(source, Selection())
        return compose(reader, followed_for(source, None)[0], Span(since, until), "Invented")


@pytest.fixture(scope="module")
def brief(db: Path) -> Brief:
    """The brief of the fortnight in which everything happened."""
    return composed(db)


def sentences(brief: Brief) -> list[Sentence]:
    """Return every sentence of a brief."""
    return [brief.about, *(s for part in brief.sections for s in part.sentences)]


# ------------------------------------------------------------ cited


def uncited(brief: Brief) -> list[str]:
    """Return the sentences without a note, and those whose note does not exist."""
    known = {n.number for n in brief.notes}
    return [s.text for s in sentences(brief) if not s.notes or not set(s.notes) <= known]


def test_no_sentence_is_uncited(brief: Brief) -> None:
    assert len(sentences(brief)) > 12
    assert uncited(brief) == []
    lines = [x for x in markdown(brief).split("## Statements")[0].splitlines() if x.strip()]
    told = [x for x in lines if not x.startswith(("#", "<svg")) and "circle is" not in x]
    told = [x for x in told if not x.startswith("Who spoke on which day")]
    assert [x for x in told if not re.search(r"\[\^\d+\]$", x)] == []


def test_a_terminal_gets_no_pictures(brief: Brief) -> None:
    assert brief.figures and "<svg" in markdown(brief)
    plain = markdown(brief, pictures=False)
    assert "<svg" not in plain and "circle" not in plain
    assert plain.split("## Statements")[1] == markdown(brief).split("## Statements")[1]


def test_days_without_a_story_say_so(db: Path) -> None:
    about = composed(db, "2031-01-01", "2031-01-07").about.text
    assert about.startswith("None of the ") and "is dated in these days" in about


def test_an_uncited_sentence_would_be_found(brief: Brief) -> None:
    loose = Section("x", (Sentence((Part("words", "So it was."),), ()),))
    assert uncited(msgspec.structs.replace(brief, sections=(loose,))) == ["So it was."]


def test_every_note_is_a_sentence_of_its_story_with_source_and_date(db: Path, brief: Brief) -> None:
    with sqlite3.connect(db) as record:
        texts = [" ".join(b.split()) for (b,) in record.execute(
            "SELECT json_extract(body, '$.text') FROM story")]  # fmt: skip
    assert [n.number for n in brief.notes] == list(range(1, len(brief.notes) + 1))
    for note in brief.notes:
        assert note.ids and note.who and note.outlet
        if note.text:
            assert any(note.text in text for text in texts)
            assert "2024" in note.date


# ------------------------------------------------------------ no words of its own


def _template_words() -> set[str]:
    return {w for t in templates().values() for w in _WORD.findall(_SLOT.sub(" ", t).lower())}


def _terms() -> set[str]:
    rows = [r["display"] for r in table("agreements/status.tsv")]
    rows += [r["label"] + " " + r["name"] for r in table("provisions/provisions.tsv")]
    rows += [" ".join(r.values()) for r in table("issues/issues.tsv")]
    rows += [" ".join(r.values()) for r in table("issues/kinds.tsv")]
    rows += [" ".join(r.values()) for r in table("agreements/claims.tsv")]
    rows += [r["noun"] for r in table("agreements/deeds.tsv")]
    rows += [r["names"] for r in table("actors/countries.tsv")]
    rows += calendar.month_name  # a question names the day
    rows += [" ".join(r.values()) for r in table("quantities/kinds.tsv")]
    return {w for row in rows for w in _WORD.findall(row.lower().replace("_", " "))}


def _scene(question: str, record_text: str) -> str:
    """Return a question without the place that it names, where the record knows that place."""
    named = re.search(r" at ([^?]+?)(?: on \d|[?]|$)", question)
    if named is None or f'"name":"{named.group(1)}"' not in record_text.replace('": "', '":"'):
        return question
    return question.replace(named.group(1), " ")


def foreign_words(brief: Brief, record_text: str) -> list[str]:
    """Return the words that come from no template, vocabulary, name or quotation."""
    ours, terms = _template_words(), _terms()
    out = []
    for part in (p for s in sentences(brief) for p in s.parts):
        bare = (
            re.sub(r"“[^”]*”|\([A-Z][\w, ]+\)", " ", part.text)
            if part.kind == "term"
            else part.text
        )
        known = {"words": ours, "term": ours | terms}.get(part.kind)
        if part.kind in ("name", "quote"):
            pieces = re.split(r" … |[“”…‘’\"']", part.text)
            out += [p for p in pieces if p.strip(" .,") and p.strip(" .,") not in record_text]
        elif known is not None:
            if part.kind == "term":  # a question names the place, as the record does
                bare = _scene(bare, record_text)
            out += [w for w in _WORD.findall(bare.lower()) if w not in known]
    return out


def test_every_word_is_of_the_templates_a_name_or_a_quotation(db: Path, brief: Brief) -> None:
    with sqlite3.connect(db) as record:
        bodies = [b for t in ("story", "linked", "layer") for (b,) in record.execute(
            f"SELECT {'body' if t != 'layer' else 'coder'} FROM {t}")]  # fmt: skip
    text = " ".join(" ".join(bodies).replace("\\n", " ").split())
    text = re.sub(r"[“”‘’\"']", " ", text) + text
    about = msgspec.structs.replace(brief, about=brief.sections[0].sentences[0])
    assert foreign_words(about, text) == []


def test_a_word_of_our_own_would_be_found(brief: Brief) -> None:
    loose = said((Part("words", "A brutal attack."),), (1,))
    added = msgspec.structs.replace(brief, about=loose, sections=())
    assert foreign_words(added, "") == ["brutal", "attack"]


def test_the_templates_judge_nothing() -> None:
    loaded = "actually brutal confirmed revealed claimed serious major heavy clear likely fact truth guilty"
    assert not _template_words() & set(loaded.split())


def test_slots_that_are_missing_are_errors_and_stops_are_not_doubled() -> None:
    with pytest.raises(KeyError):
        filled("said.deny", who=Part("name", "A"))
    none = Part("words", "")
    parts = filled("said.deny", who=Part("name", "A"), how=none, quote=Part("quote", "“No.”"))
    assert "".join(p.text for p in parts) == "A denied it: “No.”"


# ------------------------------------------------------------ what it tells


def test_it_tells_who_says_what_and_never_adds_up(brief: Brief) -> None:
    by_title = {s.title: " ".join(x.text for x in s.sentences) for s in brief.sections}
    contested = by_title["Contested and unanswered, by reporter"]
    assert re.search(r"accused [^:]*Armenian army", contested)
    assert re.search(r"Armenia’s Defense Ministry denied it(, as reported)?: “", contested)
    everything = " ".join(by_title.values())
    assert not re.search(r"\b8 persons|\beight\b", everything)  # 3 by one side, 5 by the other
    assert (
        "cessation of hostilities"
        in by_title["Violations and compliance reported, by provision"].lower()
    )
    assert by_title["Corrections to earlier briefs"].startswith("No change")


def test_nothing_of_a_closed_document_is_told(brief: Brief) -> None:
    assert not [s for s in SECRETS if s in markdown(brief) + html(brief)]


def test_days_of_which_nothing_was_read_say_so(db: Path) -> None:
    empty = composed(db, "2031-01-01", "2031-01-07")
    assert uncited(empty) == []
    assert "No incident of these days" in markdown(empty)
    assert empty.figures == ()
    assert empty.about.text.startswith("None of the ")
    assert all(note.outlet for note in empty.notes)


def test_what_came_late_or_changed_is_a_correction(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "late.db"
    with sqlite3.connect(db) as source, sqlite3.connect(copy) as target:
        source.backup(target)
        target.execute("UPDATE linked SET date = '2024-05-11' WHERE kind = 'incident'")
        target.execute("UPDATE run SET started = '2024-05-22T10:00:00+00:00'")
    parts = {s.title: s for s in composed(copy, "2024-05-20", "2024-05-26", "restricted").sections}
    told = [s.text for s in parts["Corrections to earlier briefs"].sentences]
    assert told and all(t.startswith("Told only now: ") for t in told)


def test_the_open_part_of_a_record_keeps_the_days_of_its_runs(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "late.db"
    with sqlite3.connect(db) as source, sqlite3.connect(copy) as target:
        source.backup(target)
        target.execute("UPDATE run SET started = '2024-05-22T10:00:00+00:00'")
    sql = (
        "SELECT count(*) FROM linked l JOIN run f ON f.number = l.first_run JOIN run c"
        " ON c.number = l.changed_run WHERE f.started LIKE '2024-05-22%' AND c.started = f.started"
    )
    with Record(copy, read_only=True) as record, allowed(record, "open") as (part, left):
        assert left == {"restricted": 1}
        assert part.db.execute(sql).fetchone()[0] >= 3


WATCH = """\
name: Bordurian war
camps:
  South: [ARM]
  North: [AZE]
"""


def test_a_watch_names_the_brief_and_keeps_its_sides(
    cli: CliRunner, db: Path, tmp_path: Path
) -> None:
    file = tmp_path / "w.yaml"
    days = ["brief", "--db", str(db), "--from", "2024-05-06", "--to", "2024-05-19"]
    file.write_text(WATCH, encoding="utf-8")
    told = cli.invoke(app, [*days, "--watch", str(file)])
    assert told.exit_code == 0, told.output
    assert "# Bordurian war" in told.stdout and "accused" in told.stdout
    file.write_text(WATCH.replace("ARM", "FRA").replace("AZE", "ITA"), encoding="utf-8")
    other = cli.invoke(app, [*days, "--watch", str(file)])
    assert "No incident of these days" in other.stdout
    assert "the watch leaves out" in other.stderr and "incidents" in other.stderr
    assert "the watch leaves out" not in cli.invoke(app, days).stderr


# ------------------------------------------------------------ formats


def test_html_asks_for_nothing_and_escapes(brief: Brief) -> None:
    page = html(brief)
    assert not re.search(r"<script|<link|@import|url\(|<img|<iframe| src=", page)
    assert set(re.findall(r'href="([^"]*)"', page)) <= {
        *(f"#n{n.number}" for n in brief.notes), *(n.outlet for n in brief.notes)
    }  # fmt: skip
    bad = said((Part("name", "<script>x</script>"),), (1,))
    note = Note(1, "A <b>", "javascript:alert(1)", "1 May", "<i>", ("st-1",), 0, 1)
    page = html(msgspec.structs.replace(brief, about=bad, notes=(note,)))
    assert "<script>" not in page and 'href="javascript' not in page and "<i>" not in page


def test_pdf_is_a_page_with_its_text_and_the_same_again(brief: Brief) -> None:
    from pypdf import PdfReader

    data = pdf(brief)
    assert data == pdf(brief)
    read = PdfReader(io.BytesIO(data))
    text = " ".join(p.extract_text() for p in read.pages)
    assert len(read.pages) == 1
    for section in brief.sections:
        assert section.title in text


def test_docx_opens_with_raised_numbers_and_figures(brief: Brief) -> None:
    from docx import Document

    read = Document(io.BytesIO(docx(brief)))
    raised = [r.text for p in read.paragraphs for r in p.runs if r.font.superscript]
    assert len(raised) == len(sentences(brief))
    assert len(read.inline_shapes) == len(brief.figures) >= 1


@pytest.mark.parametrize(
    "name", ["Հայաստան", "Україна", "საქართველო", "السودان", "日本", "a\u202eb", "𝕏", "e\u0301"]
)
def test_names_in_any_script_do_not_stop_a_format(brief: Brief, name: str) -> None:
    sentence = said((Part("name", name), Part("words", ".")), (1,))
    note = Note(1, name, name, "1 May 2024", name, ("st-1",), 0, 1)
    own = msgspec.structs.replace(brief, title=name, about=sentence, notes=(note,))
    assert pdf(own).startswith(b"%PDF") and docx(own)[:2] == b"PK"
    assert name in html(own)


def test_the_command_takes_the_format_from_the_file(
    cli: CliRunner, db: Path, tmp_path: Path
) -> None:
    days = ["brief", "--db", str(db), "--from", "2024-05-06", "--to", "2024-05-19"]
    done = cli.invoke(app, days)
    assert done.exit_code == 0 and "[^1]" in done.stdout
    for name, start in (("a.pdf", b"%PDF"), ("a.docx", b"PK"), ("a.html", b"<!doctype")):
        assert cli.invoke(app, [*days, "--out", str(tmp_path / name)]).exit_code == 0
        assert (tmp_path / name).read_bytes().startswith(start)
    for wrong, words in (
        ([*days, "--out", str(tmp_path / "a.odt")], "--to-format"),
        ([*days, "--to-format", "pdf"], "needs a file"),
        (["brief", "--db", str(db), "--from", "2024-05-06", "--to", "2024-05-01"], "after"),
    ):
        failed = cli.invoke(app, wrong)
        assert failed.exit_code == 2 and words in failed.stderr


# ------------------------------------------------------------ quotations and the map


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("he fired", "“he fired”"),
        ("the army’s guns", "“the army’s guns”"),
        ("would be “crushed with an iron fist”", "‘would be “crushed with an iron fist”’"),
        ('a "red line" for us', '‘a "red line" for us’'),
        ("“We never fired.”", "“We never fired.”"),
        ("“No,” he said, “never.”", "‘“No,” he said, “never.”’"),
    ],
)
def test_no_character_of_a_quotation_is_changed(text: str, shown: str) -> None:
    assert in_marks(text) == shown and text in shown


def test_the_text_of_a_note_stands_in_the_story_as_it_is(db: Path, brief: Brief) -> None:
    with sqlite3.connect(db) as record:
        texts = [json.loads(b)["text"] for (b,) in record.execute("SELECT body FROM story")]
    plain = [" ".join(t.split()) for t in texts]
    told = [n for n in brief.notes if n.text]
    assert told
    for note in told:
        assert any(note.text in t for t in plain)
        assert note.text in note_text(note)
        assert note.text.replace("\\", "") in markdown(brief).replace("\\", "")
    quotes = [p.text for s in sentences(brief) for p in s.parts if p.kind == "quote"]
    for quote in quotes:
        for piece in quote.removeprefix("‘").removesuffix("’").split("…"):
            bare = piece.strip(' “”"')
            assert any(bare in t for t in plain), quote


def test_the_map_has_coasts_borders_and_what_is_disputed(brief: Brief) -> None:
    figure = brief.figures[0]
    kinds = {shape.kind for shape in figure.shapes}
    assert {"land", "border", "bar"} <= kinds
    assert any(m.glyph == "place" for m in figure.marks)
    drawn = svg(figure)
    assert drawn.count("<path") == len(figure.shapes)
    ElementTree.fromstring(drawn)


def test_a_line_in_dashes_is_as_long_as_its_dashes() -> None:
    found = list(dashed([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)], 2.0, 2.0))
    assert sum(abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in found) == pytest.approx(10.0)
    assert list(dashed([(0.0, 0.0)], 2.0, 2.0)) == []
