"""What a label closes beside documents: names of sources that failed, and feeds.

A source that could not be read has no document that would carry its label. The label of its name
stands among the record's numbers: ``closed:NAME`` is its place in LABELS, ``open:NAME`` says that
it is open. Of failures that were written down before, without either, nothing is known.
"""

from __future__ import annotations

import hashlib
import sqlite3

import msgspec

from trucewatch.store.documents import LABELS

# A range, so that the table's key serves; ";" comes after ":".
_CLOSED = "FROM meta WHERE name >= 'closed:' AND name < 'closed;'"
_OPEN = "FROM meta WHERE name >= 'open:' AND name < 'open;'"
# Names of failures, and their labels' places, that are let out to the label at the place ``?``.
LET_OUT = (
    f"SELECT substr(name, 6) AS it, value {_OPEN}"
    f" UNION ALL SELECT substr(name, 8), value {_CLOSED} AND value <= ?"
)
# Names of failures that are closed to who sees the labels up to the one at the place ``?``.
CLOSED_NAMES = f"SELECT substr(name, 8) {_CLOSED} AND value > ?"


def closed_labels(up_to: str) -> tuple[str, ...]:
    """Return the labels that ``up_to`` does not let out. Raises ValueError for an unknown one."""
    return LABELS[LABELS.index(up_to) + 1 :]


def names_closed(db: sqlite3.Connection, up_to: str) -> bool:
    """Tell whether the name of a source that failed is closed to who sees up to a label."""
    values = (LABELS.index(up_to),)
    return db.execute(f"SELECT 1 {_CLOSED} AND value > ? LIMIT 1", values).fetchone() is not None


def feeds_closed(db: sqlite3.Connection, up_to: str) -> bool:
    """Tell whether a feed that is followed is closed to who sees up to a label."""
    labels = closed_labels(up_to)
    marks = ",".join("?" * len(labels))
    sql = f"SELECT 1 FROM feed WHERE label IN ({marks}) LIMIT 1"
    return db.execute(sql, labels).fetchone() is not None


def label_name(db: sqlite3.Connection, name: str, label: str) -> bool:
    """Give the name of a source that failed a label, inside a transaction; the stricter one stays.

    Returns whether failures of that name were shown more openly before.
    """
    place = LABELS.index(label)
    row = db.execute("SELECT value FROM meta WHERE name=?", (f"closed:{name}",)).fetchone()
    if row is not None and row[0] >= place:
        return False
    if place == 0:
        db.execute("INSERT OR IGNORE INTO meta VALUES (?, 0)", (f"open:{name}",))
        return False
    db.execute("DELETE FROM meta WHERE name=?", (f"open:{name}",))
    db.execute("INSERT OR REPLACE INTO meta VALUES (?,?)", (f"closed:{name}", place))
    sql = "SELECT 1 FROM failure WHERE document=? LIMIT 1"
    return db.execute(sql, (name,)).fetchone() is not None


def log_closed(db: sqlite3.Connection, name: str, label: str, at: str) -> None:
    """Write down that a name that was shown is closed from now on; its hash stands for it."""
    said = {"source_sha256": hashlib.sha256(name.encode()).hexdigest(), "label": label}
    sql = "INSERT INTO audit(at, action, detail) VALUES (?, 'close', ?)"
    db.execute(sql, (at, msgspec.json.encode(said).decode()))


def drop_unused(db: sqlite3.Connection) -> None:
    """Drop the labels of names that no failure has any more, inside a transaction."""
    failed = "(SELECT document FROM failure)"
    db.execute(f"DELETE {_CLOSED} AND substr(name, 8) NOT IN {failed}")
    db.execute(f"DELETE {_OPEN} AND substr(name, 6) NOT IN {failed}")
