"""The work of ``trucewatch show``."""

from __future__ import annotations

import json
import sys

from trucewatch.store.queries import Filter, rows
from trucewatch.store.record import Record
from trucewatch.views.screen import Screen
from trucewatch.views.show import ASKED, print_entries, print_incidents
from trucewatch.views.statuses import status_words


def answer(
    screen: Screen, record: Record, asked: str, wanted: Filter, format_: str, *, full: bool
) -> None:
    """Print what is asked for. JSON is one object {kind: [records]}, JSONL one record a line."""
    found = {kind: list(rows(record, kind, wanted)) for kind in ASKED[asked]}
    if format_ == "json":
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    elif format_ == "jsonl":
        for records in found.values():
            for row in records:
                sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    else:
        for kind, records in found.items():
            if kind == "incidents":
                print_incidents(screen, record, records, status_words(), full=full)
            else:
                print_entries(screen, record, kind, records)
