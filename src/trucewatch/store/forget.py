"""Forgetting a source: its documents, its stories, all that was read in them; with an audit."""

from __future__ import annotations

import hashlib

import msgspec

from trucewatch.store import copies, layers, rows
from trucewatch.store.columns import plain
from trucewatch.store.record import Record, now


class Forgotten(msgspec.Struct, frozen=True):
    """How much was forgotten."""

    documents: int
    stories: int
    reviews: int


def documents_of(record: Record, source: str) -> list[tuple[int, str]]:
    """Return (number, id) of the documents of a source.

    A source is a document's id, its URI, or the beginning of URIs up to a ``/`` at its end.
    """
    source = plain(source)
    if source.endswith("/"):
        sql = "SELECT number, id FROM document WHERE source_uri >= ? AND source_uri < ?"
        values = (source, source[:-1] + "0")  # "0" comes after "/"
    else:
        sql = "SELECT number, id FROM document WHERE id = ? OR source_uri = ?"
        values = (source, source)
    return record.db.execute(f"{sql} ORDER BY id", values).fetchall()


def forget(record: Record, source: str, who: str, why: str) -> Forgotten:
    """Take a source out of the record and write down that it was done; one transaction.

    What is written down holds who, when, why, how much, and the hash of the source's name, not the
    name. The record is to be linked and vacuumed afterwards, so that nothing of it is left in the
    file; copies made before still hold it.
    """
    db = record.db
    found = documents_of(record, source)
    stories = reviews = 0
    with record.transaction():
        db.execute("PRAGMA secure_delete=ON")
        for number, identity in found:
            gone, decided = forget_document(record, number, identity)
            stories += gone
            reviews += decided
        if found:
            name = hashlib.sha256(plain(source).encode()).hexdigest()
            counts = {"documents": len(found), "stories": stories, "reviews": reviews}
            said = {"source_sha256": name, "who": plain(who), "why": plain(why), **counts}
            sql = "INSERT INTO audit(at, action, detail) VALUES (?, 'forget', ?)"
            db.execute(sql, (now(), msgspec.json.encode(said).decode()))
            record.touch()
    return Forgotten(len(found), stories, reviews)


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
    db.execute("UPDATE feed_item SET title='', content='' WHERE url=?", (uri,))
    db.execute("DELETE FROM document WHERE number=?", (number,))
