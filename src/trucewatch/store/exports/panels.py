"""Panels for statistics: dyad by day and country by month, with the zeros filled in.

Cells count mentions, whose word they are stays in ``sources``; what is told twice counts twice.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import msgspec

from trucewatch.linking.camps.sides import side_of
from trucewatch.records import Event
from trucewatch.store.exports.cells import write_csv
from trucewatch.store.exports.generic import Row, spans_days, when_of
from trucewatch.store.exports.reader import Reader, quads
from trucewatch.store.exports.types import DONE

_QUADS = {
    1: "verbal_cooperation",
    2: "material_cooperation",
    3: "verbal_conflict",
    4: "material_conflict",
}
_NOT_YET = {
    "denied": "denied",
    "threatened": "threatened",
    "demanded": "demanded",
    "offered": "offered",
    "proposed": "offered",
    "planned": "offered",
}
_COUNTS = (*_QUADS.values(), "denied", "threatened", "demanded", "offered")


class Cell(msgspec.Struct):
    """The counts of one unit in one period."""

    counts: dict[str, int] = msgspec.field(default_factory=lambda: dict.fromkeys(_COUNTS, 0))
    sources: set[str] = msgspec.field(default_factory=set)
    incidents: int = 0

    def add(self, column: str, source: str) -> None:
        """Count one mention by the word of a source."""
        self.counts[column] += 1
        self.sources.add(source)

    def row(self) -> Row:
        """Return the cell's columns."""
        return {**self.counts, "sources": len(self.sources), "incidents": self.incidents}


class _Panels(msgspec.Struct):
    dyads: dict[tuple[str, str], dict[str, Cell]] = msgspec.field(default_factory=dict)
    countries: dict[str, dict[str, Cell]] = msgspec.field(default_factory=dict)
    undated: int = 0
    longer: int = 0  # than a day


def write_panels(reader: Reader, folder: Path) -> dict[str, int]:
    """Write ``dyad_day.csv`` and ``country_month.csv``; return rows, and what could not be placed.

    The dyads and countries are those that the selection holds. The days run from --from to --to
    where they are given, else from the first to the last day that is told.
    """
    panels = _Panels()
    for event in reader.events():
        _count(reader, panels, event)
    _count_incidents(reader, panels)
    days = write_csv(folder / "dyad_day.csv", "dyad_day", _dyad_days(reader, panels))
    months = write_csv(folder / "country_month.csv", "country_month", _months(reader, panels))
    return {
        "dyad_day.csv": days,
        "country_month.csv": months,
        "events without a day": panels.undated,
        "events told of more than a day": panels.longer,
    }


def _column(event: Event) -> str | None:
    if event.same_as is not None:
        return None
    if event.realis in DONE:
        return _QUADS.get(quads().get(event.type, 0))
    return _NOT_YET.get(event.realis)


def _count(reader: Reader, panels: _Panels, event: Event) -> None:
    column = _column(event)
    first, last = spans_days(event.time)
    if column is None:
        return
    if first is None:
        panels.undated += 1
        return
    code, name = reader.source_of(event)
    source = event.story_id if code == "narrator" else code or name
    if first[:7] == (last or first)[:7]:
        country = _country(reader, event, first)
        months = panels.countries.setdefault(country, {})
        months.setdefault(first[:7], Cell()).add(column, source)
    if first != last:
        panels.longer += 1
        return
    for dyad in _dyads(event):
        panels.dyads.setdefault(dyad, {}).setdefault(first, Cell()).add(column, source)


def _country(reader: Reader, event: Event, on: str) -> str:
    if event.place is None:
        return "not stated"
    found = reader.country(event.place, on)
    return found or ("disputed" if event.place.dispute else "not stated")


def _dyads(event: Event) -> list[tuple[str, str]]:
    actors = {side_of(a) or a.code for a in event.actors}
    recipients = {side_of(a) or a.code for a in event.recipients}
    return sorted((a, r) for a in actors for r in recipients if a != r)


def _count_incidents(reader: Reader, panels: _Panels) -> None:
    for incident in reader.incidents():
        first, last = when_of(reader, incident)
        if first is None or first[:7] != (last or first)[:7]:
            continue
        place = incident.place
        country = reader.country(place, first) if place else None
        name = country or ("disputed" if place and place.dispute else "not stated")
        panels.countries.setdefault(name, {}).setdefault(first[:7], Cell()).incidents += 1


def _ends(reader: Reader, told: set[str]) -> tuple[str, str] | None:
    f = reader.selection.filter
    first, last = f.since or min(told, default=None), f.until or max(told, default=None)
    return (first, last) if first and last and told else None


def _dyad_days(reader: Reader, panels: _Panels) -> Iterator[Row]:
    ends = _ends(reader, {d for days in panels.dyads.values() for d in days})
    if ends is None:
        return
    for (actor, recipient), days in sorted(panels.dyads.items()):
        for day in _days(*ends):
            cell = days.get(day) or Cell()
            yield {"date": day, "actor": actor, "recipient": recipient, **cell.row()}


def _days(first: str, last: str) -> Iterator[str]:
    day, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    while day <= end:
        yield day.isoformat()
        day += datetime.timedelta(days=1)


def _months(reader: Reader, panels: _Panels) -> Iterator[Row]:
    ends = _ends(reader, {m for months in panels.countries.values() for m in months})
    if ends is None:
        return
    for country, months in sorted(panels.countries.items()):
        for month in _month_names(ends[0][:7], ends[1][:7]):
            cell = months.get(month) or Cell()
            yield {"month": month, "country": country, **cell.row()}


def _month_names(first: str, last: str) -> Iterator[str]:
    year, month = int(first[:4]), int(first[5:7])
    while f"{year:04}-{month:02}" <= last:
        yield f"{year:04}-{month:02}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
