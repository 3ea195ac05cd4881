"""Many new stories written table by table, inside one transaction.

The rows are those that :mod:`.rows` writes story by story; written together, and in the order of
their keys, they cost half as much.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from operator import itemgetter

from trucewatch.linking import Linked
from trucewatch.records import Document, MadeBy
from trucewatch.records.coded import CodedStory
from trucewatch.store import copies, layers, review_log, rows, schema
from trucewatch.store.documents import Kept, write_document
from trucewatch.store.linked import LINKED_KINDS, put_linked
from trucewatch.store.record import Record
from trucewatch.store.rows import Parties, Row
from trucewatch.stories.copies import Sketch

# They count a change of a story for each of its statements and events. A batch marks its stories
# once, when they come: what is linked again is the same.
_COUNTING = ("statement_come", "event_come")


class Batch:
    """Collects the rows of new stories; :meth:`write` writes them all."""

    def __init__(
        self,
        db: sqlite3.Connection,
        run: int,
        made_by: MadeBy,
        sketches: dict[int, Sketch] | None,
    ) -> None:
        """Begin a batch inside a transaction; ``sketches`` are kept from one batch to the next.

        None looks for no copies: for stories that are made up from one another.
        """
        self._db = db
        self._run = run
        self._made_by = made_by
        self._sketches = sketches
        self._parties = Parties(db)
        self._stories: list[tuple[int, CodedStory]] = []
        self._ids: set[str] = set()
        self._next = {
            t: rows.next_number(db, t) for t in ("story", "sentence", "statement", "event")
        }
        self._first_sentence = self._next["sentence"]
        self._rows: dict[str, list[Row]] = {}

    def add(self, coded: Sequence[CodedStory], bodies: Mapping[str, str] | None = None) -> None:
        """Take the stories of a document; ``bodies`` has the JSON of their records by id."""
        for item in coded:
            if not self._knows(item.story.id):
                self._add(item, bodies)

    def _knows(self, story_id: str) -> bool:
        if story_id in self._ids:
            return True
        self._ids.add(story_id)
        sql = "SELECT 1 FROM story WHERE id=?"
        return self._db.execute(sql, (story_id,)).fetchone() is not None

    def _add(self, item: CodedStory, bodies: Mapping[str, str] | None) -> None:
        story, parties = item.story, self._parties
        number = self._next["story"]
        self._stories.append((number, item))
        self._take("story", [rows.story_row(number, item, self._run)], rows.INTO_STORY)
        found = rows.sentence_rows(self._next["sentence"], number, story)
        self._take("sentence", found, rows.INTO_SENTENCE)
        first = self._next["statement"]
        told = rows.statement_rows(first, story, item.statements, parties, bodies)
        self._take("statement", told.rows, rows.INTO_STATEMENT)
        self._take("", told.sides, rows.INTO_STATEMENT_PARTY)
        done = rows.event_rows(self._next["event"], story, item.events, parties, bodies)
        self._take("event", done.rows, rows.INTO_EVENT)
        self._take("", done.sides, rows.INTO_EVENT_PARTY)
        self._take("", done.points, rows.INTO_EVENT_PLACE)

    def _take(self, table: str, found: list[Row], sql: str) -> None:
        self._rows.setdefault(sql, []).extend(found)
        if table:
            self._next[table] += len(found)

    def write(self) -> None:
        """Write what was taken, then find the copies, then lay reviewers' decisions over it."""
        if not self._stories:
            return
        with _uncounted(self._db):
            for sql, found in self._rows.items():
                self._db.executemany(sql, sorted(found, key=_KEYS.get(sql, _first)))
        self._db.execute(rows.INTO_SEARCH, (self._first_sentence,))
        layer = layers.layer_number(self._db, layers.maker((), self._made_by), self._run)
        codings = [(n, layer, 1, len(c.statements), len(c.events), None) for n, c in self._stories]
        self._db.executemany(layers.INTO_CODING, codings)
        if self._sketches is not None:
            placed = [(n, item.story) for n, item in self._stories]
            copies.place_stories(self._db, placed, self._sketches)
        if self._db.execute("SELECT 1 FROM review").fetchone() is not None:
            self._review()

    def _review(self) -> None:
        for _, item in self._stories:
            if review_log.read_log(self._db, item.story.id):  # decisions before their story
                review_log.refresh(self._db, item.story.id)


_first = itemgetter(0)
# Rows of parties in the order of their table, so that neighbours are written together.
_KEYS = {sql: itemgetter(0, 1, 2) for sql in (rows.INTO_STATEMENT_PARTY, rows.INTO_EVENT_PARTY)}


@contextmanager
def _uncounted(db: sqlite3.Connection) -> Iterator[None]:
    """Leave out the triggers of _COUNTING inside a transaction, which undoes this if it fails."""
    for name in _COUNTING:
        db.execute(f"DROP TRIGGER {name}")
    yield
    for name in _COUNTING:
        db.execute(schema.named()[name])


def write_many(
    record: Record, batches: Iterable[tuple[Document, Sequence[CodedStory], Linked | None]]
) -> int:
    """Write documents with their coded stories and linked records; return how many stories.

    Meant for records that are made up for measuring: nothing is linked and no copies are found
    here, what is linked comes ready. All is written or nothing.
    """
    written = 0
    with record.transaction():
        run = record.run("bulk")
        for document, coded, linked in batches:
            write_document(record.db, document, Kept(), run)
            batch = Batch(record.db, run, layers.maker(coded), None)
            batch.add(coded)
            batch.write()
            written += len(coded)
            if linked is not None:
                found = {plural: getattr(linked, plural) for plural in LINKED_KINDS}
                put_linked(record.db, found, run)
    return written
