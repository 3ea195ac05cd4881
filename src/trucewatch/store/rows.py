"""The rows of one coded story: sentences, statements, events and what they are found by."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from trucewatch.records import Event, Statement, Story
from trucewatch.records.coded import CodedStory
from trucewatch.store.columns import plain, point_of
from trucewatch.store.parties import number_of, party_of

# Roles of lines that are searched.
_UNREAD = frozenset({"blank", "boilerplate", "url"})
_SENTENCE_END = re.compile(r"""[.!?][”"’')\]]*\s+(?=[“"‘'(\[]?[A-Z0-9])""")
# After these a full stop ends no sentence.
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Gov|Sen|Rep|St|No|[A-Z])\.$")


def encode(value: object) -> str:
    """Return a record as the JSON that is kept."""
    return msgspec.json.encode(value).decode()


def sentences(story: Story) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the sentences of a story that are searched, line by line."""
    for line in story.lines:
        if line.role in _UNREAD:
            continue
        start = line.start
        for match in _SENTENCE_END.finditer(story.text, line.start, line.end):
            if _ABBREVIATION.search(story.text, max(start, match.start() - 6), match.start() + 1):
                continue
            yield start, match.end() - _trailing(match.group())
            start = match.end()
        if start < line.end:
            yield start, line.end


def _trailing(text: str) -> int:
    return len(text) - len(text.rstrip())


def write_story(db: sqlite3.Connection, item: CodedStory, run: int | None) -> int:
    """Write a coded story with its sentences, statements and events; return its number."""
    story = msgspec.structs.replace(item.story, carriers=())
    sql = (
        "INSERT INTO story(id, document_id, published, headline, language, run, body, leads)"
        " VALUES (?,?,?,?,?,?,?,?)"
    )
    headline = plain(story.headline.text) if story.headline else None
    values = (story.id, story.document_id, story.published.date, headline, story.language)
    bodies = (run, encode(story), encode(item.leads))
    number = int(db.execute(sql, (*values, *bodies)).lastrowid or 0)
    write_sentences(db, number, story)
    write_rows(db, story, item.statements, item.events)
    return number


def write_sentences(db: sqlite3.Connection, number: int, story: Story) -> None:
    """Write a story's sentences and their entries in the search index."""
    for start, end in sentences(story):
        text = plain(story.text[start:end])
        sql = "INSERT INTO sentence(story, start, end, text) VALUES (?,?,?,?)"
        row = db.execute(sql, (number, start, end, text)).lastrowid
        db.execute("INSERT INTO sentence_search(rowid, text) VALUES (?,?)", (row, text))


def clear_sentences(db: sqlite3.Connection, number: int) -> None:
    """Take a story's sentences out of the table and the search index."""
    sql = "SELECT number, text FROM sentence WHERE story=?"
    for row, text in db.execute(sql, (number,)).fetchall():
        gone = "INSERT INTO sentence_search(sentence_search, rowid, text) VALUES ('delete',?,?)"
        db.execute(gone, (row, text))
    db.execute("DELETE FROM sentence WHERE story=?", (number,))


def write_rows(
    db: sqlite3.Connection,
    story: Story,
    statements: Iterable[Statement],
    events: Iterable[Event],
    *,
    copy: bool = False,
) -> None:
    """Write a story's statements and events; ``copy`` marks those that are not counted."""
    for ordinal, statement in enumerate(statements):
        _write_statement(db, story, statement, ordinal, int(copy))
    for ordinal, event in enumerate(events):
        _write_event(db, story, event, ordinal, int(copy))


def clear_rows(db: sqlite3.Connection, story_id: str) -> None:
    """Take a story's statements and events out."""
    numbers = db.execute("SELECT number FROM event WHERE story_id=?", (story_id,)).fetchall()
    db.executemany("DELETE FROM event_place WHERE event=?", numbers)
    db.execute("DELETE FROM event WHERE story_id=?", (story_id,))
    db.execute("DELETE FROM statement WHERE story_id=?", (story_id,))


def mark_copy(db: sqlite3.Connection, story_id: str, *, copy: bool) -> None:
    """Say whether a story's statements and events are those of a copy, which are not counted."""
    for table in ("statement", "event"):
        sql = f"UPDATE {table} SET copy=? WHERE story_id=? AND copy<>?"
        db.execute(sql, (int(copy), story_id, int(copy)))


def _write_statement(
    db: sqlite3.Connection, story: Story, s: Statement, ordinal: int, copy: int
) -> None:
    date = (s.time.from_ if s.time else None) or story.published.date
    speaker = s.speaker
    row = db.execute(
        "INSERT INTO statement(id, story_id, ordinal, speaker, code, country, act, date, copy,"
        " body) VALUES (?,?,?,?,?,?,?,?,?,?)",
        (
            s.id,
            story.id,
            ordinal,
            plain(speaker.name) if speaker else None,
            plain(speaker.code) if speaker else None,
            plain(speaker.country) if speaker and speaker.country else None,
            s.act,
            date,
            copy,
            encode(s),
        ),
    ).lastrowid
    for actor, role in ((speaker, "speaker"), (s.target, "target")):
        if actor is not None:
            values = (number_of(db, party_of(actor)), date or "", row, role)
            db.execute("INSERT OR IGNORE INTO statement_party VALUES (?,?,?,?)", values)


def _write_event(db: sqlite3.Connection, story: Story, e: Event, ordinal: int, copy: int) -> None:
    date = e.time.from_ if e.time else None
    row = db.execute(
        "INSERT INTO event(id, story_id, statement_id, ordinal, type, mode, realis, place, country,"
        " date, copy, body) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            e.id,
            story.id,
            e.statement_id,
            ordinal,
            e.type,
            e.mode,
            e.realis,
            plain(e.place.name) if e.place else None,
            e.place.country if e.place else None,
            date,
            copy,
            encode(e),
        ),
    ).lastrowid
    roles = (("actor", e.actors), ("recipient", e.recipients), ("mediator", e.mediators))
    for role, actors in roles:
        for actor in actors:
            values = (number_of(db, party_of(actor)), date or "", row, role)
            db.execute("INSERT OR IGNORE INTO event_party VALUES (?,?,?,?)", values)
    if point := point_of(e.place):
        lat, lon = point
        db.execute("INSERT INTO event_place VALUES (?,?,?,?,?)", (row, lat, lat, lon, lon))
