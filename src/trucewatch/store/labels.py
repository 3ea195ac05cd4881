"""Labels of documents that are in the record already: they only become stricter."""

from __future__ import annotations

import msgspec

from trucewatch.store.documents import LABELS
from trucewatch.store.record import Record, now


def make_stricter(record: Record, document: str, label: str) -> bool:
    """Put ``label`` on a document of the record where it is stricter than the one it has.

    Returns whether it was, which the audit then says. For outside a transaction.
    """
    if not _is_stricter(record, document, label):
        return False
    with record.transaction():
        return make_stricter_inside(record, document, label)


def make_stricter_inside(record: Record, document: str, label: str) -> bool:
    """Do as :func:`make_stricter` inside a transaction that the caller has begun."""
    if not _is_stricter(record, document, label):
        return False
    db = record.db
    (former,) = db.execute("SELECT label FROM document WHERE id=?", (document,)).fetchone()
    db.execute("UPDATE document SET label=? WHERE id=?", (label, document))
    record.run("label")  # so that whoever looks sees that something has changed
    said = {"document": document, "from": former, "to": label}
    sql = "INSERT INTO audit(at, action, detail) VALUES (?, 'label', ?)"
    db.execute(sql, (now(), msgspec.json.encode(said).decode()))
    return True


def _is_stricter(record: Record, document: str, label: str) -> bool:
    row = record.db.execute("SELECT label FROM document WHERE id=?", (document,)).fetchone()
    return row is not None and LABELS.index(label) > LABELS.index(row[0])
