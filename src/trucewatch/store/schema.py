"""The record's tables. Every record is kept whole as JSON beside the columns it is found by."""

from __future__ import annotations

# "TRCW": tells a trucewatch record from any other SQLite file.
APPLICATION_ID = 0x54524357
SCHEMA_VERSION = 2

PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA busy_timeout=10000",
    "PRAGMA synchronous=NORMAL",
)

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

CREATE TABLE redirect (
  old TEXT PRIMARY KEY, new TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE failure (
  document TEXT NOT NULL, stage TEXT NOT NULL, error TEXT NOT NULL,
  PRIMARY KEY (document, stage, error)
) STRICT, WITHOUT ROWID;

-- linked_documents: how many documents the linked records were made from.
CREATE TABLE meta (
  name TEXT PRIMARY KEY, value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE sentence USING fts5(text, story_id UNINDEXED, start UNINDEXED, end UNINDEXED);
"""
