"""Search: sentences by their words, with the statements that were coded in them."""

from __future__ import annotations

import json
import re
import sqlite3

import msgspec

from trucewatch.records import Event, Statement
from trucewatch.store.pages_common import decode
from trucewatch.store.record import Record

# Sentences looked at for one search: facets count statements among them, and the page says so.
MOST = 150
# With more hits than this the latest come first, since ranking reads them all.
MOST_RANKED = 3000

COUNT = (
    "SELECT count(*) FROM (SELECT rowid FROM sentence_search WHERE sentence_search MATCH ?"
    f" LIMIT {MOST_RANKED + 1})"
)
RANKED = "SELECT rowid FROM sentence_search WHERE sentence_search MATCH ? ORDER BY rank LIMIT ?"
LATEST = (
    "SELECT rowid FROM sentence_search WHERE sentence_search MATCH ? ORDER BY rowid DESC LIMIT ?"
)
SENTENCES = (
    "SELECT story.id, sentence.start, sentence.end, sentence.text, story.published,"
    " coalesce(story.headline, '') FROM json_each(?) AS wanted"
    " JOIN sentence ON sentence.number = wanted.value"
    " JOIN story ON story.number = sentence.story WHERE story.copy_of IS NULL ORDER BY wanted.key"
)
STATEMENTS = (
    "SELECT statement.body FROM json_each(?) AS wanted"
    " JOIN statement ON statement.story_id = wanted.value"
)
EVENTS = (
    "SELECT event.body FROM json_each(?) AS wanted JOIN event ON event.statement_id = wanted.value"
)
_WORD = re.compile(r'"[^"]*"|[^\s"]+')


class Hit(msgspec.Struct, frozen=True):
    """A sentence that fits, and where it stands."""

    story_id: str
    start: int
    end: int
    text: str
    published: str | None
    headline: str


class Found(msgspec.Struct, frozen=True):
    """Hits; ``total`` is None when there are more than are counted."""

    hits: tuple[Hit, ...]
    total: int | None
    ranked: bool


def match(words: str) -> str:
    """Return words as an FTS5 query: all have to be there; "…" is a phrase, word* a beginning.

    Everything else is taken as words, so that no input is a fault of syntax. "" when nothing is
    left to look for.
    """
    parts = []
    for raw in _WORD.findall(words)[:20]:
        star = raw.endswith("*") and not raw.startswith('"')
        text = raw.strip('"*').replace('"', " ")
        if any(c.isalnum() for c in text):
            parts.append(f'"{text}"' + ("*" if star else ""))
    return " ".join(parts)


def sentences(record: Record, words: str) -> Found:
    """Return the sentences that hold all of ``words``, the best or (of many) the latest first."""
    query = match(words)
    if not query:
        return Found((), 0, True)
    try:
        total = int(record.db.execute(COUNT, (query,)).fetchone()[0])
    except sqlite3.OperationalError:  # a word the tokenizer makes nothing of
        return Found((), 0, True)
    ranked = total <= MOST_RANKED
    ids = [r[0] for r in record.db.execute(RANKED if ranked else LATEST, (query, MOST))]
    rows = record.db.execute(SENTENCES, (json.dumps(ids),)) if ids else ()
    # A page repeats its headline under its pictures: once is enough.
    hits: dict[tuple[str, str], Hit] = {}
    for row in rows:
        hit = Hit(*row)
        hits.setdefault((hit.story_id, hit.text), hit)
    return Found(tuple(hits.values()), total if ranked else None, ranked)


def statements_in(record: Record, story_ids: list[str]) -> list[Statement]:
    """Return all statements of some stories."""
    return decode(record.db.execute(STATEMENTS, (json.dumps(sorted(set(story_ids))),)), Statement)


def events_in(record: Record, statement_ids: list[str]) -> list[Event]:
    """Return the events that some statements tell of."""
    wanted = json.dumps(sorted(set(statement_ids)))
    return decode(record.db.execute(EVENTS, (wanted,)), Event)
