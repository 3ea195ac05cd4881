"""Makes a record as version 2 kept it, from one of this version: what migration starts from."""

from __future__ import annotations

import sqlite3
from pathlib import Path

TABLES = """
CREATE TABLE document (
  id TEXT PRIMARY KEY, source_uri TEXT NOT NULL, sha256 TEXT NOT NULL, body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE story (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  document_id TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  published TEXT, headline TEXT, body TEXT NOT NULL, leads TEXT NOT NULL
) STRICT;
CREATE INDEX story_document ON story(document_id);
CREATE INDEX story_published ON story(published);
CREATE TABLE statement (
  id TEXT PRIMARY KEY, story_id TEXT NOT NULL REFERENCES story(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL, speaker TEXT, country TEXT, act TEXT NOT NULL, date TEXT,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_story ON statement(story_id, ordinal);
CREATE INDEX statement_country ON statement(country, date);
CREATE TABLE event (
  id TEXT PRIMARY KEY, story_id TEXT NOT NULL REFERENCES story(id) ON DELETE CASCADE,
  statement_id TEXT REFERENCES statement(id),
  ordinal INTEGER NOT NULL, type TEXT NOT NULL, realis TEXT NOT NULL, parties TEXT NOT NULL,
  place TEXT, date TEXT, body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX event_story ON event(story_id, ordinal);
CREATE INDEX event_type ON event(type, date);
CREATE TABLE linked (
  kind TEXT NOT NULL, id TEXT NOT NULL, parties TEXT NOT NULL, status TEXT, agreement TEXT,
  place TEXT, date TEXT, body TEXT NOT NULL, PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX linked_date ON linked(kind, date);
CREATE TABLE redirect (old TEXT PRIMARY KEY, new TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE failure (
  document TEXT NOT NULL, stage TEXT NOT NULL, error TEXT NOT NULL,
  PRIMARY KEY (document, stage, error)
) STRICT, WITHOUT ROWID;
CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE sentence USING fts5(text, story_id UNINDEXED, start UNINDEXED, end UNINDEXED)
"""

_COPIED = (
    "INSERT INTO document SELECT id, source_uri, sha256, body FROM now.document",
    "INSERT INTO story SELECT number, id, document_id, published, headline, body, leads"
    " FROM now.story",
    "INSERT INTO statement SELECT id, story_id, ordinal, speaker, country, act, date, body"
    " FROM now.statement",
    "INSERT INTO event SELECT id, story_id, statement_id, ordinal, type, realis, '|', place, date,"
    " body FROM now.event",
    "INSERT INTO linked SELECT kind, id, '|', status, agreement, place, date, body FROM now.linked",
    "INSERT INTO redirect SELECT old, new FROM now.redirect",
    "INSERT INTO failure SELECT document, stage, error FROM now.failure",
    "INSERT INTO sentence SELECT text, '', start, end FROM now.sentence",
    "INSERT INTO meta SELECT 'linked_documents', count(*) FROM document",
)


def downgrade(record: Path, old: Path) -> None:
    """Write the content of ``record`` to ``old`` as version 2 kept it."""
    db = sqlite3.connect(old, isolation_level=None)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("ATTACH ? AS now", (str(record),))
    for statement in TABLES.split(";\n"):
        db.execute(statement)
    for statement in _COPIED:
        db.execute(statement)
    db.execute("PRAGMA application_id=0x54524357")
    db.execute("PRAGMA user_version=2")
    db.close()
