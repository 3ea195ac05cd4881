"""A CSV in the columns of ACLED, one row per incident. It is ACLED-like, not ACLED.

The columns and their order are those of acledR (``vocab/data/acled_columns.tsv``); what they hold
are claims. A number of dead stands there only where all sources give the same one.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pycountry

from trucewatch.linking.camps.sides import side_of
from trucewatch.records import Actor, Event, Incident, Story
from trucewatch.store.exports.cells import write_csv
from trucewatch.store.exports.deaths import Figure, agreed, by_source, deaths
from trucewatch.store.exports.generic import Row, when_of
from trucewatch.store.exports.reader import Reader
from trucewatch.store.exports.types import (
    DONE,
    Kind,
    acled_kind,
    civilians_hit,
    inter,
    main_event,
    party_name,
    told_as_done,
)
from trucewatch.store.exports.words import claim_words

_PRECISION = {"exact": 1, "town": 1, "district": 2, "region": 3, "country": 3}
DISORDERS = ("Political violence", "Demonstrations")
_NOT_DONE = "incidents not told as done"
_OTHER_KIND = "incidents of other kinds"
NOTE = "ACLED-like, not ACLED; made by rules from reports."


def write_acled(reader: Reader, folder: Path) -> dict[str, int]:
    """Write ``acled_like.csv``; return the number of rows, and of incidents left out.

    An incident that no source tells as done (only threatened, planned …) is left out, and one that
    is neither political violence nor a demonstration.
    """
    left: Counter[str] = Counter()
    count = write_csv(folder / "acled_like.csv", "acled", _rows(reader, left))
    return {"acled_like.csv": count, **{words: left[words] for words in (_NOT_DONE, _OTHER_KIND)}}


def _rows(reader: Reader, left: Counter[str]) -> Iterator[Row]:
    for incident in reader.incidents():
        events = reader.events_of(incident)
        kind = acled_kind(main_event(events))
        if not told_as_done(events):
            left[_NOT_DONE] += 1
        elif kind.disorder not in DISORDERS:
            left[_OTHER_KIND] += 1
        else:
            yield _row(reader, incident, events, kind)


def _row(reader: Reader, incident: Incident, events: list[Event], kind: Kind) -> Row:
    first, last = when_of(reader, incident)
    main = main_event(events)
    figures = deaths(reader, incident)
    one, two = accused(incident, events, kind.disorder)
    a, b = (side_of(s[0]) if s else None for s in (one, two))
    civil = main is not None and civilians_hit(main) and kind.disorder == "Political violence"
    return {
        "event_id_cnty": incident.id,
        "event_date": first,
        "year": int(first[:4]) if first else None,
        "time_precision": time_precision(first, last),
        "disorder_type": kind.disorder,
        "event_type": kind.event,
        "sub_event_type": kind.sub,
        **_actors(one, two),
        "civilian_targeting": "Civilian targeting" if civil else None,
        **_where(reader, incident, first),
        "source": "; ".join(dict.fromkeys(s.source_uri for s in told_by(reader, events))),
        "notes": _notes(incident, figures, first),
        "fatalities": agreed(by_source(figures, a, b)),
        "tags": _tags(incident, events),
    }


def told_by(reader: Reader, events: list[Event]) -> list[Story]:
    """Return the stories that tell of events, by day of publication and id."""
    stories = [reader.story(i) for i in {e.story_id for e in events}]
    return sorted(stories, key=lambda s: (s.published.date or "9999", s.id))


def time_precision(first: str | None, last: str | None) -> int:
    """Return ACLED's precision of a time: 1 a day, 2 up to a week, 3 longer or undated."""
    days = day_count(first, last)
    if days is None:
        return 3
    return 1 if days == 1 else 2 if days <= 7 else 3


def day_count(first: str | None, last: str | None) -> int | None:
    """Return how many days a time covers, both ends included; None when it is not known."""
    if first is None:
        return None
    begun = datetime.date.fromisoformat(first)
    return (datetime.date.fromisoformat(last or first) - begun).days + 1


def sides(named: list[Actor]) -> tuple[list[Actor], list[Actor]]:
    """Return the parties of the first side that is named, and those of the next one."""
    groups: dict[str, list[Actor]] = {}
    for actor in named:
        groups.setdefault(side_of(actor) or actor.code, []).append(actor)
    found = [*groups.values(), [], []]
    return found[0], found[1]


def accused(
    incident: Incident, events: list[Event], disorder: str
) -> tuple[list[Actor], list[Actor]]:
    """Return the parties of the side that is said to have acted, and of the one it was done to.

    Only acts of the kind of the row count, and only as told as done: nobody acts by a denial. Where
    sources name different sides both are empty; without a doer the second is whom it was done to.
    """
    told = [e for e in events if e.realis in DONE and acled_kind(e).disorder == disorder]
    blamed = [
        c.answer
        for s in incident.claim_sets
        if s.kind in ("breach", "responsible", "began")
        for c in s.claims
        if isinstance(c.answer, Actor)
    ]
    doers = [list(e.actors) for e in told if e.actors]
    doers += [[a] for a in blamed]
    alone = {side for group in doers if len(found := _sides(group)) == 1 for side in found}
    if len(alone) > 1:
        return [], []
    whom = [a for e in told for a in e.recipients]
    if not alone:  # both sides of a fight, or nobody
        one, two = sides(_once(a for group in doers for a in group))
        return (one, two) if one else ([], sides(_once(whom))[0])
    one = _once(a for group in doers for a in group if _side(a) in alone)
    return one, sides(_once(a for a in whom if _side(a) not in alone))[0]


def _side(actor: Actor) -> str:
    return side_of(actor) or actor.code


def _sides(named: Iterable[Actor]) -> set[str]:
    return {_side(a) for a in named}


def _once(named: Iterable[Actor]) -> list[Actor]:
    return list({a.code: a for a in reversed(list(named))}.values())[::-1]


def _actors(one: list[Actor], two: list[Actor]) -> Row:
    cells: Row = {}
    codes = []
    for number, group in enumerate((one, two), 1):
        if not group:
            continue
        head = group[0]
        code = inter(head.sector, head.country)
        codes.append(code)
        first, *others = dict.fromkeys(map(party_name, group))
        cells[f"actor{number}"] = first
        cells[f"assoc_actor_{number}"] = "; ".join(others) or None
        cells[f"inter{number}"] = code
    if one:
        cells["interaction"] = int("".join(map(str, sorted(codes)))) * (
            10 if len(codes) == 1 else 1
        )
    return cells


def country_names(code: str | None) -> tuple[str | None, int | None]:
    """Return the name and the ISO 3166-1 numeric code of a country."""
    found = pycountry.countries.get(alpha_3=code) if code else None
    return (found.name, int(found.numeric)) if found else (code, None)


def _where(reader: Reader, incident: Incident, on: str | None) -> Row:
    place = incident.place
    if place is None:
        return {}
    name, numeric = country_names(reader.country(place, on))
    return {
        "iso": numeric,
        "country": name,
        "admin1": place.admin1,
        "location": place.name or place.text,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": _PRECISION.get(place.precision),
    }


def _notes(incident: Incident, figures: list[Figure], first: str | None) -> str:
    parts = [NOTE, claim_words(incident)]
    if not first:
        parts.append("The day is not stated.")
    if incident.place is None:
        parts.append("The place is not stated.")
    elif incident.place.dispute:
        parts.append(f"The place lies in a disputed area ({incident.place.dispute}).")
    if figures:
        parts.append(f"Dead, by source: {'; '.join(f.words() for f in figures)}.")
    return " ".join(filter(None, parts))


def _tags(incident: Incident, events: list[Event]) -> str:
    tags = {f"realis={e.realis}" for e in events}
    tags |= {f"{s.kind}={s.status}" for s in incident.claim_sets}
    if incident.place is not None and incident.place.dispute:
        tags.add(f"disputed={incident.place.dispute}")
    return "; ".join(sorted(tags))
