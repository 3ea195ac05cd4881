"""Loading what a run over many shards has coded into a record, a shard a transaction."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from trucewatch.running.outputs import Output
from trucewatch.running.tables import CodedDocument, bodies_of, from_tables, made_by_of
from trucewatch.store.batch import Batch
from trucewatch.store.ingest import Tally, link_record
from trucewatch.store.labels import make_stricter_inside
from trucewatch.store.record import Kept, Record
from trucewatch.stories.copies import Sketch

# Memory for pages of the record while very much is written, in KiB.
_CACHE = 65_536
# Pages of the log before they are carried over, four times the usual: shards touch the same pages
# of indexes again and again (3 % of a load's CPU; 64 MB of disk meanwhile).
_CHECKPOINT = 16_000


def load_output(
    record: Record,
    output: Output,
    advance: Callable[[], None] = lambda: None,
    *,
    link: bool = True,
) -> Tally:
    """Load the finished shards of ``output`` into ``record`` and, if asked, link it again.

    Safe to repeat: documents that the record knows are left as they are (of two labels
    the stricter stays). A shard is loaded whole or
    not at all. ``advance`` is called after each shard. Raises OutputError for a damaged shard;
    what was loaded before stays.
    """
    tally = Tally()
    sketches: dict[int, Sketch] = {}
    record.db.execute(f"PRAGMA cache_size=-{_CACHE}")
    record.db.execute(f"PRAGMA wal_autocheckpoint={_CHECKPOINT}")
    for number in sorted(output.finished()):
        with _uncollected():
            _load_shard(record, output, number, tally, sketches)
        advance()
    if link and (tally.new or record.unlinked()):
        link_record(record)
    record.end_run(tally.line())
    return tally


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the collector of cycles, which a shard makes none of and which costs a tenth."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _load_shard(
    record: Record, output: Output, number: int, tally: Tally, sketches: dict[int, Sketch]
) -> None:
    tables = output.read_shard(number)
    made_by = made_by_of(tables["documents"])
    bodies = bodies_of(tables)
    with record.transaction():
        batch = Batch(record.db, record.run("load"), made_by, sketches)
        for item in from_tables(tables):
            for failure in item.failures:
                record.add_failure_inside(failure)
                tally.unreadable.append(failure)
            if item.document is None:
                continue
            kept = Kept(label=item.label, state="skipped" if item.skipped else "coded")
            row = _relevance(item)
            if record.add_document(item.document, kept, "load", row):
                batch.add(item.stories, bodies)
                for failure in (f for c in item.stories for f in c.failures):
                    record.add_failure_inside(failure)
                tally.new += not item.skipped
                tally.skipped += item.skipped
                tally.stories += len(item.stories)
                tally.statements += sum(len(c.statements) for c in item.stories)
                tally.events += sum(len(c.events) for c in item.stories)
            else:
                tally.known += 1
                stricter = make_stricter_inside(record, item.document.id, item.label)
                tally.stricter += stricter
        batch.write()
        record.touch()


def _relevance(item: CodedDocument) -> tuple[str, str, float, str, str] | None:
    r = item.relevance
    if r is None:
        return None
    return r.title, r.decision, r.verdict.score, r.verdict.reason, r.gate
