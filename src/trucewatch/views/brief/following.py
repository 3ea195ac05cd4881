"""The linked records that a brief is about: all of the record's, or what a watch follows."""

from __future__ import annotations

import msgspec

from trucewatch.linking import Linked, Watch
from trucewatch.linking.watches.followed import follows
from trucewatch.store import queries
from trucewatch.store.ingest import linked_anew
from trucewatch.store.linked import LINKED_KINDS
from trucewatch.store.record import Record


def followed_for(record: Record, watch: Watch | None) -> tuple[Linked, dict[str, int]]:
    """Return the record's linked records, with a watch by its camps and kept to its sides, and how
    many of each kind that leaves out."""
    if watch is None:
        rows = {k: list(queries.rows(record, k)) for k in LINKED_KINDS}
        return msgspec.convert(rows, Linked), {}
    linked = linked_anew(record, watch)
    kept = {
        kind: tuple(r for r in getattr(linked, kind) if follows(watch, r))
        for kind in LINKED_KINDS
        if kind != "agreements"
    }
    left = {kind: len(getattr(linked, kind)) - len(rows) for kind, rows in kept.items()}
    return msgspec.structs.replace(linked, **kept), {k: n for k, n in left.items() if n}
