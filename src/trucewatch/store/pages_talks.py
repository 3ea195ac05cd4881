"""Talks: processes, their rounds, the positions of parties and how they moved."""

from __future__ import annotations

from typing import Any

import msgspec

from trucewatch.records import Movement, Position, Round
from trucewatch.store.pages_common import LINKED_TYPES, decode
from trucewatch.store.record import Record

# The latest records of one process that a page takes.
MOST_ROUNDS, MOST_POSITIONS, MOST_MOVEMENTS = 60, 600, 200
# The latest rounds and positions that the list of processes is made from.
MOST_RECENT = 800

OF_PROCESS = "SELECT body FROM linked WHERE kind = ? AND agreement = ? ORDER BY date DESC LIMIT ?"
RECENT = (
    "SELECT coalesce(agreement, ''), date FROM linked"
    " WHERE kind = ? AND date IS NOT NULL ORDER BY date DESC LIMIT ?"
)
UNDATED = (
    "SELECT coalesce(agreement, ''), NULL FROM linked"
    " WHERE kind = ? AND date IS NULL ORDER BY id DESC LIMIT ?"
)


class Process(msgspec.Struct, frozen=True):
    """A negotiation: how many of its rounds and positions are among the latest; its last day."""

    name: str
    rounds: int
    positions: int
    latest: str | None


def processes(record: Record) -> list[Process]:
    """Return the processes of the latest rounds and positions, the latest first."""
    found: dict[str, list[Any]] = {}
    for place, kind in enumerate(("round", "position")):
        for sql in (RECENT, UNDATED):
            for name, date in record.db.execute(sql, (kind, MOST_RECENT)):
                row = found.setdefault(name, [0, 0, None])
                row[place] += 1
                row[2] = max(filter(None, (row[2], date)), default=None)
    rows = [Process(name, *values) for name, values in found.items()]
    return sorted(
        rows, key=lambda p: (p.latest or "", p.rounds + p.positions, p.name), reverse=True
    )


def _of(record: Record, kind: str, process: str, most: int) -> list[Any]:
    rows = record.db.execute(OF_PROCESS, (kind, process, most))
    return decode(rows, LINKED_TYPES[kind])[::-1]


def rounds(record: Record, process: str) -> list[Round]:
    """Return the latest rounds of a process, undated ones first, then by date."""
    return _of(record, "round", process, MOST_ROUNDS)


def positions(record: Record, process: str) -> list[Position]:
    """Return the latest positions taken in a process, undated ones first, then by date."""
    return _of(record, "position", process, MOST_POSITIONS)


def movements(record: Record, process: str) -> list[Movement]:
    """Return the latest movements in a process."""
    return _of(record, "movement", process, MOST_MOVEMENTS)
