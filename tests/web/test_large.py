"""The record for measuring in small: copies have ids, days and places of their own, and stay quick."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import pytest

from tests.web.support import client, database, ids
from trucewatch.bench.invented import Pattern, copies
from trucewatch.linking import link
from trucewatch.records import Document
from trucewatch.store.batch import write_many
from trucewatch.store.record import Record

COPIES = 6
# Processor time of one page; a fifth of it is usual here.
MOST_SECONDS = 0.15


@pytest.fixture(scope="module")
def large(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "large.db"
    with Record(demo, read_only=True) as record:
        coded = tuple(record.coded())
    document = Document("doc-" + "0" * 20, "https://outlet.example/", "0" * 64, None, "text/plain")
    with Record(path) as record:
        written = write_many(record, copies(Pattern(document, coded, link(coded)), COPIES))
    assert written == COPIES * len(coded)
    return path


def test_copies_are_records_of_their_own(large: Path, demo: Path) -> None:
    for kind in ("story", "incident", "position"):
        assert len(ids(large, kind)) == len(set(ids(large, kind)))
    assert len(ids(large, "incident")) > 3 * len(ids(demo, "incident"))
    assert len(ids(large, "agreement")) <= COPIES * len(ids(demo, "agreement"))
    with database(large) as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("SELECT count(DISTINCT date) FROM event").fetchone()[0] > 20


@pytest.mark.parametrize("path", ["/", "/incidents", "/talks", "/map", "/search?q=truce"])
def test_pages_stay_quick(large: Path, path: str) -> None:
    web = client(large)
    used = []
    for _ in range(4):
        begun = time.process_time()
        assert web.get(path).status_code == 200
        used.append(time.process_time() - begun)
    assert statistics.median(used[1:]) < MOST_SECONDS
