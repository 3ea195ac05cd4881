"""Up to where in a record somebody has looked."""

from __future__ import annotations

from trucewatch.store.record import Record, now


def latest_run(record: Record) -> int:
    """Return the number of the latest run that wrote something."""
    return int(record.db.execute("SELECT coalesce(max(number), 0) FROM run").fetchone()[0])


def look(record: Record, who: str, run: int | None = None) -> int:
    """Write down that a reader has seen all up to a run (by default the latest); return it."""
    seen = latest_run(record) if run is None else run
    with record.transaction():
        sql = "INSERT OR REPLACE INTO looked VALUES (?,?,?)"
        record.db.execute(sql, (who, seen, now()))
    return seen
