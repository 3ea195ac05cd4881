"""The numbers of dead that each source gives of an incident; never added up, never chosen from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from trucewatch.linking.sides import side_of
from trucewatch.records import Actor, Event, Incident, Quantity
from trucewatch.store.exports.generic import range_words
from trucewatch.store.exports.reader import Reader


class Figure(msgspec.Struct, frozen=True):
    """One number of dead by one source. ``code`` and ``source`` are those of whose word it is."""

    code: str
    source: str
    quantity: Quantity
    event: Event

    def words(self) -> str:
        """Return the figure with its source: ``Klow officials: 8 or more (soldiers)``."""
        q = self.quantity
        of = f" ({', '.join(a.text for a in q.of)})" if q.of else ""
        return f"{self.source or 'source not named'}: {range_words(q.low, q.high)}{of}"


def deaths(reader: Reader, incident: Incident) -> list[Figure]:
    """Return every figure of dead that the incident's mentions hold, each source's once, without
    those that it takes back."""
    found: dict[tuple[object, ...], Figure] = {}
    for event in reader.events_of(incident):
        code, name = reader.source_of(event)
        for quantity in event.quantities:
            if quantity.kind == "killed" and quantity.hedge != "former":
                whom = tuple(a.code for a in quantity.of)
                key = (code, name, whom, quantity.civilian, quantity.low, quantity.high)
                found.setdefault(key, Figure(code, name, quantity, event))
    return list(found.values())


def agreed(figures: Sequence[Figure]) -> int | None:
    """Return the number that all figures give exactly, None where they differ or leave it open."""
    ranges = {(f.quantity.low, f.quantity.high) for f in figures}
    if len(ranges) != 1:
        return None
    low, high = ranges.pop()
    return int(low) if low is not None and low == high else None


def bounds(figures: Sequence[Figure]) -> tuple[int | None, int | None]:
    """Return the lowest and the highest single figure, None where one leaves that end open."""
    lows = [f.quantity.low for f in figures]
    highs = [f.quantity.high for f in figures]
    low = [v for v in lows if v is not None]
    high = [v for v in highs if v is not None]
    return (
        int(min(low)) if low and len(low) == len(lows) else None,
        int(max(high)) if high and len(high) == len(highs) else None,
    )


def group(quantity: Quantity, side_a: str | None, side_b: str | None) -> str:
    """Return whose dead a figure counts: civilians, a, b or unknown."""
    if quantity.civilian or (quantity.of and all(a.sector == "CVL" for a in quantity.of)):
        return "civilians"
    sides = {side_of(a) for a in quantity.of}
    for name, side in (("a", side_a), ("b", side_b)):
        if side is not None and sides == {side}:
            return name
    return "unknown"


def parties(events: Iterable[Event], incident: Incident) -> list[Actor]:
    """Return the parties that any source names in an incident, in order, each code once.

    Those who act come first, then those it is done to, then those whom claims name.
    """
    found: dict[str, Actor] = {}
    events = list(events)
    named = [a for e in events for a in e.actors] + [a for e in events for a in e.recipients]
    for claim_set in incident.claim_sets:
        if claim_set.kind in ("breach", "responsible", "began"):
            named += [c.answer for c in claim_set.claims if isinstance(c.answer, Actor)]
    for actor in named:
        found.setdefault(actor.code, actor)
    return list(found.values())
