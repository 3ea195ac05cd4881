"""Forgetting a source: its documents, its stories, all that was read in them; with an audit."""

from __future__ import annotations

import hashlib
import sqlite3

import msgspec

from trucewatch.store import copies, layers, opening, rows
from trucewatch.store.columns import plain
from trucewatch.store.feeds import hide_entries
from trucewatch.store.record import Record, RecordError, now

# Part of an SQL condition, and what it is asked with.
Condition = tuple[str, tuple[str, ...]]


class Found(msgspec.Struct, frozen=True):
    """How much of a source is in a record: documents, failures to read it, feeds, entries of feeds.

    Entries are those of feeds that are not the source's own.
    """

    documents: int = 0
    failures: int = 0
    feeds: int = 0
    entries: int = 0

    @property
    def any(self) -> bool:
        """Whether anything is."""
        return any(msgspec.structs.astuple(self))

    def line(self) -> str:
        """Return it in words: ``2 documents, 1 failures``."""
        counts = msgspec.structs.asdict(self)
        return ", ".join(f"{n} {what}" for what, n in counts.items() if n or what == "documents")


class Forgotten(msgspec.Struct, frozen=True):
    """How much was forgotten."""

    found: Found
    stories: int
    reviews: int


def documents_of(record: Record, source: str) -> list[tuple[int, str]]:
    """Return (number, id) of the documents of a source.

    A source is a document's id, its URI, or the beginning of URIs up to a ``/`` at its end.
    """
    where, values = _under("source_uri", plain(source))
    sql = f"SELECT number, id FROM document WHERE id = ? OR {where} ORDER BY id"
    return record.db.execute(sql, (plain(source), *values)).fetchall()


def found_of(record: Record, source: str) -> Found:
    """Return how much of a source is in the record, see :func:`documents_of`."""

    def count(table: str, condition: Condition) -> int:
        where, values = condition
        sql = f"SELECT count(*) FROM {table} WHERE {where}"
        return int(record.db.execute(sql, values).fetchone()[0])

    source = plain(source)
    return Found(
        len(documents_of(record, source)),
        count("failure", _failures(source)),
        count("feed", _under("url", source)),
        count("feed_item", _entries(source)),
    )


def _under(column: str, source: str) -> Condition:
    if source.endswith("/"):
        return f"({column} >= ? AND {column} < ?)", (source, source[:-1] + "0")  # "0" follows "/"
    return f"{column} = ?", (source,)


def _failures(source: str) -> Condition:
    """Return the condition on failures to read a source: they name it, or begin with its name."""
    where, values = _under("document", source)
    begins = source if source.endswith("/") else f"{source}:"
    return f"({where} OR substr(error, 1, length(?)) = ?)", (*values, begins, begins)


def _entries(source: str) -> Condition:
    (url, values), (item, same) = _under("url", source), _under("item", source)
    feed, own = _under("feed", source)
    return f"({url} OR {item}) AND NOT {feed}", (*values, *same, *own)


def forget(record: Record, source: str, who: str, why: str) -> Forgotten:
    """Take a source out of the record and write down that it was done; one transaction.

    Its documents go with all that was read in them, the failures to read it, and the feeds that are
    followed under it; entries of other feeds lose their names and are not fetched again. What is
    written down holds who, when, why, how much, and the hash of the source's name, not the name.
    The record is to be linked and vacuumed afterwards, so that nothing of it is left in the file;
    copies made before still hold it. Raises RecordError where somebody else's table forbids it.
    """
    db = record.db
    if problem := opening.leaning(db):
        raise RecordError(f"{record.path}: {problem}")
    stories = reviews = 0
    with record.transaction():
        db.execute("PRAGMA secure_delete=ON")
        found = found_of(record, source)
        for number, identity in documents_of(record, source):
            gone, decided = forget_document(record, number, identity)
            stories += gone
            reviews += decided
        _forget_name(db, plain(source))
        outcome = Forgotten(found, stories, reviews)
        if found.any:
            _write_down(record, source, who, why, outcome)
            record.touch()
    return outcome


def _forget_name(db: sqlite3.Connection, source: str) -> None:
    """Take out where a source is named beside its documents."""
    for table, (where, values) in (
        ("failure", _failures(source)),
        ("feed", _under("url", source)),
    ):
        db.execute(f"DELETE FROM {table} WHERE {where}", values)
    hide_entries(db, *_entries(source))
    db.execute("UPDATE run SET note='' WHERE instr(note, ?) > 0", (source,))


def _write_down(record: Record, source: str, who: str, why: str, outcome: Forgotten) -> None:
    name = hashlib.sha256(plain(source).encode()).hexdigest()
    counts = msgspec.structs.asdict(outcome.found)
    counts |= {"stories": outcome.stories, "reviews": outcome.reviews}
    said = {"source_sha256": name, "who": plain(who), "why": plain(why), **counts}
    sql = "INSERT INTO audit(at, action, detail) VALUES (?, 'forget', ?)"
    record.db.execute(sql, (now(), msgspec.json.encode(said).decode()))


def forget_document(record: Record, number: int, identity: str) -> tuple[int, int]:
    """Take a document out, inside a transaction; return how many stories and reviews went too."""
    sql = "SELECT number FROM story WHERE document_id=? ORDER BY number"
    stories = [n for (n,) in record.db.execute(sql, (identity,)).fetchall()]
    reviews = sum(_forget_story(record, story) for story in stories)
    _forget_row(record, number, identity)
    return len(stories), reviews


def _forget_story(record: Record, number: int) -> int:
    db = record.db
    story = layers.story_at(db, number)
    copies.take_out(db, number, story)
    rows.clear_sentences(db, number)
    rows.clear_rows(db, story.id)
    db.execute("DELETE FROM story WHERE number=?", (number,))
    db.execute("DELETE FROM failure WHERE document=?", (story.id,))
    return db.execute("DELETE FROM review WHERE story_id=?", (story.id,)).rowcount


def _forget_row(record: Record, number: int, identity: str) -> None:
    db = record.db
    (uri,) = db.execute("SELECT source_uri FROM document WHERE number=?", (number,)).fetchone()
    db.execute("DELETE FROM relevance WHERE document=?", (identity,))
    db.execute("DELETE FROM failure WHERE document IN (?, ?)", (identity, uri))
    hide_entries(db, "url = ?", (uri,))
    db.execute("DELETE FROM document WHERE number=?", (number,))
