"""Writing a record out: one JSONL file per kind of record."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

import msgspec

from trucewatch.records import KINDS
from trucewatch.store.record import LINKED_KINDS, Record


class ExportError(Exception):
    """Nothing could be written; the message names the place and the way out."""


def export_jsonl(record: Record, folder: Path) -> dict[str, int]:
    """Write ``<plural>.jsonl`` for each kind into ``folder`` and return the number of lines each.

    Lines are ordered by id, so that equal records give equal files. No times of ingest are written.
    All files are written before the first is put in place, so that a failure leaves the former
    export as it was. Raises ExportError when ``folder`` cannot be written to.
    """
    names = {kind: folder / f"{kind}.jsonl" for kind in ("documents", *KINDS)}
    new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _refuse_folders(names.values())
        return _write_all(record, folder, names)
    except OSError as error:
        if new and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
        raise ExportError(_explained(folder, error)) from error


def _explained(folder: Path, error: OSError) -> str:
    if isinstance(error, FileExistsError | NotADirectoryError):
        return f"{folder}: is a file, or lies under one; give a folder as --out"
    reason = error.strerror or str(error)
    return f"{folder}: cannot be written to ({reason}); check the folder or give another --out"


def _refuse_folders(paths: Iterable[Path]) -> None:
    for path in paths:
        if path.is_dir():
            way_out = "move it away or give another --out"
            raise ExportError(f"{path}: is a folder where the export has a file; {way_out}")


def _write_all(record: Record, folder: Path, names: dict[str, Path]) -> dict[str, int]:
    drafts = Path(tempfile.mkdtemp(prefix=".export-", dir=folder))
    record.db.execute("BEGIN")  # one state of the record for all files
    try:
        counts = {k: _write(drafts / p.name, _bodies(record, k)) for k, p in names.items()}
        for path in names.values():
            os.replace(drafts / path.name, path)  # a reader never sees half a file
    finally:
        if record.db.in_transaction:
            record.db.execute("ROLLBACK")
        shutil.rmtree(drafts, ignore_errors=True)
    return counts


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
    if kind in ("statements", "events"):
        sql = f"SELECT body FROM {kind[:-1]} WHERE copy = 0 ORDER BY id"
        return (b for (b,) in record.db.execute(sql))
    table = {"documents": "document", "stories": "story"}[kind]
    return (b for (b,) in record.db.execute(f"SELECT body FROM {table} ORDER BY id"))


def _write(path: Path, lines: Iterable[str]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(line + "\n")
            count += 1
    return count
