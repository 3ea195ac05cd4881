"""Opening a record's file: is it one, is it whole, is it of this version, may it be trusted?"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from trucewatch.store import schema
from trucewatch.store.trouble import damaged

# Up to this size a record is checked whole when it is opened (about 0.2 s); the damage of a larger
# one shows when the damaged part is read.
MAX_CHECKED = 64_000_000
# File systems on which SQLite's locks cannot be relied on.
_REMOTE = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "ceph", "davfs", "glusterfs"}
    | {"fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.glusterfs", "fuse.s3fs", "fuse.gcsfuse"}
)
_MOUNTS = Path("/proc/self/mountinfo")


class RecordError(Exception):
    """The record cannot be used; the message names the file and the way out."""


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Return a connection to ``path`` with the record's settings. Raises sqlite3.Error."""
    mode = "ro" if read_only else "rwc"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    if read_only and _is_sealed(path):
        uri += "&immutable=1"
    db = sqlite3.connect(uri, uri=True, isolation_level=None)
    try:
        for pragma in schema.PRAGMAS:
            db.execute(pragma)
    except sqlite3.Error:
        db.close()
        raise
    return db


def _is_sealed(path: Path) -> bool:
    """Return whether nobody of this user's can write beside a record whose log is empty.

    SQLite keeps its log beside the file even for reading, and cannot in such a folder; without a
    log the file is whole by itself.
    """
    log = path.with_name(path.name + "-wal")
    try:
        waiting = log.exists() and log.stat().st_size > 0
    except OSError:
        waiting = True
    return not waiting and not os.access(path.absolute().parent, os.W_OK)


def version_of(db: sqlite3.Connection, path: Path) -> int:
    """Return the version of the record. Raises RecordError for a file that is none."""
    application = db.execute("PRAGMA application_id").fetchone()[0]
    if application != schema.APPLICATION_ID:
        raise RecordError(f"{path}: is not a trucewatch record; give another --db")
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def check_version(version: int, path: Path, *, read_only: bool) -> None:
    """Raise RecordError when a record of ``version`` cannot be used as it is."""
    if version == schema.SCHEMA_VERSION:
        return
    ours = schema.SCHEMA_VERSION
    if version > ours:
        raise RecordError(
            f"{path}: is of version {version}, this trucewatch reads version {ours}; use the"
            " matching release or another --db"
        )
    if read_only:
        raise RecordError(
            f"{path}: is of the earlier version {version}; bring it to version {ours} with"
            f" 'trucewatch migrate --db {path}' (a backup is made first)"
        )


def check_whole(db: sqlite3.Connection, path: Path) -> None:
    """Raise RecordError when the file is damaged or holds triggers or tables that are not ours."""
    if os.path.getsize(path) <= MAX_CHECKED:
        found = db.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise RecordError(damaged(path))
    if problem := foreign(db):
        raise refused(path, problem)


def foreign(db: sqlite3.Connection) -> str:
    """Return what in a record's schema is not as trucewatch makes it, "" when all is.

    A view or trigger of somebody else's would run with the reader's rights; tables and indexes that
    were added beside ours are left alone.
    """
    found = {n: (t, s) for t, n, s in db.execute("SELECT type, name, sql FROM sqlite_master")}
    for name, text in schema.named().items():
        if name not in found or found[name][1] != text:
            return f"its part '{name}' is not as trucewatch makes it"
    return strange(db)


def strange(db: sqlite3.Connection) -> str:
    """Return which view or trigger is not this trucewatch's word for word, "" when all are.

    Whatever writes runs triggers: this is asked before the first change of a record, of whichever
    version it is. No version had other views or triggers than this one has.
    """
    sql = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('view', 'trigger')"
    for kind, name, text in db.execute(sql):
        if name not in schema.named():
            return f"it holds a {kind} '{name}' that is not trucewatch's"
        if text != schema.named()[name]:
            return f"its part '{name}' is not as trucewatch makes it"
    return ""


def leaning(db: sqlite3.Connection) -> str:
    """Return which table of somebody else's has rows tied to ours, "" when none has.

    Such ties forbid SQLite to take our rows out, or take theirs out with them.
    """
    ours = schema.named()
    tables = db.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall()
    for (name,) in tables:
        if name in ours:
            continue
        sql = 'SELECT "table" FROM pragma_foreign_key_list(?)'
        for (parent,) in db.execute(sql, (name,)):
            if parent.lower() in ours:
                return (
                    f"its table '{name}', which is not trucewatch's, has rows tied to '{parent}',"
                    " so that nothing can be taken out there; drop that table or its reference"
                )
    return ""


def refused(path: Path, problem: str) -> RecordError:
    """Return the error on a record whose schema has a ``problem``."""
    return RecordError(f"{path}: {problem}; do not use it, or ask who made it")


def remote(path: Path, mounts: str | None = None) -> str:
    """Return the kind of network file system that ``path`` lies on, "" when it lies on none.

    ``mounts`` is the text of the system's table of mounts (by default this system's; where there
    is none nothing is known).
    """
    if mounts is None:
        try:
            mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""
    place, best, kind = path.absolute(), -1, ""
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        fields = left.split()
        if len(fields) < 5 or not right:
            continue
        point = Path(fields[4].replace("\\040", " "))
        if place.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), right.split()[0]
    return kind if kind in _REMOTE else ""
