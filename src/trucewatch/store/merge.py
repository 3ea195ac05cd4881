"""Taking another record's documents, codings and decisions into this one."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import msgspec

from trucewatch.records import Document, MadeBy
from trucewatch.records.coded import CodedStory
from trucewatch.store import layers
from trucewatch.store.labels import make_stricter
from trucewatch.store.record import Kept, Record, now
from trucewatch.store.reviews import add_all, log


class Merged(msgspec.Struct):
    """What a merge came to."""

    new: int = 0
    known: int = 0
    stricter: int = 0
    stories: int = 0
    reviews: int = 0

    def line(self) -> str:
        """Return it in one line."""
        closed = f" ({self.stricter} under a stricter label now)" if self.stricter else ""
        return (
            f"{self.new} new documents, {self.known} known{closed}, {self.stories} stories,"
            f" {self.reviews} decisions"
        )


def merge(record: Record, other: Record, advance: Callable[[], None] = lambda: None) -> Merged:
    """Take over what ``other`` holds and this record does not; return what came.

    Codings are taken as they are, whichever coder made them. A document that both hold keeps the
    more confidential of its two labels. One transaction a document: a merge that was stopped goes
    on when repeated. The record is to be linked afterwards.
    """
    outcome = Merged()
    sql = "SELECT number, body, label, state, fetched FROM document ORDER BY id"
    for number, body, label, state, fetched in other.db.execute(sql).fetchall():
        document = msgspec.json.decode(body, type=Document)
        if record.knows(document.id):
            outcome.known += 1
            outcome.stricter += make_stricter(record, document.id, label)
        else:
            kept = _kept(other, number, label, state, fetched)
            outcome.new += 1
            outcome.stories += _take(record, other, document, kept)
        advance()
    outcome.reviews, _ = add_all(record, log(other))
    with record.transaction():
        sql = "INSERT INTO audit(at, action, detail) VALUES (?, 'merge', ?)"
        if outcome.new or outcome.reviews:
            record.db.execute(sql, (now(), outcome.line()))
    return outcome


def _kept(other: Record, number: int, label: str, state: str, fetched: str | None) -> Kept:
    sql = "SELECT headers, bytes FROM original WHERE document=?"
    headers, packed = other.db.execute(sql, (number,)).fetchone()
    data = None if packed is None else zlib.decompress(packed)
    pairs = msgspec.json.decode(headers, type=tuple[tuple[str, str], ...])
    return Kept(data, pairs, label, fetched, state)


def _take(record: Record, other: Record, document: Document, kept: Kept) -> int:
    sql = "SELECT number FROM story WHERE document_id=? ORDER BY number"
    numbers = [n for (n,) in other.db.execute(sql, (document.id,))]
    coded = [_coded(other, n) for n in numbers]
    made = _made(other, numbers[0]) if numbers else None
    sql = "SELECT title, decision, score, reason, gate FROM relevance WHERE document=?"
    relevance = other.db.execute(sql, (document.id,)).fetchone()
    record.add(document, coded, kept, made, relevance=relevance)
    return len(coded)


def _coded(other: Record, number: int) -> CodedStory:
    coding = layers.machine_coding(other.db, number) or layers.Coding()
    story = layers.story_at(other.db, number)
    return CodedStory(story, coding.statements, coding.events, coding.leads)


def _made(other: Record, number: int) -> MadeBy:
    sql = (
        "SELECT l.coder, l.version, l.config_hash, l.vocab_hash, l.model_hash FROM coding c"
        " JOIN layer l ON l.number = c.layer WHERE c.story=? AND c.active=1"
    )
    return MadeBy(*other.db.execute(sql, (number,)).fetchone())
