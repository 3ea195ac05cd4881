"""Ids by their first characters."""

from __future__ import annotations

from trucewatch.store.record import Record


def full_id(record: Record, id_: str) -> str:
    """Return the id that ``id_`` leads to: itself, a redirect's, or the only one it begins.

    What leads nowhere, or to several, comes back as it is.
    """
    row = record.db.execute("SELECT new FROM redirect WHERE old=?", (id_,)).fetchone()
    if row is not None:
        return str(row[0])
    found = ids_beginning(record, id_, 2)
    return found[0] if len(found) == 1 else id_


def ids_beginning(record: Record, start: str, most: int) -> list[str]:
    """Return at most ``most`` ids of records that begin with ``start``, in order."""
    found: list[str] = []
    for table in ("statement", "event", "story", "linked"):
        sql = f"SELECT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"
        found += [i for (i,) in record.db.execute(sql, (start, start + "\uffff", most))]
    return sorted(found)[:most]
