"""Answers that count everything: made once for each state of a record, then kept."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from trucewatch.store.record import Record

# Grows with every run that writes and every change that linking reads.
STATE = (
    "SELECT (SELECT coalesce(max(number), 0) FROM run),"
    " (SELECT coalesce(max(value), 0) FROM meta WHERE name = 'changes'),"
    " (SELECT coalesce(max(value), 0) FROM meta WHERE name = 'linked_changes'),"
    " (SELECT coalesce(max(number), 0) FROM review)"
)
T = TypeVar("T")

_kept: dict[tuple[str, str], tuple[tuple[Any, ...], Any]] = {}
_lock = threading.Lock()


def state(record: Record) -> tuple[Any, ...]:
    """Return what changes whenever somebody has written to the record."""
    return tuple(record.db.execute(STATE).fetchone())


def forget(path: Path) -> None:
    """Drop what was kept of a record that is no more."""
    with _lock:
        for key in [k for k in _kept if k[0] == str(path.absolute())]:
            del _kept[key]


def kept(record: Record, name: str, make: Callable[[Record], T]) -> T:
    """Return what ``make`` gives, made anew only after the record has changed.

    One thread makes it while the others wait: they would only do the same.
    """
    key = (str(record.path.absolute()), name)
    now = state(record)
    found = _kept.get(key)
    if found is None or found[0] != now:
        with _lock:
            found = _kept.get(key)
            if found is None or found[0] != now:
                found = (now, make(record))
                _kept[key] = found
    value: T = found[1]
    return value
