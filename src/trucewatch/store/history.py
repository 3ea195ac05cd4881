"""What was changed in a record between two days, by the clock of the runs that changed it."""

from __future__ import annotations

from typing import Any

import msgspec

from trucewatch.store.record import Record


def late_incidents(record: Record, since: str, until: str) -> list[tuple[str, str]]:
    """Return (id, what) of incidents from before ``since`` that were touched in these days.

    ``what`` is ``late`` when the record first told of it then, else ``changed``. Days are ISO 8601,
    both included.
    """
    sql = (
        "SELECT l.id, CASE WHEN substr(f.started, 1, 10) >= ?1 THEN 'late' ELSE 'changed' END"
        " FROM linked l JOIN run f ON f.number = l.first_run JOIN run c ON c.number = l.changed_run"
        " WHERE l.kind = 'incident' AND l.date < ?1"
        " AND substr(c.started, 1, 10) BETWEEN ?1 AND ?2 ORDER BY l.date, l.id"
    )
    return [(i, w) for i, w in record.db.execute(sql, (since, until))]


def reviews(record: Record, since: str, until: str) -> list[dict[str, Any]]:
    """Return reviewers' decisions of these days: action, kind, story_id, start, end."""
    sql = (
        "SELECT action, kind, story_id, start, end FROM review"
        " WHERE substr(at, 1, 10) BETWEEN ? AND ? ORDER BY number"
    )
    names = ("action", "kind", "story_id", "start", "end")
    return [dict(zip(names, r, strict=True)) for r in record.db.execute(sql, (since, until))]


def coders(record: Record) -> list[str]:
    """Return name, version and configuration of the coders whose coding is active."""
    sql = (
        "SELECT DISTINCT l.coder || ' ' || l.version || ' ' || l.config_hash FROM coding c"
        " JOIN layer l ON l.number = c.layer WHERE c.active = 1 ORDER BY 1"
    )
    return [c for (c,) in record.db.execute(sql)]


def bodies(record: Record, ids: list[str]) -> list[Any]:
    """Return linked records by id as plain JSON values, in the order asked for."""
    found = []
    for id_ in ids:
        row = record.db.execute("SELECT body FROM linked WHERE id=?", (id_,)).fetchone()
        if row is not None:
            found.append(msgspec.json.decode(row[0]))
    return found
