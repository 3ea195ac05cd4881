"""From the words of a place to the places that they may mean."""

from __future__ import annotations

import msgspec

from trucewatch.vocab.gazetteer import (
    Entry,
    Gazetteer,
    adjectives,
    area_adjectives,
    bearings,
    country_names,
    destination,
    fold,
    place_words,
)

AREA_KINDS = frozenset({"country", "admin1", "admin2", "region", "macro"})
_ARTICLES = ("al", "el", "ad", "as", "ash", "an", "at", "az", "ar", "es", "ed", "er", "en")
_LONGEST_NAME = 120  # characters; longer than any name with its generic words


class Named(msgspec.Struct, frozen=True):
    """A name taken apart: candidate places, the kind of area that its words ask for, a direction.

    ``cue``: area, district, or None; ``bearing`` in degrees where only a side of the place is meant
    ("northern Syria"); ``adjective`` where the words are a country's adjective.
    """

    key: str
    candidates: tuple[Entry, ...]
    cue: str | None = None
    bearing: float | None = None
    adjective: bool = False


def named(text: str, gazetteer: Gazetteer) -> Named:
    """Return what the words of one name may mean. ``text`` is the name as written."""
    if len(text) > _LONGEST_NAME:
        return Named("", ())
    key = fold(text)
    for prefix in ("the ", "a "):
        key = key.removeprefix(prefix)
    for suffix in (" s",):
        key = key.removesuffix(suffix)
    cue = _cue(key)
    direct = _codes(text, gazetteer.lookup(key))
    whole = any(e.own or (e.kind in ("admin1", "admin2") and e.primary) for e in direct)
    if cue and not whole and (based := _with_generic(key, cue, gazetteer)):
        return Named(key, _merge(direct, based), cue)
    if not any(e.primary and e.population >= _KNOWN_TOWN for e in direct):
        people = _by_adjective(key, gazetteer) if text[:1].isupper() else ()
        if people:
            return Named(key, people, None, None, True)
    if direct:
        return Named(key, _own_country(key, direct), cue)
    return _indirect(key, text, gazetteer)


# A town of this size is meant rather than the people called like it (Ankara is no adjective).
_KNOWN_TOWN = 50_000


def _by_adjective(key: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    country = adjectives().get(key)
    if country:
        return country_entries(country, gazetteer)
    area = area_adjectives().get(key)
    found = gazetteer.lookup(area) if area else ()
    return tuple(e for e in found if e.kind in AREA_KINDS)


def _own_country(key: str, found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Drop a country that is only loosely called so where a part of it bears the name (England)."""
    parts = {e.country for e in found if e.kind == "admin1" and e.primary}
    return tuple(
        e
        for e in found
        if not (
            e.kind == "country"
            and e.country in parts
            and country_names().get(e.country or "") != key
        )
    )


def _codes(text: str, found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Two and three capitals ("US", "NSW", "OH") are areas' codes, never a village's name."""
    letters = text.replace(".", "").replace(" ", "")
    if letters.isupper() and len(letters) <= 3:
        areas = tuple(e for e in found if e.kind in ("country", "admin1"))
        return areas or found
    return found


def _cue(key: str) -> str | None:
    words = key.split()
    if len(words) < 2:
        return None
    ends = (words[-1], words[0] if words[1] == "of" else "")
    for word in ends:
        if word in place_words("district_word"):
            return "district"
        if word in place_words("area_word"):
            return "area"
        if word in place_words("generic_after") or word in ("city", "town", "village"):
            return "other"
    return None


def _with_generic(key: str, cue: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    words = key.split()
    base = words[:-1] if words[-1] in place_words("generic_after") else words
    if len(base) > 2 and base[1] == "of" and base[0] in place_words("generic_before"):
        base = base[2:]
    found = gazetteer.lookup(" ".join(base)) if len(base) < len(words) else ()
    if cue == "district":
        found = tuple(
            e for e in found if e.kind in ("admin2", "town", "region", "village", "admin1")
        )
    elif cue == "area":
        found = tuple(e for e in found if e.kind != "country") or found
    return found


def _merge(first: tuple[Entry, ...], second: tuple[Entry, ...]) -> tuple[Entry, ...]:
    seen = {e.id for e in first}
    return first + tuple(e for e in second if e.id not in seen)


def _indirect(key: str, text: str, gazetteer: Gazetteer) -> Named:
    words = key.split()
    if len(words) > 1:
        for size in (2, 1):
            side = "-".join(words[:size]) if size == 2 else words[0]
            angle = bearings().get(side)
            if angle is not None and len(words) > size:
                rest = words[size + 1 :] if words[size] in ("of",) else words[size:]
                found = gazetteer.lookup(" ".join(rest))
                if found:
                    return Named(key, found, None, angle)
        if words[0] in (
            "greater",
            "central",
            "downtown",
            "inner",
            "metropolitan",
            "mainland",
            "upper",
            "lower",
            "old",
            "occupied",
        ):
            found = gazetteer.lookup(" ".join(words[1:]))
            if found:
                return Named(key, found)
    return Named(key, _spelled_otherwise(words, gazetteer))


def _spelled_otherwise(words: list[str], gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Try other ways of writing an article or joined words: el Fasher, al-Fasher, alFasher."""
    if not words:
        return ()
    variants: list[str] = []
    if words[0] in _ARTICLES and len(words) > 1:
        variants += [" ".join([a, *words[1:]]) for a in ("al", "el") if a != words[0]]
        variants += ["".join(words), " ".join(words[1:])]
    elif len(words) == 2:
        variants.append("".join(words))
    if words[0] == "saint":
        variants.append(" ".join(["st", *words[1:]]))
    elif words[0] == "st":
        variants.append(" ".join(["saint", *words[1:]]))
    for variant in variants:
        if found := gazetteer.lookup(variant):
            return found
    return ()


def country_entries(code: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Return the entry of a country by its code."""
    name = country_names().get(code)
    found = gazetteer.lookup(name) if name else ()
    return tuple(e for e in found if e.kind == "country" and e.country == code)


def towards(entry: Entry, bearing: float) -> tuple[float, float, float]:
    """Return the middle and radius of the side of a place that a direction names."""
    lat, lon = destination(entry.lat, entry.lon, bearing, entry.radius_km * 0.5)
    return round(lat, 4), round(lon, 4), round(max(1.0, entry.radius_km * 0.6), 1)
