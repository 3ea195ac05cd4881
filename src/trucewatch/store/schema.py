"""The record's tables, version 5. What each is for: docs/internals/store.md.

Every record is kept whole as JSON beside the columns it is found by. Tables hold one coding of
each story, the active one with the reviewers' decisions laid over it; other codings lie packed in
``coding``. No trigger touches the search or place indexes: SQLite refuses that in a file that is
not trusted, so the writer keeps them in step. Statements are divided by blank lines.
"""

from __future__ import annotations

import re
from functools import cache

# "TRCW": tells a trucewatch record from any other SQLite file.
APPLICATION_ID = 0x54524357
SCHEMA_VERSION = 5

_NAME = re.compile(r"CREATE (?:VIRTUAL )?(?:TABLE|INDEX|TRIGGER) (\w+)")

# The log is taken over every 16 MB: at SQLite's own 4 MB a writer waits twice as long for the disk
# (2.1–2.3 against 4.1–5.5 ms a story).
PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA busy_timeout=10000",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA wal_autocheckpoint=4000",
)

_TEXTS = """
CREATE TABLE run (
  number INTEGER PRIMARY KEY, kind TEXT NOT NULL, started TEXT NOT NULL, finished TEXT,
  note TEXT NOT NULL DEFAULT ''
) STRICT

CREATE TABLE document (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source_uri TEXT NOT NULL,
  sha256 TEXT NOT NULL, media_type TEXT NOT NULL,
  label TEXT NOT NULL CHECK (label IN ('open', 'internal', 'restricted')),
  state TEXT NOT NULL CHECK (state IN ('coded', 'skipped')),
  fetched TEXT, run INTEGER REFERENCES run(number), body TEXT NOT NULL
) STRICT

CREATE INDEX document_uri ON document(source_uri)

CREATE INDEX document_label ON document(label) WHERE label <> 'open'

CREATE INDEX document_noted ON document(number) WHERE instr(body, ',"notes":[') > 0

CREATE TABLE original (
  document INTEGER PRIMARY KEY REFERENCES document(number) ON DELETE CASCADE,
  packing TEXT NOT NULL CHECK (packing IN ('zlib', 'none')), size INTEGER NOT NULL,
  headers TEXT NOT NULL, bytes BLOB
) STRICT

CREATE TABLE version (
  url TEXT NOT NULL, number INTEGER NOT NULL,
  document INTEGER NOT NULL UNIQUE REFERENCES document(number) ON DELETE CASCADE, fetched TEXT,
  PRIMARY KEY (url, number)
) STRICT, WITHOUT ROWID

CREATE TABLE story (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  document_id TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  published TEXT, headline TEXT, language TEXT NOT NULL,
  copy_of INTEGER REFERENCES story(number) ON DELETE SET NULL,
  run INTEGER REFERENCES run(number), body TEXT NOT NULL, leads TEXT NOT NULL
) STRICT

CREATE INDEX story_document ON story(document_id)

CREATE INDEX story_published ON story(published, id) WHERE copy_of IS NULL

CREATE INDEX story_copy ON story(copy_of) WHERE copy_of IS NOT NULL

CREATE INDEX story_run ON story(run)

CREATE TABLE story_band (
  band INTEGER NOT NULL, story INTEGER NOT NULL, PRIMARY KEY (band, story)
) STRICT, WITHOUT ROWID

CREATE TABLE sentence (
  number INTEGER PRIMARY KEY,
  story INTEGER NOT NULL REFERENCES story(number) ON DELETE CASCADE,
  start INTEGER NOT NULL, end INTEGER NOT NULL, text TEXT NOT NULL
) STRICT

CREATE INDEX sentence_story ON sentence(story, start)

CREATE VIRTUAL TABLE sentence_search USING fts5(
  text, content='sentence', content_rowid='number', tokenize="unicode61 remove_diacritics 2"
)
"""

_CODED = """
CREATE TABLE layer (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, coder TEXT NOT NULL,
  version TEXT NOT NULL, config_hash TEXT NOT NULL, vocab_hash TEXT NOT NULL,
  model_hash TEXT NOT NULL, run INTEGER REFERENCES run(number)
) STRICT

CREATE TABLE coding (
  story INTEGER NOT NULL REFERENCES story(number) ON DELETE CASCADE,
  layer INTEGER NOT NULL REFERENCES layer(number),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  statements INTEGER NOT NULL, events INTEGER NOT NULL, body BLOB,
  PRIMARY KEY (story, layer)
) STRICT, WITHOUT ROWID

CREATE INDEX coding_layer ON coding(layer, active)

CREATE TABLE party (
  number INTEGER PRIMARY KEY, code TEXT NOT NULL, country TEXT NOT NULL, name TEXT NOT NULL,
  words TEXT NOT NULL, UNIQUE (code, country, name, words)
) STRICT

CREATE TABLE statement (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  story_id TEXT NOT NULL REFERENCES story(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL, speaker TEXT, code TEXT, country TEXT, act TEXT NOT NULL,
  date TEXT, copy INTEGER NOT NULL DEFAULT 0, body TEXT NOT NULL
) STRICT

CREATE INDEX statement_story ON statement(story_id, ordinal)

CREATE INDEX statement_date ON statement(date, story_id, ordinal) WHERE copy = 0

CREATE INDEX statement_country ON statement(country, date) WHERE copy = 0

CREATE INDEX statement_act ON statement(act, date) WHERE copy = 0

CREATE TABLE statement_party (
  party INTEGER NOT NULL REFERENCES party(number), date TEXT NOT NULL,
  statement INTEGER NOT NULL REFERENCES statement(number) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('speaker', 'target')),
  PRIMARY KEY (party, date, statement, role)
) STRICT, WITHOUT ROWID

CREATE INDEX statement_party_back ON statement_party(statement)

CREATE TABLE event (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  story_id TEXT NOT NULL REFERENCES story(id) ON DELETE CASCADE,
  statement_id TEXT REFERENCES statement(id) DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL, type TEXT NOT NULL, mode TEXT, realis TEXT NOT NULL,
  place TEXT, country TEXT, date TEXT, copy INTEGER NOT NULL DEFAULT 0, body TEXT NOT NULL
) STRICT

CREATE INDEX event_story ON event(story_id, ordinal)

CREATE INDEX event_statement ON event(statement_id) WHERE statement_id IS NOT NULL

CREATE INDEX event_date ON event(date, story_id, ordinal) WHERE copy = 0

CREATE INDEX event_type ON event(type, date) WHERE copy = 0

CREATE INDEX event_realis ON event(realis, date) WHERE copy = 0

CREATE INDEX event_named_place ON event(place, date) WHERE copy = 0

CREATE INDEX event_country ON event(country, date) WHERE copy = 0

CREATE TABLE event_party (
  party INTEGER NOT NULL REFERENCES party(number), date TEXT NOT NULL,
  event INTEGER NOT NULL REFERENCES event(number) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('actor', 'recipient', 'mediator')),
  PRIMARY KEY (party, date, event, role)
) STRICT, WITHOUT ROWID

CREATE INDEX event_party_back ON event_party(event)

CREATE VIRTUAL TABLE event_place USING rtree(event, south, north, west, east)
"""

_LINKED = """
CREATE TABLE linked (
  number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL UNIQUE, status TEXT,
  agreement TEXT, place TEXT, date TEXT, first_run INTEGER, changed_run INTEGER,
  body TEXT NOT NULL
) STRICT

CREATE INDEX linked_id ON linked(kind, id)

CREATE INDEX linked_date ON linked(kind, date, id)

CREATE INDEX linked_status ON linked(kind, status, date)

CREATE INDEX linked_agreement ON linked(agreement, kind, date) WHERE agreement IS NOT NULL

CREATE INDEX linked_named_place ON linked(kind, place, date) WHERE place IS NOT NULL

CREATE INDEX linked_changed ON linked(changed_run, kind)

CREATE TABLE linked_party (
  party INTEGER NOT NULL REFERENCES party(number), date TEXT NOT NULL,
  linked INTEGER NOT NULL REFERENCES linked(number) ON DELETE CASCADE,
  PRIMARY KEY (party, date, linked)
) STRICT, WITHOUT ROWID

CREATE INDEX linked_party_back ON linked_party(linked)

CREATE TABLE linked_member (
  linked INTEGER NOT NULL REFERENCES linked(number) ON DELETE CASCADE,
  member TEXT NOT NULL, PRIMARY KEY (linked, member)
) STRICT, WITHOUT ROWID

CREATE INDEX linked_member_back ON linked_member(member, linked)

CREATE VIRTUAL TABLE linked_place USING rtree(linked, south, north, west, east)

CREATE TABLE redirect (
  old TEXT PRIMARY KEY, new TEXT NOT NULL
) STRICT, WITHOUT ROWID

CREATE INDEX redirect_new ON redirect(new)
"""

_HANDLING = """
CREATE TABLE review (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, who TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN
    ('accept', 'reject', 'edit', 'merge', 'split', 'add', 'note', 'undo')),
  kind TEXT NOT NULL, story_id TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
  value TEXT NOT NULL, why TEXT NOT NULL, undoes TEXT
) STRICT

CREATE INDEX review_story ON review(story_id)

CREATE INDEX review_undoes ON review(undoes) WHERE undoes IS NOT NULL

CREATE TRIGGER review_fixed BEFORE UPDATE ON review BEGIN
  SELECT RAISE(ABORT, 'reviews are only added');
END

CREATE TRIGGER review_kept BEFORE DELETE ON review
WHEN EXISTS (SELECT 1 FROM story WHERE id = OLD.story_id) BEGIN
  SELECT RAISE(ABORT, 'reviews are only added');
END

CREATE TABLE relevance (
  document TEXT PRIMARY KEY, source_uri TEXT NOT NULL, title TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('read', 'skipped')), score REAL NOT NULL,
  reason TEXT NOT NULL, gate TEXT NOT NULL, run INTEGER
) STRICT, WITHOUT ROWID

CREATE INDEX relevance_decision ON relevance(decision, run)

CREATE TABLE failure (
  document TEXT NOT NULL, stage TEXT NOT NULL, error TEXT NOT NULL, first TEXT NOT NULL,
  last TEXT NOT NULL, times INTEGER NOT NULL, PRIMARY KEY (document, stage, error)
) STRICT, WITHOUT ROWID

CREATE TABLE feed (
  url TEXT PRIMARY KEY, title TEXT NOT NULL DEFAULT '', label TEXT NOT NULL DEFAULT 'open',
  etag TEXT, modified TEXT, checked TEXT, due TEXT, failures INTEGER NOT NULL DEFAULT 0,
  error TEXT
) STRICT, WITHOUT ROWID

CREATE TABLE feed_item (
  feed TEXT NOT NULL REFERENCES feed(url) ON DELETE CASCADE, item TEXT NOT NULL,
  url TEXT NOT NULL, title TEXT NOT NULL, published TEXT, seen TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
  tries INTEGER NOT NULL DEFAULT 0, due TEXT, content TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (feed, item)
) STRICT, WITHOUT ROWID

CREATE INDEX feed_item_waiting ON feed_item(due) WHERE state = 'waiting'

CREATE TABLE looked (
  who TEXT PRIMARY KEY, run INTEGER NOT NULL, at TEXT NOT NULL
) STRICT, WITHOUT ROWID

CREATE TABLE saved_search (
  who TEXT NOT NULL, query TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (who, query)
) STRICT, WITHOUT ROWID

CREATE TABLE audit (
  number INTEGER PRIMARY KEY, at TEXT NOT NULL, action TEXT NOT NULL, detail TEXT NOT NULL
) STRICT

CREATE TRIGGER audit_fixed BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'the audit is only added to');
END

CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'the audit is only added to');
END

CREATE TABLE meta (
  name TEXT PRIMARY KEY, value INTEGER NOT NULL
) STRICT, WITHOUT ROWID
"""


# Which stories are linked together, and which changed since: kept by triggers, so that no way of
# writing can forget it. Rows of stories that are gone stay until their part is linked again.
_PARTS = """
CREATE TABLE story_part (
  story INTEGER PRIMARY KEY, part INTEGER, changed INTEGER NOT NULL
) STRICT

CREATE INDEX story_part_part ON story_part(part)

CREATE INDEX story_part_changed ON story_part(story) WHERE changed > 0

CREATE TABLE part_key (
  key INTEGER PRIMARY KEY, part INTEGER NOT NULL
) STRICT

CREATE INDEX part_key_part ON part_key(part)

CREATE TABLE linked_part (
  linked INTEGER PRIMARY KEY REFERENCES linked(number) ON DELETE CASCADE, part INTEGER NOT NULL
) STRICT

CREATE INDEX linked_part_part ON linked_part(part)

CREATE TABLE watch (
  number INTEGER PRIMARY KEY CHECK (number = 1), name TEXT NOT NULL, body TEXT NOT NULL
) STRICT
"""


def _marks() -> list[str]:
    """Return the triggers that mark a story as changed when it or what is coded of it changes."""
    mark = "ON CONFLICT(story) DO UPDATE SET changed = changed + 1"
    found = []
    for name, when, row in (
        ("come", "INSERT", "NEW"),
        ("changed", "UPDATE OF copy_of, body, leads", "NEW"),
        ("gone", "DELETE", "OLD"),
    ):
        found.append(
            f"CREATE TRIGGER story_{name} AFTER {when} ON story BEGIN\n"
            f"  INSERT INTO story_part(story, changed) VALUES ({row}.number, 1) {mark};\nEND"
        )
        for table in ("statement", "event"):
            own = when.replace("copy_of, body, leads", "body")
            found.append(
                f"CREATE TRIGGER {table}_{name} AFTER {own} ON {table} BEGIN\n"
                f"  INSERT INTO story_part(story, changed)\n"
                f"  SELECT number, 1 FROM story WHERE id = {row}.story_id {mark};\nEND"
            )
    return found


def statements() -> list[str]:
    """Return the statements that make an empty record, in order."""
    blocks = (_TEXTS + _CODED + _LINKED + _HANDLING + _PARTS).split("\n\n")
    return [*(block.strip() for block in blocks if block.strip()), *_marks()]


@cache
def named() -> dict[str, str]:
    """Return the statements by the name of the table, index or trigger that each makes."""
    found = ((_NAME.match(s), s) for s in statements())
    return {match.group(1): text for match, text in found if match}
