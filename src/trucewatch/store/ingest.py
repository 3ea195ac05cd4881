"""Adding documents to a record."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

import msgspec

from trucewatch.linking import link
from trucewatch.records import Failure
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources.raw import RawDocument
from trucewatch.store.record import Kept, Record

# How many unreadable inputs the summary line names; more would hide the figures.
NAMED = 3

log = logging.getLogger(__name__)


class Tally(msgspec.Struct):
    """What became of the inputs; ``new`` counts what this run itself wrote.

    ``partial`` holds the failures of documents that were recorded with one, by the document's URI.
    """

    new: int = 0
    known: int = 0
    unreadable: list[Failure] = msgspec.field(default_factory=list)
    partial: list[Failure] = msgspec.field(default_factory=list)
    stories: int = 0
    statements: int = 0
    events: int = 0

    def line(self) -> str:
        """Return the tally in one line: ``12 new, 3 known, 1 unreadable: …``."""
        text = f"{self.new} new, {self.known} known, {len(self.unreadable)} unreadable"
        if self.unreadable:
            text += ": " + "; ".join(f.error for f in self.unreadable[:NAMED])
        if len(self.unreadable) > NAMED:
            text += f"; and {len(self.unreadable) - NAMED} more"
        return text


def add_inputs(
    record: Record,
    pipeline: Pipeline,
    inputs: Iterable[RawDocument | Failure],
    advance: Callable[[], None] = lambda: None,
    tally: Tally | None = None,
) -> Tally:
    """Code what is new among ``inputs`` into ``record`` and link the record again.

    Safe to repeat: a document that is known by its content is not coded again. Failures are
    written down and do not stop the others. ``advance`` is called after each input. A run that
    was stopped before the linking is made good by the next one. Give a ``tally`` to see how far
    a stopped run came.
    """
    tally = Tally() if tally is None else tally
    for item in inputs:
        if isinstance(item, Failure):
            tally.unreadable.append(item)
            record.add_failure(item)
            log.warning("unreadable: %s", item.error)
        elif record.knows(item.document.id):
            tally.known += 1
        else:
            _add_one(record, pipeline, item, tally)
        advance()
    if tally.new or record.unlinked():
        link_record(record)
    record.end_run(tally.line())
    return tally


def link_record(record: Record) -> None:
    """Link all stories of ``record`` again."""
    changes = record.changes()
    record.replace_linked(link(record.coded()), changes)


def _add_one(record: Record, pipeline: Pipeline, raw: RawDocument, tally: Tally) -> None:
    coded = pipeline.code_document(raw)
    kept = Kept(raw.data, raw.headers, raw.label)
    if not record.add(raw.document, coded, kept, pipeline.made_by):
        tally.known += 1
        return
    tally.new += 1
    tally.stories += len(coded)
    tally.statements += sum(len(c.statements) for c in coded)
    tally.events += sum(len(c.events) for c in coded)
    uri = raw.document.source_uri
    tally.partial.extend(
        msgspec.structs.replace(f, document=uri) for c in coded for f in c.failures
    )
    log.info("added %s: %d stories", raw.document.source_uri, len(coded))
