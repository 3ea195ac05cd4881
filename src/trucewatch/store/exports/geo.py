"""Incidents, their areas and disputed areas as map features.

A place is drawn as what is meant by it: a point with a radius, and the circle around it as an area
of its own. Circles round disputed areas are reaches, not borders.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from trucewatch.records import Incident
from trucewatch.store.exports.generic import Row, when_of
from trucewatch.store.exports.reader import Reader
from trucewatch.vocab.gazetteer import destination, disputes, sovereign
from trucewatch.vocab.tables import table

# Corners of a drawn circle: at 48 the chord lies less than 0.3 % inside the arc.
_CORNERS = 48
Point = tuple[float, float]


class Feature(msgspec.Struct, frozen=True):
    """A feature: columns, a point (longitude, latitude) or None, and a ring around it or none."""

    row: Row
    point: Point | None
    ring: tuple[Point, ...] = ()


def circle(lat: float, lon: float, km: float) -> tuple[Point, ...]:
    """Return a closed ring of (longitude, latitude) around a point, counter-clockwise."""
    corners = []
    for k in range(_CORNERS):
        y, x = destination(lat, lon, 360 - k * 360 / _CORNERS, km)
        if x - lon > 180:  # a ring over the 180th meridian stays in one piece
            x -= 360
        elif lon - x > 180:
            x += 360
        corners.append((round(x, 5), round(max(-90.0, min(90.0, y)), 5)))
    return (*corners, corners[0])


def incident_features(reader: Reader) -> Iterator[Feature]:
    """Yield the selected incidents, those without a place too (they have no geometry)."""
    for incident in reader.incidents():
        place = incident.place
        row = _row(reader, incident)
        if place is None or place.lat is None or place.lon is None:
            yield Feature(row, None)
            continue
        ring = circle(place.lat, place.lon, place.radius_km) if place.radius_km else ()
        yield Feature(row, (place.lon, place.lat), ring)


def _row(reader: Reader, incident: Incident) -> Row:
    first, last = when_of(reader, incident)
    place = incident.place
    claims = [c for s in incident.claim_sets for c in s.claims]
    return {
        "incident_id": incident.id,
        "place": (place.name or place.text) if place else "not stated",
        "precision": place.precision if place else None,
        "radius_km": place.radius_km if place else None,
        "country": reader.country(place, first),
        "dispute": place.dispute if place else None,
        "date_from": first,
        "date_to": last,
        "questions": "; ".join(f"{s.kind}={s.status}" for s in incident.claim_sets),
        "claimants": "; ".join(dict.fromkeys(c.claimant.name for c in claims)),
        "sources": len({e.story_id for e in reader.events_of(incident)}),
    }


def disputed_features(reader: Reader) -> Iterator[Feature]:
    """Yield the areas that the places' vocabulary marks as disputed, in the selection's view."""
    view, on = reader.selection.view, reader.selection.filter.until
    known = disputes()
    for place in table("places/conflict_places.tsv"):
        dispute = known.get(place["dispute"])
        if dispute is None or place["kind"] != "region":
            continue
        lat, lon, km = float(place["lat"]), float(place["lon"]), float(place["radius_km"])
        row = {
            "key": dispute.key,
            "name": dispute.name,
            "part": place["name"],
            "claims": _periods(dispute.claims),
            "control": _periods(dispute.control),
            "un_view": dispute.un_view,
            "view": view,
            "drawn_to": sovereign(dispute.key, view, on),
            "radius_km": km,
            "note": dispute.note,
        }
        yield Feature(row, (lon, lat), circle(lat, lon, km))


def _periods(periods: tuple[tuple[str, str, str], ...]) -> str:
    return "; ".join(f"{who} {first or '…'} to {last or '…'}" for who, first, last in periods)


def bounds(features: list[Feature]) -> tuple[float, float, float, float] | None:
    """Return (west, south, east, north) of all geometries, None when there is none."""
    points = [p for f in features for p in (*f.ring, *((f.point,) if f.point else ()))]
    if not points:
        return None
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)
