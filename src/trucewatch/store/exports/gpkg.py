"""GeoPackage 1.3 (OGC 12-128r17), written with SQLite alone: points, areas, disputed areas.

Every layer is a table with a geometry column in WGS 84; disputed areas are a layer of their own.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from trucewatch.store.exports.columns import Column, columns
from trucewatch.store.exports.geo import (
    Feature,
    Point,
    bounds,
    disputed_features,
    incident_features,
)
from trucewatch.store.exports.reader import Reader

_APPLICATION_ID, _USER_VERSION = 0x47504B47, 10300  # "GPKG", 1.3.0
_WGS84 = 4326
_WKT = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],'
    'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]'
)
# An export carries no times of ingest; the column wants one.
_LAST_CHANGE = "1970-01-01T00:00:00.000Z"
_TYPES = {"text": "TEXT", "int": "INTEGER", "float": "DOUBLE", "bool": "BOOLEAN", "date": "DATE"}
_SCHEMA = """
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT
);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE,
  max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);
"""


def write_gpkg(reader: Reader, folder: Path) -> dict[str, int]:
    """Write ``incidents.gpkg``; return the number of features of each layer."""
    incidents = list(incident_features(reader))
    layers = (
        ("incidents", "places", "POINT", incidents, "Incidents: centres of what is meant"),
        ("areas", "places", "POLYGON", [f for f in incidents if f.ring], "Areas that are meant"),
        (
            "disputed_areas",
            "disputed",
            "POLYGON",
            list(disputed_features(reader)),
            "Disputed areas as reaches, not borders",
        ),
    )
    db = sqlite3.connect(folder / "incidents.gpkg", isolation_level=None)
    try:
        _prepare(db)
        for layer in layers:
            _write_layer(db, *layer)
        db.execute("COMMIT")
    finally:
        db.close()
    return {name: len(found) for name, _, _, found, _ in layers}


def _prepare(db: sqlite3.Connection) -> None:
    db.execute(f"PRAGMA application_id={_APPLICATION_ID}")
    db.execute(f"PRAGMA user_version={_USER_VERSION}")
    db.execute("PRAGMA journal_mode=MEMORY")
    db.execute("BEGIN")
    for statement in filter(str.strip, _SCHEMA.split(";\n")):
        db.execute(statement)
    systems = (
        ("Undefined Cartesian", -1, "NONE", -1, "undefined", "undefined Cartesian"),
        ("Undefined geographic", 0, "NONE", 0, "undefined", "undefined geographic"),
        ("WGS 84", _WGS84, "EPSG", _WGS84, _WKT, "longitude and latitude in degrees"),
    )
    db.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?,?,?,?,?,?)", systems)


def _write_layer(
    db: sqlite3.Connection, name: str, table: str, shape: str, found: list[Feature], about: str
) -> None:
    described = columns(table)
    own = ", ".join(f'"{c.name}" {_TYPES[c.type]}' for c in described)
    db.execute(
        f"CREATE TABLE {name} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom {shape}, {own})"
    )
    ends = bounds(found) or (None, None, None, None)
    contents = (name, "features", name, about, _LAST_CHANGE, *ends, _WGS84)
    db.execute("INSERT INTO gpkg_contents VALUES (?,?,?,?,?,?,?,?,?,?)", contents)
    geometry = (name, "geom", shape, _WGS84, 0, 0)
    db.execute("INSERT INTO gpkg_geometry_columns VALUES (?,?,?,?,?,?)", geometry)
    marks = ",".join("?" * (len(described) + 1))
    names = ", ".join(f'"{c.name}"' for c in described)
    db.executemany(
        f"INSERT INTO {name}(geom, {names}) VALUES ({marks})",
        ([_geometry(f, shape), *_cells(f.row, described)] for f in found),
    )


def _cells(row: dict[str, Any], described: Sequence[Column]) -> list[Any]:
    return [row.get(c.name) for c in described]


def _geometry(feature: Feature, shape: str) -> bytes | None:
    if shape == "POLYGON":
        return _header(feature.ring) + _polygon(feature.ring)
    return _header() + _point(feature.point) if feature.point else None


def _header(ring: Sequence[Point] = ()) -> bytes:
    """Return a GeoPackage binary header, little-endian, with an envelope where there is a ring."""
    flags = 0b00000011 if ring else 0b00000001
    head = b"GP\x00" + bytes([flags]) + struct.pack("<i", _WGS84)
    if not ring:
        return head
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return head + struct.pack("<4d", min(xs), max(xs), min(ys), max(ys))


def _point(point: Point) -> bytes:
    return struct.pack("<BI2d", 1, 1, *point)


def _polygon(ring: Sequence[Point]) -> bytes:
    flat = [c for p in ring for c in p]
    return struct.pack(f"<BIII{len(flat)}d", 1, 3, 1, len(ring), *flat)
