"""The rows of one coded story: sentences, statements, events and what they are found by."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from trucewatch.records import Actor, Event, Statement, Story
from trucewatch.records.coded import CodedStory
from trucewatch.store.columns import plain, point_of
from trucewatch.store.parties import Party, number_of, party_of
from trucewatch.vocab.sentences import split

# Roles of lines that are searched.
_UNREAD = frozenset({"blank", "boilerplate", "url"})


def encode(value: object) -> str:
    """Return a record as the JSON that is kept."""
    return msgspec.json.encode(value).decode()


def sentences(story: Story) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the sentences of a story that are searched, line by line."""
    for line in story.lines:
        if line.role in _UNREAD:
            continue
        yield from split(story.text, line.start, line.end)


INTO_STORY = (
    "INSERT INTO story(number, id, document_id, published, headline, language, run, body, leads)"
    " VALUES (?,?,?,?,?,?,?,?,?)"
)
INTO_SENTENCE = "INSERT INTO sentence(number, story, start, end, text) VALUES (?,?,?,?,?)"
# The sentences from one number on.
INTO_SEARCH = (
    "INSERT INTO sentence_search(rowid, text)"
    " SELECT number, text FROM sentence WHERE number>=? ORDER BY number"
)
INTO_STATEMENT = (
    "INSERT INTO statement(number, id, story_id, ordinal, speaker, code, country, act, date,"
    " copy, body) VALUES (?,?,?,?,?,?,?,?,?,?,?)"
)
INTO_STATEMENT_PARTY = "INSERT OR IGNORE INTO statement_party VALUES (?,?,?,?)"
INTO_EVENT = (
    "INSERT INTO event(number, id, story_id, statement_id, ordinal, type, mode, realis, place,"
    " country, date, copy, body) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"
)
INTO_EVENT_PARTY = "INSERT OR IGNORE INTO event_party VALUES (?,?,?,?)"
INTO_EVENT_PLACE = "INSERT INTO event_place VALUES (?,?,?,?,?)"

Row = tuple[object, ...]


def story_row(number: int, item: CodedStory, run: int | None) -> Row:
    """Return the row of a coded story."""
    story = msgspec.structs.replace(item.story, carriers=())
    headline = plain(story.headline.text) if story.headline else None
    values = (story.id, story.document_id, story.published.date, headline, story.language)
    return (number, *values, run, encode(story), encode(item.leads))


def sentence_rows(first: int, number: int, story: Story) -> list[Row]:
    """Return the rows of the sentences of the story with a number; the first gets ``first``."""
    found = enumerate(sentences(story), first)
    return [(n, number, s, e, plain(story.text[s:e])) for n, (s, e) in found]


def write_story(db: sqlite3.Connection, item: CodedStory, run: int | None) -> int:
    """Write a coded story with its sentences, statements and events; return its number."""
    number = next_number(db, "story")
    db.execute(INTO_STORY, story_row(number, item, run))
    write_sentences(db, number, item.story)
    write_rows(db, item.story, item.statements, item.events)
    return number


def write_sentences(db: sqlite3.Connection, number: int, story: Story) -> None:
    """Write a story's sentences and their entries in the search index."""
    first = next_number(db, "sentence")
    db.executemany(INTO_SENTENCE, sentence_rows(first, number, story))
    db.execute(INTO_SEARCH, (first,))


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
    parties = Parties(db)
    first = next_number(db, "statement")
    told = statement_rows(first, story, tuple(statements), parties, copy=copy)
    db.executemany(INTO_STATEMENT, told.rows)
    db.executemany(INTO_STATEMENT_PARTY, told.sides)
    done = event_rows(next_number(db, "event"), story, tuple(events), parties, copy=copy)
    db.executemany(INTO_EVENT, done.rows)
    db.executemany(INTO_EVENT_PARTY, done.sides)
    db.executemany(INTO_EVENT_PLACE, done.points)


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


class Parties:
    """The numbers of parties, each looked up once."""

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


def next_number(db: sqlite3.Connection, table: str) -> int:
    """Return the number that the table's next row would get."""
    found = db.execute(f"SELECT max(number) FROM {table}").fetchone()[0]
    return int(found or 0) + 1


class Rows(msgspec.Struct, frozen=True):
    """Rows of statements or events, of who takes part in them, and of where events were."""

    rows: list[Row] = msgspec.field(default_factory=list)
    sides: list[Row] = msgspec.field(default_factory=list)
    points: list[Row] = msgspec.field(default_factory=list)


def statement_rows(
    first: int,
    story: Story,
    found: Sequence[Statement],
    parties: Parties,
    bodies: Mapping[str, str] | None = None,
    *,
    copy: bool = False,
) -> Rows:
    """Return the rows of a story's statements, numbered from ``first`` on.

    ``bodies`` has their JSON by id where it is at hand.
    """
    out = Rows()
    for number, (ordinal, s) in enumerate(enumerate(found), first):
        date = (s.time.from_ if s.time else None) or story.published.date
        speaker = s.speaker
        named = plain(speaker.name) if speaker else None
        code = plain(speaker.code) if speaker else None
        country = plain(speaker.country) if speaker and speaker.country else None
        head = (number, s.id, story.id, ordinal, named, code, country)
        body = encode(s) if bodies is None else bodies[s.id]
        out.rows.append((*head, s.act, date, int(copy), body))
        for actor, role in ((speaker, "speaker"), (s.target, "target")):
            if actor is not None:
                out.sides.append((parties.number(actor), date or "", number, role))
    return out


def event_rows(
    first: int,
    story: Story,
    found: Sequence[Event],
    parties: Parties,
    bodies: Mapping[str, str] | None = None,
    *,
    copy: bool = False,
) -> Rows:
    """Return the rows of a story's events as :func:`statement_rows` does those of statements."""
    out = Rows()
    for number, (ordinal, e) in enumerate(enumerate(found), first):
        date = e.time.from_ if e.time else None
        place = plain(e.place.name) if e.place else None
        country = e.place.country if e.place else None
        head = (number, e.id, story.id, e.statement_id, ordinal, e.type, e.mode, e.realis)
        body = encode(e) if bodies is None else bodies[e.id]
        out.rows.append((*head, place, country, date, int(copy), body))
        roles = (("actor", e.actors), ("recipient", e.recipients), ("mediator", e.mediators))
        for role, actors in roles:
            out.sides.extend((parties.number(a), date or "", number, role) for a in actors)
        if point := point_of(e.place):
            lat, lon = point
            out.points.append((number, lat, lat, lon, lon))
    return out
