"""Ledgers: the findings of an agreement by day, and how much was read meanwhile."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from itertools import pairwise

import msgspec

from trucewatch.records import Finding
from trucewatch.store.pages_common import decode
from trucewatch.store.record import Record

# The most rows of one ledger that one page takes; a narrower window shows the others.
MOST = 4000

LAST = "SELECT max(date) FROM linked WHERE agreement = ? AND kind = 'finding' AND date IS NOT NULL"
# Of so many findings without a day the day of the first report is looked up.
MOST_TOLD = 300
FIRST = "SELECT min(date) FROM linked WHERE agreement = ? AND kind = 'finding' AND date IS NOT NULL"
DATED = (
    "SELECT body FROM linked WHERE agreement = ? AND kind = 'finding' AND date >= ? AND date < ?"
    " ORDER BY date LIMIT ?"
)
UNDATED = (
    "SELECT body FROM linked WHERE agreement = ? AND kind = 'finding' AND date IS NULL LIMIT ?"
)
READ = "SELECT count(*) FROM story WHERE copy_of IS NULL AND published >= ? AND published < ?"
TOLD = (
    "SELECT min(published) FROM (SELECT s.published FROM linked l JOIN linked_member m"
    " ON m.linked = l.number JOIN statement t ON t.id = m.member JOIN story s ON s.id = t.story_id"
    " WHERE l.kind = 'finding' AND l.id = ? UNION ALL SELECT s.published FROM linked l"
    " JOIN linked_member m ON m.linked = l.number JOIN event t ON t.id = m.member"
    " JOIN story s ON s.id = t.story_id WHERE l.kind = 'finding' AND l.id = ?)"
)
COUNT = "SELECT count(*) FROM linked WHERE agreement = ? AND kind = 'finding'"


class Extent(msgspec.Struct, frozen=True):
    """The first and last day of an agreement's findings."""

    first: str | None
    last: str | None


def extent(record: Record, agreement_id: str) -> Extent:
    """Return the first and last day with a finding."""
    first = record.db.execute(FIRST, (agreement_id,)).fetchone()[0]
    last = record.db.execute(LAST, (agreement_id,)).fetchone()[0]
    return Extent(first, last)


def findings(record: Record, agreement_id: str, since: str, until: str) -> list[Finding]:
    """Return the findings from the day ``since`` to before ``until``, by date."""
    rows = record.db.execute(DATED, (agreement_id, since, until, MOST))
    return decode(rows, Finding)


def undated(record: Record, agreement_id: str) -> list[Finding]:
    """Return the findings that have no day."""
    return decode(record.db.execute(UNDATED, (agreement_id, MOST)), Finding)


def told_on(record: Record, ids: Iterable[str]) -> dict[str, str]:
    """Return the day of the first dated report of each finding; one without is not in it."""
    days = ((i, record.db.execute(TOLD, (i, i)).fetchone()[0]) for i in ids)
    return {i: day[:10] for i, day in days if day}


def count(record: Record, agreement_id: str) -> int:
    """Return the number of findings of an agreement."""
    return int(record.db.execute(COUNT, (agreement_id,)).fetchone()[0])


def read_between(record: Record, days: list[datetime.date]) -> list[int]:
    """Return how many stories (copies not counted) were published between each two days."""
    ends = [d.isoformat() for d in days]
    return [int(record.db.execute(READ, pair).fetchone()[0]) for pair in pairwise(ends)]
