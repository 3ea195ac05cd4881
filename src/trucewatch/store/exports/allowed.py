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
from trucewatch.store import closing, layers
from trucewatch.store.cleared import make_cleared
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
    if not left and not closing.names_closed(record.db, up_to):
        yield record, left
        return
    if not left:  # only names of what failed: nothing is to be linked again
        with tempfile.TemporaryDirectory(prefix="trucewatch-") as folder:
            make_cleared(record, up_to, Path(folder) / "open.db")
            with Record(Path(folder) / "open.db") as copy:
                yield copy, left
        return
    with (
        tempfile.TemporaryDirectory(prefix="trucewatch-") as folder,
        Record(Path(folder) / "open.db") as copy,
    ):
        copy.db.execute("PRAGMA synchronous=OFF")
        _fill(copy, record, open_, up_to)
        _carry_reviews(copy, record)
        link_record(copy)
        _carry_runs(copy, record)
        yield copy, left


def _fill(copy: Record, record: Record, labels: tuple[str, ...], up_to: str) -> None:
    marks = ",".join("?" * len(labels))
    sql = (
        f"SELECT body, label, state, fetched FROM document WHERE label IN ({marks}) ORDER BY number"
    )
    named: dict[str, str] = {}
    for body, label, state, fetched in record.db.execute(sql, labels).fetchall():
        document = msgspec.json.decode(body, type=Document)
        named |= {document.id: LABELS[0], document.source_uri: LABELS[0]}
        kept = Kept(None, (), label, fetched, state)
        copy.add(document, *_coded(record, document.id, kept))
    place = LABELS.index(up_to)
    named |= {n: LABELS[k] for n, k in record.db.execute(closing.LET_OUT, (place,))}
    closed = set(_closed_names(record, place))
    # Whose failure names no document that goes out may be of a closed one.
    for name, stage, error in record.db.execute("SELECT document, stage, error FROM failure"):
        if name in named and name not in closed:
            copy.add_failure(Failure(name, stage, error, named[name]))


def _closed_names(record: Record, place: int) -> Iterator[str]:
    """Yield the names that failures of closed sources may have."""
    labels = LABELS[place + 1 :]
    marks = ",".join("?" * len(labels))
    found = f"FROM document WHERE label IN ({marks})"
    stories = f"SELECT id FROM story WHERE document_id IN (SELECT id {found})"
    yield from (n for (n,) in record.db.execute(closing.CLOSED_NAMES, (place,)))
    for sql in (f"SELECT id {found}", f"SELECT source_uri {found}", stories):
        yield from (n for (n,) in record.db.execute(sql, labels))


def _carry_reviews(copy: Record, record: Record) -> None:
    """Carry over the reviews of stories that go out, both of a pair: linking heeds them."""
    known = {i for (i,) in copy.db.execute("SELECT id FROM story")}
    sql = (
        "SELECT story_id, coalesce(json_extract(value, '$.story_id'), story_id), review.*"
        " FROM review ORDER BY number"
    )
    kept, ids = [], set()
    for one, other, *row in record.db.execute(sql).fetchall():
        if one in known and other in known and (row[11] is None or row[11] in ids):  # undoes
            kept.append(row)
            ids.add(row[1])
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
