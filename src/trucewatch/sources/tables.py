"""Tables of reports, one a row: CSV, TSV and Parquet, with the columns named by the user."""

from __future__ import annotations

import csv
import io
import itertools
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any

import msgspec

from trucewatch.records import Failure
from trucewatch.sources.decode import Decoded, mended
from trucewatch.sources.jsonl import USUAL, Row, report
from trucewatch.sources.opened import source_failure
from trucewatch.sources.raw import RawDocument, shows

FIELDS = ("text", "title", "date", "url", "id")
_DELIMITERS = ",;\t|"
_BATCH = 256
# A row group that claims more is not read: it would have to be held in memory.
_MAX_GROUP = 2_000_000_000


class ColumnError(ValueError):
    """Columns were named wrongly; the message says how."""


def columns(text: str) -> dict[str, str]:
    """Return a mapping of fields to columns from ``text=body,date=published``.

    Raises ColumnError for fields that do not exist.
    """
    found: dict[str, str] = {}
    for part in filter(None, (p.strip() for p in text.split(","))):
        field, sign, column = part.partition("=")
        if not sign or field.strip() not in FIELDS or not column.strip():
            known = ", ".join(FIELDS)
            raise ColumnError(f"cannot map '{part}'; write FIELD=COLUMN, fields: {known}")
        found[field.strip()] = column.strip()
    return found


def read_csv(
    stream: IO[bytes], uri: str, mapping: Mapping[str, str], max_cell: int
) -> Iterator[RawDocument | Failure]:
    """Yield the report of each row of a CSV or TSV table (UTF-8, or Windows-1252 in places)."""
    csv.field_size_limit(min(max_cell, sys.maxsize))
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    try:
        first = text.readline(max_cell)
        names = _names(first)
        lines = _Chained(first, text)
        yield from _rows(csv.DictReader(lines, delimiter=names), uri, mapping)
    except csv.Error as error:
        yield source_failure(uri, f"{uri}: not a table that can be read ({error}); check the file")
    finally:
        text.detach()


def _names(first: str) -> str:
    """Return the delimiter of a table by its first line: the one that occurs most."""
    return max(_DELIMITERS, key=lambda d: (first.count(d), -_DELIMITERS.index(d)))


class _Chained:
    """A first line, then the lines of a stream; NUL characters, which csv refuses, are marked."""

    def __init__(self, first: str, rest: Iterable[str]) -> None:
        self._lines = iter([first] if first else [])
        self._rest = iter(rest)

    def __iter__(self) -> Iterator[str]:
        for line in itertools.chain(self._lines, self._rest):
            yield line.replace("\0", "\ufffd")


def _rows(
    reader: csv.DictReader[str], uri: str, mapping: Mapping[str, str]
) -> Iterator[RawDocument | Failure]:
    chosen = choose(reader.fieldnames or (), mapping)
    if isinstance(chosen, str):
        yield source_failure(uri, f"{uri}: {chosen}")
        return
    for number, row in enumerate(reader, 2):
        yield row_report(row, chosen, uri, number)


def choose(names: Sequence[str], mapping: Mapping[str, str]) -> dict[str, str] | str:
    """Return which column holds which field, or what is wrong in words."""
    missing = [c for c in mapping.values() if c not in names]
    there = ", ".join(names[:20]) or "none"
    if missing:
        return f"has no column '{missing[0]}'; its columns: {there}"
    lower = {n.strip().lower(): n for n in names if n}
    chosen = dict(mapping)
    for field, usual in USUAL.items():
        column = next((lower[u] for u in usual if u in lower), None)
        if column is not None and field not in chosen:
            chosen[field] = column
    if "text" not in chosen:
        return f"unsupported: no column of texts is found; name it with --columns text=… ({there})"
    return chosen


def row_report(
    row: Mapping[str, Any], chosen: Mapping[str, str], uri: str, number: int
) -> RawDocument | Failure:
    """Return the report of a row; ``number`` counts the table's rows, the heading is the first."""
    cells = {f: _cell(row.get(c)) for f, c in chosen.items()}
    values = {field: cell.text or None for field, cell in cells.items()}
    text = values.pop("text", None)
    place = f"{uri}#{number}"
    if not text or not shows(text):
        wanted = "give text or leave the row out"
        return source_failure(place, f"{uri}, row {number}: the text is empty; {wanted}")
    return report(Row(text=text, **values), place, cells["text"].notes)


def _cell(value: object) -> Decoded:
    if value is None or isinstance(value, list):
        return Decoded("")
    return mended(value.isoformat() if hasattr(value, "isoformat") else str(value))


def read_parquet(
    path: str | IO[bytes], uri: str, mapping: Mapping[str, str]
) -> Iterator[RawDocument | Failure]:
    """Yield the report of each row of a Parquet file, some hundred rows held at a time."""
    try:
        from pyarrow import ArrowException, parquet
    except ModuleNotFoundError:
        wanted = "pip install 'trucewatch[parquet]'"
        yield source_failure(uri, f"{uri}: Parquet files need pyarrow; {wanted}")
        return
    try:
        file = parquet.ParquetFile(path)
        chosen = choose(file.schema_arrow.names, mapping)
        if isinstance(chosen, str):
            yield source_failure(uri, f"{uri}: {chosen}")
            return
        groups = range(file.metadata.num_row_groups)
        if any(file.metadata.row_group(g).total_byte_size > _MAX_GROUP for g in groups):
            yield source_failure(uri, f"{uri}: has row groups over 2 GB; write smaller ones")
            return
        names = sorted(set(chosen.values()))
        number = 0
        for batch in file.iter_batches(batch_size=_BATCH, columns=names):
            for row in batch.to_pylist():
                number += 1
                yield row_report(row, chosen, uri, number)
    except (ArrowException, OSError, ValueError, msgspec.ValidationError):
        yield source_failure(uri, f"{uri}: not a Parquet file that can be read; check the file")
