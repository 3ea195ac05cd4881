"""The record: nothing lost, nothing twice, the same whatever the order."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from trucewatch.records import Failure, Story
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources import open_inputs
from trucewatch.store import pages_common, pages_sources, queries
from trucewatch.store.check import check
from trucewatch.store.export import export
from trucewatch.store.ingest import add_inputs
from trucewatch.store.record import Record, RecordError

SECOND = "SZOHÔD — Bordurian officials said on Monday that the ceasefire was holding again.\n"


@pytest.fixture
def inputs(tmp_path: Path, report: str) -> list[str]:
    """Two readable files and one that is not."""
    (tmp_path / "a.txt").write_text(report, encoding="utf-8")
    (tmp_path / "b.txt").write_text(SECOND, encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    return [str(tmp_path / n) for n in ("a.txt", "b.txt", "c.txt")]


def _export(record: Record, folder: Path) -> dict[str, str]:
    export(record, folder, "jsonl")
    return {p.name: p.read_text(encoding="utf-8") for p in folder.iterdir()}


def test_adding_again_changes_nothing_and_the_bad_file_is_named(
    tmp_path: Path, engine: Pipeline, inputs: list[str]
) -> None:
    with Record(tmp_path / "r.db") as record:
        first = add_inputs(record, engine, open_inputs(inputs, "auto"))
        before = _export(record, tmp_path / "one")
        second = add_inputs(record, engine, open_inputs(inputs, "auto"))
        after = _export(record, tmp_path / "two")
    assert (first.new, first.known, len(first.unreadable)) == (2, 0, 1)
    assert (second.new, second.known, len(second.unreadable)) == (0, 2, 1)
    assert "c.txt" in first.line()
    assert before == after
    assert len(before["stories.jsonl"].splitlines()) == 2


def test_the_order_of_adding_does_not_matter(
    tmp_path: Path, engine: Pipeline, inputs: list[str]
) -> None:
    outcomes = []
    for name, order in (("x", inputs), ("y", inputs[::-1])):
        with Record(tmp_path / f"{name}.db") as record:
            for one in order:
                add_inputs(record, engine, open_inputs([one], "auto"))
            outcomes.append(_export(record, tmp_path / name))
    assert outcomes[0] == outcomes[1]


def test_what_is_kept_is_what_was_read_and_every_span_slices_back(
    tmp_path: Path, engine: Pipeline, inputs: list[str]
) -> None:
    with Record(tmp_path / "r.db") as record:
        add_inputs(record, engine, open_inputs(inputs, "auto"))
        stories = {s["id"]: s for s in queries.rows(record, "stories")}
        statements = list(queries.rows(record, "statements"))
        assert statements
        for row in statements:
            text = stories[row["story_id"]]["text"]
            for span in (row["cue"], row["speaker"], *row["content"]):
                if span:
                    assert text[span["start"] : span["end"]] == span["text"]


def test_filters_give_a_part_and_never_more(
    tmp_path: Path, engine: Pipeline, inputs: list[str]
) -> None:
    with Record(tmp_path / "r.db") as record:
        add_inputs(record, engine, open_inputs(inputs, "auto"))
        everything = list(queries.rows(record, "statements"))
        denials = list(queries.rows(record, "statements", queries.Filter(status="deny")))
        nothing = list(queries.rows(record, "statements", queries.Filter(party="Atlantis")))
        percent = list(queries.rows(record, "statements", queries.Filter(party="%")))
    assert 0 < len(denials) < len(everything)
    assert all(r["act"] == "deny" for r in denials)
    assert nothing == percent == []


def test_find_takes_an_unambiguous_beginning(
    tmp_path: Path, engine: Pipeline, inputs: list[str]
) -> None:
    with Record(tmp_path / "r.db") as record:
        add_inputs(record, engine, open_inputs(inputs, "auto"))
        one = next(queries.rows(record, "statements"))
        found = queries.find(record, one["id"][:12])
        assert found is not None and found[1].id == one["id"]
        assert queries.find(record, "st-") is None
        assert queries.find(record, "no-such-id") is None


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    with Record(tmp_path / "r.db") as record:
        with pytest.raises(RuntimeError), record.transaction():
            record.add_failure_inside(Failure("d", "s", "e"))
            raise RuntimeError
        assert queries.counts(record)["failures"] == 0


def test_a_record_where_nobody_may_write_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "r.db"
    with Record(path):
        pass
    monkeypatch.setattr("trucewatch.store.opening.os.access", lambda *_: False)
    with Record(path, read_only=True) as record:
        assert queries.counts(record)["stories"] == 0
        assert [p.name for p in tmp_path.iterdir()] == ["r.db"]  # no log beside it
    Path(f"{path}-wal").write_bytes(b"x" * 40)  # what waits in a log must not be passed over
    with Record(path, read_only=True):
        assert Path(f"{path}-shm").exists()


def test_other_files_are_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no such record"):
        Record(tmp_path / "none.db", read_only=True)
    (tmp_path / "text.db").write_text("not a database at all, but long enough to be looked at" * 9)
    with pytest.raises(RecordError, match=r"text\.db"):
        Record(tmp_path / "text.db")
    db = sqlite3.connect(tmp_path / "other.db")
    db.execute("CREATE TABLE t(x)")
    db.close()
    with pytest.raises(RecordError, match="not a trucewatch record"):
        Record(tmp_path / "other.db")


def test_export_lines_are_json_ordered_by_id(
    tmp_path: Path, engine: Pipeline, inputs: list[str]
) -> None:
    with Record(tmp_path / "r.db") as record:
        add_inputs(record, engine, open_inputs(inputs, "auto"))
        files = _export(record, tmp_path / "out")
    ids = [json.loads(line)["id"] for line in files["events.jsonl"].splitlines()]
    assert ids == sorted(ids) and len(ids) == len(set(ids))
    assert 'fetched":"' not in files["documents.jsonl"]


@pytest.mark.parametrize("few", [1, 10_000])
def test_common_and_rare_parties_are_found_alike(
    tmp_path: Path, engine: Pipeline, inputs: list[str], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "_FEW", few)
    with Record(tmp_path / "r.db") as record:
        add_inputs(record, engine, open_inputs(inputs, "auto"))
        for kind in ("events", "statements"):
            wanted = queries.Filter(party="Borduria", limit=100)
            found = list(queries.rows(record, kind, wanted))
            everything = list(queries.rows(record, kind))
            assert found and found == [r for r in everything if r in found]
            assert len(found) < len(everything)


def test_notes_on_bytes_and_characters_are_kept_and_listed(
    tmp_path: Path, engine: Pipeline, report: str
) -> None:
    (tmp_path / "odd.txt").write_bytes(report.encode() + b"\nCaf\xe9 \x1b[31mclosed.\n")
    (tmp_path / "plain.txt").write_text(report, encoding="utf-8")
    with Record(tmp_path / "r.db") as record:
        add_inputs(
            record, engine, open_inputs([str(tmp_path / n) for n in ("odd.txt", "plain.txt")])
        )
        (found,) = pages_sources.noted(record)
        assert found.source_uri.endswith("odd.txt")
        assert [n.split(" (")[0] for n in found.notes] == [
            "1 byte is not UTF-8 and read as Windows-1252",
            "1 control or hidden character taken out",
        ]
        story = pages_common.by_ids(record, Story, [found.story_id or ""])[found.story_id or ""]
        assert "Café closed." in story.text
        assert list(check(record)) == []
