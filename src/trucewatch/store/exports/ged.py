"""CSVs in the columns of UCDP GED, one row per incident, and one row per source's figure.

GED-like, not GED: no best estimate is made, and no number of one source is added to another's.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

from trucewatch.linking.camps.sides import side_of
from trucewatch.records import Actor, Event, Incident, Place
from trucewatch.store.exports.acled import accused, country_names, day_count, sides, told_by
from trucewatch.store.exports.cells import write_csv
from trucewatch.store.exports.deaths import (
    Figure,
    bounds,
    by_group,
    by_source,
    deaths,
    group,
    parties,
)
from trucewatch.store.exports.generic import Row, day, when_of
from trucewatch.store.exports.reader import Reader
from trucewatch.store.exports.types import (
    CIVILIANS,
    acled_kind,
    inter,
    main_event,
    party_name,
    told_as_done,
)

_STATE, _ARMED, _CIVIL = 1, (2, 3), CIVILIANS  # codes of types.inter


def write_ged(reader: Reader, folder: Path) -> dict[str, int]:
    """Write ``ged_like.csv`` and ``ged_like_by_source.csv``; return the number of rows each.

    Rows are the incidents of political violence that some source tells as done.
    """
    rows = write_csv(folder / "ged_like.csv", "ged", (_row(reader, *v) for v in _violent(reader)))
    name = "ged_like_by_source.csv"
    return {"ged_like.csv": rows, name: write_csv(folder / name, "ged_by_source", _figures(reader))}


def _violent(reader: Reader) -> Iterator[tuple[Incident, list[Event]]]:
    for incident in reader.incidents():
        events = reader.events_of(incident)
        kind = acled_kind(main_event(events))
        if told_as_done(events) and kind.disorder == "Political violence":
            yield incident, events


def _pair(incident: Incident, events: list[Event]) -> tuple[list[Actor], list[Actor]]:
    """Return the two sides as GED orders them: who acts before civilians, a state before an armed
    group, else by their codes. Without a doer that the sources agree on they are those of a fight.
    """
    one, two = accused(incident, events, "Political violence")
    if not one and not two:
        one, two = sides(parties(events, incident))
    if not one or not two:
        return one, two
    first, second = (inter(s[0].sector, s[0].country) for s in (one, two))
    turned = first != second and (first == _CIVIL or (second == _STATE and first in _ARMED))
    if turned or (first == second != _CIVIL and one[0].code > two[0].code):
        return two, one
    return one, two


def _figures(reader: Reader) -> Iterator[Row]:
    for incident, events in _violent(reader):
        a, b = (side_of(s[0]) if s else None for s in _pair(incident, events))
        for f in deaths(reader, incident):
            told = f.parts if f.is_sum() else (f.quantity, *f.parts)
            for q in told:
                yield {
                    "id": incident.id,
                    "source": f.source,
                    "source_code": f.code,
                    "group": group(q, a, b),
                    "of": "; ".join(x.text for x in q.of),
                    "low": None if q.low is None else int(q.low),
                    "high": None if q.high is None else int(q.high),
                    "hedge": q.hedge,
                    "part": int(q != f.quantity and not f.is_sum()),
                    "words": q.text,
                    "event_id": f.event.id,
                    "statement_id": f.event.statement_id,
                    "story_id": f.event.story_id,
                }


def _row(reader: Reader, incident: Incident, events: list[Event]) -> Row:
    first, last = when_of(reader, incident)
    one, two = _pair(incident, events)
    figures = deaths(reader, incident)
    names = [party_name(s[0]) if s else None for s in (one, two)]
    dyad = " - ".join(filter(None, names)) or None
    days = day_count(first, last)
    return {
        "id": incident.id,
        "relid": incident.id,
        "year": int(first[:4]) if first else None,
        "code_status": "Check",
        "type_of_violence": _violence(one, two),
        "conflict_name": dyad,
        "dyad_name": dyad,
        "side_a": names[0],
        "side_b": names[1],
        **_sources(reader, events, figures),
        **_where(reader, incident.place, first),
        "event_clarity": 1 if days in (None, 1) else 2,
        "date_prec": _date_precision(days),
        "date_start": first,
        "date_end": last,
        **_deaths(figures, one, two),
    }


def _violence(one: list[Actor], two: list[Actor]) -> int | None:
    kinds = {inter(s[0].sector, s[0].country) for s in (one, two) if s}
    if len(one) == 0 or len(two) == 0:
        return 3 if _CIVIL in kinds else None
    if _CIVIL in kinds:
        return 3
    if _STATE in kinds:
        return 1
    return 2 if kinds <= set(_ARMED) else None


def _deaths(figures: list[Figure], one: list[Actor], two: list[Actor]) -> Row:
    a, b = (side_of(s[0]) if s else None for s in (one, two))
    low, high = bounds(by_source(figures, a, b))
    groups = by_group(figures, a, b)
    return {f"deaths_{g}": n for g, n in groups.items()} | {"low": low, "high": high}


def _sources(reader: Reader, events: list[Event], figures: list[Figure]) -> Row:
    stories = told_by(reader, events)
    first = stories[0]
    titles = (f"{s.source_uri} {s.headline.text if s.headline else ''}".strip() for s in stories)
    return {
        "number_of_sources": len(stories),
        "source_article": "; ".join(titles),
        "source_office": _office(first.source_uri),
        "source_date": day(first.published.date),
        "source_headline": first.headline.text if first.headline else None,
        "source_original": "; ".join(f.words() for f in figures) or _speakers(reader, events),
    }


def _speakers(reader: Reader, events: list[Event]) -> str:
    names = (reader.source_of(e)[1] for e in events)
    return "; ".join(dict.fromkeys(n for n in names if n and n != "narrator"))


def _office(uri: str) -> str:
    scheme, _, rest = uri.partition("://")
    return rest.partition("/")[0] if rest else scheme.rpartition("/")[0] or uri


def _where(reader: Reader, place: Place | None, on: str | None) -> Row:
    if place is None:
        return {}
    name, _ = country_names(reader.country(place, on))
    return {
        "where_prec": _place_precision(place),
        "where_coordinates": place.name or place.text,
        "where_description": place.text,
        "adm_1": place.admin1,
        "latitude": place.lat,
        "longitude": place.lon,
        "priogrid_gid": priogrid(place.lat, place.lon),
        "country": name,
    }


def _place_precision(place: Place) -> int | None:
    codes = {"exact": 1, "town": 1, "district": 3, "region": 4, "country": 6}
    found = codes.get(place.precision)
    return 2 if found == 1 and (place.radius_km or 0) > 10 else found


def _date_precision(days: int | None) -> int | None:
    if days is None:
        return None
    ends = ((1, 1), (6, 2), (7, 3), (31, 4))
    return next((code for end, code in ends if days <= end), 5)


def priogrid(lat: float | None, lon: float | None) -> int | None:
    """Return the number of the PRIO-GRID cell that holds a point: half degrees from the south-west.

    Source: Tollefsen, Strand and Buhaug 2012, 360 rows of 720 cells, numbered from 1.
    """
    if lat is None or lon is None:
        return None
    row = min(359, math.floor((lat + 90) * 2))
    column = math.floor((lon + 180) * 2) % 720
    return row * 720 + column + 1
