"""The time line: how many records fall on each step, and which ones."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec

from trucewatch.records import Agreement, Incident, Movement, Round
from trucewatch.store import pages_list, pages_timeline
from trucewatch.store.pages_list import Wanted
from trucewatch.store.record import Record
from trucewatch.views.web import labels
from trucewatch.views.web.asking import Ask
from trucewatch.views.web.page_incident import incident_title
from trucewatch.views.web.windows import STEPS, asked_day, begin, date_of, edges, following, name

COLUMNS = {"day": 31, "week": 26, "month": 24}
KINDS = (("incident", "Incidents"), ("finding", "Findings"), ("round", "Rounds of talks"),
         ("position", "Positions"), ("agreement", "Agreements made"))  # fmt: skip
LISTED = 40


class Column(msgspec.Struct, frozen=True):
    """A step of time: its count, its height against the highest of its row, its address."""

    name: str
    count: int
    height: float
    since: str
    until: str


class Band(msgspec.Struct, frozen=True):
    """A kind of record over time."""

    kind: str
    name: str
    columns: tuple[Column, ...]
    highest: int


ASKS = ("by", "from", "to", "until")


class Entry(msgspec.Struct, frozen=True):
    """Something that happened or was said, by its day."""

    date: str
    kind: str
    title: str
    href: str


class TimelineView(msgspec.Struct, frozen=True):
    """The page of the time line."""

    by: str
    since: str
    until: str
    bands: tuple[Band, ...]
    entries: tuple[Entry, ...]
    earlier: str
    later: str
    chosen: bool


def make(ask: Ask) -> TimelineView:
    """Return the time line that is asked for. Raises Problem."""
    by = ask.get("by") if ask.get("by") in STEPS else "week"
    ends = [pages_timeline.extent(ask.record, kind) for kind in ("incident", "round", "position")]
    last = date_of(asked_day(ask, "until") or max((e for _, e in ends if e), default=None))
    first = date_of(min((b for b, _ in ends if b), default=None))
    days = edges(last, by, COLUMNS[by]) if last else []
    since, until = asked_day(ask, "from"), asked_day(ask, "to")
    newest = date_of(max((e for _, e in ends if e), default=None))
    return TimelineView(
        by=by,
        since=since or (days[0].isoformat() if days else ""),
        until=until or (_before(days[-1]) if days else ""),
        bands=tuple(_band(ask, k, n, days, by) for k, n in KINDS),
        entries=_entries(ask, since or (days[0].isoformat() if days else None),
                         until or (_before(days[-1]) if days else None)),
        earlier=_before(days[0]) if days and first and first < days[0] else "",
        later=_later(days, by, newest),
        chosen=bool(since or until),
    )  # fmt: skip


def _before(day: datetime.date) -> str:
    return (day - datetime.timedelta(days=1)).isoformat()


def _later(days: list[datetime.date], by: str, newest: datetime.date | None) -> str:
    if not days or newest is None or newest < days[-1]:
        return ""
    return min(newest, following(days[-1], by, COLUMNS[by])).isoformat()


def _band(ask: Ask, kind: str, title: str, days: list[datetime.date], by: str) -> Band:
    counts = [0] * max(0, len(days) - 1)
    if days:
        found = pages_timeline.days(ask.record, kind, days[0].isoformat(), days[-1].isoformat())
        places = {d: i for i, d in enumerate(days[:-1])}
        for text, n in found.items():
            day = date_of(text)
            if day is not None and (at := places.get(begin(day, by))) is not None:
                counts[at] += n
    highest = max(counts, default=0)
    columns = tuple(
        Column(name(d, by), n, round(n / highest, 3) if highest else 0.0, d.isoformat(), _before(e))
        for d, e, n in zip(days, days[1:], counts, strict=False)
    )
    return Band(kind, title, columns, highest)


def _entries(ask: Ask, since: str | None, until: str | None) -> tuple[Entry, ...]:
    """Return the latest of what falls into a span, newest first."""
    found: list[tuple[str, Entry]] = []
    for kind in ("incident", "round", "movement", "agreement"):
        wanted = Wanted(since=since, until=until)
        bodies = pages_list.listed(ask.record, kind, wanted, None, LISTED).bodies
        found += [_entry(ask.record, kind, body) for body in bodies]
    found.sort(key=lambda e: e[0], reverse=True)
    return tuple(entry for _, entry in found[:LISTED])


def _entry(record: Record, kind: str, body: str) -> tuple[str, Entry]:
    item: Any
    if kind == "incident":
        item = msgspec.json.decode(body, type=Incident)
        date = (item.time.from_ if item.time else "") or ""
        name = incident_title(item, record)
        return date, Entry(labels.day(date), kind, name, f"/incidents/{item.id}")
    if kind == "round":
        item = msgspec.json.decode(body, type=Round)
        date = item.dates[0] if item.dates else ""
        title = f"{item.status}: {item.venue or 'venue not stated'}"
        return date, Entry(labels.day(date), "round of talks", title, f"/talks/{item.process}")
    if kind == "movement":
        item = msgspec.json.decode(body, type=Movement)
        title = f"{item.party.name} moved on {labels.issue(item.issue)}"
        href = f"/talks/{item.process}?issue={item.issue}&party={item.party.code}#history"
        return item.date or "", Entry(labels.day(item.date), kind, title, href)
    item = msgspec.json.decode(body, type=Agreement)
    return item.signed or "", Entry(labels.day(item.signed), kind, item.name,
                                    f"/agreements/{item.id}")  # fmt: skip
