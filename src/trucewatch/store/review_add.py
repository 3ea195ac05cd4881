"""Adding to the log of corrections: lines are only added, what a coder made is not changed here."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

import msgspec

from trucewatch.records.ids import content_id
from trucewatch.store.columns import plain
from trucewatch.store.record import Record

_ADD = (
    "INSERT INTO review(id, at, who, action, kind, story_id, start, end, value, why, undoes)"
    " VALUES (?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(id) DO NOTHING"
)


class Decision(msgspec.Struct, frozen=True):
    """What a person decided on the statement or event that stands at ``start:end`` of a story.

    ``action``: accept, reject, edit (``value`` holds the new fields), merge or split (``value`` is
    where the other event stands: story_id, start, end), note, undo (``undoes`` is the id of the
    decision that is taken back). A statement stands at its cue, or where it has none at the first
    piece of its content; an event at its trigger.
    """

    who: str
    action: str
    kind: str
    story_id: str
    start: int
    end: int
    value: dict[str, Any] = {}
    why: str = ""
    undoes: str | None = None


def append(record: Record, decisions: Iterable[Decision]) -> None:
    """Write decisions down, all or none."""
    at = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
    with record.transaction():
        for d in decisions:
            who, why = plain(d.who), plain(d.why)
            place = (d.action, d.kind, d.story_id, d.start, d.end)
            identity = content_id("rv", at, who, *place, d.value, why, d.undoes)
            value = plain(msgspec.json.encode(d.value).decode())
            record.db.execute(_ADD, (identity, at, who, *place, value, why, d.undoes))
