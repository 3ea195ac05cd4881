"""A hostile machine: locks, damage, full disks, interrupts. One line, no traceback."""

from __future__ import annotations

import itertools
import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.views.support import one_line
from trucewatch.records import Story
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources import open_inputs
from trucewatch.store import schema
from trucewatch.store.ingest import add_inputs
from trucewatch.store.record import Record, RecordError
from trucewatch.views.cli import app

FRENCH = "Le ministère a dit samedi avoir repoussé une attaque près de la frontière. " * 8
RUN = [sys.executable, "-c", "from trucewatch.views.cli import main; main()"]


# ------------------------------------------------------------ the record's file


def test_a_locked_record_is_named_with_the_way_out(
    cli: CliRunner, monkeypatch: pytest.MonkeyPatch, db: Path, tmp_path: Path
) -> None:
    impatient = tuple(p.replace("10000", "50") for p in schema.PRAGMAS)
    assert impatient != schema.PRAGMAS
    monkeypatch.setattr(schema, "PRAGMAS", impatient)
    other = sqlite3.connect(db, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    (tmp_path / "b.txt").write_text("Bordurian officials said on Monday that all was quiet.\n")
    try:
        result = cli.invoke(app, ["add", str(tmp_path / "b.txt"), "--db", str(db)])
        one_line(result, 3, str(db), "another program", "repeat")
        assert cli.invoke(app, ["show", "events", "--db", str(db)]).exit_code == 0
    finally:
        other.close()


@pytest.mark.parametrize(
    "args",
    [
        ["add", "TEXT"],
        ["show", "events"],
        ["show", "incidents"],
        ["why", "st-"],
        ["export", "--out", "OUT"],
    ],
)
def test_a_damaged_record_is_reported(
    cli: CliRunner, db: Path, text: Path, tmp_path: Path, args: list[str]
) -> None:
    with db.open("r+b") as file:
        file.seek(db.stat().st_size // 2)
        file.write(b"\xff" * 8192)
    named = {"TEXT": str(text), "OUT": str(tmp_path / "out")}
    result = cli.invoke(app, [*(named.get(a, a) for a in args), "--db", str(db)])
    one_line(result, 3, str(db), "damaged")
    assert not (tmp_path / "out").exists()


def test_a_damaged_body_is_reported_too(cli: CliRunner, db: Path) -> None:
    with sqlite3.connect(db) as other:
        other.execute("UPDATE event SET body = substr(body, 1, 20)")
    one_line(cli.invoke(app, ["show", "events", "--db", str(db)]), 3, "damaged")


@pytest.mark.parametrize("command", [["show", "events"], ["add", "a.txt"], ["why", "st-1"]])
def test_places_where_no_record_can_be(cli: CliRunner, tmp_path: Path, command: list[str]) -> None:
    one_line(cli.invoke(app, [*command, "--db", str(tmp_path)]), 3, str(tmp_path), "folder")
    gone = tmp_path / "gone" / "x.db"
    one_line(cli.invoke(app, [*command, "--db", str(gone)]), 3, str(gone))
    empty = cli.invoke(app, [*command, "--db", ""])
    assert empty.exit_code == 2 and "empty" in empty.stderr


def test_a_text_file_is_no_record(cli: CliRunner, text: Path) -> None:
    before = text.read_bytes()
    one_line(cli.invoke(app, ["add", str(text), "--db", str(text)]), 3, "not a trucewatch record")
    assert text.read_bytes() == before


def test_limits_beyond_what_a_record_can_hold_are_refused(cli: CliRunner, db: Path) -> None:
    asked = ["show", "events", "--db", str(db), "--limit"]
    assert cli.invoke(app, [*asked, "99999999999999999999"]).exit_code == 2
    assert cli.invoke(app, [*asked, "1000000000"]).exit_code == 0


def test_an_export_is_whole_or_not_at_all(cli: CliRunner, db: Path, text: Path) -> None:
    export = ["export", "--db", str(db), "--out"]
    one_line(cli.invoke(app, [*export, str(text)]), 3, str(text), "folder")
    one_line(cli.invoke(app, [*export, str(text / "under")]), 3, "folder")
    assert cli.invoke(app, [*export, ""]).exit_code == 2
    out = text.parent / "out"
    (out / "events.jsonl").mkdir(parents=True)
    one_line(cli.invoke(app, [*export, str(out)]), 3, "events.jsonl")
    assert [p.name for p in out.iterdir()] == ["events.jsonl"]


def test_an_export_that_fails_midway_leaves_the_former_one(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trucewatch.store import export
    from trucewatch.store.exports import jsonl

    out = tmp_path / "out"
    with Record(db, read_only=True) as record:
        export.export(record, out, "jsonl")
        before = {p.name: p.read_bytes() for p in out.iterdir()}
        written: list[str] = []

        def full(path: Path, lines: Any) -> int:
            written.append(path.name)
            if len(written) > 2:
                raise OSError(28, "No space left on device")
            return path.write_text("half")

        monkeypatch.setattr(jsonl, "write_lines", full)
        with pytest.raises(export.ExportError, match="No space"):
            export.export(record, out, "jsonl")
    assert {p.name: p.read_bytes() for p in out.iterdir()} == before


def test_another_version_is_refused_with_the_way_out(db: Path) -> None:
    with sqlite3.connect(db) as other:
        other.execute(f"PRAGMA user_version={schema.SCHEMA_VERSION + 1}")
    with pytest.raises(RecordError, match="version"):
        Record(db)


# ------------------------------------------------------------ adding


def _interrupted(monkeypatch: pytest.MonkeyPatch, where: str, after: int) -> None:
    from trucewatch.store import relinking

    if where == "linking":
        monkeypatch.setattr(relinking, "link", _raise)
        return
    code = Pipeline.code_split

    def stop(self: Pipeline, documents: Iterable[Sequence[Story]]) -> Iterator[Any]:
        yield from itertools.islice(code(self, documents), after)
        raise KeyboardInterrupt

    monkeypatch.setattr(Pipeline, "code_split", stop)


def _raise(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("where", ["coding", "linking"])
def test_what_was_stopped_goes_on_when_repeated(
    cli: CliRunner, tmp_path: Path, text: Path, where: str
) -> None:
    (tmp_path / "b.txt").write_text("Bordurian officials said on Monday that all was quiet.\n")
    add = ["add", str(text), str(tmp_path / "b.txt"), "--db", str(tmp_path / "r.db")]
    with pytest.MonkeyPatch.context() as patch:
        _interrupted(patch, where, 1)
        kept = "1 new document was" if where == "coding" else "2 new documents were"
        one_line(cli.invoke(app, add), 130, kept, "repeat")
    show = ["show", "incidents", "--db", str(tmp_path / "r.db"), "--format", "json"]
    shown = cli.invoke(app, show)
    assert "not linked yet" in shown.stderr and json.loads(shown.stdout) == {"incidents": []}
    plain = cli.invoke(app, ["show", "events", "--db", str(tmp_path / "r.db")])
    assert "linked" not in plain.stderr
    again = cli.invoke(app, add)
    assert again.stdout.startswith("1 new, 1" if where == "coding" else "0 new, 2"), again.output
    shown = cli.invoke(app, show)
    assert shown.stderr == "" and json.loads(shown.stdout)["incidents"]


def test_a_document_that_came_in_meanwhile_is_known_and_counts_as_not_linked(
    db: Path, tmp_path: Path, engine: Pipeline
) -> None:
    (tmp_path / "b.txt").write_text("Bordurian officials said on Monday that all was quiet.\n")
    [raw] = open_inputs([str(tmp_path / "b.txt")])
    assert not hasattr(raw, "error")
    with Record(db) as record:
        before = record.changes()
        coded = engine.code_document(raw)  # type: ignore[arg-type]
        assert record.add(raw.document, coded)  # type: ignore[union-attr]
        assert not record.add(raw.document, coded)  # type: ignore[union-attr]
        from trucewatch.linking import link

        record.replace_linked(link(record.coded()), before)
        assert record.unlinked()
        tally = add_inputs(record, engine, [])
        assert tally.new == 0 and not record.unlinked()


def test_only_what_this_process_wrote_is_new(
    db: Path, text: Path, engine: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Record(db) as record:
        # as if the other process had added the document after we asked for it
        monkeypatch.setattr(Record, "knows", lambda *_: False)
        tally = add_inputs(record, engine, open_inputs([str(text)]))
    assert (tally.new, tally.known, tally.stories) == (0, 1, 0)


def test_unreadable_files_beyond_three_are_listed_one_a_line(
    cli: CliRunner, tmp_path: Path, text: Path
) -> None:
    for n in range(6):
        (tmp_path / f"bad{n}.txt").write_bytes(b"\x00\x01" * 50)
    result = cli.invoke(app, ["add", str(tmp_path), "--db", str(tmp_path / "r.db")])
    assert result.exit_code == 1
    assert "and 3 more" in result.stdout and len(result.stdout.splitlines()) == 1
    rest = [line for line in result.stderr.splitlines() if "bad" in line]
    assert len(rest) == 3 and "bad5.txt" in rest[2]
    assert "binary file, a binary" not in result.output


@pytest.mark.parametrize("args", [["read", "--format", "json"], ["read", "--format", "jsonl"],
                                  ["read"], ["add"]])  # fmt: skip
def test_a_text_that_was_not_read_is_noted(cli: CliRunner, tmp_path: Path, args: list[str]) -> None:
    path = tmp_path / "f.txt"
    path.write_text(FRENCH, encoding="utf-8")
    db = ["--db", str(tmp_path / "r.db")] if args == ["add"] else []
    result = cli.invoke(app, [*args, str(path), *db])
    assert result.exit_code == 0
    notes = result.stderr.splitlines()
    assert len(notes) == 1 and "f.txt" in notes[0] and "English" in notes[0]
    path.write_text(FRENCH + "Encore. ", encoding="utf-8")
    assert cli.invoke(app, [*args, str(path), *db, "--quiet"]).stderr == ""


# ------------------------------------------------------------ reading


def test_json_of_several_inputs_is_one_list(cli: CliRunner, tmp_path: Path, text: Path) -> None:
    other = tmp_path / "b.txt"
    other.write_text("Bordurian officials said on Monday that all was quiet.\n")
    one = json.loads(cli.invoke(app, ["read", str(text), "--format", "json"]).stdout)
    args = ["read", str(text), str(tmp_path / "none.txt"), str(other), "--format", "json"]
    result = cli.invoke(app, args)
    several = json.loads(result.stdout)
    assert result.exit_code == 1
    assert several[0] == one and len(several) == 3 and several[1]["document"] is None


def test_why_tells_unknown_from_ambiguous(cli: CliRunner, db: Path, text: Path) -> None:
    for where in (["--db", str(db)], ["--file", str(text)]):
        one_line(cli.invoke(app, ["why", "zz-1", *where]), 1, "no record")
        result = cli.invoke(app, ["why", "st-", *where])
        one_line(result, 1, "several records", "give more")
        assert 2 <= result.stderr.count("st-") - 1 <= 10
    gone = str(text.parent / "missing.txt")
    one_line(cli.invoke(app, ["why", "st-1", "--file", gone]), 3, gone, "no such file")
    assert cli.invoke(app, ["why", "", "--db", str(db)]).exit_code == 2
