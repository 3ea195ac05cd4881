"""What of a record goes out: filters, labels, and whose view of disputed places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from trucewatch.store.queries import Filter, rows
from trucewatch.store.record import Record

Row = dict[str, Any]
# Kinds that a filter by agreement finds by a column of their own.
_OWN_AGREEMENT = frozenset({"agreements", "findings"})


class Selection(msgspec.Struct, frozen=True):
    """What to export.

    ``up_to`` is the most confidential label let out; ``view`` whose view of disputed places counts:
    ``un``, ``de_facto`` or the code of a claimant.
    """

    filter: Filter = Filter()
    up_to: str = "open"
    view: str = "un"

    def query(self) -> dict[str, str]:
        """Return what was asked for, as it is written into RUN.json."""
        f = self.filter
        asked = {
            "party": f.party, "place": f.place, "from": f.since, "to": f.until,
            "agreement": f.agreement,
        }  # fmt: skip
        return {k: v for k, v in asked.items() if v is not None}


def selected(record: Record, kind: str, filter_: Filter) -> Iterator[Row]:
    """Yield the records of a kind that a filter keeps, as plain JSON values.

    A filter by agreement keeps, of kinds that have none themselves, what the agreement's findings
    rest on.
    """
    if filter_.agreement is None or kind in _OWN_AGREEMENT:
        yield from rows(record, kind, filter_)
        return
    members = _members(record, filter_.agreement)
    rest = msgspec.structs.replace(filter_, agreement=None)
    for row in rows(record, kind, rest):
        if not members.isdisjoint(_rests_on(kind, row)):
            yield row


def _members(record: Record, agreement: str) -> set[str]:
    found: set[str] = set()
    for finding in rows(record, "findings", Filter(agreement=agreement)):
        found.update(finding["event_ids"], finding["statement_ids"])
    return found


def _rests_on(kind: str, row: Row) -> set[str]:
    if kind in ("statements", "events"):
        return {row["id"]}
    found = {*row.get("event_ids", ()), *row.get("statement_ids", ())}
    for claim_set in row.get("claim_sets", ()):
        for claim in claim_set["claims"]:
            found.update(claim["statement_ids"])
    return found
