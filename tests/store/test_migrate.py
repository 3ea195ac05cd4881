"""Records of earlier versions become records of this one: nothing lost, a copy first, or nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.store.older import as_version
from tests.store.version_2 import downgrade
from trucewatch.records import Failure
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources import open_inputs
from trucewatch.store import migrate, opening, queries, reviews, schema
from trucewatch.store.check import check
from trucewatch.store.export import export
from trucewatch.store.ingest import add_inputs, link_record
from trucewatch.store.record import Record, RecordError
from trucewatch.store.relinking import relink


def exported(path: Path, out: Path) -> dict[str, bytes]:
    with Record(path, read_only=True) as record:
        export(record, out, "jsonl")
    return {p.name: p.read_bytes() for p in out.glob("*.jsonl")}


@pytest.fixture
def pair(tmp_path: Path, engine: Pipeline, report: str) -> tuple[Path, Path]:
    """A record of this version and the same record as version 2 kept it."""
    for name, text in (("a", report), ("b", "All was quiet on Monday, Bordurian officials said.")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with Record(tmp_path / "new.db") as record:
        add_inputs(record, engine, open_inputs([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]))
        record.add_failure(Failure("c.txt", "sources", "c.txt: empty"))
    downgrade(tmp_path / "new.db", tmp_path / "old.db")
    return tmp_path / "new.db", tmp_path / "old.db"


def test_nothing_is_lost_and_a_copy_is_kept(pair: tuple[Path, Path], tmp_path: Path) -> None:
    new, old = pair
    with Record(old) as record:
        assert not record.unlinked()
        assert record.db.execute("SELECT count(*) FROM sentence").fetchone()[0] > 3
        found = "SELECT count(*) FROM sentence_search('accused')"
        assert record.db.execute(found).fetchone()[0] == 1
    assert exported(old, tmp_path / "one") == exported(new, tmp_path / "two")
    copy = sqlite3.connect(tmp_path / "old.db.version-2")
    assert copy.execute("PRAGMA user_version").fetchone()[0] == 2
    assert copy.execute("SELECT count(*) FROM story").fetchone()[0] == 2
    copy.close()


def test_readers_are_told_the_way(pair: tuple[Path, Path]) -> None:
    with pytest.raises(RecordError, match="trucewatch migrate"):
        Record(pair[1], read_only=True)


def test_a_migration_that_fails_leaves_the_record_as_it_was(
    pair: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = list(sqlite3.connect(pair[1]).iterdump())

    def broken(db: sqlite3.Connection, path: Path) -> None:
        raise RecordError(f"{path}: does not pass")

    with monkeypatch.context() as patch:
        patch.setattr(migrate, "_check", broken)
        with pytest.raises(RecordError, match="does not pass"):
            Record(pair[1])
    assert list(sqlite3.connect(pair[1]).iterdump()) == before
    with Record(pair[1]) as record:
        assert record.documents() == 2


@pytest.mark.parametrize("version", [1, schema.SCHEMA_VERSION + 1])
def test_versions_that_are_not_known_are_refused(pair: tuple[Path, Path], version: int) -> None:
    with sqlite3.connect(pair[1]) as db:
        db.execute(f"PRAGMA user_version={version}")
    with pytest.raises(RecordError, match=f"version {version}"):
        Record(pair[1])


# ------------------------------------------------------------ from versions 3 and 4


@pytest.fixture
def reviewed(tmp_path: Path, engine: Pipeline, report: str) -> Path:
    """A record of this version with a decision, a feed and a waiting entry of it."""
    (tmp_path / "a.txt").write_text(report, encoding="utf-8")
    with Record(tmp_path / "new.db") as record:
        add_inputs(record, engine, open_inputs([str(tmp_path / "a.txt")]))
        statement = next(iter(queries.rows(record, "statements")))
        reviews.on_record(record, "reject", statement["id"], "Ann", "no such statement")
        link_record(record)
        record.db.execute("INSERT INTO feed(url, due) VALUES ('https://a.example/feed', '2026')")
        record.db.execute(
            "INSERT INTO feed_item(feed, item, url, title, seen, state) VALUES"
            " ('https://a.example/feed', 'i1', 'https://a.example/1', 'One', '2026', 'waiting')"
        )
    return tmp_path / "new.db"


@pytest.mark.parametrize("version", [3, 4])
def test_records_made_by_an_earlier_schema_are_brought_to_this_one(
    reviewed: Path, tmp_path: Path, version: int
) -> None:
    old = tmp_path / "old.db"
    as_version(reviewed, old, version)
    with Record(old) as record:
        assert opening.foreign(record.db) == ""
        assert list(check(record)) == []
        relink(record)
        assert [(r.who, r.action) for r in reviews.log(record)] == [("Ann", "reject")]
        items = record.db.execute("SELECT item, state, content FROM feed_item").fetchall()
        assert items == [("i1", "waiting", "")]
        said = record.db.execute("SELECT detail FROM audit WHERE action='migrate'").fetchall()
        assert said == [(f"from version {version} to {schema.SCHEMA_VERSION}",)]
    assert exported(old, tmp_path / "one") == exported(reviewed, tmp_path / "two")
    copy = sqlite3.connect(tmp_path / f"old.db.version-{version}")
    assert copy.execute("PRAGMA user_version").fetchone()[0] == version
    copy.close()


def test_a_part_that_somebody_changed_stops_the_migration(reviewed: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    as_version(reviewed, old, 4)
    with sqlite3.connect(old) as db:
        db.execute("DROP TRIGGER review_fixed")
        db.execute("CREATE TRIGGER review_fixed BEFORE UPDATE ON review BEGIN SELECT 1; END")
    with pytest.raises(RecordError, match="review_fixed"):
        Record(old)
    with sqlite3.connect(old) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == 4
