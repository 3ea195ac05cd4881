"""Read-only questions to a record. SQL by parameters only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from trucewatch.records import Agreement, Event, Statement, Story
from trucewatch.store.record import LINKED_KINDS, Record

# A party with so many records or more is common: reading them all to sort them takes longer (about
# 5 ms) than to meet a page of them among the others.
_FEW = 2000


class Filter(msgspec.Struct, frozen=True):
    """What to show; None does not filter.

    ``party`` and ``place`` are parts of names, in any case; ``country`` is a country code that also
    fits the party, as ``codes`` do, those of sides that are printed so. Dates are ISO 8601 days,
    both ends included; with ``told`` linked records without a day of their own belong to the days
    of the reports that tell of them.
    """

    party: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    agreement: str | None = None
    status: str | None = None
    limit: int | None = None
    country: str | None = None
    told: bool = False
    codes: tuple[str, ...] = ()


def rows(record: Record, kind: str, filter_: Filter | None = None) -> Iterator[dict[str, Any]]:
    """Yield records of ``kind`` (a plural such as ``incidents``) as plain JSON values.

    Undated records are left out when a date range is asked for (but for ``told``), and what copies
    of a story say again always. Raises KeyError for an unknown kind.
    """
    filter_ = filter_ or Filter()
    if kind == "statements":
        sql, values = _statement_query(filter_, common=_common(record, "statement", filter_))
    elif kind == "events":
        sql, values = _event_query(filter_, common=_common(record, "event", filter_))
    elif kind in LINKED_KINDS:
        sql, values = _linked_query(LINKED_KINDS[kind], filter_)
    elif kind == "stories":
        where, values = _where([("copy_of IS NULL", []), *_dates(filter_, "published")])
        sql = f"SELECT body FROM story{where} ORDER BY published, id"
    else:
        raise KeyError(kind)
    if filter_.limit is not None:
        sql += " LIMIT ?"
        values = [*values, filter_.limit]
    for (body,) in record.db.execute(sql, values):
        yield msgspec.json.decode(body)


def _where(parts: list[tuple[str, list[Any]]]) -> tuple[str, list[Any]]:
    if not parts:
        return "", []
    return " WHERE " + " AND ".join(p for p, _ in parts), [v for _, vs in parts for v in vs]


def _dates(f: Filter, column: str) -> list[tuple[str, list[Any]]]:
    out: list[tuple[str, list[Any]]] = []
    if f.since:
        out.append((f"{column} >= ?", [f.since]))
    if f.until:
        # A day given as the end includes that day's hours.
        out.append((f"substr({column}, 1, 10) <= ?", [f.until]))
    return out


def _linked_dates(f: Filter) -> list[tuple[str, list[Any]]]:
    own = _dates(f, "date")
    if not own or not f.told:
        return own
    if f.since:  # what began before and lasted into these days is of them
        lasted = "kind = 'incident' AND substr(json_extract(body, '$.time.to'), 1, 10) >= ?"
        own[0] = (f"({own[0][0]} OR {lasted})", [f.since, f.since])
    where, values = _where([("s.copy_of IS NULL", []), *_dates(f, "s.published")])
    told = " UNION ".join(
        f"SELECT m.linked FROM story s JOIN {kind} t ON t.story_id = s.id"
        f" JOIN linked_member m ON m.member = t.id{where}"
        for kind in ("statement", "event")
    )
    told += f" UNION SELECT m.linked FROM story s JOIN linked_member m ON m.member = s.id{where}"
    dated, days = _where(own)
    within = dated.removeprefix(" WHERE ")
    return [(f"({within} OR date IS NULL AND number IN ({told}))", [*days, *values * 3])]


def _like(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _parties(
    words: str, country: str | None, wanted: tuple[str, ...] = ()
) -> tuple[str, list[Any]]:
    """Match names by their words and codes by their country ("ARM", "ARMGOV:…", not "army"); codes
    that are ``wanted`` fit as they are."""
    named = " OR ".join(f"{c} LIKE ? ESCAPE '\\'" for c in ("code", "country", "name", "words"))
    values: list[Any] = [_like(words)] * 4
    if country is not None:
        coded = "code = ? OR code GLOB ? OR country = ? OR country GLOB ?"
        codes = [country, f"{country}[A-Z:;]*", country, f"{country}[A-Z:;]*"]
        exact = len(words) <= 3 and words.isupper()  # a code was typed: its letters are no name
        named, values = (coded, codes) if exact else (f"{named} OR {coded}", [*values, *codes])
    if wanted:
        named += " OR code IN (SELECT value FROM json_each(?))"
        values = [*values, json.dumps(wanted)]
    return f"SELECT number FROM party WHERE {named}", values


def has_party(record: Record, words: str, country: str | None) -> bool:
    """Tell whether any party in the record fits words, or a country's code, as a filter does."""
    who, values = _parties(words, country)
    return record.db.execute(f"{who} LIMIT 1", values).fetchone() is not None


def party_codes(record: Record) -> list[tuple[str, str]]:
    """Return each code of the record's parties with each name that it goes under."""
    sql = "SELECT DISTINCT code, name FROM party WHERE code > '' ORDER BY code, name"
    return record.db.execute(sql).fetchall()


def parties_told_of(record: Record) -> list[tuple[str, str, int]]:
    """Return each code and name of the record's parties with the number of linked records that it
    takes part in, of those that take part in any."""
    sql = (
        "SELECT p.code, p.name, count(DISTINCT l.linked) FROM linked_party l JOIN party p"
        " ON p.number = l.party WHERE p.code > '' GROUP BY p.code, p.name"
    )
    return record.db.execute(sql).fetchall()


def party_names(record: Record) -> list[str]:
    """Return the different names of the record's parties that have a code, in order."""
    sql = "SELECT DISTINCT name FROM party WHERE code NOT LIKE 'UNK%' AND name > '' ORDER BY name"
    return [name for (name,) in record.db.execute(sql)]


def _party(kind: str, f: Filter, *, common: bool) -> list[tuple[str, list[Any]]]:
    """Match by the side table of parties.

    A party that is in few records is asked for its records; one that is ``common`` is looked for in
    the records one after the other, which come in order, so that a page of them is soon full.
    """
    if not f.party:
        return []
    who, values = _parties(f.party, f.country, f.codes)
    speaker = " AND role = 'speaker'" if kind == "statement" else ""
    found = f"SELECT {kind} FROM {kind}_party p WHERE p.party IN ({who}){speaker}"
    if common:
        return [(f"EXISTS ({found} AND p.{kind} = {kind}.number)", values)]
    return [(f"number IN ({found})", values)]


def _common(record: Record, kind: str, f: Filter) -> bool:
    if not f.party or f.limit is None:
        return False
    who, values = _parties(f.party, f.country, f.codes)
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {kind}_party WHERE party IN ({who}) LIMIT ?)"
    return int(record.db.execute(sql, (*values, _FEW)).fetchone()[0]) == _FEW


def _equal(column: str, value: str | None) -> list[tuple[str, list[Any]]]:
    return [(f"{column} = ?", [value])] if value else []


def _in_name(column: str, value: str | None) -> list[tuple[str, list[Any]]]:
    return [(f"{column} LIKE ? ESCAPE '\\'", [_like(value)])] if value else []


def _statement_query(f: Filter, *, common: bool) -> tuple[str, list[Any]]:
    parts = [("copy = 0", []), *_dates(f, "date"), *_party("statement", f, common=common)]
    parts += [*_equal("act", f.status), *_in_name("body", f.place)]
    where, values = _where(parts)
    return f"SELECT body FROM statement{where} ORDER BY date, story_id, ordinal", values


def _event_query(f: Filter, *, common: bool) -> tuple[str, list[Any]]:
    parts = [("copy = 0", []), *_dates(f, "date"), *_party("event", f, common=common)]
    parts += [*_equal("realis", f.status), *_in_name("place", f.place)]
    where, values = _where(parts)
    return f"SELECT body FROM event{where} ORDER BY date, story_id, ordinal", values


def _linked_query(kind: str, f: Filter) -> tuple[str, list[Any]]:
    parts: list[tuple[str, list[Any]]] = [("kind = ?", [kind]), *_linked_dates(f)]
    parts += _party("linked", f, common=False)
    if f.status:  # one of the codes, whole: "contested" is no part of "uncontested"
        parts.append(("instr('|' || status || '|', ?) > 0", [f"|{f.status}|"]))
    parts += _in_name("place", f.place)
    if f.agreement:
        named = (
            "agreement IN (SELECT id FROM linked WHERE kind='agreement' AND"
            " (id = ? OR json_extract(body, '$.name') LIKE ? ESCAPE '\\'))"
        )
        parts.append((named, [f.agreement, _like(f.agreement)]))
    where, values = _where(parts)
    return f"SELECT body FROM linked{where} ORDER BY date IS NULL, date, id", values


def story(record: Record, story_id: str) -> Story | None:
    """Return a story by id."""
    row = record.db.execute("SELECT body FROM story WHERE id=?", (story_id,)).fetchone()
    return msgspec.json.decode(row[0], type=Story) if row else None


def find(record: Record, id_: str) -> tuple[str, Any] | None:
    """Return (kind, record) for an id, following redirects, or for an unambiguous start of one.

    Statements and events come typed, stories too; linked records as plain JSON values.
    """
    row = record.db.execute("SELECT new FROM redirect WHERE old=?", (id_,)).fetchone()
    wanted = row[0] if row else id_
    hits: list[tuple[str, str]] = []
    for kind in ("statement", "event", "story"):
        sql = f"SELECT body FROM {kind} WHERE id >= ? AND id < ? LIMIT 2"
        hits += [(kind, b) for (b,) in record.db.execute(sql, (wanted, wanted + "\uffff"))]
    sql = "SELECT kind, body FROM linked WHERE id >= ? AND id < ? LIMIT 2"
    hits += record.db.execute(sql, (wanted, wanted + "\uffff")).fetchall()
    exact = [h for h in hits if msgspec.json.decode(h[1])["id"] == wanted]
    hits = exact or hits
    if len(hits) != 1:
        return None
    kind, body = hits[0]
    types: dict[str, Any] = {"statement": Statement, "event": Event, "story": Story}
    return kind, msgspec.json.decode(body, type=types.get(kind, Any))


def agreements(record: Record) -> list[Agreement]:
    """Return all agreements."""
    sql = "SELECT body FROM linked WHERE kind='agreement' ORDER BY id"
    return [msgspec.json.decode(b, type=Agreement) for (b,) in record.db.execute(sql)]


def counts(record: Record) -> dict[str, int]:
    """Return the number of records of each kind, and of stories that repeat others (``repeats``).

    What a repeated story says again is counted once, as everywhere else.
    """
    out = {
        plural: record.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for plural, table in (
            ("documents", "document"),
            ("stories", "story"),
            ("repeats", "story WHERE copy_of IS NOT NULL"),
            ("statements", "statement WHERE copy = 0"),
            ("events", "event WHERE copy = 0"),
            ("failures", "failure"),
        )
    }
    for plural, kind in LINKED_KINDS.items():
        sql = "SELECT count(*) FROM linked WHERE kind=?"
        out[plural] = record.db.execute(sql, (kind,)).fetchone()[0]
    return out
