"""Claims side by side, movements with both ends, and the demand–offer table, for ``show``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from rich.text import Text

from trucewatch.linking.camps.sides import MONITOR
from trucewatch.linking.positions.offers import IssueRow, demand_offer_table
from trucewatch.records import ClaimSet, Incident, Position, Statement
from trucewatch.store import queries
from trucewatch.store.pages_common import by_ids
from trucewatch.store.record import Record
from trucewatch.store.told_days import told_days
from trucewatch.views.camps import camp_name, is_nobody
from trucewatch.views.claims import Evidence, Extent, print_claim_set
from trucewatch.views.dates import undated
from trucewatch.views.filters import like
from trucewatch.views.screen import DIM, Screen
from trucewatch.views.show import evidence
from trucewatch.views.status_asked import of_status
from trucewatch.views.words import clean, condition_words, cut, plain_name, plural, short

Row = dict[str, Any]
STATES = {
    "overlap": "one side gives what another asks",
    "gap": "one side bars what another asks",
    "one_side": "only one party has spoken",
    "open": "no offer and no refusal meets a demand yet",
}


class Narrow(msgspec.Struct, frozen=True):
    """Filters beyond those of the store: an issue, the reporter, a kind of occurrence."""

    issue: str | None = None
    by: str | None = None
    occurrence: str | None = None


def narrowed(rows: Iterable[Row], wanted: Narrow) -> list[Row]:
    """Return the records that fit: issue by its code or a part of it, ``by`` by name, code or
    ``monitor``, occurrence by its code."""
    out = []
    for row in rows:
        issue = wanted.issue is None or like(wanted.issue, row.get("issue") or "")
        occurrence = wanted.occurrence is None or wanted.occurrence == row.get("occurrence")
        if issue and occurrence and (wanted.by is None or _by(wanted.by, row)):
            out.append(row)
    return out


def _by(wanted: str, row: Row) -> bool:
    if wanted == MONITOR:
        return row.get("status") == "monitor_no_blame"
    who = row.get("by_whom")
    tellers = who if isinstance(who, list) else [who or row.get("party") or {}]
    return any(wanted.lower() in _named(t).lower() for t in tellers)


def _named(teller: Any) -> str:
    if isinstance(teller, str):
        return teller
    return f"{teller.get('name', '')} {teller.get('code', '')}"


def claim_rows(incidents: Iterable[Row], status: str | None) -> list[Row]:
    """Return every question of the incidents as one object, with its incident's id and time."""
    return [
        {"incident_id": i["id"], "place": i["place"], "time": i["time"], **s}
        for i in incidents
        for s in i["claim_sets"]
        if of_status(msgspec.convert(s, ClaimSet), status)
    ]


def print_claims(screen: Screen, record: Record, incidents: list[Row], status: str | None) -> None:
    """Print each question with every camp's answer and its sentences; who claimed first too."""
    shown = 0
    for row in incidents:
        incident = msgspec.convert(row, Incident)
        sets = [s for s in incident.claim_sets if of_status(s, status)]
        sources = evidence(record, incident) if sets else Evidence({}, {}, {})
        printed: set[Extent] = set()
        for claim_set in sets:
            print_claim_set(screen, incident, claim_set, sources, printed)
            screen.blank()
            shown += 1
    screen.line((plural(shown, "question") if shown else "no claims match", DIM))


def movement_rows(record: Record, movements: Iterable[Row]) -> list[Row]:
    """Return movements with both positions written out (``from`` and ``to``)."""
    out = []
    for row in movements:
        ends = [queries.find(record, row[k]) for k in ("from_position", "to_position")]
        old, new = (e[1] if e is not None else None for e in ends)
        out.append({**row, "from": old, "to": new})
    return out


def print_movements(screen: Screen, record: Record, rows: list[Row]) -> None:
    """Print how each party moved: what it said before, what it says now, on whose word."""
    days = told_days(record, (row[k]["id"] for row in rows for k in ("from", "to") if row[k]))
    for row in rows:
        head = f"{row['issue'].replace('_', ' ')}: {plain_name(row['party']['name'])}"
        screen.wrapped("", Text.assemble((clean(head), "bold"), (f"  {short(row['id'])}", DIM)))
        for word in ("from", "to"):
            _print_end(screen, word, row[word], days)
        screen.wrapped("    ", Text(f"on the word of {_tellers(record, row)}", style=DIM))
    screen.line((plural(len(rows), "movement") if rows else "no movements match", DIM))


def _tellers(record: Record, row: Row) -> str:
    """Return on whose word a movement is; who has no code of a state or name is called as in the
    statements of its ends."""
    ids = [i for k in ("from", "to") if row[k] for i in row[k]["statement_ids"]]
    said = by_ids(record, Statement, ids)
    speakers = [s.speaker for i in ids if (s := said.get(i)) is not None and s.speaker is not None]
    names = {a.code: plain_name(a.name or a.text) for a in speakers}
    return ", ".join(
        names.get(c, camp_name(c)) if is_nobody(c) else camp_name(c) for c in row["by_whom"]
    )


def _print_end(screen: Screen, word: str, position: Row | None, days: Mapping[str, str]) -> None:
    if position is None:
        return
    kind, who = position["kind"].replace("_", " "), plain_name(position["party"]["name"])
    day = position["date"] or undated(days.get(position["id"]))
    text = f"{word}: {kind} by {who}, {day}: "
    screen.wrapped(
        "    ", Text(text + clean(position["value"]) + _condition(position["condition"]))
    )
    ids = ", ".join(short(i) for i in position["statement_ids"]) or "the report itself"
    screen.wrapped("      ", Text(f"{short(position['id'])} · {ids}", style=DIM))


def _condition(words: str | None) -> str:
    return f" ({clean(condition_words(words))})" if words else ""


def table_rows(positions: Iterable[Row]) -> tuple[IssueRow, ...]:
    """Return the demand–offer table over positions as they come from the store."""
    return demand_offer_table(msgspec.convert(r, Position) for r in positions)


def print_table(screen: Screen, rows: tuple[IssueRow, ...], days: Mapping[str, str]) -> None:
    """Print issue × party: what each asks, gives, bars or floats, with its statements.

    ``days`` are those of the first reports by the ids of positions.
    """
    for row in rows:
        between = ", ".join(camp_name(p) for p in row.process.split("–") if p) or "sides not named"
        note = f"  {between} · {STATES[row.state]}"
        screen.line((row.issue.replace("_", " "), "bold"), (note, DIM))
        for s in row.stands:
            head = f"{cut(s.name, 32)} {s.kind.replace('_', ' ')}: "
            screen.wrapped("    ", Text(head + clean(s.value) + _condition(s.condition)))
            ids = ", ".join(short(i) for i in s.statement_ids) or "the report itself"
            note = f"{s.date or undated(days.get(s.position_id))} · {short(s.position_id)} · {ids}"
            screen.wrapped("      ", Text(note, style=DIM))
    screen.line((plural(len(rows), "issue") if rows else "no positions match", DIM))
