"""The review: what was decided last, and on what."""

from __future__ import annotations

import msgspec

from trucewatch.store.record import Record

DECIDED = (
    "SELECT id, at, who, action, kind, story_id, start, end, value, why, undoes FROM review"
    " ORDER BY number DESC LIMIT ?"
)
OF_STORY = (
    "SELECT id, at, who, action, kind, story_id, start, end, value, why, undoes FROM review"
    " WHERE story_id = ? ORDER BY number"
)
ONE = (
    "SELECT id, at, who, action, kind, story_id, start, end, value, why, undoes FROM review"
    " WHERE id = ?"
)
UNDONE = "SELECT 1 FROM review WHERE undoes = ?"


class Decided(msgspec.Struct, frozen=True):
    """A line of the log of corrections; ``value`` is JSON."""

    id: str
    at: str
    who: str
    action: str
    kind: str
    story_id: str
    start: int
    end: int
    value: str
    why: str
    undoes: str | None


def decided(record: Record, most: int) -> list[Decided]:
    """Return the last lines of the log, the latest first."""
    return [Decided(*row) for row in record.db.execute(DECIDED, (most,))]


def decided_of(record: Record, story_id: str) -> list[Decided]:
    """Return all lines of the log on one story, in order."""
    return [Decided(*row) for row in record.db.execute(OF_STORY, (story_id,))]


def decision(record: Record, id_: str) -> Decided | None:
    """Return one line of the log, None when there is no such line."""
    row = record.db.execute(ONE, (id_,)).fetchone()
    return Decided(*row) if row else None


def is_undone(record: Record, id_: str) -> bool:
    """Return whether a decision was taken back."""
    return record.db.execute(UNDONE, (id_,)).fetchone() is not None
