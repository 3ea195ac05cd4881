"""Files of records beside one another: whole copies, and what a restored record puts aside."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

from trucewatch.store.opening import RecordError, connect
from trucewatch.store.schema import APPLICATION_ID
from trucewatch.store.trouble import explained

# So many pages are copied before others get a turn (about 4 MB).
_PAGES = 1000
# What SQLite keeps beside a file: the log, the journal of a transaction that was cut off, and the
# index of the log, which is made anew from it.
_LOG, _JOURNAL, _INDEX = "-wal", "-journal", "-shm"
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def beside(path: Path, suffix: str) -> Path:
    """Return the path of what lies beside ``path`` under its name with ``suffix``."""
    return path.with_name(path.name + suffix)


def write_copy(
    source: sqlite3.Connection,
    target: Path,
    then: Callable[[sqlite3.Connection], None] = lambda _: None,
) -> None:
    """Copy an open record to ``target``, which appears under its name only when it is whole.

    ``then`` is done to the copy before it appears. Raises RecordError naming ``target``.
    """
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(part, isolation_level=None)) as copy:
            _copy(source, copy)
            then(copy)
        _on_disk(part)
        os.replace(part, target)
        _on_disk(target.absolute().parent)
    except (sqlite3.Error, OSError) as error:
        raise RecordError(failed(target, error)) from None
    finally:
        part.unlink(missing_ok=True)
        for suffix in (_LOG, _JOURNAL, _INDEX):
            beside(part, suffix).unlink(missing_ok=True)


def _copy(source: sqlite3.Connection, copy: sqlite3.Connection) -> None:
    source.backup(copy, pages=_PAGES)
    copy.execute("PRAGMA journal_mode=DELETE")
    if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise sqlite3.DatabaseError("the copy is damaged")


def _on_disk(path: Path) -> None:
    """Make sure that what was written has reached the disk."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def failed(path: Path, error: Exception) -> str:
    """Return one line on an error met while ``path`` was written."""
    if isinstance(error, sqlite3.Error):
        return explained(path, error)
    reason = getattr(error, "strerror", None) or str(error)
    return f"{path}: cannot be written ({reason}); check the disk and the folder"


def is_copy(path: Path) -> bool:
    """Tell whether a file is a copy that :func:`write_copy` made, by the first bytes of the file.

    Records that are worked in have a log (bytes 18 and 19 of the format of SQLite's files say so);
    copies have none.
    """
    with path.open("rb") as file:
        head = file.read(72)
    ours = head[68:72] == APPLICATION_ID.to_bytes(4, "big")
    return ours and head[18:20] == b"\1\1" and not beside(path, _LOG).exists()


def is_whole(path: Path) -> bool:
    """Tell whether there is a file at ``path`` whose pages SQLite finds in order.

    Raises RecordError when that cannot be told: the disk fails, another program holds the file.
    """
    if not path.exists() or not path.stat().st_size:
        return False
    try:
        with closing(connect(path, read_only=True)) as db:
            return bool(db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error as error:
        if (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _DAMAGE:
            return False
        raise RecordError(explained(path, error)) from None


def copy_aside(path: Path) -> Path:
    """Copy a whole record, its log included, to a free name beside it and return that.

    Raises RecordError; then ``path`` is to be left as it is.
    """
    former = _free(path)
    try:
        with closing(connect(path, read_only=True)) as db:
            write_copy(db, former)
    except sqlite3.Error as error:
        raise RecordError(explained(path, error)) from None
    return former


def move_aside(path: Path) -> Path | None:
    """Move a file that is no whole record to a free name beside it, all bytes and its log too.

    Returns the name, None where nothing was there. Raises RecordError.
    """
    former = _free(path)
    moved = False
    try:
        for suffix in (_LOG, _JOURNAL, ""):
            if beside(path, suffix).exists():
                os.replace(beside(path, suffix), beside(former, suffix))
                moved = True
        beside(path, _INDEX).unlink(missing_ok=True)
    except OSError as error:
        raise RecordError(failed(former, error)) from None
    return former if moved else None


def _free(path: Path) -> Path:
    """Return the first name for a former record at ``path`` under which nothing lies."""
    names = (f"{path.name}.before-restore{f'-{n}' if n > 1 else ''}" for n in count(1))
    found = (path.with_name(name) for name in names)
    return next(p for p in found if not any(beside(p, s).exists() for s in ("", _LOG, _JOURNAL)))
