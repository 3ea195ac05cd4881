"""The tables of our own making for statistics packages: Parquet by month, labelled Stata files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from trucewatch.store.exports.columns import Column, columns, values
from trucewatch.store.exports.generic import TABLES, Row
from trucewatch.store.exports.reader import Reader

# Which date puts a row into its month.
_MONTH_BY = {
    "claims": "date_from",
    "statements": "published",
    "events": "date_from",
    "findings": "date",
    "positions": "date",
}
_UNDATED = "undated"
# Rows held before they are written; bounds memory on large records.
_BATCH = 20_000
# Stata's fixed strings hold so many bytes; longer text is cut, which the codebook says.
STATA_TEXT = 2045
_STAMP = re.compile(rb"<timestamp>\x11[^<]{17}</timestamp>")


def need(package: str, extra: str) -> Any:
    """Import a package of an extra. Raises ModuleNotFoundError that says how to install it."""
    try:
        return import_module(package)
    except ModuleNotFoundError:
        remedy = f"{package} is not installed; pip install 'trucewatch[{extra}]'"
        raise ModuleNotFoundError(remedy) from None


# ------------------------------------------------------------ Parquet


def write_parquet(reader: Reader, folder: Path) -> dict[str, int]:
    """Write ``TABLE/month=YYYY-MM/part-N.parquet``; return the number of rows of each table.

    Rows without a day stand under ``month=undated``. Raises ModuleNotFoundError without pyarrow.
    """
    arrow, writer = need("pyarrow", "parquet"), need("pyarrow.parquet", "parquet")
    return {
        name: _write_months(arrow, writer, name, make(reader), folder / name)
        for name, make in TABLES.items()
    }


def _write_months(arrow: Any, writer: Any, name: str, rows: Iterator[Row], folder: Path) -> int:
    described = columns(name)
    kinds = {
        "text": arrow.string(), "int": arrow.int64(), "float": arrow.float64(),
        "bool": arrow.bool_(), "date": arrow.string(),
    }  # fmt: skip
    notes = {c.name: {"description": c.meaning} for c in described}
    fields = [arrow.field(c.name, kinds[c.type], metadata=notes[c.name]) for c in described]
    schema, held, parts, count = arrow.schema(fields), dict[str, list[Row]](), dict[str, int](), 0

    def flush() -> None:
        for month, batch in sorted(held.items()):
            place = folder / f"month={month}"
            place.mkdir(parents=True, exist_ok=True)
            part = parts[month] = parts.get(month, -1) + 1
            cells = {c.name: [_cell(r, c) for r in batch] for c in described}
            table = arrow.table(cells, schema=schema)
            writer.write_table(table, place / f"part-{part:04}.parquet", compression="zstd")
        held.clear()

    for row in rows:
        held.setdefault((row.get(_MONTH_BY[name]) or _UNDATED)[:7], []).append(row)
        count += 1
        if count % _BATCH == 0:
            flush()
    flush()
    return count


def _cell(row: Row, column: Column) -> Any:
    value = row.get(column.name)
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return float(value) if column.type == "float" and value is not None else value


# ------------------------------------------------------------ Stata


def write_stata(reader: Reader, folder: Path) -> dict[str, int]:
    """Write ``TABLE.dta`` with labels of variables and values; return rows of each table.

    Raises ModuleNotFoundError without pandas and pyreadstat.
    """
    pandas, stat = need("pandas", "stata"), need("pyreadstat", "stata")
    counts = {}
    for name, make in TABLES.items():
        rows = list(make(reader))
        path = folder / f"{name}.dta"
        _write_dta(pandas, stat, path, name, rows)
        # The header holds the clock's time; the same record must give the same file.
        path.write_bytes(
            _STAMP.sub(b"<timestamp>\x1101 Jan 1960 00:00</timestamp>", path.read_bytes(), count=1)
        )
        counts[f"{name}.dta"] = len(rows)
    return counts


def _write_dta(pandas: Any, stat: Any, path: Path, name: str, rows: list[Row]) -> None:
    described = columns(name)
    labels = {c.name: _codes(c, rows) for c in described if c.values}
    frame = {c.name: _series(pandas, c, rows, labels.get(c.name)) for c in described}
    stat.write_dta(
        pandas.DataFrame(frame),
        str(path),
        column_labels=[c.meaning[:80] for c in described],
        variable_value_labels={n: {k: v for v, k in codes.items()} for n, codes in labels.items()},
        file_label=f"trucewatch {name}",
        version=15,
    )


def _codes(column: Column, rows: list[Row]) -> dict[str, int]:
    """Return a number for each code: the vocabulary's order, then codes it does not know."""
    known = list(values(column.values))
    others = {str(v) for r in rows if (v := r.get(column.name)) is not None} - set(known)
    return {code: n for n, code in enumerate([*known, *sorted(others)], 1)}


def _series(pandas: Any, column: Column, rows: list[Row], codes: dict[str, int] | None) -> Any:
    found = [_cell(r, column) for r in rows]
    if codes is not None:
        return pandas.Series([codes.get(v) if v else None for v in found], dtype="Int64")
    if column.type in ("int", "bool"):
        return pandas.Series([None if v is None else int(v) for v in found], dtype="Int64")
    if column.type == "float":
        return pandas.Series(found, dtype="float64")
    return pandas.Series([_fit("" if v is None else str(v)) for v in found], dtype="object")


def _fit(text: str) -> str:
    packed = text.encode()
    if len(packed) <= STATA_TEXT:
        return text
    return packed[: STATA_TEXT - 3].decode("utf-8", "ignore") + "…"
