"""What the words around a name add: distances, directions, "the capital", "there"."""

from __future__ import annotations

import re

import msgspec

from trucewatch.coding.places.candidates import towards
from trucewatch.vocab.gazetteer import Entry, bearings, destination

_UNIT_KM = {"mile": 1.609344, "naut": 1.852}
_SIDE = r"(?:north|south)?-?(?:north|south|east|west)(?:-?(?:east|west))?"
_DISTANCE = re.compile(
    r"(?:(?P<low>\d{1,4}(?:\.\d{1,2})?)(?:\s?(?:-|–|to)\s?(?P<high>\d{1,4}(?:\.\d{1,2})?))?)"
    r"[\s-]?(?P<unit>km|kms|kilomet(?:er|re)s?|nautical miles?|miles?)\s*(?:\([^()]{1,20}\)\s*)?"
    rf"(?:to the\s+)?(?P<side>{_SIDE})?\s*(?:of|from|away from|outside|off|inside)\s+(?:the\s+)?"
    r"(?:(?:city|town|village|border|capital|port|settlement)\s+of\s+)?$",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"(?P<the>the\s+)?(?P<side>{_SIDE}|cent(?:er|re)|outskirts|suburbs|north(?:ern)?|south(?:ern)?|"
    r"east(?:ern)?|west(?:ern)?)(?P<inner>\s+(?:part|parts|half|section|sector|districts?|edge|outskirts))?"
    r"\s+of\s+(?:the\s+)?(?:(?:city|town|village|province|region)\s+of\s+)?$",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(
    r"(?P<side>(?:north|south)-?(?:eastern|western)|(?:north|south|east|west)ern)\s+$",
    re.IGNORECASE,
)
_CLUES = ("of", "from", "the", "outside", "off", "inside", "ern")  # what such a phrase ends with
_WINDOW = 70  # characters before a name in which such a phrase may begin
_BESIDE_KM = 10.0  # how far "south of" a town is when no distance is given


class Offset(msgspec.Struct, frozen=True):
    """Where a phrase puts its place: start of the phrase, point, radius, precision."""

    start: int
    lat: float
    lon: float
    radius_km: float
    precision: str


def offset_of(text: str, start: int, entry: Entry) -> Offset | None:
    """Return the point meant when a distance or a side stands before the name at ``start``."""
    begin = max(0, start - _WINDOW)
    before = text[begin:start]
    if not before.rstrip().lower().endswith(_CLUES):
        return None
    if m := _DISTANCE.search(before):
        return _by_distance(m, begin, entry)
    if m := _ADJECTIVE.search(before):
        angle = bearings().get(m["side"].lower())
        if angle is not None:
            lat, lon, radius = towards(entry, angle)
            return Offset(begin + m.start(), lat, lon, radius, "region")
    if m := _PART.search(before):
        return _by_part(m, begin, entry)
    return None


def _by_distance(m: re.Match[str], begin: int, entry: Entry) -> Offset:
    factor = _UNIT_KM.get(m["unit"].lower()[:4], 1.0)
    low = float(m["low"]) * factor
    high = float(m["high"]) * factor if m["high"] else low
    middle, spread = (low + high) / 2, abs(high - low) / 2
    angle = bearings().get((m["side"] or "").lower())
    if angle is None:
        return Offset(
            begin + m.start(), entry.lat, entry.lon, round(middle + spread, 1), "district"
        )
    lat, lon = destination(entry.lat, entry.lon, angle, middle)
    # A named direction of eight covers 45 degrees: at the distance, an arc of some 0.4 of it.
    radius = max(1.0, spread, 0.4 * middle)
    return Offset(begin + m.start(), round(lat, 4), round(lon, 4), round(radius, 1), "district")


def _by_part(m: re.Match[str], begin: int, entry: Entry) -> Offset | None:
    side = m["side"].lower()
    angle = bearings().get(side)
    if angle is None:
        return Offset(begin + m.start(), entry.lat, entry.lon, entry.radius_km, "town")
    if m["the"] or m["inner"] or side.endswith("ern"):
        lat, lon, radius = towards(entry, angle)
        return Offset(begin + m.start(), lat, lon, radius, "region")
    km = entry.radius_km + _BESIDE_KM
    lat, lon = destination(entry.lat, entry.lon, angle, km)
    return Offset(
        begin + m.start(), round(lat, 4), round(lon, 4), round(max(km * 0.6, 5.0), 1), "district"
    )
