"""What went wrong with a record's file, in words: the file, the trouble and the way out."""

from __future__ import annotations

import sqlite3
from pathlib import Path

_ANOTHER = "add the reports to a new record with another --db"
_PHRASES = {
    sqlite3.SQLITE_BUSY: (
        "another program is writing to this record; wait until it is done and repeat the command"
    ),
    sqlite3.SQLITE_LOCKED: (
        "another program is writing to this record; wait until it is done and repeat the command"
    ),
    sqlite3.SQLITE_FULL: "there is no room left on the disk; make room and repeat the command",
    sqlite3.SQLITE_IOERR: "the disk failed to read or write; check it and repeat the command",
    sqlite3.SQLITE_READONLY: (
        "cannot be written to; check the permissions of the file and its folder"
    ),
    sqlite3.SQLITE_PERM: "cannot be opened; check the permissions of the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; check the permissions of the file and its folder",
    sqlite3.SQLITE_NOTADB: "is not a trucewatch record; give another --db",
}


def damaged(path: Path) -> str:
    """Return the message on a record whose file is damaged."""
    return f"{path}: the record is damaged; use a copy of it, or {_ANOTHER}"


def explained(path: Path, error: Exception) -> str:
    """Return one line on an error that SQLite, or decoding what it held, gave for ``path``."""
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(error, sqlite3.Error) and code is not None:
        primary = code & 0xFF  # the extended codes carry the primary one in their low byte
        if primary in _PHRASES:
            return f"{path}: {_PHRASES[primary]}"
        if primary != sqlite3.SQLITE_CORRUPT:
            return f"{path}: cannot be used as a record ({error}); {_ANOTHER}"
    return damaged(path)


def path_problem(path: Path, *, read_only: bool) -> str:
    """Return why no record can be opened at ``path``, "" when one may be."""
    if path.is_dir():
        return f"{path}: is a folder; give a file as --db, for example {path / 'trucewatch.db'}"
    if read_only and not path.exists():
        return f"{path}: no such record; make one with 'trucewatch add … --db {path}'"
    if not path.absolute().parent.is_dir():
        return f"{path}: there is no folder {path.parent}; make it first or give another --db"
    return ""
