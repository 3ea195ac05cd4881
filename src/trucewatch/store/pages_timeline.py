"""Time: how many linked records fall on each day, and what a map shows."""

from __future__ import annotations

from trucewatch.records import Incident
from trucewatch.store.pages_common import decode
from trucewatch.store.record import Record

# The latest incidents with a place that one map takes.
MOST_PLACED = 300

LAST = "SELECT max(date) FROM linked WHERE kind = ? AND date IS NOT NULL"
FIRST = "SELECT min(date) FROM linked WHERE kind = ? AND date IS NOT NULL"
DAYS = (
    "SELECT substr(date, 1, 10), count(*) FROM linked"
    " WHERE kind = ? AND date >= ? AND date < ? GROUP BY substr(date, 1, 10)"
)
PLACED = (
    "SELECT body FROM linked WHERE kind = 'incident' AND date >= ? AND date < ?"
    " AND EXISTS (SELECT 1 FROM linked_place WHERE linked_place.linked = linked.number)"
    " ORDER BY date DESC LIMIT ?"
)
UNDATED = (
    "SELECT body FROM linked WHERE kind = 'incident' AND date IS NULL"
    " AND EXISTS (SELECT 1 FROM linked_place WHERE linked_place.linked = linked.number) LIMIT ?"
)
INSIDE = (
    "SELECT linked.body FROM linked_place CROSS JOIN linked ON linked.number = linked_place.linked"
    " WHERE linked_place.south <= ? AND linked_place.north >= ? AND linked_place.west <= ?"
    " AND linked_place.east >= ? AND linked.kind = 'incident' LIMIT ?"
)


def extent(record: Record, kind: str) -> tuple[str | None, str | None]:
    """Return the first and last day of a kind of linked record."""
    return (
        record.db.execute(FIRST, (kind,)).fetchone()[0],
        record.db.execute(LAST, (kind,)).fetchone()[0],
    )


def days(record: Record, kind: str, since: str, until: str) -> dict[str, int]:
    """Return how many records of a kind fall on each day from ``since`` to before ``until``."""
    return dict(record.db.execute(DAYS, (kind, since, until)).fetchall())


def placed(record: Record, since: str, until: str, *, undated: bool = False) -> list[Incident]:
    """Return the latest incidents with a place in a span of days."""
    found = decode(record.db.execute(PLACED, (since, until, MOST_PLACED)), Incident)
    if undated and len(found) < MOST_PLACED:
        rows = record.db.execute(UNDATED, (MOST_PLACED - len(found),))
        found += decode(rows, Incident)
    return found


def inside(record: Record, box: tuple[float, float, float, float]) -> list[Incident]:
    """Return incidents inside west, south, east, north (degrees)."""
    west, south, east, north = box
    rows = record.db.execute(INSIDE, (north, south, east, west, MOST_PLACED))
    return decode(rows, Incident)
