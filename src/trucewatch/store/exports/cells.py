"""Writing tables as CSV that a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from trucewatch.store.exports.columns import columns

# A spreadsheet takes a cell that begins so for a formula (OWASP, "CSV injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(value: Any) -> str:
    """Return a cell's text. Text that a spreadsheet would run gets an apostrophe in front.

    Numbers stay numbers (also below zero), None is empty, and whole floats lose their point.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:.10g}" if isinstance(value, float) else str(value)
    text = " ".join(str(value).replace("\x00", " ").splitlines())
    return "'" + text if text.startswith(_FORMULA) else text


def write_csv(path: Path, name: str, rows: Iterable[Mapping[str, Any]]) -> int:
    """Write a table (its columns are those of the vocabulary) and return the number of rows.

    UTF-8 without a mark, commas, lines end with LF; line breaks within cells become spaces.
    """
    names = [c.name for c in columns(name)]
    count = 0
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        for row in rows:
            writer.writerow([safe(row.get(n)) for n in names])
            count += 1
    return count
