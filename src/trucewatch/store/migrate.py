"""Bringing a record of an earlier version to this one: forward only, checked, a backup first."""

from __future__ import annotations

import datetime
import logging
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from trucewatch.records import (
    Document,
    Event,
    Statement,
    Story,
)
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import Leads
from trucewatch.store import copies, layers, rows, schema
from trucewatch.store.documents import Kept, write_document
from trucewatch.store.linked import LINKED_KINDS, LINKED_TYPES, put_linked
from trucewatch.store.opening import RecordError, connect, refused, strange

log = logging.getLogger(__name__)

_OLD = "former_"


def migrate(db: sqlite3.Connection, path: Path, version: int) -> None:
    """Bring the open record ``db`` at ``path`` from ``version`` to this version.

    Views and triggers that are not trucewatch's are refused before anything else, since each change
    would run them. A copy of the file as it was is made beside it next. All steps are one
    transaction: whatever stops it, the record is as it was or as it shall be. Raises RecordError
    when there is no way from that version or the outcome does not pass its checks.
    """
    if version not in _STEPS:
        raise RecordError(f"{path}: is of version {version}, which this trucewatch cannot convert")
    db.execute("PRAGMA foreign_keys=OFF")
    db.execute("PRAGMA legacy_alter_table=ON")
    db.execute("BEGIN IMMEDIATE")
    try:
        found = int(db.execute("PRAGMA user_version").fetchone()[0])
        if found == version:  # else another process was faster
            if problem := strange(db):
                raise refused(path, problem)
            backup = _backup(path, version)
            log.info("migrating %s from version %d; a copy is in %s", path, version, backup)
            _STEPS[version](db)
            _check(db, path)
            db.execute(f"PRAGMA user_version={schema.SCHEMA_VERSION}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    finally:
        db.execute("PRAGMA legacy_alter_table=OFF")
        db.execute("PRAGMA foreign_keys=ON")


def _backup(path: Path, version: int) -> Path:
    """Copy the record as it is to a file beside it and return its path; an earlier copy stays."""
    target = path.with_name(f"{path.name}.version-{version}")
    if target.exists():
        return target
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    source = connect(path, read_only=True)
    copy = sqlite3.connect(part)
    try:
        source.backup(copy)
        if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise RecordError(f"{path}: is damaged; it was not converted")
        copy.execute("PRAGMA journal_mode=DELETE")
        copy.close()
        os.replace(part, target)
    finally:
        copy.close()
        source.close()
        part.unlink(missing_ok=True)
    return target


def _check(db: sqlite3.Connection, path: Path) -> None:
    broken = db.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise RecordError(f"{path}: cannot be converted (a row of '{broken[0]}' points nowhere)")


# ------------------------------------------------------------ from version 2

_TABLES_2 = ("document", "story", "statement", "event", "linked", "redirect", "failure", "meta")


def _from_2(db: sqlite3.Connection) -> None:
    indexes = "SELECT name FROM sqlite_master WHERE type='index' AND sql IS NOT NULL"
    for (name,) in db.execute(indexes).fetchall():
        db.execute(f'DROP INDEX "{name}"')
    db.execute("DROP TABLE sentence")
    for table in _TABLES_2:
        db.execute(f"ALTER TABLE {table} RENAME TO {_OLD}{table}")
    for statement in schema.statements():
        db.execute(statement)
    at = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    sql = "INSERT INTO run(kind, started, finished) VALUES ('migrate', ?, ?)"
    run = int(db.execute(sql, (at, at)).lastrowid or 0)
    _documents_2(db, run)
    for coded in _stories_2(db):
        _story_2(db, coded, run)
    _linked_2(db, run)
    db.execute("INSERT INTO redirect SELECT old, new FROM former_redirect")
    sql = "INSERT INTO failure SELECT document, stage, error, ?1, ?1, 1 FROM former_failure"
    db.execute(sql, (at,))
    _meta_2(db)
    _audited(db, 2)
    for table in reversed(_TABLES_2):
        db.execute(f"DROP TABLE {_OLD}{table}")


def _documents_2(db: sqlite3.Connection, run: int) -> None:
    for (body,) in db.execute("SELECT body FROM former_document ORDER BY id").fetchall():
        write_document(db, msgspec.json.decode(body, type=Document), Kept(), run)


def _stories_2(db: sqlite3.Connection) -> Iterator[CodedStory]:
    found = db.execute("SELECT id, body, leads FROM former_story ORDER BY id")
    for story_id, body, leads in found:
        statements = _bodies_2(db, "statement", story_id)
        events = _bodies_2(db, "event", story_id)
        yield CodedStory(
            msgspec.json.decode(body, type=Story),
            tuple(msgspec.json.decode(b, type=Statement) for b in statements),
            tuple(msgspec.json.decode(b, type=Event) for b in events),
            msgspec.json.decode(leads, type=Leads),
        )


def _bodies_2(db: sqlite3.Connection, table: str, story_id: str) -> list[str]:
    sql = f"SELECT body FROM former_{table} WHERE story_id=? ORDER BY ordinal"
    return [body for (body,) in db.execute(sql, (story_id,))]


def _story_2(db: sqlite3.Connection, item: CodedStory, run: int) -> None:
    layer = layers.layer_number(db, layers.maker([item]), run)
    number = rows.write_story(db, item, run)
    layers.write_coding(db, number, layer, layers.coding_of(item), None, active=True)
    copies.place_story(db, number, item.story)


def _linked_2(db: sqlite3.Connection, run: int) -> None:
    for plural, kind in LINKED_KINDS.items():
        sql = "SELECT body FROM former_linked WHERE kind=? ORDER BY id"
        found = (
            msgspec.json.decode(body, type=LINKED_TYPES[kind])
            for (body,) in db.execute(sql, (kind,)).fetchall()
        )
        put_linked(db, {plural: found}, run)


def _meta_2(db: sqlite3.Connection) -> None:
    """Copies may have been found, so that the record is to be linked again."""
    linked = db.execute("SELECT value FROM former_meta WHERE name='linked_documents'").fetchone()
    documents = db.execute("SELECT count(*) FROM document").fetchone()[0]
    found = db.execute("SELECT 1 FROM story WHERE copy_of IS NOT NULL").fetchone()
    whole = found is None and linked is not None and linked[0] == documents
    db.execute("INSERT INTO meta VALUES ('changes', 1), ('linked_changes', ?)", (int(whole),))


# ------------------------------------------------------------ from versions 3 and 4


def _from_3(db: sqlite3.Connection) -> None:
    """Add what linking part by part needs; all is linked whole the next time."""
    _alike(db)
    db.execute("INSERT INTO story_part(story, changed) SELECT number, 1 FROM story")
    _audited(db, 3)


def _from_4(db: sqlite3.Connection) -> None:
    """Add the index of documents with notes and the table of saved searches."""
    _alike(db)
    _audited(db, 4)


def _alike(db: sqlite3.Connection) -> None:
    """Bring each table, index and trigger to this version's, rows and all.

    A table that differs is made anew and takes over the columns that both have: of version 3 there
    are records whose feeds' entries lack the column of their own text.
    """
    found = dict(db.execute("SELECT name, sql FROM sqlite_master"))
    wanted = schema.named()
    for name, statement in wanted.items():
        if name not in found:
            db.execute(statement)
        elif found[name] != statement:
            _made_anew(db, name, statement, wanted)


def _made_anew(
    db: sqlite3.Connection, name: str, statement: str, wanted: Mapping[str, str]
) -> None:
    if not statement.startswith("CREATE TABLE"):
        raise RecordError(f"its part '{name}' is not as trucewatch makes it; it was not converted")
    own = "SELECT name FROM sqlite_master WHERE tbl_name=? AND type <> 'table' AND sql IS NOT NULL"
    lost = [part for (part,) in db.execute(own, (name,))]
    db.execute(f"ALTER TABLE {name} RENAME TO {_OLD}{name}")
    db.execute(statement)
    columns = [c for c in _columns(db, name) if c in _columns(db, f"{_OLD}{name}")]
    listed = ", ".join(columns)
    db.execute(f"INSERT INTO {name}({listed}) SELECT {listed} FROM {_OLD}{name}")
    db.execute(f"DROP TABLE {_OLD}{name}")
    for part in lost:
        if part in wanted:
            db.execute(wanted[part])


def _columns(db: sqlite3.Connection, table: str) -> list[str]:
    return [name for (name,) in db.execute("SELECT name FROM pragma_table_info(?)", (table,))]


def _audited(db: sqlite3.Connection, version: int) -> None:
    at = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    detail = f"from version {version} to {schema.SCHEMA_VERSION}"
    db.execute("INSERT INTO audit(at, action, detail) VALUES (?, 'migrate', ?)", (at, detail))


_STEPS: dict[int, Callable[[sqlite3.Connection], None]] = {2: _from_2, 3: _from_3, 4: _from_4}
