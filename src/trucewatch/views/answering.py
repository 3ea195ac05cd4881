"""The work of ``trucewatch show``."""

from __future__ import annotations

import json
import sys
from typing import Any

import msgspec

from trucewatch.linking.camps.sides import Watch
from trucewatch.linking.claims.claims import recamped
from trucewatch.records import ClaimSet, Incident
from trucewatch.store.pages_names import side_names
from trucewatch.store.queries import Filter, rows
from trucewatch.store.record import Record
from trucewatch.store.told_days import told_days
from trucewatch.views import ledger_show as ledger
from trucewatch.views.camps import use_names
from trucewatch.views.ledger_show import Narrow
from trucewatch.views.provisions_show import print_provisions, provision_rows
from trucewatch.views.screen import DIM, Screen
from trucewatch.views.show import ASKED, labels, print_entries, print_incidents
from trucewatch.views.status_asked import of_status
from trucewatch.views.words import plural

Row = dict[str, Any]


def answer(
    screen: Screen,
    record: Record,
    asked: str,
    wanted: Filter,
    format_: str,
    *,
    full: bool,
    narrow: Narrow | None = None,
    watch: Watch | None = None,
) -> None:
    """Print what is asked for. JSON is one object {kind: [records]}, JSONL one record a line.

    ``narrow`` filters further; ``watch`` sets the camps of claims.
    """
    narrow = narrow or Narrow()
    found = {
        kind: _limited(ledger.narrowed(rows(record, kind, _open(wanted)), narrow), wanted)
        for kind in ASKED[asked]
    }
    if watch is not None:
        found = {k: [_watched(r, watch) if k == "incidents" else r for r in v]
                 for k, v in found.items()}  # fmt: skip
    if format_ == "table":
        _print(screen, record, asked, found, wanted.status, full=full)
        if wanted.since or wanted.until:
            _note_dayless(screen, [r for v in found.values() for r in v])
        return
    out = _as_data(record, asked, found, wanted.status)
    if format_ == "json":
        sys.stdout.write(json.dumps(out, ensure_ascii=False, indent=2) + "\n")
        return
    for records in out.values():
        for row in records:
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def _note_dayless(screen: Screen, found: list[Row]) -> None:
    """Say how many of the records are there by the day of a report, having none themselves."""
    dayless = sum(not _day(row) for row in found)
    if dayless:
        number = str(dayless) if dayless < len(found) else "all"
        own = "its" if dayless == 1 else "their"
        words = f"{number} of {plural(len(found), 'record')} without a day of {own} own: here since"
        screen.line((f"{words} a report of these days tells of it", DIM))


def _day(row: Row) -> str | None:
    days = row.get("dates") or (None,)
    found: str | None = row.get("date") or (row.get("time") or {}).get("from") or days[0]
    return found


def _open(wanted: Filter) -> Filter:
    """Return the filter for the store: what is narrowed here is limited here too."""
    return msgspec.structs.replace(wanted, limit=None)


def _limited(found: list[Row], wanted: Filter) -> list[Row]:
    if wanted.status is not None:
        found = [r for r in found if _has_status(r, wanted.status)]
    return found if wanted.limit is None else found[: wanted.limit]


def _has_status(row: Row, status: str) -> bool:
    """Return whether a record is of the status that was asked for: an incident, one of its sets."""
    sets = row.get("claim_sets")
    return sets is None or any(of_status(msgspec.convert(s, ClaimSet), status) for s in sets)


def _watched(row: Row, watch: Watch) -> Row:
    incident = msgspec.convert(row, Incident)
    sets = tuple(recamped(s, watch) for s in incident.claim_sets)
    seen: Row = msgspec.to_builtins(msgspec.structs.replace(incident, claim_sets=sets))
    return seen


def _as_data(
    record: Record, asked: str, found: dict[str, list[Row]], status: str | None
) -> dict[str, list[Row]]:
    if asked == "claims":
        return {"claims": ledger.claim_rows(found["incidents"], status)}
    if asked == "table":
        return {"table": msgspec.to_builtins(list(ledger.table_rows(found["positions"])))}
    if asked == "provisions":
        return {"provisions": msgspec.to_builtins(list(provision_rows(found["findings"])))}
    if asked == "movements":
        return {"movements": ledger.movement_rows(record, found["movements"])}
    return found


def _print(
    screen: Screen, record: Record, asked: str, found: dict[str, list[Row]], status: str | None,
    *, full: bool,
) -> None:  # fmt: skip
    if asked == "claims":
        ledger.print_claims(screen, record, found["incidents"], status)
    elif asked == "table":
        use_names(side_names(record))
        days = told_days(record, (r["id"] for r in found["positions"]))
        ledger.print_table(screen, ledger.table_rows(found["positions"]), days)
    elif asked == "provisions":
        days = told_days(record, (r["id"] for r in found["findings"]))
        print_provisions(screen, provision_rows(found["findings"]), labels(record), days)
    elif asked == "movements":
        ledger.print_movements(screen, record, ledger.movement_rows(record, found["movements"]))
    else:
        for kind, records in found.items():
            if kind == "incidents":
                print_incidents(screen, record, records, full=full)
            elif kind == "movements":
                ledger.print_movements(screen, record, ledger.movement_rows(record, records))
            else:
                print_entries(screen, record, kind, records)
