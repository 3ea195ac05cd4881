"""Adding documents to a record."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence

import msgspec

from trucewatch.linking import Linked, Watch, link
from trucewatch.reading.english import TOGETHER
from trucewatch.reading.relevance import Verdict, gate_id, judge
from trucewatch.records import Failure, Story
from trucewatch.records.coded import CodedStory
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources.raw import RawDocument
from trucewatch.store.documents import says_the_same
from trucewatch.store.labels import make_stricter
from trucewatch.store.record import Kept, Record
from trucewatch.store.relinking import relink
from trucewatch.store.reviews import log as log_of_reviews
from trucewatch.store.same import decides, pairs
from trucewatch.stories import split_stories

# How many unreadable inputs the summary line names; more would hide the figures.
NAMED = 3

log = logging.getLogger(__name__)


class Tally(msgspec.Struct):
    """What became of the inputs; ``new`` counts what this run itself wrote.

    ``partial`` holds the failures of documents that were recorded with one, by the document's URI;
    ``skipped`` counts the new documents that the relevance gate did not let through; ``stricter``
    the known ones that came under a stricter label than they had and have it now; ``undated`` has
    the document's URI of each new story that tells something and has no day.
    """

    new: int = 0
    known: int = 0
    unreadable: list[Failure] = msgspec.field(default_factory=list)
    partial: list[Failure] = msgspec.field(default_factory=list)
    stories: int = 0
    statements: int = 0
    events: int = 0
    skipped: int = 0
    stricter: int = 0
    undated: list[str] = msgspec.field(default_factory=list)

    def line(self) -> str:
        """Return the tally in one line: ``12 new, 3 known, 1 unreadable: …``."""
        closed = f" ({self.stricter} under a stricter label now)" if self.stricter else ""
        text = f"{self.new} new, {self.known} known{closed}, {len(self.unreadable)} unreadable"
        if self.skipped:
            text = f"{self.new} new, {self.skipped} not relevant" + text[text.index(",") :]
        if self.unreadable:
            text += ": " + "; ".join(f.error for f in self.unreadable[:NAMED])
        if len(self.unreadable) > NAMED:
            text += f"; and {len(self.unreadable) - NAMED} more"
        return text


class _Waiting(msgspec.Struct, frozen=True):
    """A new document that waits to be coded with others; ``verdict`` is the gate's, if asked."""

    raw: RawDocument
    stories: tuple[Story, ...]
    verdict: Verdict | None
    done: Callable[[], None]

    @property
    def skipped(self) -> bool:
        return self.verdict is not None and not self.verdict.read


class Intake:
    """Takes documents into a record, in their order."""

    def __init__(
        self,
        record: Record,
        pipeline: Pipeline,
        tally: Tally | None = None,
        *,
        originals: bool = True,
        gate: bool = False,
    ) -> None:
        """Without ``originals`` only the hash of the original bytes is kept; with ``gate`` what is
        not relevant is kept without being coded, and the decision written down."""
        self.record = record
        self.pipeline = pipeline
        self.tally = Tally() if tally is None else tally
        self._originals = originals
        self._gate = gate
        self._waiting: list[_Waiting] = []

    def take(self, item: RawDocument | Failure) -> None:
        """Take one document, or write down why it could not be read."""
        self.put(item)
        self.flush()

    def put(self, item: RawDocument | Failure, done: Callable[[], None] = lambda: None) -> None:
        """Do as :meth:`take`, but let documents wait to be parsed together: see :meth:`flush`.

        ``done`` is called when the item has been dealt with.
        """
        if isinstance(item, Failure):
            self.tally.unreadable.append(item)
            self.record.add_failure(item)
            log.warning("unreadable: %s", item.error)
            done()
            return
        if any(w.raw.document.source_uri == item.document.source_uri for w in self._waiting):
            self.flush()  # it may be known by what waits
        if known := self._known(item):
            self._count_known(known, item.label)
            done()
            return
        stories = split_stories(item)
        self._waiting.append(_Waiting(item, stories, judge(stories) if self._gate else None, done))
        if sum(len(w.raw.text) for w in self._waiting) >= TOGETHER:
            self.flush()

    def _known(self, raw: RawDocument) -> str | None:
        """Return the id of the record's document that ``raw`` is, or says again, if any."""
        if self.record.knows(raw.document.id):
            return raw.document.id
        return says_the_same(self.record.db, raw)

    def _count_known(self, document: str, label: str) -> None:
        self.tally.known += 1
        self.tally.stricter += make_stricter(self.record, document, label)

    def flush(self) -> None:
        """Code and add the documents that wait. One that is not reached is added next time."""
        waiting, self._waiting = self._waiting, []
        coded = self.pipeline.code_split(w.stories for w in waiting if not w.skipped)
        for one in waiting:
            if one.skipped and one.verdict is not None:
                self._skip(one.raw, one.verdict)
            else:
                self._add(one.raw, next(coded), one.verdict)
            one.done()

    def link(self) -> None:
        """Link the record again if anything in it has changed since it was last linked."""
        if self.record.unlinked():
            link_record(self.record)

    def _skip(self, raw: RawDocument, verdict: Verdict) -> None:
        kept = self._kept(raw, state="skipped")
        if not self.record.add(raw.document, (), kept, relevance=relevance_row(raw, verdict)):
            self._count_known(raw.document.id, raw.label)
            return
        self.tally.skipped += 1
        log.info("not relevant: %s (%s)", raw.document.source_uri, verdict.reason)

    def _add(self, raw: RawDocument, coded: Sequence[CodedStory], verdict: Verdict | None) -> None:
        row = None if verdict is None else relevance_row(raw, verdict)
        kept = self._kept(raw)
        if not self.record.add(raw.document, coded, kept, self.pipeline.made_by, relevance=row):
            self._count_known(raw.document.id, raw.label)
            return
        tally, uri = self.tally, raw.document.source_uri
        tally.new += 1
        tally.stories += len(coded)
        told = (c for c in coded if c.statements or c.events)
        tally.undated += [uri for c in told if c.story.published.date is None]
        tally.statements += sum(len(c.statements) for c in coded)
        tally.events += sum(len(c.events) for c in coded)
        tally.partial.extend(
            msgspec.structs.replace(f, document=uri) for c in coded for f in c.failures
        )
        log.info("added %s: %d stories", uri, len(coded))

    def _kept(self, raw: RawDocument, state: str = "coded") -> Kept:
        data = raw.data if self._originals else None
        return Kept(data, raw.headers, raw.label, raw.document.fetched, state)


def relevance_row(raw: RawDocument, verdict: Verdict) -> tuple[str, str, float, str, str]:
    """Return the gate's decision on a document as it is written down."""
    decision = "read" if verdict.read else "skipped"
    return raw.meta.title or "", decision, verdict.score, verdict.reason, gate_id()


def add_inputs(
    record: Record,
    pipeline: Pipeline,
    inputs: Iterable[RawDocument | Failure],
    advance: Callable[[], None] = lambda: None,
    tally: Tally | None = None,
    *,
    originals: bool = True,
    gate: bool = False,
) -> Tally:
    """Code what is new among ``inputs`` into ``record`` and link the record again.

    Safe to repeat: a document that is known by its content is not coded again. Failures are
    written down and do not stop the others. ``advance`` is called after each input. A run that
    was stopped before the linking is made good by the next one. Give a ``tally`` to see how far
    a stopped run came. A page that was fetched before and says the same again is known, whatever
    else in its bytes changed. Of two labels that a document comes under the stricter stays.
    ``originals`` and ``gate``: see :class:`Intake`.
    """
    intake = Intake(record, pipeline, tally, originals=originals, gate=gate)
    for item in inputs:
        intake.put(item, advance)
    intake.flush()
    intake.link()
    record.end_run(intake.tally.line())
    return intake.tally


def link_record(record: Record) -> None:
    """Link again what has changed in ``record`` and what that touches.

    All is linked again where reviewers have said which events are one happening: their word goes
    across parts.
    """
    if decides(log_of_reviews(record)):
        changes = record.changes()
        record.replace_linked(linked_anew(record), changes)
    else:
        relink(record)


def linked_anew(record: Record, watch: Watch | None = None) -> Linked:
    """Return the linked records of all stories, under the reviewers' decisions.

    ``watch`` goes before the record's own; nothing is written.
    """
    coded = list(record.coded())
    decided = pairs(coded, log_of_reviews(record))
    return link(coded, watch or record.watch(), decided)
