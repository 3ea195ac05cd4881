"""The record: one SQLite file, one writer, many readers."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import msgspec

from trucewatch.linking import Linked
from trucewatch.linking.camps.sides import Watch
from trucewatch.records import Document, Failure, MadeBy
from trucewatch.records.coded import CodedStory
from trucewatch.store import closing, copies, layers, opening, review_log, rows, schema
from trucewatch.store.columns import plain
from trucewatch.store.documents import LABELS, Kept, write_document
from trucewatch.store.linked import LINKED_KINDS, write_linked
from trucewatch.store.migrate import migrate
from trucewatch.store.opening import RecordError
from trucewatch.store.trouble import explained, path_problem

__all__ = ["LABELS", "LINKED_KINDS", "Kept", "Record", "RecordError"]


def now() -> str:
    """Return the time of the clock, ISO 8601 in UTC, to the second."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


class Record:
    """An open record. Use as a context manager; ``read_only`` records refuse to write."""

    def __init__(self, path: str | Path, *, read_only: bool = False, checked: bool = False) -> None:
        """Open ``path``, making a new record there unless ``read_only``.

        A record of an earlier version is brought to this one, with a backup first, unless
        ``read_only``. ``checked`` says that this process has opened the same file before, so that
        it is not read whole once more. Raises RecordError when the file is missing (read only), is
        no trucewatch record, is of another version, is damaged, lies on a network file system, or
        cannot be opened. Later calls may raise sqlite3.Error;
        :func:`trucewatch.store.trouble.explained` says it in words.
        """
        self.path = Path(path)
        self.read_only = read_only
        self._run: int | None = None
        if problem := path_problem(self.path, read_only=read_only):
            raise RecordError(problem)
        if kind := opening.remote(self.path):
            raise RecordError(
                f"{self.path}: lies on a network file system ({kind}), whose locks cannot be relied"
                " on; keep the record on a local disk and copy it with 'trucewatch backup'"
            )
        try:
            self.db = opening.connect(self.path, read_only=read_only)
        except sqlite3.Error as error:
            raise RecordError(explained(self.path, error)) from error
        try:
            if not checked:
                self._check()
        except BaseException as error:
            self.db.close()
            if isinstance(error, sqlite3.Error):
                raise RecordError(explained(self.path, error)) from error
            raise

    def _empty(self) -> bool:
        return self.db.execute("SELECT 1 FROM sqlite_master").fetchone() is None

    def _check(self) -> None:
        if self._empty() and not self.read_only:
            self._create()
        version = opening.version_of(self.db, self.path)
        opening.check_version(version, self.path, read_only=self.read_only)
        if version < schema.SCHEMA_VERSION:
            migrate(self.db, self.path, version)
        opening.check_whole(self.db, self.path)

    def _create(self) -> None:
        self.db.execute("PRAGMA journal_mode=WAL")
        with self.transaction():
            if not self._empty():  # another process made it in the meantime
                return
            for statement in schema.statements():
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
        former = self._run
        try:
            yield
        except BaseException:
            self._run = former
            if self.db.in_transaction:  # a full disk has ended it already
                self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    # ------------------------------------------------------------ runs

    def run(self, kind: str = "add") -> int:
        """Return the number of this process's run, begun at the first write inside a transaction.

        Numbers only grow, whatever the clock does: they order what was written.
        """
        if self._run is None:
            sql = "INSERT INTO run(kind, started) VALUES (?,?)"
            self._run = int(self.db.execute(sql, (kind, now())).lastrowid or 0)
        return self._run

    def end_run(self, note: str) -> None:
        """Write down that the run has ended; without a write there was none."""
        if self._run is not None:
            with self.transaction():
                sql = "UPDATE run SET finished=?, note=? WHERE number=?"
                self.db.execute(sql, (now(), plain(note), self._run))
            self._run = None

    # ------------------------------------------------------------ writing

    def knows(self, document_id: str) -> bool:
        """Return whether the document was added before."""
        row = self.db.execute("SELECT 1 FROM document WHERE id=?", (document_id,)).fetchone()
        return row is not None

    def add(
        self,
        document: Document,
        coded: Sequence[CodedStory],
        kept: Kept | None = None,
        made_by: MadeBy | None = None,
        relevance: tuple[str, str, float, str, str] | None = None,
    ) -> bool:
        """Write a document and its coded stories (also when nothing was found in them).

        ``made_by`` is the coder; by default the records say. ``relevance`` is the gate's decision:
        title, read or skipped, score, reason, the gate's id. Returns False, and writes nothing,
        when the document is there already (added by another process, say).
        """
        with self.transaction():
            return self.add_inside(document, coded, kept, made_by, relevance=relevance)

    def add_inside(
        self,
        document: Document,
        coded: Sequence[CodedStory],
        kept: Kept | None = None,
        made_by: MadeBy | None = None,
        run: str = "add",
        relevance: tuple[str, str, float, str, str] | None = None,
    ) -> bool:
        """Do as :meth:`add` inside a transaction that the caller has begun; ``run`` is its kind."""
        if not self.add_document(document, kept, run, relevance):
            return False
        self._write_stories(coded, made_by)
        return True

    def add_document(
        self,
        document: Document,
        kept: Kept | None = None,
        run: str = "add",
        relevance: tuple[str, str, float, str, str] | None = None,
    ) -> bool:
        """Write a document without its stories, inside a transaction; False where it is known."""
        if not write_document(self.db, document, kept or Kept(), self.run(run)):
            return False
        if relevance is not None:
            title, decision, score, reason, gate = relevance
            values = (plain(title), decision, score, plain(reason), gate, self.run())
            named = (document.id, plain(document.source_uri))
            sql = "INSERT OR REPLACE INTO relevance VALUES (?,?,?,?,?,?,?,?)"
            self.db.execute(sql, (*named, *values))
        return True

    def code_skipped(
        self, document_id: str, coded: Sequence[CodedStory], made_by: MadeBy | None = None
    ) -> None:
        """Write the stories of a document that was skipped; it is a coded one from now on."""
        with self.transaction():
            sql = "UPDATE document SET state='coded' WHERE id=?"
            self.db.execute(sql, (document_id,))
            sql = "UPDATE relevance SET decision='read' WHERE document=?"
            self.db.execute(sql, (document_id,))
            self._write_stories(coded, made_by)

    def _write_stories(self, coded: Sequence[CodedStory], made_by: MadeBy | None) -> None:
        layer = None
        for item in coded:
            if layer is None:
                made_by = layers.maker(coded, made_by)
                layer = layers.layer_number(self.db, made_by, self.run())
            self._write_story(item, layer)
            for failure in item.failures:
                self.add_failure_inside(failure)
        self.touch()

    def _write_story(self, item: CodedStory, layer: int) -> None:
        known = self.db.execute("SELECT 1 FROM story WHERE id=?", (item.story.id,)).fetchone()
        if known:
            return
        number = rows.write_story(self.db, item, self.run())
        layers.write_coding(self.db, number, layer, layers.coding_of(item), None, active=True)
        copies.place_story(self.db, number, item.story)
        if review_log.read_log(self.db, item.story.id):  # decisions that came before their story
            review_log.refresh(self.db, item.story.id)

    def add_failure(self, failure: Failure) -> None:
        """Write down what could not be read, and why."""
        with self.transaction():
            self.add_failure_inside(failure)

    def add_failure_inside(self, failure: Failure) -> None:
        """Do as :meth:`add_failure` inside a transaction that the caller has begun."""
        name = plain(failure.document)
        if closing.label_name(self.db, name, failure.label):
            self.close(name, failure.label)
        self.db.execute(
            "INSERT INTO failure VALUES (?1,?2,?3,?4,?4,1) ON CONFLICT DO UPDATE SET"
            " last=max(last, excluded.last), times=times+1",
            (name, failure.stage, plain(failure.error), now()),
        )

    def close(self, name: str, label: str) -> None:
        """Write down, inside a transaction, that what was shown of a source is closed now.

        It is a run of its own kind, so that whoever looks sees that something has changed.
        """
        self.run("close")
        closing.log_closed(self.db, name, label, now())

    # ------------------------------------------------------------ linking

    def documents(self) -> int:
        """Return the number of documents in the record."""
        return int(self.db.execute("SELECT count(*) FROM document").fetchone()[0])

    def changes(self) -> int:
        """Return how often what linking reads was changed."""
        return self.number_of("changes")

    def touch(self) -> None:
        """Say, inside a transaction, that what linking reads has changed."""
        self.set_number("changes", self.changes() + 1)

    def unlinked(self) -> bool:
        """Return whether something was added or changed that the linked records do not know of."""
        return self.changes() != self.number_of("linked_changes")

    def replace_linked(self, linked: Linked, changes: int | None = None) -> None:
        """Write the linked records in place of the former ones; ids that vanish lead on.

        ``changes`` is what :meth:`changes` gave before the stories to link were read (by default
        the present figure): whatever came in meanwhile counts as not linked.
        """
        with self.transaction():
            write_linked(self.db, linked, self.run("link"))
            self.set_number("linked_changes", self.changes() if changes is None else changes)
            self.set_number("linker", 0)  # by part nothing is known now

    def watch(self) -> Watch | None:
        """Return the watch that the record is linked by, or None."""
        row = self.db.execute("SELECT body FROM watch").fetchone()
        return None if row is None else msgspec.json.decode(row[0], type=Watch)

    def set_watch(self, watch: Watch) -> None:
        """Link the record by ``watch`` from now on; what was linked by another is to be again."""
        body = plain(rows.encode(watch))
        kept = self.db.execute("SELECT body FROM watch").fetchone()
        if kept is not None and kept[0] == body:
            return
        with self.transaction():
            sql = "INSERT OR REPLACE INTO watch VALUES (1, ?, ?)"
            self.db.execute(sql, (plain(watch.name), body))
            self.touch()

    def number_of(self, name: str) -> int:
        """Return one of the record's own counters, 0 where it was never set."""
        row = self.db.execute("SELECT value FROM meta WHERE name=?", (name,)).fetchone()
        return int(row[0]) if row else 0

    def set_number(self, name: str, value: int) -> None:
        """Set one of the record's own counters, inside a transaction."""
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?,?)", (name, value))

    def counted(self, numbers: Iterable[int] | None) -> Iterator[tuple[int, CodedStory]]:
        """Yield the stories among ``numbers`` (all for None) that are counted, with their numbers.

        Copies are left out: the story that carries them stands for them.
        """
        sql = "SELECT number, id FROM story WHERE copy_of IS NULL"
        if numbers is None:
            found = self.db.execute(f"{sql} ORDER BY id").fetchall()
        else:
            asked = ((n,) for n in sorted(set(numbers)))
            one = f"{sql} AND number=?"
            found = [row for n in asked for row in self.db.execute(one, n)]
        for number, story_id in found:
            coding = layers.open_coding(self.db, story_id)
            story = layers.story_at(self.db, number)
            yield number, CodedStory(story, coding.statements, coding.events, coding.leads)

    def coded(self) -> Iterator[CodedStory]:
        """Yield every coded story that is counted, in the order of their ids."""
        return (coded for _, coded in self.counted(None))
