"""Reviewers' decisions in files: CSV for spreadsheets, JSONL for programs; out and in again."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import msgspec

from trucewatch.store.cells import plain_cell, safe_cell
from trucewatch.store.overlay import Review, ReviewError

_FIELDS = [f.name for f in msgspec.structs.fields(Review)]
# A log of this size holds some hundred thousand decisions.
MAX_FILE = 200_000_000


def write_reviews(reviews: Iterable[Review], file: IO[str], kind: str) -> int:
    """Write decisions as ``csv`` or ``jsonl`` and return how many."""
    count = 0
    table = csv.writer(file, lineterminator="\n") if kind == "csv" else None
    if table is not None:
        table.writerow(_FIELDS)
    for review in reviews:
        count += 1
        if table is None:
            file.write(msgspec.json.encode(review).decode() + "\n")
        else:
            table.writerow([_cell(getattr(review, f)) for f in _FIELDS])
    return count


def _cell(value: Any) -> str:
    if isinstance(value, dict):
        return msgspec.json.encode(value).decode()
    return safe_cell("" if value is None else str(value))


def read_reviews(path: Path) -> Iterator[Review]:
    """Yield the decisions of a CSV or JSONL file (by its name).

    Raises ReviewError that names the file and the line.
    """
    if path.stat().st_size > MAX_FILE:
        raise ReviewError(f"{path}: larger than {MAX_FILE // 1_000_000} MB; split it")
    reader = _csv if path.suffix.lower() == ".csv" else _jsonl
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from reader(file, path)


def _jsonl(file: IO[str], path: Path) -> Iterator[Review]:
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        try:
            yield msgspec.json.decode(line, type=Review)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise ReviewError(f"{path}, line {number}: is no decision ({error})") from None


def _csv(file: IO[str], path: Path) -> Iterator[Review]:
    csv.field_size_limit(10_000_000)
    try:
        for number, row in enumerate(csv.DictReader(file), 2):
            yield _of_row(row, f"{path}, line {number}")
    except csv.Error as error:
        raise ReviewError(f"{path}: is no table of decisions ({error})") from None


def _of_row(row: dict[str, Any], place: str) -> Review:
    cells = {f: plain_cell(row.get(f) or "") for f in _FIELDS}
    try:
        value = msgspec.json.decode(row.get("value") or "{}")
        fields = {**cells, "value": value, "undoes": cells["undoes"] or None}
        return msgspec.convert(fields, Review, strict=False)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise ReviewError(f"{place}: is no decision ({error})") from None
