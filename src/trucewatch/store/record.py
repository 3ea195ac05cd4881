"""The record: one SQLite file, one writer, many readers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self, TypeVar

import msgspec

from trucewatch.linking import Linked
from trucewatch.records import (
    Document,
    Event,
    Failure,
    Statement,
    Story,
)
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import Leads
from trucewatch.store import schema
from trucewatch.store.columns import linked_row, parties_key, plain

# The kinds that linking makes, as ``Linked`` names them.
LINKED_KINDS: dict[str, str] = {
    "incidents": "incident",
    "agreements": "agreement",
    "findings": "finding",
    "situations": "situation",
    "rounds": "round",
    "positions": "position",
    "movements": "movement",
}


T = TypeVar("T")


class RecordError(Exception):
    """The record cannot be used; the message names the file and the way out."""


def _encode(value: object) -> str:
    return msgspec.json.encode(value).decode()


class Record:
    """An open record. Use as a context manager; ``read_only`` records refuse to write."""

    def __init__(self, path: str | Path, *, read_only: bool = False) -> None:
        """Open ``path``, making a new record there unless ``read_only``.

        Raises RecordError when the file is missing (read only), is no trucewatch record, is of a
        newer version, or cannot be opened.
        """
        self.path = Path(path)
        self.read_only = read_only
        if read_only and not self.path.exists():
            raise RecordError(
                f"{path}: no such record; make one with 'trucewatch add … --db {path}'"
            )
        try:
            self.db = self._connect()
            self._check()
        except sqlite3.DatabaseError as error:
            raise RecordError(f"{path}: cannot be used as a record: {error}") from error

    def _connect(self) -> sqlite3.Connection:
        mode = "ro" if self.read_only else "rwc"
        uri = f"{self.path.absolute().as_uri()}?mode={mode}"
        db = sqlite3.connect(uri, uri=True, isolation_level=None)
        for pragma in schema.PRAGMAS:
            db.execute(pragma)
        return db

    def _check(self) -> None:
        application = self.db.execute("PRAGMA application_id").fetchone()[0]
        version = self.db.execute("PRAGMA user_version").fetchone()[0]
        empty = self.db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        if empty and not self.read_only:
            self._create()
        elif application != schema.APPLICATION_ID:
            raise RecordError(f"{self.path}: is not a trucewatch record; give another --db")
        elif version != schema.SCHEMA_VERSION:
            raise RecordError(
                f"{self.path}: is of version {version}, this trucewatch reads version"
                f" {schema.SCHEMA_VERSION}; use the matching release"
            )

    def _create(self) -> None:
        self.db.execute("PRAGMA journal_mode=WAL")
        self.db.executescript(f"BEGIN; {schema.TABLES} COMMIT;")
        self.db.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
        self.db.execute(f"PRAGMA user_version={schema.SCHEMA_VERSION}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: what is written inside is kept only when the block ends well."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    # ------------------------------------------------------------ writing

    def knows(self, document_id: str) -> bool:
        """Return whether the document was added before."""
        row = self.db.execute("SELECT 1 FROM document WHERE id=?", (document_id,)).fetchone()
        return row is not None

    def add(self, document: Document, coded: Sequence[CodedStory]) -> None:
        """Write a document and its coded stories (also when nothing was found in them)."""
        kept = msgspec.structs.replace(document, fetched=None)
        with self.transaction():
            self.db.execute(
                "INSERT OR IGNORE INTO document VALUES (?,?,?,?)",
                (kept.id, plain(kept.source_uri), kept.sha256, _encode(kept)),
            )
            for item in coded:
                self._add_story(item)
                for failure in item.failures:
                    self._add_failure(failure)

    def add_failure(self, failure: Failure) -> None:
        """Write down what could not be read, and why."""
        with self.transaction():
            self._add_failure(failure)

    def _add_failure(self, failure: Failure) -> None:
        self.db.execute(
            "INSERT OR IGNORE INTO failure VALUES (?,?,?)",
            (plain(failure.document), failure.stage, plain(failure.error)),
        )

    def _add_story(self, item: CodedStory) -> None:
        story = item.story
        known = self.db.execute("SELECT 1 FROM story WHERE id=?", (story.id,)).fetchone()
        if known:
            return
        headline = plain(story.headline.text) if story.headline else None
        self.db.execute(
            "INSERT INTO story(id, document_id, published, headline, body, leads)"
            " VALUES (?,?,?,?,?,?)",
            (
                story.id,
                story.document_id,
                story.published.date,
                headline,
                _encode(story),
                _encode(item.leads),
            ),
        )
        self.db.executemany(
            "INSERT INTO statement VALUES (?,?,?,?,?,?,?,?)",
            [_statement_row(story, s, n) for n, s in enumerate(item.statements)],
        )
        self.db.executemany(
            "INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?,?)",
            [_event_row(story, e, n) for n, e in enumerate(item.events)],
        )
        self.db.executemany(
            "INSERT INTO sentence(text, story_id, start, end) VALUES (?,?,?,?)",
            [
                (plain(story.text[line.start : line.end]), story.id, line.start, line.end)
                for line in story.lines
                if line.role not in ("blank", "boilerplate", "url")
            ],
        )

    def replace_linked(self, linked: Linked) -> None:
        """Write the linked records in place of the former ones; ids that vanish lead on."""
        with self.transaction():
            old = dict(
                self.db.execute("SELECT id, body FROM linked WHERE kind='incident'").fetchall()
            )
            self.db.execute("DELETE FROM linked")
            for plural, kind in LINKED_KINDS.items():
                rows = [linked_row(kind, r, _encode(r)) for r in getattr(linked, plural)]
                self.db.executemany("INSERT INTO linked VALUES (?,?,?,?,?,?,?,?)", rows)
            self._redirect(old, linked)

    def _redirect(self, old: dict[str, str], linked: Linked) -> None:
        home = {e: i.id for i in linked.incidents for e in i.event_ids}
        new = {i.id for i in linked.incidents}
        for former, body in old.items():
            if former in new:
                continue
            events = msgspec.json.decode(body)["event_ids"]
            target = next((home[e] for e in events if e in home), None)
            if target:
                self.db.execute("INSERT OR REPLACE INTO redirect VALUES (?,?)", (former, target))

    # ------------------------------------------------------------ reading whole

    def coded(self) -> Iterator[CodedStory]:
        """Yield every coded story, in the order of their ids."""
        rows = self.db.execute("SELECT id, body, leads FROM story ORDER BY id").fetchall()
        for story_id, body, leads in rows:
            yield CodedStory(
                msgspec.json.decode(body, type=Story),
                tuple(self._of_story("statement", story_id, Statement)),
                tuple(self._of_story("event", story_id, Event)),
                msgspec.json.decode(leads, type=Leads),
            )

    def _of_story(self, table: str, story_id: str, kind: type[T]) -> list[T]:
        query = f"SELECT body FROM {table} WHERE story_id=? ORDER BY ordinal"
        rows = self.db.execute(query, (story_id,))
        return [msgspec.json.decode(body, type=kind) for (body,) in rows]


def _statement_row(story: Story, s: Statement, ordinal: int) -> tuple[object, ...]:
    date = s.time.from_ if s.time else None
    speaker = plain(s.speaker.name) if s.speaker else None
    country = s.speaker.country if s.speaker else None
    return (
        s.id,
        story.id,
        ordinal,
        speaker,
        country,
        s.act,
        date or story.published.date,
        _encode(s),
    )


def _event_row(story: Story, e: Event, ordinal: int) -> tuple[object, ...]:
    date = e.time.from_ if e.time else None
    place = plain(e.place.name) if e.place else None
    parties = parties_key((*e.actors, *e.recipients))
    return (
        e.id, story.id, e.statement_id, ordinal, e.type, e.realis, parties, place, date, _encode(e),
    )  # fmt: skip
