"""Looking up what records rest on while they are written out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

import msgspec

from trucewatch.records import Event, Incident, Place, Quantity, Statement, Story
from trucewatch.store.exports.selection import Selection, selected
from trucewatch.store.record import Record
from trucewatch.vocab.gazetteer import sovereign
from trucewatch.vocab.tables import table

# Stories kept in memory; exports go through records that are near each other in time.
_CACHED = 512


class Reader:
    """A record as the formats read it."""

    def __init__(self, record: Record, selection: Selection) -> None:
        """Read ``record``, keeping what ``selection`` asks for."""
        self.record = record
        self.selection = selection
        self.story = lru_cache(_CACHED)(self._story)
        self.statement = lru_cache(_CACHED * 8)(self._statement)
        self.statements_in = lru_cache(_CACHED)(self._statements_in)
        self.event = lru_cache(_CACHED * 8)(self._event)

    def rows(self, kind: str) -> Iterator[Any]:
        """Yield the selected records of a kind as plain JSON values."""
        return selected(self.record, kind, self.selection.filter)

    def incidents(self) -> Iterator[Incident]:
        """Yield the selected incidents."""
        return (msgspec.convert(r, Incident) for r in self.rows("incidents"))

    def events(self) -> Iterator[Event]:
        """Yield the selected events."""
        return (msgspec.convert(r, Event) for r in self.rows("events"))

    def statements(self) -> Iterator[Statement]:
        """Yield the selected statements."""
        return (msgspec.convert(r, Statement) for r in self.rows("statements"))

    def _body(self, table: str, id_: str) -> str | None:
        sql = f"SELECT body FROM {table} WHERE id=?"
        row = self.record.db.execute(sql, (id_,)).fetchone()
        return row[0] if row else None

    def _story(self, id_: str) -> Story:
        body = self._body("story", id_)
        if body is None:
            raise KeyError(id_)
        return msgspec.json.decode(body, type=Story)

    def _statement(self, id_: str) -> Statement | None:
        body = self._body("statement", id_)
        return msgspec.json.decode(body, type=Statement) if body else None

    def _event(self, id_: str) -> Event | None:
        body = self._body("event", id_)
        return msgspec.json.decode(body, type=Event) if body else None

    def events_of(self, incident: Incident) -> list[Event]:
        """Return an incident's events in the order of their ids."""
        found = (self.event(i) for i in incident.event_ids)
        return [e for e in found if e is not None]

    def country(self, place: Place | None, on: str | None) -> str | None:
        """Return the country a place is drawn to in the selection's view on a day, or None."""
        if place is None:
            return None
        if place.dispute is None:
            return place.country
        return sovereign(place.dispute, self.selection.view, on)

    def source_of(self, event: Event) -> tuple[str, str]:
        """Return (code, name) of whose word an event is; the outlet itself is ``narrator``."""
        if event.statement_id is None:
            return "narrator", "narrator"
        statement = self.statement(event.statement_id)
        if statement is None or statement.speaker is None:
            return "", ""
        return statement.speaker.code, statement.speaker.name

    def teller_of(self, event: Event, quantity: Quantity) -> tuple[str, str]:
        """Return (code, name) of whose word a number of an event is: of the shortest statement that
        holds it, else of the event's own."""
        holding = [
            s for s in self.statements_in(event.story_id)
            if s.speaker is not None
            and any(c.start <= quantity.start and quantity.end <= c.end for c in s.content)
        ]  # fmt: skip
        if not holding:
            return self.source_of(event)
        said = min(holding, key=lambda s: (sum(c.end - c.start for c in s.content), s.id))
        assert said.speaker is not None
        return said.speaker.code, said.speaker.name

    def _statements_in(self, story_id: str) -> tuple[Statement, ...]:
        rows = self.record.db.execute("SELECT body FROM statement WHERE story_id=?", (story_id,))
        return tuple(msgspec.json.decode(r[0], type=Statement) for r in rows)


def anchor(statement: Statement) -> tuple[int, int]:
    """Return (start, end) of what a statement is found by: its cue, else its content or source."""
    spans = [s for s in (statement.cue, *statement.content[:1], statement.speaker) if s is not None]
    return (spans[0].start, spans[0].end) if spans else (0, 0)


@cache
def quads() -> dict[str, int]:
    """Return PLOVER's quad class of each event type."""
    return {r["type"]: int(r["quad_num"]) for r in table("plover/plover_event_types.tsv")}
