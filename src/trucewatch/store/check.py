"""Is a record whole? Everything that can be computed again is, and compared."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from trucewatch.records import Document, Story, content_id
from trucewatch.store import layers, opening
from trucewatch.store.columns import plain
from trucewatch.store.overlay import Item, lay_over, misplaced, review_id
from trucewatch.store.record import Record
from trucewatch.store.reviews import log

Problems = Iterator[str]


def check(record: Record, advance: Callable[[], None] = lambda: None) -> Problems:
    """Yield what is wrong with a record, one line each; nothing when it is whole.

    The file's pages, its tables' ties, the hashes of every original, document and story, every
    span against its story's text, the search and place indexes, packed codings, decisions, and
    redirects. ``advance`` is called after each story.
    """
    db = record.db
    db.execute("BEGIN")  # one state for all questions
    try:
        broken = False
        for problem in _file(db):
            broken = True
            yield problem
        if broken:  # what follows would stumble over it
            return
        for part in (_documents, _sentences, _places, _linked, _copies, _codings):
            yield from _unstopped(part(db))
        yield from _unstopped(_stories(record, advance))
        yield from _unstopped(_reviews(record))
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _unstopped(problems: Problems) -> Problems:
    """Yield problems; what is so broken that it cannot be looked at is one more."""
    try:
        yield from problems
    except (msgspec.DecodeError, UnicodeDecodeError, zlib.error, sqlite3.Error, TypeError) as error:
        yield f"something cannot be read: {error}"


def _file(db: sqlite3.Connection) -> Problems:
    for (found,) in db.execute("PRAGMA integrity_check(10)"):
        if found != "ok":
            yield f"the file is damaged: {found}"
    if problem := opening.foreign(db):
        yield problem
    if problem := opening.leaning(db):
        yield problem
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of '{table}' points to a missing row of '{parent}'"


def _documents(db: sqlite3.Connection) -> Problems:
    sql = (
        "SELECT d.id, d.sha256, d.media_type, d.source_uri, d.body, o.packing, o.size, o.bytes"
        " FROM document d LEFT JOIN original o ON o.document = d.number"
    )
    for identity, digest, media, uri, body, packing, size, data in db.execute(sql):
        document = _decoded(body, Document)
        columns = (identity, digest, media, uri)
        if document is None or columns != (
            document.id, document.sha256, document.media_type, plain(document.source_uri),
        ):  # fmt: skip
            yield f"{identity}: the document does not agree with its columns"
        elif identity != content_id("doc", digest, media):
            yield f"{identity}: the document's id is not that of its hash"
        if packing is None:
            yield f"{identity}: the row of its original is missing"
        elif packing == "zlib":
            yield from _original(identity, digest, size, data)


def _original(identity: str, digest: str, size: int, packed: bytes) -> Problems:
    try:
        data = zlib.decompress(packed)
    except zlib.error:
        yield f"{identity}: its original cannot be unpacked"
        return
    if len(data) != size or hashlib.sha256(data).hexdigest() != digest:
        yield f"{identity}: its original does not have the hash that was written down"


def _decoded(body: str | bytes, type_: Any) -> Any:
    try:
        return msgspec.json.decode(body, type=type_)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _stories(record: Record, advance: Callable[[], None]) -> Problems:
    sql = "SELECT number, id, document_id, published, body FROM story"
    for number, identity, document, published, body in record.db.execute(sql):
        story = _decoded(body, Story)
        if story is None or story.id != identity or story.document_id != document:
            yield f"{identity}: the story does not agree with its columns"
        elif content_id("story", document, story.start, story.text) != identity:
            yield f"{identity}: the story's text does not have the hash that its id says"
        elif story.published.date != published or story.end - story.start != len(story.text):
            yield f"{identity}: the story's date or length does not agree"
        else:
            yield from _spans(record.db, story)
            yield from _searched(record.db, number, story)
        advance()


def _spans(db: sqlite3.Connection, story: Story) -> Problems:
    for span in (story.headline, story.dateline):
        if span is not None and story.text[span.start : span.end] != span.text:
            yield f"{story.id}: headline or dateline is no slice of the text"
    try:
        coding = layers.open_coding(db, story.id)
    except (msgspec.DecodeError, UnicodeDecodeError, TypeError):
        yield f"{story.id}: its records cannot be read"
        return
    items: list[Item] = [*coding.statements, *coding.events]
    for item in items:
        if item.story_id != story.id:
            yield f"{item.id}: is of another story"
        elif words := misplaced(item, story):
            yield f"{item.id}: '{words[:40]}' is no slice of the story at its offsets"


def _searched(db: sqlite3.Connection, number: int, story: Story) -> Problems:
    sql = "SELECT start, end, text FROM sentence WHERE story=?"
    for start, end, text in db.execute(sql, (number,)):
        if plain(story.text[start:end]) != text:
            yield f"{story.id}: the sentence at {start}-{end} is no slice of the text"


def _sentences(db: sqlite3.Connection) -> Problems:
    """Compare the search index with the sentences, word for word, as the index itself can."""
    there = db.execute("SELECT count(*) FROM sentence").fetchone()[0]
    indexed = db.execute("SELECT count(*) FROM sentence_search_docsize").fetchone()[0]
    if there != indexed:
        yield f"the search index holds {indexed} sentences, the record {there}"
        return
    copy = sqlite3.connect(":memory:")
    try:
        copy.execute(
            "CREATE VIRTUAL TABLE again USING fts5(text, content='',"
            ' tokenize="unicode61 remove_diacritics 2")'
        )
        rows = db.execute("SELECT number, text FROM sentence")
        copy.executemany("INSERT INTO again(rowid, text) VALUES (?,?)", rows)
        copy.execute("CREATE VIRTUAL TABLE words USING fts5vocab(again, row)")
        wanted = copy.execute("SELECT count(*), sum(doc), sum(cnt) FROM words").fetchone()
    finally:
        copy.close()
    db.execute("CREATE VIRTUAL TABLE temp.indexed USING fts5vocab(main, sentence_search, row)")
    found = db.execute("SELECT count(*), sum(doc), sum(cnt) FROM temp.indexed").fetchone()
    db.execute("DROP TABLE temp.indexed")
    if found != wanted:
        yield "the search index does not agree with the sentences"


def _places(db: sqlite3.Connection) -> Problems:
    for index, table, key in (
        ("event_place", "event", "event"),
        ("linked_place", "linked", "linked"),
    ):
        found = db.execute(f"SELECT rtreecheck('{index}')").fetchone()[0]
        if found != "ok":
            yield f"the index of places '{index}' is damaged"
            continue
        sql = f"SELECT count(*) FROM {index} WHERE {key} NOT IN (SELECT number FROM {table})"
        if lost := db.execute(sql).fetchone()[0]:
            yield f"the index of places '{index}' holds {lost} rows of nothing"
        sql = (
            f"SELECT count(*) FROM {table} t WHERE json_valid(t.body) AND"
            f" json_extract(t.body, '$.place.lon') IS NOT NULL"
            f" AND t.number NOT IN (SELECT {key} FROM {index})"
        )
        if missing := db.execute(sql).fetchone()[0]:
            yield f"the index of places '{index}' lacks {missing} rows"


def _linked(db: sqlite3.Connection) -> Problems:
    for identity, body in db.execute("SELECT id, body FROM linked"):
        found = _decoded(body, dict[str, Any])
        if found is None or found.get("id") != identity:
            yield f"{identity}: the linked record does not agree with its columns"
    sql = "SELECT old FROM redirect WHERE new NOT IN (SELECT id FROM linked)"
    for (old,) in db.execute(sql):
        yield f"{old}: this former id leads nowhere"


def _copies(db: sqlite3.Connection) -> Problems:
    sql = (
        "SELECT s.id FROM story s JOIN story lead ON lead.number = s.copy_of"
        " WHERE lead.copy_of IS NOT NULL"
    )
    for (identity,) in db.execute(sql):
        yield f"{identity}: is a copy of a copy"
    for table in ("statement", "event"):
        sql = (
            f"SELECT t.id FROM {table} t JOIN story s ON s.id = t.story_id"
            " WHERE t.copy <> (s.copy_of IS NOT NULL)"
        )
        for (identity,) in db.execute(sql):
            yield f"{identity}: is not marked as its story is"


def _codings(db: sqlite3.Connection) -> Problems:
    sql = (
        "SELECT id FROM story WHERE (SELECT count(*) FROM coding c"
        " WHERE c.story = story.number AND c.active = 1) <> 1"
    )
    for (identity,) in db.execute(sql):
        yield f"{identity}: has not exactly one active coding"
    sql = "SELECT s.id, c.body FROM coding c JOIN story s ON s.number = c.story"
    for identity, body in db.execute(f"{sql} WHERE c.body IS NOT NULL"):
        try:
            layers.unpack(body)
        except (zlib.error, msgspec.DecodeError, UnicodeDecodeError):
            yield f"{identity}: a packed coding cannot be read"


def _reviews(record: Record) -> Problems:
    seen: dict[str, None] = {}
    try:
        reviews = log(record)
    except (msgspec.DecodeError, UnicodeDecodeError):
        yield "a decision in the log cannot be read"
        return
    for review in reviews:
        if review.id != review_id(review):
            yield f"{review.id}: the decision does not have the hash that its id says"
        seen.setdefault(review.story_id)
    for story_id in seen:
        sql = "SELECT number FROM story WHERE id=?"
        row = record.db.execute(sql, (story_id,)).fetchone()
        machine = layers.machine_coding(record.db, row[0]) if row else None
        if machine is None:
            continue
        own = [r for r in reviews if r.story_id == story_id]
        if lay_over(machine, layers.story_at(record.db, row[0]), own) != layers.open_coding(
            record.db, story_id
        ):
            yield f"{story_id}: the decisions on it are not those that are laid over it"
