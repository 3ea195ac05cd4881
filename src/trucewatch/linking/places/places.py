"""When two places can be the same or one lie in the other."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Set
from functools import cache, lru_cache
from itertools import permutations

import msgspec

from trucewatch.linking.camps.sides import country_of
from trucewatch.linking.shared import shared
from trucewatch.records import Place
from trucewatch.vocab.agreements import load_agreement_words
from trucewatch.vocab.gazetteer import fold
from trucewatch.vocab.words import word_set

# Two named places without coordinates are taken for different; with them, what lies within the
# radius of the wider one, and this much more (km), may be the same
# (set on event reports: 15 joined neighbouring towns, 0 lost hamlets and their town).
SLACK_KM = 5.0
# Reports of one breach of a truce tell of villages so far apart (km).
BREACH_KM = 25.0
# A place that no gazetteer knows can be a quarter of a town, not of a village of this radius (km).
_VILLAGE_KM = 3.0
# A pact of more states than this is none between two sides.
_FEW = 4
_MARKS = re.compile(r"['’‘`ʿʾ]")
_JOINTS = re.compile(r"[-–]")
_DOUBLED = re.compile(r"([^\W\d_])\1")
_ARTICLES = frozenset("al el ad ar as ash at az es ez".split())
_KM_PER_DEGREE = 111.2
_POINTS = frozenset({"exact", "town", "unresolved"})


class PlaceKey(msgspec.Struct, frozen=True):
    """A place as linking compares it; ``around`` are the states that the story of one that no
    gazetteer knows speaks of."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    radius_km: float
    precision: str
    around: frozenset[str] = frozenset()

    def bare(self) -> PlaceKey:
        """Return the place without what its story speaks of beside it."""
        return msgspec.structs.replace(self, around=frozenset()) if self.around else self


def place_key(place: Place | None, around: Iterable[str] = ()) -> PlaceKey | None:
    """Return the comparable part of a place, or None; ``around`` are the sides of its story."""
    if place is None:
        return None
    states = () if place.lat is not None else (s for s in around if not s.startswith("UNK"))
    return PlaceKey(
        place.name.lower(), place.country, place.lat, place.lon, place.radius_km or 0.0,
        place.precision, shared(frozenset(map(country_of, states))),
    )  # fmt: skip


@lru_cache(maxsize=4096)
def stem(name: str) -> str:
    """Return a place's name in small letters without the words for what kind of place it is, so
    that "Poonch District" and "Poonch" are one name, and as it sounds: marks, hyphens and doubled
    letters tell no two places apart ("Sana'a", "Sanaa"; "Kilinochchi", "Kilinochi")."""
    plain = _JOINTS.sub(" ", _MARKS.sub("", fold(name)))
    words = [w for w in plain.split() if w not in word_set("linking.kinds")]
    words = words[1:] if len(words) > 1 and words[0] in _ARTICLES else words
    return _DOUBLED.sub(r"\1", " ".join(words)) or name.lower()


def compatible(a: PlaceKey | None, b: PlaceKey | None, slack_km: float = SLACK_KM) -> bool:
    """Return whether an act at ``a`` can be the same as one at ``b``; unknown fits anything."""
    if a is None or b is None:
        return True
    if stem(a.name) == stem(b.name):
        return not _namesakes(a, b, slack_km)
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        if "country" in (a.precision, b.precision):
            return a.country is None or b.country is None or a.country == b.country
        wide = max(a, b, key=lambda p: p.radius_km)
        if wide.radius_km > _VILLAGE_KM and wide.precision not in _POINTS:
            return True
        return a.name in b.name or b.name in a.name  # "the port of X" and "X"
    distance = _distance(a.lat, a.lon, b.lat, b.lon)
    return distance <= max(a.radius_km, b.radius_km) + slack_km


def of_two_wars(one: Set[str], two: Set[str]) -> bool:
    """Return whether two stories speak of states that have none in common, and of which none is
    known to have made peace or a truce with one of the others: each side tells of one village."""
    if not one or not two or not one.isdisjoint(two):
        return False
    return not any((a, b) in _opposed() for a in one for b in two)


@cache
def _opposed() -> frozenset[tuple[str, str]]:
    """Return the pairs of states that are parties of one agreement of few parties."""
    parties = ({country_of(p) for p in a.parties} for a in load_agreement_words().known)
    return frozenset(p for own in parties if len(own) <= _FEW for p in permutations(own, 2))


def _namesakes(a: PlaceKey, b: PlaceKey, slack_km: float) -> bool:
    """Return whether two places of one name are two: too far apart; of places
    that no gazetteer knows, whether their stories have no state in common."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return of_two_wars(a.around, b.around)
    if not {a.precision, b.precision} <= _POINTS:
        return False  # an area lies in many squares, and a frontier in two states
    return _distance(a.lat, a.lon, b.lat, b.lon) > max(a.radius_km, b.radius_km) + slack_km


def same_place(a: PlaceKey | None, b: PlaceKey | None) -> bool:
    """Return whether two stories put an act at one and the same place."""
    if a is None or b is None:
        return a is b
    return a.bare() == b.bare() and compatible(a, b)


def told_apart(a: PlaceKey | None, b: PlaceKey | None) -> bool:
    """Return whether one story that puts an act at ``a`` and another at ``b`` tells of two: neither
    is a wider area, and neither name holds the other ("the port of X" and "X")."""
    if a is None or b is None or not {a.precision, b.precision} <= _POINTS:
        return False
    one, two = stem(a.name), stem(b.name)
    unknown = "unresolved" in (a.precision, b.precision)
    return unknown and one not in two and two not in one


def _distance(lat: float, lon: float, lat2: float, lon2: float) -> float:
    dy = (lat2 - lat) * _KM_PER_DEGREE
    dx = (lon2 - lon) * _KM_PER_DEGREE * math.cos(math.radians((lat + lat2) / 2))
    return math.hypot(dx, dy)
