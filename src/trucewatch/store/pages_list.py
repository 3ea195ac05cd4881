"""Lists of records, newest first, by cursor: the same for pages and the API.

The order is date, then id (statements and events: story and place in it), undated ones last. Each
query walks an index of dates; a rare party is looked up by its side table first.
"""

from __future__ import annotations

import base64
import json
from typing import Any

import msgspec

from trucewatch.store.record import LINKED_KINDS, Record

LINKED = tuple(LINKED_KINDS.values())
KINDS = ("story", "statement", "event", *LINKED)
# A party with at most this many records is gathered and sorted; others are met soon in the dates.
RARE = 4000
MOST = 500
_END = "\uffff"


class Wanted(msgspec.Struct, frozen=True):
    """What to list; None does not filter.

    ``party`` is a code or the beginning of codes (``ARM`` fits ``ARMGOV``), ``status`` a status,
    speech act or realis value, ``place`` a place's whole name, ``type`` an event type, ``story``
    and ``agreement`` ids, ``process`` the name of a negotiation. Dates are ISO 8601 days, both
    ends included.
    """

    party: str | None = None
    status: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    type: str | None = None
    story: str | None = None
    agreement: str | None = None
    process: str | None = None


class Cut(msgspec.Struct, frozen=True):
    """A stretch of a list: bodies of records as JSON, and where the next one begins."""

    bodies: tuple[str, ...]
    next: str | None


class BadCursor(ValueError):
    """The cursor was not given by a list of this kind."""


Key = tuple[Any, ...]
Part = tuple[str, list[Any]]


def _encode(key: Key) -> str:
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def _decode(cursor: str, length: int) -> Key:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        key = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except ValueError as error:
        raise BadCursor("not a cursor of this list") from error
    if not (isinstance(key, list) and len(key) == length and _date_like(key[0])):
        raise BadCursor("not a cursor of this list")
    if not all(isinstance(v, str) or _whole(v) for v in key[1:]):
        raise BadCursor("not a cursor of this list")
    return tuple(key)


def _date_like(value: object) -> bool:
    return value is None or isinstance(value, str)


def _whole(value: object) -> bool:
    """Return whether a value is a number that SQLite can compare with."""
    return isinstance(value, int) and not isinstance(value, bool) and -(2**63) <= value < 2**63


class Shape(msgspec.Struct, frozen=True):
    """How a kind is kept: its table, what it is ordered by, its columns to filter."""

    table: str
    date: str
    order: tuple[str, ...]
    columns: dict[str, str]
    fixed: str


def shape(kind: str) -> Shape:
    """Return how ``kind`` is kept. Raises KeyError."""
    if kind == "story":
        return Shape("story", "published", ("id",), {}, "copy_of IS NULL")
    if kind == "statement":
        columns = {"status": "act", "story": "story_id"}
        return Shape("statement", "date", ("story_id", "ordinal"), columns, "copy = 0")
    if kind == "event":
        columns = {"status": "realis", "place": "place", "type": "type", "story": "story_id"}
        return Shape("event", "date", ("story_id", "ordinal"), columns, "copy = 0")
    if kind not in LINKED:
        raise KeyError(kind)
    columns = {"status": "status", "place": "place", "agreement": "agreement"}
    if kind in ("round", "position", "movement"):
        columns["process"] = columns.pop("agreement")
    return Shape("linked", "date", ("id",), columns, f"kind = '{kind}'")


def listed(
    record: Record, kind: str, wanted: Wanted | None = None, cursor: str | None = None,
    limit: int = 50,
) -> Cut:  # fmt: skip
    """Return records of ``kind`` from ``cursor`` on. Raises BadCursor, KeyError."""
    wanted = wanted or Wanted()
    how = shape(kind)
    if not _answerable(how, wanted):
        return Cut((), None)
    limit = max(1, min(limit, MOST))
    after = _decode(cursor, 1 + len(how.order)) if cursor else None
    party = _party(record, how, wanted.party)
    rows: list[Key] = []
    if after is None or after[0] is not None:
        sql, values = query(how, kind, wanted, party, after, dated=True)
        rows = record.db.execute(sql, (*values, limit + 1)).fetchall()
        after = None
    if len(rows) <= limit and not wanted.since and not wanted.until:
        sql, values = query(how, kind, wanted, party, after, dated=False)
        rows += record.db.execute(sql, (*values, limit + 1 - len(rows))).fetchall()
    following = _encode(rows[limit - 1][1:]) if len(rows) > limit else None
    return Cut(tuple(r[0] for r in rows[:limit]), following)


def applicable(kind: str) -> frozenset[str]:
    """Return what records of a kind may be asked for beside days. Raises KeyError."""
    return _fields(shape(kind))


def _fields(how: Shape) -> frozenset[str]:
    return frozenset(how.columns) | (frozenset() if how.table == "story" else {"party"})


def _answerable(how: Shape, wanted: Wanted) -> bool:
    """Return whether records of this kind have what is asked of them."""
    names = ("party", "status", "place", "type", "story", "agreement", "process")
    return {n for n in names if getattr(wanted, n) is not None} <= _fields(how)


def query(
    how: Shape, kind: str, wanted: Wanted, party: Part | None, after: Key | None, *, dated: bool
) -> Part:
    """Return the SQL of one list and its values; the limit is to be added as the last one."""
    parts: list[Part] = [(how.fixed, [])]
    parts.append((f"{how.date} IS {'NOT ' if dated else ''}NULL", []))
    for name in ("status", "place", "type", "story", "agreement", "process"):
        value = getattr(wanted, name)
        if value is not None:
            column = how.columns.get(name)
            if kind == "incident" and name == "status":
                parts.append(("instr('|' || status || '|', ?) > 0", [f"|{value}|"]))
            else:
                parts.append((f"{column} = ?", [value]))
    if wanted.since:
        parts.append((f"{how.date} >= ?", [wanted.since]))
    if wanted.until:
        parts.append((f"{how.date} < ?", [wanted.until + _END]))
    keys = ((how.date,) if dated else ()) + how.order
    if after is not None:
        marks = ", ".join("?" for _ in keys)
        parts.append((f"({', '.join(keys)}) < ({marks})", list(after if dated else after[1:])))
    source = how.table
    if party is not None and party[0].startswith("SELECT"):
        source = f"({party[0]}) AS wanted CROSS JOIN {how.table} ON {how.table}.number = wanted.it"
        head: list[Any] = party[1]
    else:
        head = []
        if party is not None:
            parts.append(party)
    where = " AND ".join(p for p, _ in parts)
    order = ", ".join(f"{k} DESC" for k in keys)
    chosen = ", ".join(("body", how.date, *how.order))
    sql = f"SELECT {chosen} FROM {source} WHERE {where} ORDER BY {order} LIMIT ?"
    return sql, [*head, *(v for _, vs in parts for v in vs)]


def _party(record: Record, how: Shape, code: str | None) -> Part | None:
    """Return how a party is looked for: gathered first when it is rare, else met on the way."""
    if not code:
        return None
    side, column = f"{how.table}_party", how.table
    ends = [code, code + _END]
    join = (
        f"FROM party JOIN {side} ON {side}.party = party.number"
        " WHERE party.code >= ? AND party.code < ?"
    )
    sql = f"SELECT count(*) FROM (SELECT 1 {join} LIMIT {RARE + 1})"
    if record.db.execute(sql, ends).fetchone()[0] <= RARE:
        return f"SELECT DISTINCT {side}.{column} AS it {join}", ends
    met = (
        f"EXISTS (SELECT 1 FROM {side} JOIN party ON party.number = {side}.party"
        f" WHERE {side}.{column} = {how.table}.number AND party.code >= ? AND party.code < ?)"
    )
    return met, ends
