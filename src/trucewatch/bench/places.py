"""Scoring places: given names to coordinates, and finding the names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pycountry

from trucewatch.coding.places.places import Places, find_places, place_spans
from trucewatch.reading.english import EnglishReader
from trucewatch.reading.gazetteer_file import open_gazetteer
from trucewatch.records import Line, Place, Published, Story
from trucewatch.vocab.gazetteer import Gazetteer, distance_km

NEAR_KM = 161.0  # 100 miles, the customary bar


def read_documents(path: str | Path) -> Iterator[dict[str, Any]]:
    """Yield the documents of a JSONL file: text and toponyms with start, end, lat, lon."""
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def same_country(place: Place, name: str) -> bool:
    """Tell whether a place's country is the one of an English name."""
    if not name:
        return False
    return place.country == _code(name)


_NAMES = {"Palestinian Territory": "PSE", "Russia": "RUS", "Iran": "IRN", "Syria": "SYR"}


def _code(name: str) -> str | None:
    if name in _NAMES:
        return _NAMES[name]
    try:
        return str(pycountry.countries.lookup(name).alpha_3)
    except LookupError:
        try:
            return str(pycountry.countries.search_fuzzy(name)[0].alpha_3)
        except LookupError:
            return None


def is_near(place: Place, lat: float, lon: float, km: float = NEAR_KM) -> bool:
    """Tell whether a place was put within ``km`` of a point; an unresolved one was not."""
    if place.lat is None or place.lon is None:
        return False
    return distance_km(place.lat, place.lon, lat, lon) <= km


def resolve_document(document: dict[str, Any], gazetteer: Gazetteer) -> list[Place]:
    """Resolve a document's given mentions, in order."""
    spans = [(t["start"], t["end"]) for t in document["toponyms"]]
    return place_spans(document["text"], spans, gazetteer)


def find_document(document: dict[str, Any], reader: EnglishReader, gazetteer: Gazetteer) -> Places:
    """Find the places of a document's plain text, all of it read as body."""
    text = document["text"]
    lines = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            lines.append(Line("body", at, at + len(line.rstrip("\r\n"))))
        at += len(line)
    story = Story(
        str(document.get("id", "")),
        "",
        "",
        0,
        len(text),
        None,
        None,
        Published(None, "unknown"),
        "en",
        text,
        tuple(lines),
    )
    return find_places(reader.parse(story), story, gazetteer)


def overlaps(found: list[tuple[int, int]], gold: list[tuple[int, int]]) -> int:
    """Return how many gold spans are met by a found span, each found span used once."""
    free = sorted(set(found))
    hits = 0
    for start, end in sorted(set(gold)):
        for span in free:
            if span[0] < end and span[1] > start:
                hits += 1
                free.remove(span)
                break
    return hits


def run(
    path: str | Path, limit: int | None = None, recognise: bool = True
) -> dict[str, float | int]:
    """Score a JSONL file of documents with toponyms.

    ``acc161``: share of given mentions put within 161 km; ``country_acc``: share put in the right
    country, where the file names one; unanswered counts as wrong in both. ``recognition_*``: found
    mentions against given ones, a hit where spans overlap, one to one.
    """
    gazetteer, reader = open_gazetteer(), EnglishReader()
    n = near = asked = country = hits = found_n = 0
    for number, document in enumerate(read_documents(path)):
        if limit is not None and number >= limit:
            break
        for gold, place in zip(
            document["toponyms"], resolve_document(document, gazetteer), strict=True
        ):
            n += 1
            near += is_near(place, gold["lat"], gold["lon"])
            if gold.get("country"):
                asked += 1
                country += same_country(place, gold["country"])
        if recognise:
            found = [
                (m.start, m.end)
                for m in find_document(document, reader, gazetteer).mentions
                if not m.reference
            ]
            gold_spans = [(t["start"], t["end"]) for t in document["toponyms"]]
            hits += overlaps(found, gold_spans)
            found_n += len(set(found))
    return _figures(n, near, asked, country, hits, found_n)


def _figures(
    n: int, near: int, asked: int, country: int, hits: int, found: int
) -> dict[str, float | int]:
    precision, recall = hits / found if found else 0.0, hits / n if n else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    out: dict[str, float | int] = {
        "acc161": near / n if n else 0.0,
        "recognition_f1": f1,
        "recognition_p": precision,
        "recognition_r": recall,
        "n": n,
    }
    if asked:  # a file without countries has no such figure
        out["country_acc"] = country / asked
    return out
