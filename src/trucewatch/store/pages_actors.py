"""Actors: who speaks how often, and what is said by whom about whom."""

from __future__ import annotations

import msgspec

from trucewatch.records import Statement
from trucewatch.store.pages_common import decode
from trucewatch.store.pages_kept import kept
from trucewatch.store.record import Record

# The latest statements of one actor, and the latest accusations, that a page takes.
MOST, MOST_ACCUSATIONS = 200, 1500

COUNTRIES = "SELECT country, count(*) FROM statement WHERE copy = 0 GROUP BY country"
ACCUSATIONS = (
    "SELECT body FROM statement WHERE copy = 0 AND act = ? AND date IS NOT NULL"
    " ORDER BY date DESC LIMIT ?"
)
NAMES = (
    "SELECT code, name, sum(n) AS total FROM (SELECT party.code, party.name,"
    " (SELECT count(*) FROM (SELECT 1 FROM statement_party WHERE statement_party.party ="
    " party.number AND role = 'speaker' LIMIT 5000)) AS n"
    " FROM party WHERE party.code >= ? AND party.code < ? LIMIT 3000)"
    " GROUP BY code, name HAVING total > 0 ORDER BY total DESC, code, name LIMIT ?"
)
LATEST = (
    "SELECT statement.body FROM (SELECT DISTINCT statement_party.statement AS it,"
    " statement_party.date AS day FROM party JOIN statement_party"
    " ON statement_party.party = party.number WHERE party.code >= ? AND party.code < ?"
    " AND statement_party.role = ? ORDER BY day DESC LIMIT ?) AS wanted"
    " CROSS JOIN statement ON statement.number = wanted.it WHERE statement.copy = 0"
)
_END = "\uffff"


class Named(msgspec.Struct, frozen=True):
    """A name under a code, and how many statements it makes (at most 5,000 are counted)."""

    code: str
    name: str
    statements: int


def countries(record: Record) -> list[tuple[str, int]]:
    """Return how many statements speakers of each country make, the most first.

    "" are speakers of no known country or no speaker. Counted anew only when the record changed,
    since all of them have to be counted.
    """
    return kept(record, "countries", _countries)


def _countries(record: Record) -> list[tuple[str, int]]:
    rows = [(c or "", n) for c, n in record.db.execute(COUNTRIES)]
    return sorted(rows, key=lambda r: (-r[1], r[0]))


def accusations(record: Record, act: str = "accuse") -> list[Statement]:
    """Return the latest statements with an act that has a target, newest first."""
    return decode(record.db.execute(ACCUSATIONS, (act, MOST_ACCUSATIONS)), Statement)


def names(record: Record, code: str, most: int = 60) -> list[Named]:
    """Return who speaks under a code or the codes that begin with it, the most heard first."""
    rows = record.db.execute(NAMES, (code, code + _END, most))
    return [Named(*row) for row in rows]


def latest(record: Record, code: str, role: str, most: int = MOST) -> list[Statement]:
    """Return the latest statements by (``speaker``) or about (``target``) a code."""
    return decode(record.db.execute(LATEST, (code, code + _END, role, most)), Statement)
