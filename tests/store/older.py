"""Makes a record as an earlier version kept it: that version's own schema, the rows of this one.

``schemas/version_N.sql`` are the statements as version N made them. The one of version 3 is its
first: feeds' entries have no column for their own text in it.
"""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

_SCHEMAS = Path(__file__).with_name("schemas")
_TABLE = re.compile(r"CREATE (VIRTUAL )?TABLE (\w+)")


def as_version(record: Path, old: Path, version: int) -> None:
    """Write the content of ``record`` to ``old`` as ``version`` kept it."""
    statements = (_SCHEMAS / f"version_{version}.sql").read_text(encoding="utf-8").split("\n\n")
    db = sqlite3.connect(old, isolation_level=None)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("ATTACH ? AS now", (str(record),))
    for statement in filter(None, (s.strip() for s in statements)):
        if not statement.startswith("CREATE TRIGGER"):
            db.execute(statement)
        if made := _TABLE.match(statement):
            _fill(db, made.group(2))
    for statement in filter(None, (s.strip() for s in statements)):
        if statement.startswith("CREATE TRIGGER"):
            db.execute(statement)
    db.execute("PRAGMA application_id=0x54524357")
    db.execute(f"PRAGMA user_version={version}")
    db.close()


def _fill(db: sqlite3.Connection, table: str) -> None:
    if table == "sentence_search":
        db.execute("INSERT INTO sentence_search(sentence_search) VALUES ('rebuild')")
        return
    sql = "SELECT name FROM pragma_table_info(?, ?)"
    there = {name for (name,) in db.execute(sql, (table, "now"))}
    columns = ", ".join(n for (n,) in db.execute(sql, (table, "main")) if n in there)
    db.execute(f"INSERT INTO main.{table}({columns}) SELECT {columns} FROM now.{table}")
