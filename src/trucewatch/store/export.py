"""Writing a record out: one JSONL file per kind of record."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from trucewatch.records import KINDS
from trucewatch.store.record import LINKED_KINDS, Record


def export_jsonl(record: Record, folder: Path) -> dict[str, int]:
    """Write ``<plural>.jsonl`` for each kind into ``folder`` and return the number of lines each.

    Lines are ordered by id, so that equal records give equal files. No times of ingest are written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return {
        kind: _write(folder / f"{kind}.jsonl", _bodies(record, kind))
        for kind in ("documents", *KINDS)
    }


def _bodies(record: Record, kind: str) -> Iterable[str]:
    if kind in LINKED_KINDS:
        sql = "SELECT body FROM linked WHERE kind=? ORDER BY id"
        return (b for (b,) in record.db.execute(sql, (LINKED_KINDS[kind],)))
    if kind == "failures":
        sql = "SELECT document, stage, error FROM failure ORDER BY document, stage, error"
        return (
            msgspec.json.encode({"document": d, "stage": s, "error": e}).decode()
            for d, s, e in record.db.execute(sql)
        )
    table = {"documents": "document", "stories": "story"}.get(kind, kind[:-1])
    return (b for (b,) in record.db.execute(f"SELECT body FROM {table} ORDER BY id"))


def _write(path: Path, lines: Iterable[str]) -> int:
    partial = path.with_suffix(".tmp")
    count = 0
    with partial.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(line + "\n")
            count += 1
    os.replace(partial, path)  # a reader never sees half a file
    return count
