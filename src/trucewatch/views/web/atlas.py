"""The base map: Natural Earth's countries at 1:50 and 1:110 million, as TopoJSON in the package.

Its lines are the data provider's and no position of a record; where a line runs through an area
that the dispute policy knows, it is drawn as disputed.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib import resources

import msgspec

from trucewatch.vocab.gazetteer import disputes
from trucewatch.vocab.tables import table

Point = tuple[float, float]
Box = tuple[float, float, float, float]
# So many degrees of latitude make a kilometre.
DEGREES_PER_KM = 1 / 111.2


class Arc(msgspec.Struct, frozen=True):
    """A line between countries or along a coast: its points, its box, who lies on its sides."""

    points: tuple[Point, ...]
    box: Box
    sides: tuple[str, ...] = ()


class Land(msgspec.Struct, frozen=True):
    """A country's rings (of all its parts) with their boxes, its box and its name."""

    name: str
    rings: tuple[tuple[Point, ...], ...]
    boxes: tuple[Box, ...]
    box: Box


class Area(msgspec.Struct, frozen=True):
    """A disputed area as far as it is known: a centre and a reach in kilometres."""

    key: str
    name: str
    lat: float
    lon: float
    radius_km: float


class Atlas(msgspec.Struct, frozen=True):
    """Lands and lines of the world."""

    lands: tuple[Land, ...]
    arcs: tuple[Arc, ...]


def box_of(points: tuple[Point, ...]) -> Box:
    """Return west, south, east, north of some points."""
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    return min(lons), min(lats), max(lons), max(lats)


def meets(a: Box, b: Box) -> bool:
    """Return whether two boxes have something in common."""
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


@cache
def atlas(scale_: str = "50m") -> Atlas:
    """Return the base map at a scale (``50m`` or ``110m``), decoded once."""
    folder = resources.files("trucewatch.views.web").joinpath("static", "map")
    file = folder.joinpath(f"countries-{scale_}.json")
    topology = json.loads(file.read_text(encoding="utf-8"))
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = [_decoded(arc, scale, move) for arc in topology["arcs"]]
    sides: list[set[str]] = [set() for _ in lines]
    lands = []
    for country in topology["objects"]["countries"]["geometries"]:
        name = country["properties"]["name"]
        rings = _rings(country)
        for ring in rings:
            for number in ring:
                sides[number if number >= 0 else ~number].add(name)
        drawn = tuple(_joined(ring, lines) for ring in rings)
        if drawn:
            every = tuple(p for r in drawn for p in r)
            lands.append(Land(name, drawn, tuple(map(box_of, drawn)), box_of(every)))
    arcs = tuple(
        Arc(line, box_of(line), tuple(sorted(s))) for line, s in zip(lines, sides, strict=True)
    )
    return Atlas(tuple(lands), arcs)


def _decoded(arc: list[list[int]], scale: list[float], move: list[float]) -> tuple[Point, ...]:
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
    return tuple(points)


def _rings(country: dict[str, object]) -> list[list[int]]:
    arcs = country.get("arcs")
    if country["type"] == "Polygon":
        return list(arcs)  # type: ignore[call-overload,no-any-return]
    if country["type"] == "MultiPolygon":
        return [ring for polygon in arcs for ring in polygon]  # type: ignore[attr-defined]
    return []


def _joined(ring: list[int], lines: list[tuple[Point, ...]]) -> tuple[Point, ...]:
    points: list[Point] = []
    for number in ring:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        points += line[1:] if points else line
    return tuple(points)


@cache
def disputed_areas() -> tuple[Area, ...]:
    """Return the disputed areas that have a place of their own in the vocabulary."""
    policy = disputes()
    found: dict[str, Area] = {}
    for row in table("places/conflict_places.tsv"):
        key, radius = row["dispute"], row["radius_km"]
        if key not in policy or not radius or not row["lat"]:
            continue
        area = Area(key, policy[key].name, float(row["lat"]), float(row["lon"]), float(radius))
        if key not in found or area.radius_km > found[key].radius_km:
            found[key] = area
    return tuple(found[k] for k in sorted(found))


def is_disputed(arc: Arc) -> bool:
    """Return whether a line between two countries runs through or along a disputed area."""
    if len(arc.sides) < 2:
        return False
    return any(_near(arc, area) for area in disputed_areas())


def _near(arc: Arc, area: Area) -> bool:
    reach = area.radius_km * DEGREES_PER_KM
    wide = reach / max(0.2, math.cos(math.radians(area.lat)))
    box = (area.lon - wide, area.lat - reach, area.lon + wide, area.lat + reach)
    if not meets(arc.box, box):
        return False
    return any(
        ((x - area.lon) / wide) ** 2 + ((y - area.lat) / reach) ** 2 <= 1 for x, y in arc.points
    )
