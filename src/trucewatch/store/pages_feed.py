"""What a feed tells: linked records by the run that last changed them, newest first."""

from __future__ import annotations

from typing import Any

import msgspec

from trucewatch.store.linked import LINKED_TYPES
from trucewatch.store.pages_overview import LOOKED_THROUGH, Keep, everything
from trucewatch.store.record import Record

LATEST = (
    "SELECT linked.kind, linked.body, linked.first_run = linked.changed_run, linked.changed_run"
    " FROM linked WHERE changed_run IS NOT NULL AND kind IN ('incident', 'movement')"
    " ORDER BY changed_run DESC, kind LIMIT ?"
)
STARTED = "SELECT started FROM run WHERE number = ?"


class Change(msgspec.Struct, frozen=True):
    """A record that came or changed in a run."""

    kind: str
    item: Any
    new: bool
    run: int
    at: str


def changes(record: Record, most: int, keep: Keep = everything) -> list[Change]:
    """Return the incidents and movements that came or changed last.

    Where only some are kept, these are among the latest that ``pages_overview`` looks through.
    """
    limit = most if keep is everything else LOOKED_THROUGH
    started: dict[int, str] = {}
    found = []
    for kind, body, new, run in record.db.execute(LATEST, (limit,)).fetchall():
        if run not in started:
            row = record.db.execute(STARTED, (run,)).fetchone()
            started[run] = row[0] if row else ""
        item = msgspec.json.decode(body, type=LINKED_TYPES[kind])
        if not keep(item):
            continue
        found.append(Change(kind, item, bool(new), run, started[run]))
    return found[:most]
