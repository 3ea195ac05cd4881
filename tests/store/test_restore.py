"""Copies and bringing back when all goes wrong: nothing that was committed is lost."""

from __future__ import annotations

import resource
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.store.older import as_version
from tests.views.support import one_line
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources import open_inputs
from trucewatch.store.ingest import add_inputs
from trucewatch.store.record import Record, RecordError
from trucewatch.store.upkeep import backup, restore
from trucewatch.views.cli import app

ROWS = 3000
REPORT = "Bordurian officials said on Monday that the ceasefire at Zileheroum was holding."


@pytest.fixture(scope="module")
def whole_record(tmp_path_factory: pytest.TempPathFactory, engine: Pipeline) -> Path:
    """A record of one report; read it only."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    with Record(folder / "whole.db") as record:
        add_inputs(record, engine, open_inputs([str(folder / "a.txt")]))
    return folder / "whole.db"


@pytest.fixture
def copy(tmp_path: Path, whole_record: Path) -> Path:
    """A copy that ``backup`` made."""
    with Record(whole_record, read_only=True) as record:
        backup(record, tmp_path / "copy.db")
    return tmp_path / "copy.db"


def crashed(path: Path, version: int | None = None) -> None:
    """Leave the record at ``path`` as a crash does: what was committed last is in its log only."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA wal_autocheckpoint=0")
        if version is not None:
            db.execute(f"PRAGMA user_version={version}")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.execute("BEGIN")
        rows = ((f"https://feed{n}.example/",) for n in range(ROWS))
        db.executemany("INSERT INTO feed(url) VALUES (?)", rows)
        db.execute("COMMIT")
        for suffix in ("", "-wal"):
            shutil.copy(f"{path}{suffix}", f"{path}{suffix}.kept")
    for suffix in ("", "-wal"):
        Path(f"{path}{suffix}.kept").rename(f"{path}{suffix}")


def rows(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("SELECT count(*) FROM feed").fetchone()[0])


@contextmanager
def small_disk(size: int) -> Iterator[None]:
    """Let no file grow beyond ``size`` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("version", [4, 99, None])
def test_what_was_committed_last_is_kept_whatever_the_version(
    copy: Path, tmp_path: Path, version: int | None
) -> None:
    target = tmp_path / "r.db"
    shutil.copy(copy, target)
    crashed(target, version)
    assert restore(copy, target, replace=True) == tmp_path / "r.db.before-restore"
    assert rows(tmp_path / "r.db.before-restore") == ROWS
    assert rows(target) == 0


def test_a_damaged_record_is_kept_with_its_log(copy: Path, tmp_path: Path) -> None:
    target = tmp_path / "r.db"
    shutil.copy(copy, target)
    crashed(target)
    with target.open("r+b") as file:
        file.seek(target.stat().st_size // 3)
        file.write(b"\xff" * 50_000)
    before = [Path(f"{target}{s}").read_bytes() for s in ("", "-wal")]
    former = restore(copy, target, replace=True)
    assert [Path(f"{former}{s}").read_bytes() for s in ("", "-wal")] == before
    assert rows(target) == 0 and not Path(f"{target}-wal").exists()


def test_what_the_log_makes_whole_is_a_whole_record(copy: Path, tmp_path: Path) -> None:
    target = tmp_path / "r.db"
    shutil.copy(copy, target)
    crashed(target)
    with target.open("r+b") as file:  # its first page is in the log too
        file.write(b"no database at all")
    former = restore(copy, target, replace=True)
    assert former is not None and rows(former) == ROWS
    target.write_text("no database at all", encoding="utf-8")
    former = restore(copy, target, replace=True)
    assert former is not None and former.read_text(encoding="utf-8") == "no database at all"
    assert rows(target) == 0


def test_a_log_without_its_record_is_not_taken_for_the_new_one(copy: Path, tmp_path: Path) -> None:
    target = tmp_path / "r.db"
    shutil.copy(copy, target)
    crashed(target)
    target.unlink()
    restore(copy, target)
    assert rows(target) == 0 and (tmp_path / "r.db.before-restore-wal").exists()


def test_each_record_that_is_replaced_is_kept(copy: Path, tmp_path: Path) -> None:
    target = tmp_path / "r.db"
    restore(copy, target)
    kept = []
    for n in range(3):
        with sqlite3.connect(target) as db:
            db.execute("INSERT INTO feed(url) VALUES (?)", (f"https://{n}.example/",))
        kept.append(restore(copy, target, replace=True))
    names = [path.name for path in kept if path]
    ends = ("", "-2", "-3")
    assert names == [f"r.db.before-restore{end}" for end in ends]
    for n, path in enumerate(kept):
        with closing(sqlite3.connect(str(path))) as db:
            assert db.execute("SELECT url FROM feed").fetchall() == [(f"https://{n}.example/",)]


def test_where_the_former_record_cannot_be_kept_nothing_is_replaced(
    copy: Path, tmp_path: Path
) -> None:
    target = tmp_path / "r.db"
    shutil.copy(copy, target)
    crashed(target)
    with small_disk(100_000), pytest.raises(RecordError, match=r"before-restore: "):
        restore(copy, target, replace=True)
    assert rows(target) == ROWS
    assert not list(tmp_path.glob("*before-restore*")) + list(tmp_path.glob(".*"))


def test_a_full_disk_leaves_no_part_of_a_file(copy: Path, tmp_path: Path) -> None:
    target = tmp_path / "new.db"
    with small_disk(100_000), pytest.raises(RecordError, match=r"new\.db"):
        restore(copy, target)
    with (
        Record(copy, read_only=True) as record,
        small_disk(100_000),
        pytest.raises(RecordError, match=r"out\.db"),
    ):
        backup(record, tmp_path / "out.db")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.db"]


def test_a_copy_replaces_only_a_copy(copy: Path, tmp_path: Path, cli: CliRunner) -> None:
    notes, live = tmp_path / "notes.txt", tmp_path / "live.db"
    notes.write_text("My notes.", encoding="utf-8")
    restore(copy, live)  # a record that is worked in
    for target in (notes, live):
        before = target.read_bytes()
        result = cli.invoke(app, ["backup", str(target), "--db", str(copy)])
        one_line(result, 3, target.name, "another name")
        assert target.read_bytes() == before
    with Record(live, read_only=True) as record:
        assert backup(record, copy) == copy.stat().st_size  # last night's


def test_the_command_says_where_the_former_record_is(
    copy: Path, tmp_path: Path, cli: CliRunner
) -> None:
    target = tmp_path / "r.db"
    restore(copy, target)
    result = cli.invoke(app, ["restore", str(copy), "--db", str(target), "--replace"])
    assert result.exit_code == 0 and "r.db.before-restore)" in result.stdout
    result = cli.invoke(app, ["restore", str(target), "--db", str(target), "--replace"])
    one_line(result, 3, "the copy itself")


# ------------------------------------------------------------ migration


@pytest.mark.parametrize("version", [3, 4])
@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER zz AFTER INSERT ON audit BEGIN DELETE FROM document; END",
        "CREATE VIEW zz AS SELECT * FROM document",
    ],
)
def test_what_is_not_ours_in_an_earlier_record_never_runs(
    whole_record: Path, tmp_path: Path, version: int, statement: str, cli: CliRunner
) -> None:
    old = tmp_path / "old.db"
    as_version(whole_record, old, version)
    with closing(sqlite3.connect(old)) as db:
        db.execute(statement)
        before = list(db.iterdump())
    result = cli.invoke(app, ["migrate", "--db", str(old)])
    one_line(result, 3, "'zz'", "not trucewatch's")
    with closing(sqlite3.connect(old)) as db:
        assert list(db.iterdump()) == before
        assert db.execute("PRAGMA user_version").fetchone()[0] == version
    assert not list(tmp_path.glob("old.db.version-*"))
