"""What a gazetteer holds and how its names are compared.

The gazetteer itself is one file built on first use (see the reading floor); this module has its
records, the folding of names, and the small tables of words that go with places.
"""

from __future__ import annotations

import math
import unicodedata
from functools import cache, lru_cache
from typing import Protocol

import msgspec

from trucewatch.vocab.tables import table

EARTH_KM = 6371.0  # mean radius
# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ə": "e",
        "ǝ": "e",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "’": None,
        "'": None,
        "ʼ": None,
        "ʻ": None,
        "‘": None,
        "`": None,
        "´": None,
        "ʿ": None,
        "ʾ": None,
        ".": None,
        "-": " ",
        "–": " ",
        "‑": " ",
        "/": " ",
        ",": " ",
    }
)


class Entry(msgspec.Struct, frozen=True):
    """A place of the gazetteer.

    ``kind``: country, admin1, admin2, town, region (an area with no administration of its own),
    village, crossing, line, zone, river, water, dam, base, airport, port, mountain, island, camp,
    site, macro. ``country`` is ISO 3166-1 alpha-3; ``admin1``/``admin2`` are names,
    ``within`` ids of the areas it lies in. ``primary`` tells whether the name looked up is the
    usual one; ``own`` whether the entry is of our own layer.
    """

    id: int
    name: str
    kind: str
    country: str | None
    admin1: str | None
    within: tuple[int, ...]
    lat: float
    lon: float
    radius_km: float
    population: int
    dispute: str | None
    primary: bool
    own: bool


class Gazetteer(Protocol):
    """Look-up of places by name."""

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Return the places that bear ``name`` (folded by :func:`fold`), in no order."""

    def longest(self, first_word: str) -> int:
        """Return how many words the longest name has that begins with ``first_word`` (folded)."""


def _fold_word(word: str) -> str:
    if word.isascii():
        return word.lower().translate(_LETTERS)
    low = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS)).lower()
    return "".join(c for c in low.translate(_LETTERS) if not unicodedata.combining(c))


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """Return the form under which names are compared: lower case, no marks, single spaces."""
    if len(name) > 200:  # no name of a place is that long
        return ""
    return fold_name(name)


def fold_name(name: str) -> str:
    """Return the folded form without keeping it in memory: for building the file."""
    low = _fold_word(name)
    return " ".join(low.split()) if " " in low else low


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance between two points in kilometres."""
    a, b = math.radians(lat1), math.radians(lat2)
    h = (
        math.sin((b - a) / 2) ** 2
        + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def destination(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """Return the point ``km`` away from a point, ``bearing`` in degrees from north."""
    d, b = km / EARTH_KM, math.radians(bearing)
    a, o = math.radians(lat), math.radians(lon)
    lat2 = math.asin(math.sin(a) * math.cos(d) + math.cos(a) * math.sin(d) * math.cos(b))
    lon2 = o + math.atan2(
        math.sin(b) * math.sin(d) * math.cos(a), math.cos(d) - math.sin(a) * math.sin(lat2)
    )
    return math.degrees(lat2), (math.degrees(lon2) + 540) % 360 - 180


@cache
def adjectives() -> dict[str, str]:
    """Return the words for a country's people and things ("Sudanese"), folded, to its code."""
    out: dict[str, str] = {}
    for row in table("actors/countries.tsv"):
        for column in ("adjectives", "people"):
            for word in filter(None, row[column].split("|")):
                out.setdefault(fold(word), row["country"])
                if column == "adjectives":
                    out.setdefault(fold(word) + "s", row["country"])
    return out


@cache
def area_adjectives() -> dict[str, str]:
    """Return the adjectives of areas that are no countries, folded, to the area's folded name."""
    out: dict[str, str] = {}
    for row in table("places/adjectives.tsv"):
        out[row["word"]] = out[row["word"] + "s"] = fold(row["name"])
    return out


@cache
def country_names() -> dict[str, str]:
    """Return the usual name of each country, folded, by its code."""
    return {r["country"]: fold(r["names"].split("|")[0]) for r in table("actors/countries.tsv")}


@cache
def capitals() -> dict[str, str]:
    """Return the capital's name by country code."""
    return {row["country"]: row["capital"] for row in table("places/capitals.tsv")}


@cache
def place_words(cls: str) -> frozenset[str]:
    """Return the words of a class of ``places/words.tsv``."""
    return frozenset(r["word"] for r in table("places/words.tsv") if r["class"] == cls)


@cache
def bearings() -> dict[str, float]:
    """Return the directions of the compass in degrees from north."""
    return {
        r["word"]: float(r["value"]) for r in table("places/words.tsv") if r["class"] == "bearing"
    }


class Dispute(msgspec.Struct, frozen=True):
    """A disputed area: who claims it, who holds it since when, and how the UN counts it.

    ``claims`` and ``control`` are sequences of (party code, from, to); an empty date is open.
    """

    key: str
    name: str
    claims: tuple[tuple[str, str, str], ...]
    control: tuple[tuple[str, str, str], ...]
    un_view: str | None
    note: str


@cache
def disputes() -> dict[str, Dispute]:
    """Return the dispute policy: key to :class:`Dispute`."""
    return {
        r["key"]: Dispute(
            r["key"],
            r["name"],
            _periods(r["claims"]),
            _periods(r["control"]),
            r["un_view"] or None,
            r["note"],
        )
        for r in table("places/disputes.tsv")
    }


def _periods(cell: str) -> tuple[tuple[str, str, str], ...]:
    """Read ``AZE:1991..;ARM:1994..2020-11`` as (party, from, to) tuples."""
    out = []
    for part in filter(None, cell.split(";")):
        party, _, dates = part.partition(":")
        first, _, last = dates.partition("..")
        out.append((party.strip(), first.strip(), last.strip()))
    return tuple(out)


def sovereign(key: str, view: str, on: str | None = None) -> str | None:
    """Return the country a disputed area is drawn to in a view, or None where it is left open.

    ``view`` is ``un``, ``de_facto`` (who held it on the day ``on``, ISO 8601; the latest known
    when None) or the code of a claimant. An unknown key gives None.
    """
    dispute = disputes().get(key)
    if dispute is None:
        return None
    if view == "un":
        return dispute.un_view
    if view == "de_facto":
        holders = [p for p, a, b in dispute.control if p != "divided" and _holds(a, b, on)]
        return holders[-1] if holders else None
    return view if any(p == view for p, _, _ in dispute.claims) else dispute.un_view


def _holds(first: str, last: str, on: str | None) -> bool:
    if on is None:
        return not last
    return (not first or first <= on[: len(first)]) and (not last or on[: len(last)] <= last)
