"""Copies of a record, bringing one back, tidying up. Each is whole or not there at all."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from trucewatch.store.check import check
from trucewatch.store.columns import plain
from trucewatch.store.opening import RecordError, connect
from trucewatch.store.record import Record, now
from trucewatch.store.trouble import explained

# So many pages are copied before others get a turn (about 4 MB).
_PAGES = 1000


def backup(record: Record, target: Path) -> int:
    """Copy a record to ``target`` while others read and write it; return the copy's size in bytes.

    The copy appears under its name only when it is whole. Raises RecordError.
    """
    if target.is_dir() or not target.absolute().parent.is_dir():
        raise RecordError(f"{target}: is a folder or in none; give a file's name in a folder")
    if target.exists() and target.samefile(record.path):
        raise RecordError(f"{target}: is the record itself; give another name")
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        _copy(record.db, part)
        _on_disk(part)
        os.replace(part, target)
        _on_disk(target.absolute().parent)
    except (sqlite3.Error, OSError) as error:
        raise RecordError(_failed(target, error)) from None
    finally:
        part.unlink(missing_ok=True)
    return target.stat().st_size


def _copy(source: sqlite3.Connection, target: Path) -> None:
    copy = sqlite3.connect(target)
    try:
        source.backup(copy, pages=_PAGES)
        copy.execute("PRAGMA journal_mode=DELETE")
        if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("the copy is damaged")
    finally:
        copy.close()


def _on_disk(path: Path) -> None:
    """Make sure that what was written has reached the disk."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _failed(path: Path, error: Exception) -> str:
    if isinstance(error, sqlite3.Error):
        return explained(path, error)
    reason = getattr(error, "strerror", None) or str(error)
    return f"{path}: cannot be written ({reason}); check the disk and the folder"


def restore(source: Path, target: Path, *, replace: bool = False) -> None:
    """Bring a record back from a copy; the copy is checked whole first.

    A record that is there is replaced only when ``replace`` says so, and is then kept beside it
    under the name with ``.before-restore``. Raises RecordError.
    """
    if target.exists() and not replace:
        raise RecordError(f"{target}: is there already; say --replace, or give another --db")
    with Record(source, read_only=True) as copy:
        problems = [p for _, p in zip(range(3), check(copy), strict=False)]
        if problems:
            raise RecordError(f"{source}: is not whole ({'; '.join(problems)}); use another copy")
        if target.exists():
            _set_aside(target)
        try:
            back = connect(target, read_only=False)
            try:
                copy.db.backup(back)  # one transaction: readers see the old record or the new
                back.execute("PRAGMA journal_mode=WAL")
                sql = "INSERT INTO audit(at, action, detail) VALUES (?, 'restore', ?)"
                back.execute(sql, (now(), plain(source.name)))
            finally:
                back.close()
        except sqlite3.Error as error:
            raise RecordError(explained(target, error)) from None


def _set_aside(target: Path) -> None:
    former = target.with_name(f"{target.name}.before-restore")
    try:
        with Record(target, read_only=True) as old:
            backup(old, former)
    except RecordError:  # it is damaged, which is why it is replaced: keep the bytes
        former.write_bytes(target.read_bytes())
        for suffix in ("-wal", "-shm"):
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        target.unlink()


def vacuum(record: Record) -> tuple[int, int]:
    """Give back what is not used any more; return the size before and after, in bytes."""
    db = record.db
    before = record.path.stat().st_size
    with record.transaction():
        used = " AND ".join(
            f"number NOT IN (SELECT party FROM {table})"
            for table in ("event_party", "statement_party", "linked_party")
        )
        db.execute(f"DELETE FROM party WHERE {used}")
        db.execute("INSERT INTO sentence_search(sentence_search) VALUES ('optimize')")
    db.execute("VACUUM")
    db.execute("PRAGMA optimize")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return before, record.path.stat().st_size
