"""Copies, bringing back, tidying, merging, forgetting; what is damaged is found."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path

import pytest

from trucewatch.running.pipeline import Pipeline
from trucewatch.sources import Opening, open_inputs
from trucewatch.store import queries, reviews
from trucewatch.store.check import check
from trucewatch.store.export import export
from trucewatch.store.forget import forget
from trucewatch.store.ingest import add_inputs, link_record
from trucewatch.store.merge import merge
from trucewatch.store.record import Record, RecordError
from trucewatch.store.upkeep import backup, restore, vacuum

QUIET = "Bordurian officials said on Monday that the ceasefire at Zileheroum was holding."


@pytest.fixture
def folder(tmp_path: Path, report: str) -> Path:
    """Three reports, two of them copies."""
    reports = [
        {"text": report, "url": "https://one.example/a"},
        {"text": report + "\nMore soon.", "url": "https://two.example/b"},
        {"text": QUIET, "url": "https://one.example/c"},
    ]
    for n, row in enumerate(reports):
        (tmp_path / f"{n}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    return tmp_path


@pytest.fixture
def db(folder: Path, engine: Pipeline) -> Path:
    """A record of the three reports."""
    with Record(folder / "r.db") as record:
        add_inputs(record, engine, open_inputs([str(folder / f"{n}.jsonl") for n in range(3)]))
        first = next(queries.rows(record, "events"))
        reviews.on_record(record, "edit", first["id"], "Ann", realis="denied")
        link_record(record)
    return folder / "r.db"


def exported(path: Path, out: Path) -> dict[str, bytes]:
    with Record(path, read_only=True) as record:
        export(record, out, "jsonl")
    return {p.name: p.read_bytes() for p in out.glob("*.jsonl")}


def problems(path: Path) -> list[str]:
    with Record(path, read_only=True) as record:
        return list(check(record))


def test_a_whole_record_has_no_problems(db: Path) -> None:
    assert problems(db) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE document SET sha256 = 'x' WHERE number=1", "does not agree"),
        ("UPDATE original SET bytes = x'789c03000000000100' WHERE document=1", "hash"),
        ("UPDATE original SET bytes = x'00' WHERE document=1", "unpacked"),
        ("DELETE FROM original WHERE document=1", "missing"),
        ("UPDATE story SET body = replace(body, 'Sunday', 'Friday')", "hash|slice"),
        ("UPDATE story SET body = substr(body, 2)", "agree"),
        ("UPDATE story SET published = '1999-01-01' WHERE number=1", "date"),
        ("UPDATE event SET body = replace(body, '\"start\":', '\"start\":1')", "slice"),
        ("UPDATE statement SET body = '{}'", "cannot be read"),
        ("UPDATE event SET copy = 1 - copy", "not marked"),
        ("UPDATE story SET copy_of = number WHERE number=1", "copy of a copy|not marked"),
        ("UPDATE sentence SET text = 'other' WHERE number=1", "no slice|search index"),
        ("INSERT INTO sentence_search(rowid, text) VALUES (999, 'ghost')", "search index"),
        ("INSERT INTO sentence_search(sentence_search) VALUES ('delete-all')", "search index"),
        ("DELETE FROM coding", "active coding"),
        ("UPDATE coding SET body = x'00'", "packed coding"),
        ("INSERT INTO redirect VALUES ('incident-x', 'incident-y')", "leads nowhere"),
        ("UPDATE linked SET body = '{}'", "linked record"),
        ("INSERT INTO event_place VALUES (99999, 1, 1, 1, 1)", "rows of nothing"),
        ("INSERT INTO story_band VALUES (1, 1)", ""),
    ],
)
def test_what_was_tampered_with_is_found(db: Path, statement: str, words: str) -> None:
    other = sqlite3.connect(db, isolation_level=None)
    other.execute("PRAGMA foreign_keys=ON")
    other.execute(statement)
    other.close()
    found = problems(db)
    if words:
        assert found and any(re.search(words, p) for p in found), found
    else:
        assert found == []


def test_a_copy_is_the_record_and_brings_it_back(db: Path, tmp_path: Path) -> None:
    before = exported(db, tmp_path / "before")
    copy = tmp_path / "copy.db"
    with Record(db) as record, record.transaction():  # while a writer is at work
        record.touch()
        with Record(db, read_only=True) as reader:
            assert backup(reader, copy) == copy.stat().st_size
        record.db.execute("INSERT INTO meta VALUES ('x', 1)")
    assert exported(copy, tmp_path / "copied") == before
    with pytest.raises(RecordError, match="--replace"):
        restore(copy, db)
    restore(copy, tmp_path / "new.db")
    assert exported(tmp_path / "new.db", tmp_path / "again") == before
    with db.open("r+b") as file:  # damage the record, then bring it back
        file.seek(db.stat().st_size // 2)
        file.write(b"\xff" * 9000)
    restore(copy, db, replace=True)
    assert exported(db, tmp_path / "back") == before and problems(db) == []
    assert (tmp_path / "r.db.before-restore").exists()
    assert not list(tmp_path.glob(".*.part"))


def test_a_damaged_copy_is_not_brought_back(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with Record(db, read_only=True) as record:
        backup(record, copy)
    with sqlite3.connect(copy) as other:
        other.execute("UPDATE story SET body = replace(body, 'Sunday', 'Friday')")
    before = db.read_bytes()
    with pytest.raises(RecordError, match="not whole"):
        restore(copy, db, replace=True)
    assert db.read_bytes() == before


def test_places_where_no_copy_can_be(db: Path, tmp_path: Path) -> None:
    with Record(db, read_only=True) as record:
        for target in (tmp_path, tmp_path / "none" / "x.db", db):
            with pytest.raises(RecordError):
                backup(record, target)


def test_tidying_changes_nothing_but_the_size(db: Path, tmp_path: Path) -> None:
    before = exported(db, tmp_path / "before")
    with Record(db) as record:
        vacuum(record)
    assert exported(db, tmp_path / "after") == before and problems(db) == []


def test_merging_two_records_is_adding_all_to_one(
    db: Path, folder: Path, engine: Pipeline, tmp_path: Path
) -> None:
    outcomes = []
    for first, second in (("x", "y"), ("y", "x")):
        for name, numbers in (("x", (0, 2)), ("y", (1, 2))):
            label = "internal" if name == "y" else "open"
            with Record(tmp_path / f"{first}{name}.db") as record:
                files = [str(folder / f"{n}.jsonl") for n in numbers]
                inputs = open_inputs(files, options=Opening(label=label))
                add_inputs(record, engine, inputs)
                if name == "x":
                    event = next(queries.rows(record, "events"))
                    reviews.on_record(record, "reject", event["id"], "Ann")
        with (
            Record(tmp_path / f"{first}{first}.db") as record,
            Record(tmp_path / f"{first}{second}.db", read_only=True) as other,
        ):
            outcome = merge(record, other)
            assert (outcome.new, outcome.known) == (1, 1)
            assert merge(record, other).new == 0
            link_record(record)
            sql = "SELECT label FROM document ORDER BY id"
            labels = sorted(x for (x,) in record.db.execute(sql))
            assert labels == ["internal", "internal", "open"]
        path = tmp_path / f"{first}{first}.db"
        assert problems(path) == []
        outcomes.append(exported(path, tmp_path / f"out-{first}"))
    assert outcomes[0] == outcomes[1]


def test_what_is_forgotten_leaves_no_trace_but_the_audit(
    db: Path, folder: Path, engine: Pipeline, tmp_path: Path
) -> None:
    with Record(db) as record:
        reviews.undo(record, reviews.log(record)[0].id, "Ann")
        outcome = forget(record, "https://one.example/", "Ann", "asked to")
        assert (outcome.found.documents, outcome.stories) == (2, 2)
        link_record(record)
        vacuum(record)
        detail = record.db.execute("SELECT detail FROM audit").fetchone()[0]
        assert json.loads(detail)["documents"] == 2 and "one.example" not in detail
        with pytest.raises(sqlite3.IntegrityError):
            record.db.execute("DELETE FROM audit")
        assert forget(record, "https://one.example/", "Ann", "again").found.documents == 0
    assert problems(db) == []
    assert (
        b"one.example" not in db.read_bytes() and b"Zileheroum was holding" not in db.read_bytes()
    )
    # what is left is what there would be had the source never come
    with Record(tmp_path / "never.db") as record:
        add_inputs(record, engine, open_inputs([str(folder / "1.jsonl")]))
    assert exported(db, tmp_path / "left") == exported(tmp_path / "never.db", tmp_path / "never")
