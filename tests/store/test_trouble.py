"""Full disks, files that may not be written, clocks that jump back: one line, the old state intact."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.sources.test_documents import ONE, TWO
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources import open_inputs
from trucewatch.store import record as module
from trucewatch.store import schema
from trucewatch.store.check import check
from trucewatch.store.export import export
from trucewatch.store.ingest import add_inputs
from trucewatch.store.record import Record
from trucewatch.views.cli import app


@pytest.fixture
def db(tmp_path: Path, engine: Pipeline, report: str) -> Path:
    """A record with one report."""
    (tmp_path / "a.txt").write_text(report, encoding="utf-8")
    with Record(tmp_path / "r.db") as record:
        add_inputs(record, engine, open_inputs([str(tmp_path / "a.txt")]))
    return tmp_path / "r.db"


def exported(db: Path, out: Path) -> dict[str, bytes]:
    with Record(db, read_only=True) as record:
        assert list(check(record)) == []
        export(record, out, "jsonl")
    return {p.name: p.read_bytes() for p in out.glob("*.jsonl")}


def test_a_full_disk(
    cli: CliRunner, db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, report: str
) -> None:
    before = exported(db, tmp_path / "before")
    pages = sqlite3.connect(db).execute("PRAGMA page_count").fetchone()[0]
    (tmp_path / "b.txt").write_text("\n\n".join(f"Day {n}. {report}" for n in range(30)))
    with monkeypatch.context() as patch:
        patch.setattr(schema, "PRAGMAS", (*schema.PRAGMAS, f"PRAGMA max_page_count={pages + 2}"))
        result = cli.invoke(app, ["add", str(tmp_path / "b.txt"), "--db", str(db)])
    assert result.exit_code == 3
    assert "no room left" in result.stderr and len(result.stderr.strip().splitlines()) == 1
    assert exported(db, tmp_path / "after") == before
    assert cli.invoke(app, ["add", str(tmp_path / "b.txt"), "--db", str(db)]).exit_code == 0


def test_a_record_that_may_not_be_written(
    cli: CliRunner, db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = exported(db, tmp_path / "before")
    (tmp_path / "b.txt").write_text("Bordurian officials said on Monday that all was quiet.\n")
    with monkeypatch.context() as patch:
        # what SQLite answers where the file's permissions forbid writing, also for the superuser
        patch.setattr(schema, "PRAGMAS", (*schema.PRAGMAS, "PRAGMA query_only=ON"))
        result = cli.invoke(app, ["add", str(tmp_path / "b.txt"), "--db", str(db)])
    assert result.exit_code == 3 and "check the permissions" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert exported(db, tmp_path / "after") == before


def test_a_clock_that_jumps_back(
    tmp_path: Path, engine: Pipeline, report: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter(f"20{year}-01-01T00:00:00+00:00" for year in range(60, 10, -1))
    monkeypatch.setattr(module, "now", lambda: next(times))
    with Record(tmp_path / "r.db") as record:
        for n, text in enumerate((report, report + " More.", report + " Much more.")):
            row = {"text": text, "url": "https://one.example/a"}
            (tmp_path / f"{n}.jsonl").write_text(json.dumps(row), encoding="utf-8")
            add_inputs(record, engine, open_inputs([str(tmp_path / f"{n}.jsonl")]))
        runs = record.db.execute("SELECT number, started FROM run ORDER BY number").fetchall()
        assert [s for _, s in runs] == sorted((s for _, s in runs), reverse=True)
        versions = record.db.execute("SELECT number, document FROM version ORDER BY number")
        assert [v for v, _ in versions] == [1, 2, 3]
        assert not record.unlinked() and list(check(record)) == []


def test_an_archive_that_breaks_off(cli: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes((ONE + TWO)[:-300])
    db = ["--db", str(tmp_path / "r.db")]
    result = cli.invoke(app, ["add", str(tmp_path / "a.warc"), *db])
    assert result.exit_code == 1 and "1 new" in result.stdout and "breaks off" in result.stdout
    assert cli.invoke(app, ["check", *db]).exit_code == 0
    (tmp_path / "a.warc").write_bytes(ONE + TWO)  # the whole file comes later
    whole = cli.invoke(app, ["add", str(tmp_path / "a.warc"), *db])
    assert whole.exit_code == 0 and whole.stdout.startswith("1 new, 1 known")


def test_a_damaged_page_is_no_whole_record(cli: CliRunner, db: Path) -> None:
    assert cli.invoke(app, ["check", "--db", str(db)]).exit_code == 0
    with sqlite3.connect(db) as other:
        other.execute("UPDATE story SET body = replace(body, 'Sunday', 'Friday')")
    result = cli.invoke(app, ["check", "--db", str(db)])
    assert result.exit_code == 1 and "is not whole" in result.stderr
    with db.open("r+b") as file:
        file.seek(db.stat().st_size // 2)
        file.write(b"\xff" * 9000)
    assert cli.invoke(app, ["check", "--db", str(db)]).exit_code == 3
    assert cli.invoke(app, ["check", "--db", str(db.parent / "none.db")]).exit_code == 3
