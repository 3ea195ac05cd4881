"""Forgetting what was never read, and what is named only beside documents; foreign ties."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.views.support import one_line
from trucewatch.records import Failure
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources import open_inputs
from trucewatch.sources.feeds import Entry
from trucewatch.store import feeds
from trucewatch.store.check import check
from trucewatch.store.ingest import add_inputs
from trucewatch.store.record import Record
from trucewatch.views.cli import app

SAID = "Bordurian officials said on Monday that the ceasefire at Zileheroum was holding."
TOLD = ["--who", "Ann", "--why", "asked to", "--yes"]
SECRET = Entry("https://secret.example/1", "https://secret.example/1", "Secret", None)
PUBLIC = Entry("item-2", "https://public.example/2", "Public", None)


@pytest.fixture
def db(tmp_path: Path, engine: Pipeline) -> Path:
    """A record with a report, failures, a closed feed that fails, and an open one."""
    (tmp_path / "o.jsonl").write_text(json.dumps({"text": SAID, "url": "o/1"}), encoding="utf-8")
    (tmp_path / "data.txt").write_text("", encoding="utf-8")
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    with Record(tmp_path / "r.db") as record:
        names = ("o.jsonl", "data.txt", "a.txt")
        add_inputs(record, engine, open_inputs([str(tmp_path / n) for n in names]))
        record.add_failure(Failure("story-9", "sources", "https://secret.example/9: gone"))
        feeds.add_feed(record, "https://secret.example/feed", "restricted")
        feeds.add_feed(record, "https://public.example/feed")
        secret, public = sorted(feeds.feeds(record), key=lambda f: "public" in f.url)
        feeds.feed_failed(record, secret, "2026", "2026", f"{secret.url}: no answer")
        listed = ("Feed", (SECRET, PUBLIC))
        feeds.feed_polled(record, public, "2026", "2026", (None, None), listed)
    return tmp_path / "r.db"


def forget(cli: CliRunner, db: Path, source: str) -> str:
    result = cli.invoke(app, ["forget", source, "--db", str(db), *TOLD])
    assert result.exit_code == 0, result.output
    with Record(db, read_only=True) as record:
        assert list(check(record)) == []
    return result.stdout


def test_a_source_that_could_not_be_read(cli: CliRunner, db: Path, tmp_path: Path) -> None:
    source = str(tmp_path / "a.txt")
    result = cli.invoke(app, ["forget", source, "--db", str(db)])
    one_line(result, 2, "0 documents, 1 failures would be forgotten")
    assert "1 failures" in forget(cli, db, source)
    assert source.encode() not in db.read_bytes()
    with Record(db, read_only=True) as record:
        kept = "SELECT count(*) FROM failure WHERE document LIKE '%data.txt'"
        assert record.db.execute(kept).fetchone()[0] == 1
        detail = record.db.execute("SELECT detail FROM audit WHERE action='forget'").fetchone()[0]
        assert json.loads(detail)["failures"] == 1
    one_line(cli.invoke(app, ["forget", source, "--db", str(db), *TOLD]), 1, "nothing of")


def test_a_feed_and_what_other_feeds_list_of_it(cli: CliRunner, db: Path) -> None:
    said = forget(cli, db, "https://secret.example/")
    assert said.startswith("0 documents, 1 failures, 1 feeds, 1 entries")
    assert b"secret.example" not in db.read_bytes()
    with Record(db) as record:
        (public,) = feeds.feeds(record)
        assert [i.item for i in feeds.waiting(record, "2027", "2028")] == ["item-2"]
        # the other feed lists it again: it is not fetched once more
        listed = ("Feed", (SECRET, PUBLIC))
        assert feeds.feed_polled(record, public, "2026", "2026", (None, None), listed) == 0
        assert b"secret.example" not in db.read_bytes()


def test_a_feed_by_its_own_address_goes_with_its_entries(cli: CliRunner, db: Path) -> None:
    assert "1 feeds" in forget(cli, db, "https://public.example/feed")
    with Record(db, read_only=True) as record:
        assert [f.url for f in feeds.feeds(record)] == ["https://secret.example/feed"]
        assert record.db.execute("SELECT count(*) FROM feed_item").fetchone()[0] == 0


def test_somebody_elses_ties_are_named(cli: CliRunner, db: Path) -> None:
    with closing(sqlite3.connect(db)) as other:
        other.execute("CREATE TABLE harmless(x)")
        other.execute('CREATE TABLE "my notes"(doc INTEGER REFERENCES Document(number))')
        other.execute('INSERT INTO "my notes" SELECT number FROM document')
        other.commit()
    result = cli.invoke(app, ["forget", "o/1", "--db", str(db), *TOLD])
    one_line(result, 3, "'my notes'", "drop that table")
    result = cli.invoke(app, ["check", "--db", str(db)])
    assert result.exit_code == 1 and "'my notes'" in result.stderr
    with closing(sqlite3.connect(db)) as other:
        assert other.execute("SELECT count(*) FROM document").fetchone()[0] == 1
        other.execute('DROP TABLE "my notes"')
    assert "1 documents" in forget(cli, db, "o/1")
