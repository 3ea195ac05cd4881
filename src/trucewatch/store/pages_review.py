"""The review: what is to be decided, what was decided last."""

from __future__ import annotations

import msgspec

from trucewatch.records import Statement
from trucewatch.store.exports.reader import anchor
from trucewatch.store.pages_common import decode
from trucewatch.store.record import Record

# The latest statements among which those to be decided are looked for.
LOOKED = 3000

# Codes of speakers whose side is not known: a body or office of nobody knows whom. A resident, a
# newspaper, an analyst without a name has no side that could be looked up.
UNRESOLVED = (
    "", "UNK", "UNKGOV", "UNKMIL", "UNKIGO", "UNKREB", "UNKSEP", "UNKPRM", "UNKOPP", "UNKLEG",
    "UNKSPY", "UNKCOP",
)  # fmt: skip
_CODES = ", ".join(f"'{code}'" for code in UNRESOLVED)
_ASKED = (
    " WHERE json_extract(body, '$.uncertain')"
    f" OR coalesce(json_extract(body, '$.speaker.code'), '') IN ({_CODES})"
)
STATEMENTS = (
    "SELECT body FROM (SELECT body, date, story_id, ordinal FROM statement WHERE copy = 0"
    " AND date IS NOT NULL ORDER BY date DESC, story_id DESC, ordinal DESC LIMIT ?)" + _ASKED
)
UNDATED = (
    "SELECT body FROM (SELECT body FROM statement WHERE copy = 0 AND date IS NULL LIMIT ?)" + _ASKED
)
LOOKED_AT = (
    "SELECT story_id, start, end FROM review WHERE kind = 'statement' AND action <> 'undo'"
    " AND id NOT IN (SELECT undoes FROM review WHERE undoes IS NOT NULL)"
)
DECIDED = (
    "SELECT id, at, who, action, kind, story_id, start, end, value, why, undoes FROM review"
    " ORDER BY number DESC LIMIT ?"
)
OF_STORY = (
    "SELECT id, at, who, action, kind, story_id, start, end, value, why, undoes FROM review"
    " WHERE story_id = ? ORDER BY number"
)
ONE = (
    "SELECT id, at, who, action, kind, story_id, start, end, value, why, undoes FROM review"
    " WHERE id = ?"
)
UNDONE = "SELECT 1 FROM review WHERE undoes = ?"


class Decided(msgspec.Struct, frozen=True):
    """A line of the log of corrections; ``value`` is JSON."""

    id: str
    at: str
    who: str
    action: str
    kind: str
    story_id: str
    start: int
    end: int
    value: str
    why: str
    undoes: str | None


def uncertain(record: Record, most: int) -> list[Statement]:
    """Return the latest statements whose speaker the coder was not certain of or could not tell.

    One whose speaker is not resolved leaves the queue once somebody has decided on it.
    """
    done = set(record.db.execute(LOOKED_AT).fetchall())
    found: list[Statement] = []
    for sql in (STATEMENTS, UNDATED):
        if len(found) < most:
            rows = decode(record.db.execute(sql, (LOOKED,)), Statement)
            found += [s for s in rows if s.uncertain or (s.story_id, *anchor(s)) not in done]
    return found[:most]


def decided(record: Record, most: int) -> list[Decided]:
    """Return the last lines of the log, the latest first."""
    return [Decided(*row) for row in record.db.execute(DECIDED, (most,))]


def decided_of(record: Record, story_id: str) -> list[Decided]:
    """Return all lines of the log on one story, in order."""
    return [Decided(*row) for row in record.db.execute(OF_STORY, (story_id,))]


def decision(record: Record, id_: str) -> Decided | None:
    """Return one line of the log, None when there is no such line."""
    row = record.db.execute(ONE, (id_,)).fetchone()
    return Decided(*row) if row else None


def is_undone(record: Record, id_: str) -> bool:
    """Return whether a decision was taken back."""
    return record.db.execute(UNDONE, (id_,)).fetchone() is not None
