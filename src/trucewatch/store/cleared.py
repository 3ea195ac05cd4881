"""A copy of a record without what a label does not let out, for readers who may not see the rest.

Linked records mix sources, and so do counts, search and feeds. A copy from which the closed
documents were taken as if they had never come cannot show any of them, whichever page is asked.
It is linked again only where something was taken out.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from trucewatch.store import closing, parties, schema
from trucewatch.store.closing import closed_labels
from trucewatch.store.columns import plain
from trucewatch.store.documents import LABELS
from trucewatch.store.forget import forget_document
from trucewatch.store.ingest import link_record
from trucewatch.store.looked import latest_run
from trucewatch.store.opening import RecordError, connect
from trucewatch.store.record import Record, now

# What is gone since is written down so. A restored record may count its audit anew: hence the time.
_GONE = (
    "SELECT number || ' ' || at FROM audit WHERE action IN ('forget', 'restore', 'close', 'label')"
    " ORDER BY number DESC LIMIT 1"
)
# Reviewers' words on a story that is not let out, also where only one of the two ends is in it.
_REVIEWS = (
    "DELETE FROM review WHERE story_id NOT IN (SELECT id FROM story)"
    " OR json_extract(value, '$.story_id') NOT IN (SELECT id FROM story)"
)
_UNDOING = "DELETE FROM review WHERE undoes NOT IN (SELECT id FROM review)"
# Tables that name sources, or say who did what, and are of no use to who only reads.
_EMPTIED = ("looked", "saved_search", "audit")
# Triggers that keep what a copy may not hold.
_KEEPING = ("audit_kept", "audit_fixed", "review_kept")


class Seal(msgspec.Struct, frozen=True):
    """What a copy was made of: its newest document, how many there are, how many are closed.

    ``gone`` is the latest line of audit that says that something was forgotten or closed: a new
    document may have taken the number of a forgotten one. While the record has the same figures up
    to that document, nothing that the copy shows has been forgotten or closed since.
    """

    newest: int
    documents: int
    closed: int
    gone: str


def withheld(record: Record, up_to: str) -> int:
    """Return how many documents of a record ``up_to`` does not let out."""
    return _closed(record, up_to, None)


def holds_closed(record: Record, up_to: str) -> bool:
    """Tell whether anything of a record is closed: documents, feeds, names of what failed."""
    if not closed_labels(up_to):
        return False
    beside = closing.feeds_closed(record.db, up_to) or closing.names_closed(record.db, up_to)
    return beside or withheld(record, up_to) > 0


def seal_of(record: Record, up_to: str, newest: int | None = None) -> Seal:
    """Return the figures of a record up to its newest document, or up to one that was it once."""
    if newest is None:
        sql = "SELECT coalesce(max(number), 0) FROM document"
        newest = int(record.db.execute(sql).fetchone()[0])
    sql = "SELECT count(*) FROM document WHERE number <= ?"
    documents = int(record.db.execute(sql, (newest,)).fetchone()[0])
    gone = record.db.execute(_GONE).fetchone()
    return Seal(newest, documents, _closed(record, up_to, newest), gone[0] if gone else "")


def _closed(record: Record, up_to: str, newest: int | None) -> int:
    total = 0
    for label in closed_labels(up_to):
        # said twice, so that the index of closed documents serves
        sql = "SELECT count(*) FROM document WHERE label <> 'open' AND label = ?"
        values: tuple[str | int, ...] = (label,)
        if newest is not None:
            sql, values = f"{sql} AND number <= ?", (label, newest)
        total += int(record.db.execute(sql, values).fetchone()[0])
    return total


def make_cleared(record: Record, up_to: str, path: Path) -> Seal:
    """Write to ``path`` a copy of a record with the documents up to a label; return its seal.

    The copy appears under its name only when all is taken out and it is linked. Raises RecordError.
    """
    part = path.with_name(f"{path.name}.part")
    for suffix in ("", "-wal", "-shm"):
        part.with_name(part.name + suffix).unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_WRONLY, 0o600))
    copy_db = connect(part, read_only=False)
    try:
        record.db.backup(copy_db)
    finally:
        copy_db.close()
    with Record(part, checked=True) as copy:
        copy.db.execute("PRAGMA synchronous=OFF")
        copy.db.execute("PRAGMA secure_delete=ON")
        seal = seal_of(copy, up_to)
        _take_out(copy, up_to)
        latest = latest_run(copy)
        link_record(copy)
        with copy.transaction():
            parties.drop_unused(copy.db)
        _carry_runs(copy, record, latest)
        copy.db.execute("PRAGMA journal_mode=DELETE")
        if holds_closed(copy, up_to):
            raise RecordError(f"{record.path}: the closed documents could not be taken out")
    os.replace(part, path)
    return seal


def _take_out(copy: Record, up_to: str) -> None:
    db = copy.db
    marks = ",".join("?" * len(closed_labels(up_to)))
    sql = f"SELECT number, id FROM document WHERE label IN ({marks}) ORDER BY number"
    found = db.execute(sql, closed_labels(up_to)).fetchall()
    with copy.transaction():
        for name in _KEEPING:
            db.execute(f"DROP TRIGGER {name}")
        for table in _EMPTIED:
            db.execute(f"DELETE FROM {table}")
        for number, identity in found:
            forget_document(copy, number, identity)
        _take_out_reviews(copy)
        for name in _KEEPING:
            db.execute(schema.named()[name])
        db.execute(f"DELETE FROM feed WHERE label IN ({marks})", closed_labels(up_to))
        # Whose failure names no document that is let out may be of a closed one.
        db.execute(
            "DELETE FROM failure WHERE document NOT IN (SELECT id FROM document)"
            " AND document NOT IN (SELECT source_uri FROM document)"
            " AND document NOT IN (SELECT id FROM story)"
            f" AND document NOT IN (SELECT it FROM ({closing.LET_OUT}))"
            f" OR document IN ({closing.CLOSED_NAMES})",
            (LABELS.index(up_to), LABELS.index(up_to)),
        )
        closing.drop_unused(db)
        copy.touch()


def _take_out_reviews(copy: Record) -> None:
    copy.db.execute(_REVIEWS)
    while copy.db.execute(_UNDOING).rowcount:  # one undo may undo another
        pass


def _carry_runs(copy: Record, record: Record, latest: int) -> None:
    """Carry over when linked records came and changed, so that "new since" means the same."""
    sql = "SELECT id FROM linked WHERE changed_run > ?"
    touched = [i for (i,) in copy.db.execute(sql, (latest,)).fetchall()]
    sql = "SELECT first_run, changed_run FROM linked WHERE id = ?"
    ages = [(*(record.db.execute(sql, (i,)).fetchone() or (latest, latest)), i) for i in touched]
    with copy.transaction():
        sql = "UPDATE linked SET first_run = ?, changed_run = ? WHERE id = ?"
        copy.db.executemany(sql, ages)
        copy.db.execute("UPDATE run SET note=''")


def log_shown(record: Record, who: str, role: str, up_to: str, withheld: int) -> None:
    """Write down in the record that it was shown to somebody, up to which label."""
    said = {"who": plain(who), "role": role, "up_to": up_to, "withheld": withheld}
    with record.transaction():
        sql = "INSERT INTO audit(at, action, detail) VALUES (?, 'show', ?)"
        record.db.execute(sql, (now(), msgspec.json.encode(said).decode()))
