"""Talks: processes, their rounds, the positions of parties and how they moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from trucewatch.records import Movement, Position, Round
from trucewatch.store.linked import LINKED_TYPES
from trucewatch.store.pages_common import decode
from trucewatch.store.pages_kept import kept
from trucewatch.store.record import Record

# The latest records of one process that a page takes.
MOST_ROUNDS, MOST_POSITIONS, MOST_MOVEMENTS = 40, 240, 80
LEAST_SHARE = 8
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
    """Return the processes of the latest rounds and positions, the latest first.

    Looked up anew only when the record has changed.
    """
    return kept(record, "processes", _processes)


def _processes(record: Record) -> list[Process]:
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


def related(name: str, names: Iterable[str]) -> list[str]:
    """Return the processes among ``names`` that are told of as parts of the one called ``name``.

    Reports name a negotiation by the sides they happen to speak of. Taken together are those with
    two sides in common, and those whose sides are all among it.
    """
    own = set(name.split("–"))
    found = []
    for other in names:
        sides = set(other.split("–"))
        if other != name and (len(own & sides) > 1 or sides <= own):
            found.append(other)
    return found


def _of(record: Record, kind: str, names: Sequence[str], most: int) -> list[Any]:
    found = []
    for place, name in enumerate(names):
        # The first is the one that was asked for; the related ones share what is left.
        share = most if place == 0 else max(LEAST_SHARE, most // len(names))
        rows = record.db.execute(OF_PROCESS, (kind, name, share))
        found += decode(rows, LINKED_TYPES[kind])
    found.sort(key=lambda r: (_day(r), r.id), reverse=True)
    return found[:most][::-1]


def _day(item: Any) -> str:
    if isinstance(item, Round):
        return item.dates[0] if item.dates else ""
    return item.date or ""


def rounds(record: Record, names: Sequence[str]) -> list[Round]:
    """Return the latest rounds of some processes, undated ones first, then by date."""
    return _of(record, "round", names, MOST_ROUNDS)


def positions(record: Record, names: Sequence[str]) -> list[Position]:
    """Return the latest positions taken in some processes, undated ones first, then by date."""
    return _of(record, "position", names, MOST_POSITIONS)


def movements(record: Record, names: Sequence[str]) -> list[Movement]:
    """Return the latest movements in some processes."""
    return _of(record, "movement", names, MOST_MOVEMENTS)
