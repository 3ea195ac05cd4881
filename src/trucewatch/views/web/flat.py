"""Records as flat rows, for CSV and GeoJSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

# Cells that a spreadsheet would take for a formula get an apostrophe before them.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# What a nested value is called by in a cell, the first that it has.
_NAMES = ("code", "name", "text", "id", "question")


def flat(row: Mapping[str, Any], before: str = "") -> dict[str, str | float | int | bool | None]:
    """Return a record as one level of names and values.

    A nested record becomes ``field.part``, a list the values of its members with ``|`` between.
    """
    out: dict[str, Any] = {}
    for key, value in row.items():
        name = f"{before}{key}"
        if isinstance(value, Mapping):
            out.update(flat(value, f"{name}."))
        elif isinstance(value, list):
            out[name] = "|".join(map(_short, value))
        else:
            out[name] = value
    return out


def _short(value: Any) -> str:
    if isinstance(value, Mapping):
        return next((str(value[n]) for n in _NAMES if value.get(n) is not None), "")
    return "" if value is None else str(value)


def safe_cell(value: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value


def as_csv(rows: Iterable[Mapping[str, Any]], fields: Sequence[str] = ()) -> str:
    """Return records as CSV (RFC 4180) with a header; columns in order of first appearance.

    ``fields`` are the header where there are no rows, so that every reader of tables takes it.
    """
    flats = [flat(r) for r in rows]
    columns = list(dict.fromkeys(k for f in flats for k in f)) or list(fields)
    out = io.StringIO()
    writer = csv.writer(out)
    if columns:
        writer.writerow(columns)
    for f in flats:
        writer.writerow([safe_cell(f.get(c)) for c in columns])
    return out.getvalue()


def as_geojson(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return records as features (RFC 7946); without coordinates the geometry is null."""
    features = []
    for row in rows:
        place = row.get("place") or {}
        lat, lon = place.get("lat"), place.get("lon")
        point = None
        if lat is not None and lon is not None:
            point = {"type": "Point", "coordinates": [lon, lat]}
        feature = {"type": "Feature", "id": row["id"], "geometry": point, "properties": flat(row)}
        features.append(feature)
    return {"type": "FeatureCollection", "features": features}
