"""What stands under the bar of every page: how much was read, how far, by which coder."""

from __future__ import annotations

import msgspec

from trucewatch.store.pages_kept import kept
from trucewatch.store.record import Record


class Facts(msgspec.Struct, frozen=True):
    """A record in a line; ``repeats`` of its ``stories`` repeat others and are counted once."""

    stories: int
    repeats: int
    failures: int
    latest: str | None
    coder: str
    config: str
    unlinked: bool


STORIES = "SELECT count(*) FROM story"
REPEATS = "SELECT count(*) FROM story WHERE copy_of IS NOT NULL"
FAILURES = "SELECT count(*) FROM failure"
LATEST = "SELECT max(published) FROM story WHERE copy_of IS NULL"
LAYER = "SELECT coder || ' ' || version, config_hash FROM layer ORDER BY number DESC LIMIT 1"


def facts(record: Record) -> Facts:
    """Return the facts of a record; counted anew only after it has changed."""
    return kept(record, "facts", _facts)


def _facts(record: Record) -> Facts:
    row = record.db.execute(LAYER).fetchone() or ("", "")
    return Facts(
        stories=record.db.execute(STORIES).fetchone()[0],
        repeats=record.db.execute(REPEATS).fetchone()[0],
        failures=record.db.execute(FAILURES).fetchone()[0],
        latest=record.db.execute(LATEST).fetchone()[0],
        coder=row[0],
        config=row[1],
        unlinked=record.unlinked(),
    )
