"""The map of incidents: places that share a point are one mark, and the list says how many."""

from __future__ import annotations

import datetime

import msgspec

from trucewatch.records import Incident
from trucewatch.store import pages_timeline
from trucewatch.store.pages_kept import kept
from trucewatch.views.web import labels
from trucewatch.views.web.asking import Ask
from trucewatch.views.web.maps import VIEWS, MapView, Spot, draw, whole
from trucewatch.views.web.page_incident import incident_title
from trucewatch.views.web.problem import Problem
from trucewatch.views.web.windows import asked_day

# Marks on one map; the list beside it would be no list with more.
MOST_SPOTS = 60


class Placed(msgspec.Struct, frozen=True):
    """An incident on the map."""

    id: str
    title: str
    days: str
    place: str


class MapPage(msgspec.Struct, frozen=True):
    """The page of the map."""

    map: MapView | None
    view: str
    views: tuple[tuple[str, str], ...]
    since: str
    until: str
    dates: tuple[str, ...]
    incidents: tuple[Placed, ...]
    shown: int
    left: int
    whole: str


def make(ask: Ask) -> MapPage:
    """Return the map that is asked for; the usual one is kept until the record changes.

    Raises Problem.
    """
    if not ask.query:
        return kept(ask.record, "map", lambda record: _made(ask))
    return _made(ask)


def _made(ask: Ask) -> MapPage:
    view = ask.get("view") if ask.get("view") in dict(VIEWS) else ""
    since, until = asked_day(ask, "from"), asked_day(ask, "to")
    box = _box(ask.get("box"))
    if box is not None:
        found = pages_timeline.inside(ask.record, box)
    else:
        found = pages_timeline.placed(
            ask.record, since or "", _after(until), undated=not (since or until)
        )
    spots = _spots(found)
    dates = sorted({(i.time.from_ or "")[:10] for i in found if i.time and i.time.from_})
    return MapPage(
        map=draw(spots[:MOST_SPOTS], view, box),
        view=view,
        views=VIEWS,
        since=since or "",
        until=until or "",
        dates=tuple(dates),
        incidents=tuple(
            Placed(i.id, incident_title(i, ask.record), labels.time_words(i.time), i.place.name)
            for i in found[:MOST_SPOTS]
            if i.place
        ),
        shown=len(found),
        left=max(0, len(spots) - MOST_SPOTS),
        whole=whole(spots[:MOST_SPOTS]) if box is None else "",
    )


def _after(until: str | None) -> str:
    if not until:
        return "9999"
    day = datetime.date.fromisoformat(until)
    return (day + datetime.timedelta(days=1)).isoformat() if day < datetime.date.max else "9999"


def _box(text: str) -> tuple[float, float, float, float] | None:
    if not text:
        return None
    try:
        west, south, east, north = (float(v) for v in text.replace(",", " ").split())
    except ValueError:
        west, south, east, north = 0.0, 1.0, 0.0, 0.0
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise Problem(400, "Not a window", "'box' has to be west south east north in degrees")
    return west, south, east, north


def _spots(found: list[Incident]) -> list[Spot]:
    """Return one spot per place: first where somebody is asked about something, most incidents."""
    groups: dict[tuple[str, float | None, float | None], list[Incident]] = {}
    for incident in found:
        if incident.place is not None:
            key = (incident.place.name, incident.place.lat, incident.place.lon)
            groups.setdefault(key, []).append(incident)
    spots = []
    for own in groups.values():
        place = own[0].place
        assert place is not None
        days = sorted((i.time.from_ or "")[:10] for i in own if i.time and i.time.from_)
        spots.append(
            Spot(
                name=place.name,
                lat=place.lat,
                lon=place.lon,
                radius_km=place.radius_km,
                precision=place.precision,
                dispute=place.dispute,
                count=len(own),
                href=f"/incidents/{own[0].id}"
                if len(own) == 1
                else f"/incidents?place={place.name}",
                words=labels.days(days[0], days[-1]) if days else "undated",
                date=days[0] if days else "",
                asked=any(i.claim_sets for i in own),
            )
        )
    return sorted(spots, key=lambda s: (not s.asked, -s.count, s.name))
