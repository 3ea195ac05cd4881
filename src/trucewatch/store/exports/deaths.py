"""The numbers of dead that each source gives of an incident; never added up across sources, never
chosen from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from trucewatch.linking.camps.sides import side_of
from trucewatch.linking.tolls.losses import told_together
from trucewatch.records import Actor, Event, Incident, Quantity, RangeAnswer
from trucewatch.store.exports.generic import range_words
from trucewatch.store.exports.reader import Reader


class Figure(msgspec.Struct, frozen=True):
    """One number of dead by one source. ``code`` and ``source`` are those of whose word it is;
    ``parts`` the numbers that add up to it in the same words, or that are told as being in it."""

    code: str
    source: str
    quantity: Quantity
    event: Event
    parts: tuple[Quantity, ...] = ()

    def words(self) -> str:
        """Return the figure with its source: ``Klow officials: 8 or more (soldiers)``."""
        q = self.quantity
        of = f" ({', '.join(a.text for a in q.of)})" if q.of else ""
        return f"{self.source or 'source not named'}: {range_words(q.low, q.high)}{of}"

    def is_sum(self) -> bool:
        """Return whether the source gives the parts alone ("two soldiers and five nurses")."""
        return any(p.start == self.quantity.start for p in self.parts)


def deaths(reader: Reader, incident: Incident) -> list[Figure]:
    """Return every figure of dead that the incident's mentions hold, each source's once, without
    those that it takes back. What one source's words add up is one figure."""
    found: dict[tuple[object, ...], Figure] = {}
    former = _taken_back(incident)
    for event in reader.events_of(incident):
        text = reader.story(event.story_id).text
        for quantity, parts in told_together(text, event.quantities, "killed"):
            code, name = reader.teller_of(event, quantity)
            if (code, name, quantity.low, quantity.high) in former:
                continue
            whom = tuple(a.code for a in quantity.of)
            key = (code, name, whom, quantity.civilian, quantity.low, quantity.high)
            found.setdefault(key, Figure(code, name, quantity, event, parts))
    return list(found.values())


def _taken_back(incident: Incident) -> set[tuple[object, ...]]:
    """Return the numbers that their source has corrected since, in this report or a later one."""
    return {
        (c.claimant.code, c.claimant.name, c.answer.low, c.answer.high)
        for s in incident.claim_sets if s.kind == "toll"
        for c in s.claims if isinstance(c.answer, RangeAnswer) and c.answer.hedge == "former"
    }  # fmt: skip


def by_source(figures: Sequence[Figure], side_a: str | None, side_b: str | None) -> list[Figure]:
    """Return the figures with those that one source gives of different groups, and of no other,
    added up: its dead of one side, of the other, and civilians are different people. Nothing is
    added up across sources."""
    out: list[Figure] = []
    for key in dict.fromkeys((f.code, f.source) for f in figures):
        own = [f for f in figures if (f.code, f.source) == key]
        groups = [group(f.quantity, side_a, side_b) for f in own]
        apart = len(own) > 1 and len(set(groups)) == len(own) and "unknown" not in groups
        out += [_added(own)] if apart else own
    return out


def _added(figures: Sequence[Figure]) -> Figure:
    first = figures[0]
    lows, highs = ([getattr(f.quantity, k) for f in figures] for k in ("low", "high"))
    whole = msgspec.structs.replace(
        first.quantity,
        low=None if None in lows else sum(lows),
        high=None if None in highs else sum(highs),
        of=tuple(a for f in figures for a in f.quantity.of),
    )
    return msgspec.structs.replace(first, quantity=whole)


def by_group(
    figures: Sequence[Figure], side_a: str | None, side_b: str | None
) -> dict[str, int | None]:
    """Return the dead of each group (a, b, civilians, unknown) on which the sources that give them
    agree; ``unknown`` without the totals of sources that divide nothing where others divide theirs,
    so that the groups of one row never count anybody twice."""
    told = [_divided(f, side_a, side_b) for f in figures]
    split = any(g != "unknown" for one in told for g in one)
    out: dict[str, int | None] = {}
    for name in ("a", "b", "civilians", "unknown"):
        whole = name == "unknown" and split
        given = {one[name] for one in told if name in one and not (whole and len(one) == 1)}
        out[name] = given.pop() if len(given) == 1 else None
    return out


def _divided(f: Figure, side_a: str | None, side_b: str | None) -> dict[str, int | None]:
    """Return a figure's dead by group: a total with parts of another group is lessened by them."""
    own: dict[str, int | None] = {}
    whole = group(f.quantity, side_a, side_b)
    rest = _exact(f.quantity)
    for part in f.parts:
        name, number = group(part, side_a, side_b), _exact(part)
        if name == whole and not f.is_sum():
            continue
        known = own.get(name, 0)
        own[name] = None if known is None or number is None else known + number
        rest = None if rest is None or number is None else rest - number
    if not f.is_sum() and rest != 0:
        own[whole] = rest
    return own


def _exact(quantity: Quantity) -> int | None:
    exact = quantity.low is not None and quantity.low == quantity.high
    return int(quantity.low) if exact and quantity.low is not None else None


def agreed(figures: Sequence[Figure]) -> int | None:
    """Return the number that all figures give exactly, None where they differ or leave it open."""
    numbers = {_exact(f.quantity) for f in figures}
    return numbers.pop() if len(numbers) == 1 else None


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
