"""The first page: what is new since one last looked, contested now, silent, and next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from trucewatch.records import Incident, Movement, Position, Round, Story
from trucewatch.store import pages_common, pages_context, pages_overview
from trucewatch.views.camps import side_of_code
from trucewatch.views.silence import Silence, silences
from trucewatch.views.web import labels
from trucewatch.views.web.asking import Ask
from trucewatch.views.web.evidence import Sentence, mention_sentence, sources
from trucewatch.views.web.page_lists import IncidentRow, incident_row
from trucewatch.views.web.slots import Party, slots
from trucewatch.views.words import plural

CONTESTED = frozenset({"contested", "denied"})
UNANSWERED = frozenset({"unanswered"})
CHANGED = frozenset({"changed"})
MOST_NEW, MOST_CONTESTED, MOST_SILENT, MOST_ROUNDS, MOST_MOVED = 6, 4, 5, 5, 4
# Of so many new incidents the most asked about are shown.
NEW_READ = 40
# Planned meetings that are looked through for those that still lie ahead.
ROUNDS_READ = 60
# A meeting without a day that was spoken of longer ago than this (days) is no longer next.
STILL_AHEAD = 30


class NewPosition(msgspec.Struct, frozen=True):
    """A position that is new or changed."""

    id: str
    party: Party
    kind: str
    glyph: str
    issue: str
    value: str
    condition: str
    date: str
    process: str
    new: bool
    sentence: Sentence | None


class NewIncident(msgspec.Struct, frozen=True):
    """An incident that is new or changed."""

    row: IncidentRow
    new: bool


class Meeting(msgspec.Struct, frozen=True):
    """A planned round."""

    id: str
    days: str
    venue: str
    participants: tuple[str, ...]
    process: str
    process_name: str
    sentence: Sentence | None


class SilentRow(msgspec.Struct, frozen=True):
    """An agreement's provisions that nobody reported on, or not for days; each with how long."""

    agreement_id: str
    agreement: str
    provisions: tuple[str, ...]


class MovedRow(msgspec.Struct, frozen=True):
    """Who went from which kind of stand to which, each end with its words and sentence."""

    id: str
    party: Party
    issue: str
    process: str
    old: NewPosition
    later: NewPosition


class OverviewView(msgspec.Struct, frozen=True):
    """The first page. Its lists are cut; ``…_all`` and ``moved`` say how many there are."""

    looked: str
    stories: int
    positions: tuple[NewPosition, ...]
    incidents: tuple[NewIncident, ...]
    contested: tuple[IncidentRow, ...]
    unanswered: tuple[IncidentRow, ...]
    changed: tuple[IncidentRow, ...]
    meetings: tuple[Meeting, ...]
    silent: tuple[SilentRow, ...]
    movements: tuple[MovedRow, ...]
    moved: str
    incidents_all: str
    contested_all: str
    empty: bool


def make(ask: Ask) -> OverviewView:
    """Return the first page."""
    record = ask.record
    look = pages_overview.last_look(ask.own, ask.person.name)

    def rows(wanted: frozenset[str], most: int) -> tuple[IncidentRow, ...]:
        found = pages_overview.with_status(record, "incident", wanted, most, ask.keep)
        return tuple(incident_row(i, ask) for i in found)

    new: list[tuple[Incident, bool]] = pages_overview.new_since(
        record, look.run, "incident", NEW_READ, ask.keep
    )
    # what somebody answers comes before what is only told of
    new = sorted(new, key=lambda n: not n[0].claim_sets)[:MOST_NEW]
    moved = pages_overview.count_new(record, look.run, "movement", ask.keep)
    contested = rows(CONTESTED, MOST_CONTESTED)
    stories = pages_overview.new_stories(record, look.run)
    return OverviewView(
        looked=labels.day(look.at) if look.at else "",
        stories=stories,
        positions=_positions(ask, look.run),
        incidents=tuple(NewIncident(incident_row(i, ask), fresh) for i, fresh in new),
        contested=contested,
        unanswered=rows(UNANSWERED, MOST_CONTESTED),
        changed=rows(CHANGED, MOST_CONTESTED),
        meetings=_meetings(ask),
        silent=_silent(ask),
        movements=_moved(ask, look.run),
        moved=_many(moved, "position") if moved.number else "",
        incidents_all=_many(
            pages_overview.count_new(record, look.run, "incident", ask.keep), "incident"
        ),
        contested_all=_many(
            pages_overview.count_status(record, "incident", CONTESTED, ask.keep), "incident"
        ),
        empty=not stories and not look.run and not contested,
    )


def _many(found: pages_overview.Many, noun: str) -> str:
    """Return a count with its noun, "at least" before it where not all were looked through."""
    words = plural(found.number, noun)
    return f"at least {words}" if found.least else words


def _positions(ask: Ask, run: int) -> tuple[NewPosition, ...]:
    found: list[tuple[Position, bool]] = pages_overview.new_since(
        ask.record, run, "position", MOST_NEW, ask.keep
    )
    told = sources(ask.record, [i for p, _ in found for i in p.statement_ids[:1]], [])
    return tuple(_position(p, fresh, told, ask) for p, fresh in found)


def _silent(ask: Ask) -> tuple[SilentRow, ...]:
    """Return the silent provisions of the agreements touched last, as of the latest story's day."""
    until = (pages_context.facts(ask.record).latest or "")[:10]
    agreements, last = pages_overview.touched_last(ask.record, MOST_SILENT, ask.keep)
    rows: dict[str, list[Silence]] = {}
    for s in silences(agreements, last, until):
        rows.setdefault(s.key[0], []).append(s)
    return tuple(
        SilentRow(id_, own[0].agreement, tuple(map(_silence, own))) for id_, own in rows.items()
    )


def _silence(s: Silence) -> str:
    if not s.last:
        return f"{s.provision}: nothing in what was read"
    return f"{s.provision}: nothing for {plural(s.days, 'day')}, since {labels.day(s.last)}"


def _moved(ask: Ask, run: int) -> tuple[MovedRow, ...]:
    """Return the movements that are new, each with both of its ends."""
    found: list[tuple[Movement, bool]] = pages_overview.new_since(
        ask.record, run, "movement", MOST_MOVED, ask.keep
    )
    ids = [i for m, _ in found for i in (m.from_position, m.to_position)]
    known: dict[str, Position] = {
        p.id: p for p in pages_common.linked_by_ids(ask.record, "position", ids)
    }
    told = sources(ask.record, [i for p in known.values() for i in p.statement_ids[:1]], [])
    out = []
    for m, _ in found:
        old, later = known.get(m.from_position), known.get(m.to_position)
        if old is not None and later is not None:
            ends = (_position(old, False, told, ask), _position(later, False, told, ask))
            own = ends[1].party
            side = "" if own.side == m.party.name else own.side
            party = msgspec.structs.replace(own, name=m.party.name, side=side)
            out.append(MovedRow(m.id, party, labels.issue(m.issue), m.process, *ends))
    return tuple(out)


def _position(p: Position, fresh: bool, told: Any, ask: Ask) -> NewPosition:
    sides = [s for s in p.process.split("–") if s]
    colours = slots(sides, ask.watch)
    party = colours.party(p.party, side_of_code(p.party.code))
    first = p.statement_ids[0] if p.statement_ids else ""
    return NewPosition(
        id=p.id,
        party=party,
        kind=labels.plain(p.kind),
        glyph=labels.glyph(p.kind),
        issue=labels.issue(p.issue),
        value=p.value,
        condition=p.condition or "",
        date=labels.day(p.date),
        process=p.process,
        new=fresh,
        sentence=told.sentence(first, party.slot) if first else None,
    )


def _ahead(r: Round, latest: str, told: Mapping[str, str]) -> bool:
    """Return whether a planned meeting lies ahead of the ``latest`` story's day; one without a day
    does where a story not much older speaks of it."""
    if r.dates or not latest:
        return not r.dates or max(r.dates) >= latest
    days = [days_between(told[m.story_id], latest) for m in r.mentions if m.story_id in told]
    return not days or min(days) <= STILL_AHEAD


def days_between(first: str, last: str) -> int:
    """Return the days from one ISO 8601 date to another; 0 where either is no whole day."""
    try:
        return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days
    except ValueError:
        return 0


def _meetings(ask: Ask) -> tuple[Meeting, ...]:
    """Return meetings that lay ahead of the latest story, the nearest first, undated ones last.

    The record does not know today's date: what is next is next as of what was read.
    """
    planned = frozenset({"planned"})
    rounds: list[Round] = pages_overview.with_status(
        ask.record, "round", planned, ROUNDS_READ, ask.keep
    )
    latest = pages_context.facts(ask.record).latest or ""
    told = pages_overview.told_last(ask.record, (m.story_id for r in rounds for m in r.mentions))
    found = [r for r in rounds if _ahead(r, latest, told)]
    # what says neither day nor place nor who comes last
    found.sort(key=lambda r: (not r.dates, r.dates[:1], not r.venue, not r.participants))
    found = found[:MOST_ROUNDS]
    first = [m.story_id for r in found for m in r.mentions[:1]]
    stories = pages_common.by_ids(ask.record, Story, first)
    return tuple(
        Meeting(
            id=r.id,
            days=", ".join(map(labels.day, r.dates)),
            venue=r.venue or "",
            participants=tuple(dict.fromkeys(a.name or a.text for a in r.participants)),
            process=r.process,
            process_name=labels.process_name(r.process),
            sentence=next(
                (
                    mention_sentence(m, stories[m.story_id])
                    for m in r.mentions[:1]
                    if m.story_id in stories
                ),
                None,
            ),
        )
        for r in found
    )
