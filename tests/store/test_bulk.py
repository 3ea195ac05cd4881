"""Loading coded shards gives the record that adding the same documents gives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from trucewatch.running.outputs import Output
from trucewatch.store import copies
from trucewatch.store.bulk import load_output
from trucewatch.store.record import Record
from trucewatch.views.cli import app


def reports(folder: Path, report: str) -> Path:
    """A JSONL file with three reports and a bad line."""
    path = folder / "in.jsonl"
    lines = [
        json.dumps({"id": n, "text": report.replace("12 viol", f"{n + 3} viol")}) for n in range(3)
    ]
    path.write_text("\n".join([*lines, "{broken"]) + "\n", encoding="utf-8")
    return path


def exported(cli: CliRunner, db: Path, out: Path) -> dict[str, bytes]:
    """The files of an export."""
    assert cli.invoke(app, ["export", "--db", str(db), "--out", str(out)]).exit_code == 0
    return {p.name: p.read_bytes() for p in sorted(out.iterdir())}


def test_code_and_load_is_add(cli: CliRunner, tmp_path: Path, report: str) -> None:
    source, out = reports(tmp_path, report), tmp_path / "out"
    args = ["code", str(source), "--out", str(out), "--shard-size", "2", "--coder", "careful"]
    result = cli.invoke(app, args)
    assert (
        result.exit_code == 1 and "3 documents" in result.stdout and "1 failure " in result.stdout
    )
    again = cli.invoke(app, args)
    assert again.exit_code == 0 and "2 shards known" in again.stdout
    loaded, added = tmp_path / "loaded.db", tmp_path / "added.db"
    assert cli.invoke(app, ["load", str(out), "--db", str(loaded)]).exit_code == 1
    assert cli.invoke(app, ["add", str(source), "--db", str(added)]).exit_code == 1
    once = exported(cli, loaded, tmp_path / "a")
    assert once == exported(cli, added, tmp_path / "b")
    assert len(once["statements.jsonl"]) > 500
    repeated = cli.invoke(app, ["load", str(out), "--db", str(loaded)])
    assert repeated.stdout.startswith("0 new, 3 known")
    assert exported(cli, loaded, tmp_path / "c") == once


def schema(db: Path) -> set[tuple[str, str]]:
    """The names and statements of all that a record's schema has."""
    with Record(db, read_only=True) as record:
        return set(record.db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))


def test_a_load_that_breaks_off_leaves_nothing_of_its_shard(
    cli: CliRunner, tmp_path: Path, report: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = reports(tmp_path, report), tmp_path / "out"
    cli.invoke(app, ["code", str(source), "--out", str(out), "--shard-size", "2", "-q"])
    new, db = tmp_path / "new.db", tmp_path / "r.db"
    for path in (new, db):
        Record(path).db.close()

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, Record(db) as record:
        patch.setattr(copies, "place_stories", broken)
        with pytest.raises(KeyboardInterrupt):
            load_output(record, Output(str(out)))
        assert record.documents() == 0 and not record.unlinked()
    assert schema(db) == schema(new)
    assert cli.invoke(app, ["load", str(out), "--db", str(db)]).stdout.startswith("3 new")
    assert schema(db) == schema(new)  # what counts changes is there again
    with Record(db) as record, record.transaction():
        before = record.db.execute("SELECT sum(changed) FROM story_part").fetchone()
        record.db.execute("UPDATE statement SET body = body || ' ' WHERE number = 1")
        assert record.db.execute("SELECT sum(changed) FROM story_part").fetchone() != before


def test_what_the_gate_held_back_is_loaded_as_skipped(cli: CliRunner, tmp_path: Path) -> None:
    match = tmp_path / "match.txt"
    match.write_text("The home side won the cup final 3-1 before a crowd of fans in the rain.\n")
    out, db = tmp_path / "out", tmp_path / "r.db"
    coded = cli.invoke(app, ["code", str(match), "--out", str(out), "--gate", "-q"])
    assert "1 documents (1 not relevant), 0 stories" in coded.stdout
    loaded = cli.invoke(app, ["load", str(out), "--db", str(db), "-q"])
    assert loaded.exit_code == 0 and loaded.stdout.startswith("0 new, 1 not relevant")
    listed = cli.invoke(app, ["gate", "list", "--db", str(db)])
    assert "match.txt" in listed.stdout
    again = cli.invoke(app, ["load", str(out), "--db", str(db), "-q"])
    assert again.stdout.startswith("0 new, 1 known")


def test_a_damaged_shard_is_named_and_the_others_are_kept(
    cli: CliRunner, tmp_path: Path, report: str
) -> None:
    source, out, db = reports(tmp_path, report), tmp_path / "out", tmp_path / "r.db"
    cli.invoke(app, ["code", str(source), "--out", str(out), "--shard-size", "2", "-q"])
    (out / "events" / "part-0000001.parquet").write_bytes(b"PAR1 cut short")
    result = cli.invoke(app, ["load", str(out), "--db", str(db)])
    assert result.exit_code == 3 and "part-0000001.parquet" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    with Record(db, read_only=True) as record:
        assert record.documents() == 2


def test_a_folder_without_shards_is_refused(cli: CliRunner, tmp_path: Path) -> None:
    result = cli.invoke(app, ["load", str(tmp_path), "--db", str(tmp_path / "r.db")])
    assert result.exit_code == 3 and "holds no finished shards" in result.stderr
