"""Adding to the log of corrections: lines are only added, what a coder made is not changed here."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec

from trucewatch.records.ids import content_id
from trucewatch.store.columns import plain
from trucewatch.store.record import Record

ACTIONS = frozenset({"accept", "reject", "edit", "merge", "split", "add", "note", "undo"})
_ADD = (
    "INSERT INTO review(id, at, who, action, kind, story_id, start, end, value, why, undoes)"
    " VALUES (?,?,?,?,?,?,?,?,?,?,?)"
)


class Decision(msgspec.Struct, frozen=True):
    """What a person decided on what stands at ``start:end`` of a story.

    ``action`` is one of ACTIONS, ``kind`` what it is about (statement, event, incident), ``value``
    the fields that are given otherwise, ``undoes`` the id of a decision that is taken back.
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


def append(record: Record, decision: Decision) -> str:
    """Write a decision down and return its id. Raises ValueError for an unknown action."""
    if decision.action not in ACTIONS:
        raise ValueError(f"no action '{decision.action}'")
    d = decision
    at = datetime.datetime.now(datetime.UTC).isoformat()
    value = msgspec.json.encode(d.value).decode()
    identity = content_id("review", at, d)
    with record.transaction():
        record.db.execute(
            _ADD,
            (identity, at, plain(d.who), d.action, d.kind, d.story_id, d.start, d.end,
             plain(value), plain(d.why), d.undoes),
        )  # fmt: skip
    return identity
