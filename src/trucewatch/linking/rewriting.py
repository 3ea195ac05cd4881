"""Records with something changed deep inside: what nothing is changed in stays the same object, so
that a story in which one name is told otherwise costs no second copy of the rest of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def rewritten(record: T, change: Callable[[Any], Any]) -> T:
    """Return a record with ``change`` made to every string and record in it, the inmost first."""
    return change(_inside(record, change))  # type: ignore[no-any-return]


def renamed(record: T, moved: Mapping[str, str]) -> T:
    """Return a record with the strings of ``moved`` (codes, names) put in place of each other."""
    if not moved:
        return record
    return rewritten(record, lambda v: moved.get(v, v) if isinstance(v, str) else v)


def _inside(value: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(value, msgspec.Struct):
        now = {}
        for field in value.__struct_fields__:
            old = getattr(value, field)
            new = _changed(old, change)
            if new is not old:
                now[field] = new
        return msgspec.structs.replace(value, **now) if now else value
    if isinstance(value, tuple):
        items = tuple(_changed(v, change) for v in value)
        return value if all(a is b for a, b in zip(items, value, strict=True)) else items
    return value


def _changed(value: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return _inside(value, change)
    return change(_inside(value, change)) if isinstance(value, msgspec.Struct) else value
