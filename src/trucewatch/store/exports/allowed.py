"""The part of a record that a label lets out, as a record of its own.

Linked records mix sources. So that nothing of a closed document shows in them, they are linked
again from the open ones alone; this happens only where something is closed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from trucewatch.records import Document, Failure, MadeBy
from trucewatch.records.coded import CodedStory
from trucewatch.store import layers
from trucewatch.store.documents import LABELS, Kept
from trucewatch.store.ingest import link_record
from trucewatch.store.record import Record


@contextmanager
def allowed(record: Record, up_to: str) -> Iterator[tuple[Record, dict[str, int]]]:
    """Yield a record with the documents up to a label, and how many of each other label it lacks.

    It is ``record`` itself where nothing is left out. Raises ValueError for an unknown label.
    """
    open_ = LABELS[: LABELS.index(up_to) + 1]
    found = dict(record.db.execute("SELECT label, count(*) FROM document GROUP BY label"))
    left = {label: n for label, n in sorted(found.items()) if label not in open_}
    if not left:
        yield record, left
        return
    with (
        tempfile.TemporaryDirectory(prefix="trucewatch-") as folder,
        Record(Path(folder) / "open.db") as copy,
    ):
        copy.db.execute("PRAGMA synchronous=OFF")
        _fill(copy, record, open_)
        _carry_reviews(copy, record)
        link_record(copy)
        _carry_runs(copy, record)
        yield copy, left


def _fill(copy: Record, record: Record, labels: tuple[str, ...]) -> None:
    marks = ",".join("?" * len(labels))
    sql = (
        f"SELECT body, label, state, fetched FROM document WHERE label IN ({marks}) ORDER BY number"
    )
    named: set[str] = set()
    for body, label, state, fetched in record.db.execute(sql, labels).fetchall():
        document = msgspec.json.decode(body, type=Document)
        named |= {document.id, document.source_uri}
        kept = Kept(None, (), label, fetched, state)
        copy.add(document, *_coded(record, document.id, kept))
    # Whose failure names no document that goes out may be of a closed one.
    for document_, stage, error in record.db.execute("SELECT document, stage, error FROM failure"):
        if document_ in named:
            copy.add_failure(Failure(document_, stage, error))


def _carry_reviews(copy: Record, record: Record) -> None:
    """Carry over the reviews of stories that go out: linking heeds them."""
    sql = "SELECT * FROM review ORDER BY number"
    known = {i for (i,) in copy.db.execute("SELECT id FROM story")}
    kept = [r for r in record.db.execute(sql).fetchall() if r[6] in known]  # story_id
    with copy.transaction():
        copy.db.executemany(f"INSERT INTO review VALUES ({','.join('?' * 12)})", kept)


def _carry_runs(copy: Record, record: Record) -> None:
    """Carry over when linked records came and changed."""
    runs = record.db.execute("SELECT number, kind, started FROM run").fetchall()
    ages = record.db.execute("SELECT first_run, changed_run, id FROM linked").fetchall()
    with copy.transaction():
        shift = copy.db.execute("SELECT coalesce(max(number), 0) FROM run").fetchone()[0]
        sql = "INSERT INTO run(number, kind, started) VALUES (?,?,?)"
        copy.db.executemany(sql, [(n + shift, kind, at) for n, kind, at in runs])
        sql = "UPDATE linked SET first_run = ?1 + ?3, changed_run = ?2 + ?3 WHERE id = ?4"
        copy.db.executemany(sql, [(first, last, shift, i) for first, last, i in ages])


def _coded(
    record: Record, document: str, kept: Kept
) -> tuple[list[CodedStory], Kept, MadeBy | None]:
    sql = "SELECT number, id FROM story WHERE document_id=? ORDER BY number"
    coded = []
    made_by = None
    for number, story_id in record.db.execute(sql, (document,)).fetchall():
        coding = layers.open_coding(record.db, story_id)
        story = layers.story_at(record.db, number)
        coded.append(CodedStory(story, coding.statements, coding.events, coding.leads))
        made_by = made_by or active_layer(record, number)
    return coded, kept, made_by


def active_layer(record: Record, story: int) -> MadeBy | None:
    """Return the coder of a story's active coding."""
    sql = (
        "SELECT l.coder, l.version, l.config_hash, l.vocab_hash, l.model_hash"
        " FROM coding c JOIN layer l ON l.number = c.layer WHERE c.story=? AND c.active=1"
    )
    row = record.db.execute(sql, (story,)).fetchone()
    return MadeBy(*row) if row else None
