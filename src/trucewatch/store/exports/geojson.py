"""GeoJSON (RFC 7946): incidents, the areas that are meant, disputed areas."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from trucewatch.store.exports.geo import Feature, disputed_features, incident_features
from trucewatch.store.exports.reader import Reader


def write_geojson(reader: Reader, folder: Path) -> dict[str, int]:
    """Write ``incidents``, ``areas`` and ``disputed_areas`` as ``.geojson``; return features each.

    An incident whose place is not stated or not found stands in ``incidents`` without geometry.
    """
    incidents = list(incident_features(reader))
    areas = [f for f in incidents if f.ring]
    return {
        "incidents.geojson": _write(folder / "incidents.geojson", map(_point, incidents)),
        "areas.geojson": _write(folder / "areas.geojson", map(_area, areas)),
        "disputed_areas.geojson": _write(
            folder / "disputed_areas.geojson", map(_area, disputed_features(reader))
        ),
    }


def _point(feature: Feature) -> dict[str, Any]:
    point = feature.point
    shape = {"type": "Point", "coordinates": point} if point else None
    return _feature(feature, shape)


def _area(feature: Feature) -> dict[str, Any]:
    return _feature(feature, {"type": "Polygon", "coordinates": [feature.ring]})


def _feature(feature: Feature, shape: dict[str, Any] | None) -> dict[str, Any]:
    row = feature.row
    found = {"type": "Feature", "geometry": shape, "properties": row}
    return {"id": row["incident_id"], **found} if "incident_id" in row else found


def _write(path: Path, features: Iterator[dict[str, Any]]) -> int:
    count = 0
    with path.open("wb") as file:
        file.write(b'{"type":"FeatureCollection","features":[')
        for feature in features:
            file.write(b",\n" if count else b"\n")
            file.write(msgspec.json.encode(feature))
            count += 1
        file.write(b"\n]}\n")
    return count
