"""Reading the log of decisions, and laying it over a story's active coding."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

import msgspec

from trucewatch.store import layers, rows
from trucewatch.store.overlay import Review, lay_over

COLUMNS = "id, at, who, action, kind, story_id, start, end, value, why, undoes"


def read_log(db: sqlite3.Connection, story_id: str | None = None) -> list[Review]:
    """Return the decisions in the order of the log; those on one story only, if given."""
    where = "" if story_id is None else " WHERE story_id=?"
    values = () if story_id is None else (story_id,)
    sql = f"SELECT {COLUMNS} FROM review{where} ORDER BY number"
    return [review_of(row) for row in db.execute(sql, values)]


def review_of(row: Sequence[Any]) -> Review:
    """Return the decision of a row with COLUMNS."""
    id_, at, who, action, kind, story, start, end, value, why, undoes = row
    decoded = msgspec.json.decode(value)
    return Review(id_, at, who, action, kind, story, start, end, decoded, why, undoes)


def story_number(db: sqlite3.Connection, story_id: str) -> int | None:
    """Return a story's number, None when it is not in the record."""
    row = db.execute("SELECT number FROM story WHERE id=?", (story_id,)).fetchone()
    return int(row[0]) if row else None


def refresh(db: sqlite3.Connection, story_id: str) -> None:
    """Lay the decisions on a story over its active coding anew, inside a transaction."""
    number = story_number(db, story_id)
    machine = None if number is None else layers.machine_coding(db, number)
    if number is None or machine is None:
        return
    story = layers.story_at(db, number)
    under = lay_over(machine, story, read_log(db, story_id))
    body = None if under == machine else layers.pack(machine)
    db.execute("UPDATE coding SET body=? WHERE story=? AND active=1", (body, number))
    rewrite(db, number, under)


def rewrite(db: sqlite3.Connection, number: int, coding: layers.Coding) -> None:
    """Put a coding into the tables in place of what they hold of a story."""
    story = layers.story_at(db, number)
    (copy,) = db.execute("SELECT copy_of FROM story WHERE number=?", (number,)).fetchone()
    rows.clear_rows(db, story.id)
    rows.write_rows(db, story, coding.statements, coding.events, copy=copy is not None)
    db.execute("UPDATE story SET leads=? WHERE number=?", (rows.encode(coding.leads), number))
