"""What stands under the bar of every page: how much was read, how far, by which coder."""

from __future__ import annotations

import msgspec

from trucewatch.store.record import Record


class Facts(msgspec.Struct, frozen=True):
    """A record in a line."""

    stories: int
    failures: int
    latest: str | None
    coder: str
    config: str
    unlinked: bool


STORIES = "SELECT count(*) FROM story"
FAILURES = "SELECT count(*) FROM failure"
LATEST = "SELECT max(published) FROM story WHERE copy_of IS NULL"
LAYER = "SELECT coder || ' ' || version, config_hash FROM layer ORDER BY number DESC LIMIT 1"
# Changes when another connection has written, so that the counts are made once per change.
VERSION = "PRAGMA data_version"

_kept: dict[int, tuple[int, Facts]] = {}


def facts(record: Record) -> Facts:
    """Return the facts of a record; counted anew only after it has changed."""
    version = record.db.execute(VERSION).fetchone()[0]
    kept = _kept.get(id(record))
    if kept is not None and kept[0] == version:
        return kept[1]
    row = record.db.execute(LAYER).fetchone() or ("", "")
    found = Facts(
        stories=record.db.execute(STORIES).fetchone()[0],
        failures=record.db.execute(FAILURES).fetchone()[0],
        latest=record.db.execute(LATEST).fetchone()[0],
        coder=row[0],
        config=row[1],
        unlinked=record.unlinked(),
    )
    _kept[id(record)] = (version, found)
    return found
