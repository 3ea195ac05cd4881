"""The record: one SQLite file, one writer, many readers."""

from __future__ import annotations

import os
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
from trucewatch.store.trouble import damaged, explained, path_problem

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


# Up to this size a record is checked whole when it is opened (about 0.2 s); the damage of a larger
# one shows when the damaged part is read.
MAX_CHECKED = 64_000_000

T = TypeVar("T")


class RecordError(Exception):
    """The record cannot be used; the message names the file and the way out."""


def _encode(value: object) -> str:
    return msgspec.json.encode(value).decode()


class Record:
    """An open record. Use as a context manager; ``read_only`` records refuse to write."""

    def __init__(self, path: str | Path, *, read_only: bool = False) -> None:
        """Open ``path``, making a new record there unless ``read_only``.

        Raises RecordError when the file is missing (read only), is no trucewatch record, is of
        another version, is damaged, or cannot be opened. Later calls may raise sqlite3.Error;
        :func:`trucewatch.store.trouble.explained` says it in words.
        """
        self.path = Path(path)
        self.read_only = read_only
        if problem := path_problem(self.path, read_only=read_only):
            raise RecordError(problem)
        try:
            self.db = self._connect()
        except sqlite3.Error as error:
            raise RecordError(explained(self.path, error)) from error
        try:
            self._check()
        except BaseException as error:
            self.db.close()
            if isinstance(error, sqlite3.Error):
                raise RecordError(explained(self.path, error)) from error
            raise

    def _connect(self) -> sqlite3.Connection:
        mode = "ro" if self.read_only else "rwc"
        uri = f"{self.path.absolute().as_uri()}?mode={mode}"
        db = sqlite3.connect(uri, uri=True, isolation_level=None)
        try:
            for pragma in schema.PRAGMAS:
                db.execute(pragma)
        except sqlite3.Error:
            db.close()
            raise
        return db

    def _empty(self) -> bool:
        return self.db.execute("SELECT 1 FROM sqlite_master").fetchone() is None

    def _check(self) -> None:
        if self._empty() and not self.read_only:
            self._create()
        application = self.db.execute("PRAGMA application_id").fetchone()[0]
        version = self.db.execute("PRAGMA user_version").fetchone()[0]
        if application != schema.APPLICATION_ID:
            raise RecordError(f"{self.path}: is not a trucewatch record; give another --db")
        if version != schema.SCHEMA_VERSION:
            raise RecordError(
                f"{self.path}: is of version {version}, this trucewatch reads version"
                f" {schema.SCHEMA_VERSION}; use the matching release or another --db"
            )
        if os.path.getsize(self.path) <= MAX_CHECKED:
            found = self.db.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise RecordError(damaged(self.path))

    def _create(self) -> None:
        self.db.execute("PRAGMA journal_mode=WAL")
        with self.transaction():
            if not self._empty():  # another process made it in the meantime
                return
            for statement in schema.TABLES.split(";\n"):
                self.db.execute(statement)
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
            if self.db.in_transaction:  # a full disk has ended it already
                self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    # ------------------------------------------------------------ writing

    def knows(self, document_id: str) -> bool:
        """Return whether the document was added before."""
        row = self.db.execute("SELECT 1 FROM document WHERE id=?", (document_id,)).fetchone()
        return row is not None

    def add(self, document: Document, coded: Sequence[CodedStory]) -> bool:
        """Write a document and its coded stories (also when nothing was found in them).

        Returns False, and writes nothing, when the document is there already (added by another
        process, say).
        """
        kept = msgspec.structs.replace(document, fetched=None)
        with self.transaction():
            cursor = self.db.execute(
                "INSERT OR IGNORE INTO document VALUES (?,?,?,?)",
                (kept.id, plain(kept.source_uri), kept.sha256, _encode(kept)),
            )
            if cursor.rowcount == 0:
                return False
            for item in coded:
                self._add_story(item)
                for failure in item.failures:
                    self._add_failure(failure)
        return True

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

    def documents(self) -> int:
        """Return the number of documents in the record."""
        return int(self.db.execute("SELECT count(*) FROM document").fetchone()[0])

    def unlinked(self) -> bool:
        """Return whether documents were added that the linked records do not know of yet."""
        row = self.db.execute("SELECT value FROM meta WHERE name='linked_documents'").fetchone()
        return self.documents() != (row[0] if row else 0)

    def replace_linked(self, linked: Linked, documents: int | None = None) -> None:
        """Write the linked records in place of the former ones; ids that vanish lead on.

        ``documents`` is the number there was before the stories to link were read (by default the
        present one): whatever came in meanwhile counts as not linked.
        """
        with self.transaction():
            old = dict(
                self.db.execute("SELECT id, body FROM linked WHERE kind='incident'").fetchall()
            )
            self.db.execute("DELETE FROM linked")
            for plural, kind in LINKED_KINDS.items():
                rows = [linked_row(kind, r, _encode(r)) for r in getattr(linked, plural)]
                self.db.executemany("INSERT INTO linked VALUES (?,?,?,?,?,?,?,?)", rows)
            self._redirect(old, linked)
            self.db.execute(
                "INSERT OR REPLACE INTO meta VALUES ('linked_documents', ?)",
                (self.documents() if documents is None else documents,),
            )

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
