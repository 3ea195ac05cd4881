"""Writing linked records: only what changed, with redirects for ids that vanish."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from trucewatch.linking import Linked
from trucewatch.records import (
    Agreement,
    Finding,
    Incident,
    Movement,
    Position,
    Round,
    Situation,
)
from trucewatch.store.columns import date_of, members_of, place_of, plain, point_of, status_of
from trucewatch.store.parties import linked_parties, numbers_of
from trucewatch.store.rows import encode

# The kinds that linking makes, as ``Linked`` names them.
LINKED_KINDS: dict[str, str] = {
    "incidents": "incident",
    "agreements": "agreement",
    "findings": "finding",
    "situations": "situation",
    "rounds": "round",
    "positions": "position",
    "movements": "movement",
}
LINKED_TYPES: dict[str, Any] = {
    "incident": Incident,
    "agreement": Agreement,
    "finding": Finding,
    "situation": Situation,
    "round": Round,
    "position": Position,
    "movement": Movement,
}


def write_linked(db: sqlite3.Connection, linked: Linked, run: int | None) -> None:
    """Make the linked records those of ``linked``: all of them, and no others.

    Rows that stay the same are not touched, so that ``first_run`` and ``changed_run`` tell what is
    new since a run.
    """
    wanted = {plural: getattr(linked, plural) for plural in LINKED_KINDS}
    kept = {record.id for records in wanted.values() for record in records}
    gone = [row for row in db.execute("SELECT id, number, kind FROM linked") if row[0] not in kept]
    put_linked(db, wanted, run)
    take_linked(db, gone)


def put_linked(db: sqlite3.Connection, records: dict[str, Iterable[Any]], run: int | None) -> None:
    """Write records of each kind (by its plural), new or in place of those with their ids."""
    for plural, found in records.items():
        for record in found:
            _put(db, LINKED_KINDS[plural], record, run)


def take_linked(db: sqlite3.Connection, gone: Iterable[tuple[str, int, str]]) -> None:
    """Take out records given as (id, number, kind), leaving redirects to those that took over.

    The heir is the record of the same kind that holds most of the former one's statements, events
    and stories; on a tie the earliest, then the first id.
    """
    gone = list(gone)
    former = {i for i, _, _ in gone}
    heirs = {i: _heir(db, number, kind, former) for i, number, kind in gone}
    for old, number, _ in gone:
        db.execute("DELETE FROM linked_place WHERE linked=?", (number,))
        db.execute("DELETE FROM linked WHERE number=?", (number,))
        _redirect(db, old, heirs[old])


def _redirect(db: sqlite3.Connection, old: str, heir: str | None) -> None:
    if heir is None:
        db.execute("DELETE FROM redirect WHERE new=?", (old,))
        return
    db.execute("UPDATE redirect SET new=? WHERE new=?", (heir, old))
    db.execute("INSERT OR REPLACE INTO redirect VALUES (?,?)", (old, heir))


def _heir(db: sqlite3.Connection, number: int, kind: str, former: set[str]) -> str | None:
    sql = (
        "SELECT l.id, count(*) AS shared FROM linked_member own"
        " JOIN linked_member other ON other.member = own.member AND other.linked <> own.linked"
        " JOIN linked l ON l.number = other.linked"
        " WHERE own.linked=? AND l.kind=? GROUP BY l.number"
        " ORDER BY shared DESC, l.date IS NULL, l.date, l.id"
    )
    rows = db.execute(sql, (number, kind))
    return next((i for i, _ in rows if i not in former), None)


def _put(db: sqlite3.Connection, kind: str, record: Any, run: int | None) -> None:
    body = encode(record)
    row = db.execute("SELECT number, body FROM linked WHERE id=?", (record.id,)).fetchone()
    if row is not None and row[1] == body:
        return
    values = (
        status_of(record),
        belongs_to(kind, record),
        place_of(record),
        date_of(record),
        run,
        body,
    )
    if row is None:
        sql = (
            "INSERT INTO linked(status, agreement, place, date, changed_run, body, kind, id,"
            " first_run) VALUES (?,?,?,?,?,?,?,?,?)"
        )
        number = int(db.execute(sql, (*values, kind, record.id, run)).lastrowid or 0)
        db.execute("DELETE FROM redirect WHERE old=?", (record.id,))
    else:
        number = row[0]
        sql = (
            "UPDATE linked SET status=?, agreement=?, place=?, date=?, changed_run=?, body=?"
            " WHERE number=?"
        )
        db.execute(sql, (*values, number))
        for table in ("linked_party", "linked_member", "linked_place"):
            db.execute(f"DELETE FROM {table} WHERE linked=?", (number,))
    _put_aside(db, number, record)


def belongs_to(kind: str, record: Any) -> str | None:
    """Return what a linked record belongs to: the agreement of a finding, the process of talks."""
    if kind == "agreement":
        return str(record.id)
    found = getattr(record, "agreement_id", None) or getattr(record, "process", None)
    return plain(found) if found else None


def _put_aside(db: sqlite3.Connection, number: int, record: Any) -> None:
    """Write what a linked record is found by beside its columns."""
    date = date_of(record) or ""
    parties = numbers_of(db, linked_parties(record))
    db.executemany(
        "INSERT INTO linked_party VALUES (?,?,?)", [(p, plain(date), number) for p in parties]
    )
    db.executemany(
        "INSERT INTO linked_member VALUES (?,?)", [(number, m) for m in sorted(members_of(record))]
    )
    if point := point_of(getattr(record, "place", None)):
        lat, lon = point
        db.execute("INSERT INTO linked_place VALUES (?,?,?,?,?)", (number, lat, lat, lon, lon))
