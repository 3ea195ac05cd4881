"""Copies of a record, bringing one back, tidying up. Each is whole or not there at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from trucewatch.store import aside, parties
from trucewatch.store.check import check
from trucewatch.store.closing import drop_unused
from trucewatch.store.columns import plain
from trucewatch.store.opening import RecordError, connect
from trucewatch.store.record import Record, now
from trucewatch.store.trouble import explained, path_problem


def backup(record: Record, target: Path) -> int:
    """Copy a record to ``target`` while others read and write it; return the copy's size in bytes.

    The copy appears under its name only when it is whole. Of what is there only an earlier copy is
    overwritten. Raises RecordError.
    """
    if target.is_dir() or not target.absolute().parent.is_dir():
        raise RecordError(f"{target}: is a folder or in none; give a file's name in a folder")
    if target.exists() and target.samefile(record.path):
        raise RecordError(f"{target}: is the record itself; give another name")
    if target.exists() and not aside.is_copy(target):
        raise RecordError(
            f"{target}: is there already and no copy of a record that 'backup' made; give another"
            " name, or remove it first"
        )
    aside.write_copy(record.db, target)
    return target.stat().st_size


def restore(source: Path, target: Path, *, replace: bool = False) -> Path | None:
    """Bring a record back from a copy; the copy is checked whole first.

    A record that is there is replaced only when ``replace`` says so, and is then kept beside it:
    whole, log included, under the first free name with ``.before-restore``, which is returned. When
    it cannot be kept nothing is replaced. Raises RecordError.
    """
    if target.exists() and not replace:
        raise RecordError(f"{target}: is there already; say --replace, or give another --db")
    if problem := path_problem(target, read_only=False):
        raise RecordError(problem)
    if target.exists() and source.exists() and target.samefile(source):
        raise RecordError(f"{target}: is the copy itself; give another --db")
    with Record(source, read_only=True) as copy:
        must_be_whole(copy)
        if not aside.is_whole(target):
            return _put_in_place(copy, target)
        former = aside.copy_aside(target)
        try:
            with closing(connect(target, read_only=False)) as back:
                copy.db.backup(back)  # one transaction: readers see the old record or the new
                _restored(back, source)
        except sqlite3.Error as error:
            raise RecordError(explained(target, error)) from None
        return former


def must_be_whole(record: Record) -> None:
    """Check a record that is to be taken from. Raises RecordError when it is not whole."""
    problems = [p for _, p in zip(range(3), check(record), strict=False)]
    if problems:
        words = "; ".join(problems)
        raise RecordError(f"{record.path}: is not whole ({words}); use another copy")


def _put_in_place(copy: Record, target: Path) -> Path | None:
    """Write the record to a new file; what else lies under the name goes aside, when it is whole.

    Moving needs no room on the disk, so that what is there is kept also where there is none left.
    """
    new = target.with_name(f".{target.name}.restored")
    try:
        aside.write_copy(copy.db, new, lambda db: _restored(db, copy.path))
        former = aside.move_aside(target)
        new.replace(target)
    except OSError as error:
        raise RecordError(aside.failed(target, error)) from None
    finally:
        new.unlink(missing_ok=True)
    return former


def _restored(db: sqlite3.Connection, source: Path) -> None:
    db.execute("PRAGMA journal_mode=WAL")
    sql = "INSERT INTO audit(at, action, detail) VALUES (?, 'restore', ?)"
    db.execute(sql, (now(), plain(source.name)))


def vacuum(record: Record) -> tuple[int, int]:
    """Give back what is not used any more; return the size before and after, in bytes."""
    db = record.db
    before = record.path.stat().st_size
    with record.transaction():
        parties.drop_unused(db)
        drop_unused(db)
        db.execute("INSERT INTO sentence_search(sentence_search) VALUES ('optimize')")
    db.execute("VACUUM")
    db.execute("PRAGMA optimize")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return before, record.path.stat().st_size
