"""Ids by their first characters."""

from __future__ import annotations

from trucewatch.store.record import Record


def ids_beginning(record: Record, start: str, most: int) -> list[str]:
    """Return at most ``most`` ids of records that begin with ``start``, in order."""
    found: list[str] = []
    for table in ("statement", "event", "story", "linked"):
        sql = f"SELECT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"
        found += [i for (i,) in record.db.execute(sql, (start, start + "\uffff", most))]
    return sorted(found)[:most]
