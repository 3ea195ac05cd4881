"""Which of the places of one name a text means: containment, company, size."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from trucewatch.coding.places.candidates import Named
from trucewatch.vocab.gazetteer import Entry, capitals, fold

# The weights were set by eye on news text with given coordinates; each is in units of a tenfold
# population, so 1.0 lets a place win over a namesake ten times its size.
_CONTAINED = 6.0  # "Alexandria, Louisiana": stated outright
_COUNTRY = 1.3  # each further name of the text that speaks for the same country (logarithmic)
_PARTY = 0.5  # a country named as such is a party as often as the scene: it counts half
_ADMIN1 = 2.3  # the same for a province or state
_NEAR = 2.4  # the same for names within some hours' drive
_NEAR_KM = 60.0
_ALIAS = 2.0  # a name that is not the usual one, for a small place
_ALIAS_BIG = 0.6  # the same for one of BIG people or more: exonyms and old spellings
_BIG = 100_000
_CAPITAL = 1.5
_ROUNDS = 2
_OWN_AREA = 6.6  # an area, line or site of the conflict layer counts like a town of four million,
_OWN_TOWN = 4.8  # a village of it like one of 60,000: it is there because reports name it
_HOPELESS = 6.0  # a place so much less likely than its namesake is not weighed at all
_REPORTED = 0.8  # and a larger town of it six times its size
_KEPT = 14  # candidates weighed per name, the most likely first
_TEMPERATURE = 0.6


class Site(msgspec.Struct, frozen=True):
    """A mention to be decided: its characters and what its words may mean."""

    start: int
    end: int
    named: Named


def choose(text: str, sites: Sequence[Site], extra: Sequence[str] = ()) -> list[Entry | None]:
    """Return for each site the place that it means, or None where no place bears the name.

    ``extra`` are country codes that the text speaks of in other words (adjectives, actors).
    One name has one meaning in a text, unless its words say otherwise ("Kherson region").
    """
    groups: dict[tuple[str, bool], list[int]] = {}
    for n, site in enumerate(sites):
        groups.setdefault((site.named.key, site.named.adjective), []).append(n)
    keys = list(groups)
    pools = [_pool(sites[groups[k][0]].named) for k in keys]
    stated = _stated(text, sites, groups, keys, pools)
    scores = [
        [_prior(e, sites[groups[k][0]].named) + stated.get((g, e.id), 0.0) for e in pools[g]]
        for g, k in enumerate(keys)
    ]
    base = [list(s) for s in scores]
    for _ in range(_ROUNDS if len(keys) > 1 or extra else 0):
        scores = _weighed(pools, base, scores, extra)
    out: list[Entry | None] = [None] * len(sites)
    for g, k in enumerate(keys):
        if not pools[g]:
            continue
        best = pools[g][max(range(len(pools[g])), key=lambda c: scores[g][c])]
        for n in groups[k]:
            out[n] = best
    return out


def _pool(named: Named) -> list[Entry]:
    if len(named.candidates) < 2:
        return list(named.candidates)
    priors = {e.id: _prior(e, named) for e in named.candidates}
    ranked = sorted(named.candidates, key=lambda e: -priors[e.id])
    floor = priors[ranked[0].id] - _HOPELESS
    ranked = [e for e in ranked if priors[e.id] >= floor]
    ranked = _town_before_province(ranked, named)
    return ranked if len(ranked) <= _KEPT else _spread(ranked)


def _town_before_province(ranked: list[Entry], named: Named) -> list[Entry]:
    """A bare name that a province shares with its main town means the town."""
    if named.cue is not None or ranked[0].kind != "admin1":
        return ranked
    inside = [e for e in ranked if e.kind == "town" and ranked[0].id in e.within and e.primary]
    return [e for e in ranked if e is not ranked[0]] if inside else ranked


def _spread(ranked: list[Entry]) -> list[Entry]:
    """Keep the likeliest, and the likeliest of each further province: context may want one."""
    kept = ranked[:_KEPT]
    seen = {(e.country, e.admin1) for e in kept}
    for e in ranked[_KEPT:]:
        if (e.country, e.admin1) not in seen and len(kept) < 4 * _KEPT:
            kept.append(e)
            seen.add((e.country, e.admin1))
    return kept


def _prior(e: Entry, named: Named) -> float:
    size = math.log10(e.population + 10)
    if e.kind == "country":
        score = 9.0
    elif e.kind == "macro":
        score = 8.5
    elif e.kind == "admin1":
        score = max(size, 5.0) + 0.3
    elif e.kind == "admin2":
        score = size - 1.6
    elif e.own:
        town = e.kind in ("town", "village")
        score = max(size + _REPORTED, _OWN_TOWN) if town else _OWN_AREA
    else:
        score = size
    if e.kind == "town" and e.primary and capitals().get(e.country or "") == e.name:
        score += _CAPITAL
    if not e.primary:
        score -= _ALIAS_BIG if e.population >= _BIG else _ALIAS
    return score + _fits(e, named)


def _fits(e: Entry, named: Named) -> float:
    """Weigh whether the kind of place suits the generic word beside the name."""
    if named.cue == "district":
        return {"admin2": 4.0, "admin1": 1.0, "region": 3.0, "town": 0.0}.get(e.kind, 0.0)
    if named.cue == "area":
        return {"admin1": 4.0, "region": 4.0, "admin2": 1.5, "country": 0.5}.get(e.kind, 0.0)
    if named.cue == "other" and named.key.endswith((" city", " town", " village")):
        return 2.0 if e.kind in ("town", "village") else 0.0
    return 0.0


def _stated(
    text: str,
    sites: Sequence[Site],
    groups: dict[tuple[str, bool], list[int]],
    keys: list[tuple[str, bool]],
    pools: list[list[Entry]],
) -> dict[tuple[int, int], float]:
    """Return bonuses for places said to lie in the area named next to them."""
    out: dict[tuple[int, int], float] = {}
    group_of = {n: g for g, k in enumerate(keys) for n in groups[k]}
    order = sorted(range(len(sites)), key=lambda n: sites[n].start)
    for a, b in pairwise(order):
        between = text[sites[a].end : sites[b].start]
        if len(between) > 24 or group_of[a] == group_of[b]:
            continue
        joint = _joint(between)
        if joint == 0:
            continue
        listed = between == ", " and _listed(text, sites[a], sites[b])
        small, large = (a, b) if joint > 0 else (b, a)
        _state(out, pools, group_of[small], group_of[large], listed)
    return out


_LIST_ON = (", ", " and ", ", and ", " or ", ", or ", " & ")


def _listed(text: str, a: Site, b: Site) -> bool:
    """Tell whether two names with a comma between are parts of a longer list of names."""
    after = text[b.end : b.end + 6]
    before = text[max(0, a.start - 2) : a.start]
    goes_on = any(after.startswith(j) and after[len(j) : len(j) + 1].isupper() for j in _LIST_ON)
    return goes_on or before == ", "


def _joint(between: str) -> int:
    """Return 1 where the first name lies in the second, -1 the other way round, 0 untold."""
    low = between.lower().strip()
    if between in (", ", " (", ", in ") or low in (
        "in",
        "in the",
        ", in",
        ", in the",
        "(",
        "in northern",
        "in southern",
        "in eastern",
        "in western",
        "in central",
        "district, in",
        "district in",
        "region of",
        "city in",
        "county,",
        "district of",
        "province of",
    ):
        return 1
    if low in ("'s", "’s", "’s city of", "'s city of", "city of", "'s northern", "'s eastern"):
        return -1
    return 0


def _state(
    out: dict[tuple[int, int], float],
    pools: list[list[Entry]],
    small: int,
    large: int,
    listed: bool,
) -> None:
    if listed and any(e.kind in ("country", "admin1") and e.primary for e in pools[small]):
        return  # "Wyoming, Michigan and Ohio" are three states, not a town in Michigan
    for inner in pools[small]:
        for outer in pools[large]:
            if inner.id != outer.id and contains(outer, inner):
                for g, e in ((small, inner), (large, outer)):
                    out[(g, e.id)] = max(out.get((g, e.id), 0.0), _CONTAINED)


def contains(outer: Entry, inner: Entry) -> bool:
    """Tell whether one place lies in another by its administration or, for areas, by distance."""
    if outer.kind == "country":
        return inner.kind != "country" and inner.country == outer.country
    if outer.id in inner.within:
        return True
    if outer.kind in ("admin1", "admin2") or outer.country is None:
        return bool(
            inner.own
            and outer.kind == "admin1"
            and inner.country == outer.country
            and _km(outer, inner) < outer.radius_km + 20
        )
    if outer.own and outer.kind in ("region", "macro", "zone"):
        return _km(outer, inner) < outer.radius_km + 20
    return False


def _km(a: Entry, b: Entry) -> float:
    """Distance by the flat-earth rule: right within some per cent below a thousand kilometres."""
    x = (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 111.2 * math.hypot(x, a.lat - b.lat)


def _weighed(
    pools: list[list[Entry]],
    base: list[list[float]],
    scores: list[list[float]],
    extra: Sequence[str],
) -> list[list[float]]:
    shares = [_softmax(s) for s in scores]
    votes = [_votes(pool, share) for pool, share in zip(pools, shares, strict=True)]
    countries, provinces = _support(votes, extra)
    cells = _cells(pools, scores)
    out: list[list[float]] = []
    for g, pool in enumerate(pools):
        if len(pool) == 1:  # nothing to weigh it against
            out.append(base[g])
            continue
        by_country, by_province = votes[g]
        row: list[float] = []
        for e, start in zip(pool, base[g], strict=True):
            home = _home(e)
            country = countries[e.country] - by_country[e.country] if e.country else 0.0
            province = provinces[home] - by_province[home] if home[1] else 0.0
            row.append(
                start
                + _COUNTRY * math.log1p(max(0.0, country))
                + _ADMIN1 * math.log1p(max(0.0, province))
                + _NEAR * math.log1p(_company(g, e, cells))
            )
        out.append(row)
    return out


def _softmax(scores: list[float]) -> list[float]:
    if not scores:
        return []
    top = max(scores)
    raw = [math.exp((s - top) / _TEMPERATURE) for s in scores]
    total = sum(raw)
    return [r / total for r in raw]


def _home(e: Entry) -> tuple[str | None, str | None]:
    return (e.country, e.name if e.kind == "admin1" else e.admin1)


_Votes = tuple[dict[str | None, float], dict[tuple[str | None, str | None], float]]


def _votes(pool: list[Entry], share: list[float]) -> _Votes:
    """Return what one name says for each country and province: its likeliest place there."""
    by_country: dict[str | None, float] = {}
    by_province: dict[tuple[str | None, str | None], float] = {}
    for e, share_of in zip(pool, share, strict=True):
        p = share_of * (_PARTY if e.kind == "country" else 1.0)
        if p > by_country.get(e.country, 0.0):
            by_country[e.country] = p
        home = _home(e)
        if p > by_province.get(home, 0.0):
            by_province[home] = p
    return by_country, by_province


def _support(votes: Sequence[_Votes], extra: Sequence[str]) -> _Votes:
    countries: dict[str | None, float] = defaultdict(float)
    provinces: dict[tuple[str | None, str | None], float] = defaultdict(float)
    for by_country, by_province in votes:
        for c, p in by_country.items():
            countries[c] += p
        for h, p in by_province.items():
            provinces[h] += p
    for code in extra:
        countries[code] += 1.0
    return countries, provinces


_Cells = dict[tuple[int, int], list[tuple[int, Entry, float]]]


def _cells(pools: list[list[Entry]], scores: list[list[float]]) -> _Cells:
    """Return the small places by degree of latitude and longitude, with how likely each is."""
    out: _Cells = defaultdict(list)
    for g, (pool, score) in enumerate(zip(pools, scores, strict=True)):
        top = max(score, default=0.0)
        for e, s in zip(pool, score, strict=True):
            if e.kind in _LARGE:
                continue
            weight = math.exp((s - top) / _NEAR_TEMPERATURE)
            if weight > 0.02:
                out[(round(e.lat), round(e.lon))].append((g, e, weight))
    return out


_LARGE = frozenset({"country", "macro", "admin1", "water"})
_NEAR_TEMPERATURE = 1.5


def _company(g: int, e: Entry, cells: _Cells) -> float:
    """Return how many of the text's other names have a place near by, each by its likelihood."""
    if e.kind in _LARGE:
        return 0.0
    best: dict[int, float] = {}
    lat, lon = round(e.lat), round(e.lon)
    for cell in ((lat + i, lon + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
        for other, near, weight in cells.get(cell, ()):
            if other != g and near.id != e.id:
                value = weight * math.exp(-_km(near, e) / _NEAR_KM)
                if value > best.get(other, 0.0):
                    best[other] = value
    return sum(best.values())


__all__ = ["Site", "choose", "contains", "fold"]
