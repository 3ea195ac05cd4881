"""The rows of one coded story: sentences, statements, events and what they are found by."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from trucewatch.records import Actor, Event, Statement, Story
from trucewatch.records.coded import CodedStory
from trucewatch.store.columns import plain, point_of
from trucewatch.store.parties import Party, number_of, party_of

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
    rows = [(number, s, e, plain(story.text[s:e])) for s, e in sentences(story)]
    db.executemany("INSERT INTO sentence(story, start, end, text) VALUES (?,?,?,?)", rows)
    db.execute(
        "INSERT INTO sentence_search(rowid, text)"
        " SELECT number, text FROM sentence WHERE story=? ORDER BY number",
        (number,),
    )


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
    parties = _Parties(db)
    _write_statements(db, story, tuple(statements), int(copy), parties)
    _write_events(db, story, tuple(events), int(copy), parties)


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


class _Parties:
    """The numbers of the parties of one story, each looked up once."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: dict[Party, int] = {}

    def number(self, actor: Actor) -> int:
        """Return the number of an actor's party, making its row when it is new."""
        party = party_of(actor)
        found = self._known.get(party)
        if found is None:
            found = self._known[party] = number_of(self._db, party)
        return found


def _next(db: sqlite3.Connection, table: str) -> int:
    """Return the number that the table's next row would get."""
    found = db.execute(f"SELECT max(number) FROM {table}").fetchone()[0]
    return int(found or 0) + 1


def _write_statements(
    db: sqlite3.Connection, story: Story, found: Sequence[Statement], copy: int, parties: _Parties
) -> None:
    if not found:
        return
    rows, sides = [], []
    for number, (ordinal, s) in enumerate(enumerate(found), _next(db, "statement")):
        date = (s.time.from_ if s.time else None) or story.published.date
        speaker = s.speaker
        named = plain(speaker.name) if speaker else None
        code = plain(speaker.code) if speaker else None
        country = plain(speaker.country) if speaker and speaker.country else None
        head = (number, s.id, story.id, ordinal, named, code, country)
        rows.append((*head, s.act, date, copy, encode(s)))
        for actor, role in ((speaker, "speaker"), (s.target, "target")):
            if actor is not None:
                sides.append((parties.number(actor), date or "", number, role))
    db.executemany(
        "INSERT INTO statement(number, id, story_id, ordinal, speaker, code, country, act, date,"
        " copy, body) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        rows,
    )
    db.executemany("INSERT OR IGNORE INTO statement_party VALUES (?,?,?,?)", sides)


def _write_events(
    db: sqlite3.Connection, story: Story, found: Sequence[Event], copy: int, parties: _Parties
) -> None:
    if not found:
        return
    rows, sides, points = [], [], []
    for number, (ordinal, e) in enumerate(enumerate(found), _next(db, "event")):
        date = e.time.from_ if e.time else None
        place = plain(e.place.name) if e.place else None
        country = e.place.country if e.place else None
        head = (number, e.id, story.id, e.statement_id, ordinal, e.type, e.mode, e.realis)
        rows.append((*head, place, country, date, copy, encode(e)))
        roles = (("actor", e.actors), ("recipient", e.recipients), ("mediator", e.mediators))
        for role, actors in roles:
            sides += [(parties.number(a), date or "", number, role) for a in actors]
        if point := point_of(e.place):
            lat, lon = point
            points.append((number, lat, lat, lon, lon))
    db.executemany(
        "INSERT INTO event(number, id, story_id, statement_id, ordinal, type, mode, realis, place,"
        " country, date, copy, body) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        rows,
    )
    db.executemany("INSERT OR IGNORE INTO event_party VALUES (?,?,?,?)", sides)
    db.executemany("INSERT INTO event_place VALUES (?,?,?,?,?)", points)
