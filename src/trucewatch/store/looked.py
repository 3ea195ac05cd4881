"""What is new in a record since somebody last looked."""

from __future__ import annotations

import msgspec

from trucewatch.store.record import Record, now


class News(msgspec.Struct, frozen=True):
    """What came since: ``run`` is the last run that was seen, 0 for none; ids of stories that are
    new, of linked records that are new, and of those that have changed, by kind."""

    run: int
    stories: tuple[str, ...]
    new: dict[str, tuple[str, ...]]
    changed: dict[str, tuple[str, ...]]


def latest_run(record: Record) -> int:
    """Return the number of the latest run that wrote something."""
    return int(record.db.execute("SELECT coalesce(max(number), 0) FROM run").fetchone()[0])


def news(record: Record, who: str, since: int | None = None) -> News:
    """Return what is new to a reader since the run that they last saw (or since a run)."""
    if since is None:
        row = record.db.execute("SELECT run FROM looked WHERE who=?", (who,)).fetchone()
        since = int(row[0]) if row else 0
    sql = "SELECT id FROM story WHERE run > ? AND copy_of IS NULL ORDER BY published, id"
    stories = tuple(i for (i,) in record.db.execute(sql, (since,)))
    new: dict[str, list[str]] = {}
    changed: dict[str, list[str]] = {}
    sql = "SELECT kind, id, first_run FROM linked WHERE changed_run > ? ORDER BY kind, date, id"
    for kind, identity, first in record.db.execute(sql, (since,)):
        (new if first > since else changed).setdefault(kind, []).append(identity)
    return News(since, stories, *({k: tuple(v) for k, v in d.items()} for d in (new, changed)))


def look(record: Record, who: str, run: int | None = None) -> int:
    """Write down that a reader has seen all up to a run (by default the latest); return it."""
    seen = latest_run(record) if run is None else run
    with record.transaction():
        sql = "INSERT OR REPLACE INTO looked VALUES (?,?,?)"
        record.db.execute(sql, (who, seen, now()))
    return seen
