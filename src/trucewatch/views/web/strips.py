"""Time strips: what a claim is about as a bar, when it was said as a dotted line with a glyph.

Nothing is drawn sharper than it was said: a day is drawn as a day, a part of a day softly.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import msgspec

from trucewatch.records import Claim, Incident, Time
from trucewatch.views.web import labels
from trucewatch.views.web.evidence import Sources
from trucewatch.views.web.slots import Party, Slots

# More days than this get an axis of weeks; more lanes than MOST are left to the columns above.
DAYS_APART, MOST = 14, 16


class Bar(msgspec.Struct, frozen=True):
    """A stretch of the axis in percent, with what it says."""

    x: float
    width: float
    soft: bool = False
    glyph: str = ""


class Lane(msgspec.Struct, frozen=True):
    """One claimant: what the claims are about, when they were said, what has no day."""

    party: Party
    about: tuple[Bar, ...]
    said: tuple[Bar, ...]
    words: str
    undated: str


class Strip(msgspec.Struct, frozen=True):
    """Lanes over an axis of days or weeks."""

    axis: tuple[str, ...]
    lanes: tuple[Lane, ...]


Extent = tuple[float, float, bool]


def _extent(time: Time | None) -> Extent | None:
    """Return the first and last day of a time as day numbers, and whether the edges are soft."""
    if time is None or not time.from_:
        return None
    try:
        first = datetime.date.fromisoformat(time.from_[:10]).toordinal()
        last = datetime.date.fromisoformat((time.to or time.from_)[:10]).toordinal()
    except ValueError:
        return None
    if last < first:
        return None
    return float(first), float(last + 1), time.precision not in ("day", "week", "month", "year")


def strip(incident: Incident, found: Sources, colours: Slots) -> Strip | None:
    """Return the strip of an incident's claims, None when nothing in it has a day."""
    rows: dict[str, tuple[Party, list[Claim]]] = {}
    for claim_set in incident.claim_sets:
        for claim in claim_set.claims:
            party = colours.party(claim.claimant, claim.camp)
            rows.setdefault(claim.claimant.code, (party, []))[1].append(claim)
    drafts = [_draft(party, claims, found) for party, claims in list(rows.values())[:MOST]]
    extents = [e for _, about, said, _ in drafts for e in (*about, *(s for s, _ in said))]
    if not extents:
        return None
    first, last = min(e[0] for e in extents), max(e[1] for e in extents)
    lanes = tuple(_lane(*draft, first, last) for draft in drafts)
    return Strip(axis=_axis(int(first), int(last)), lanes=lanes)


Draft = tuple[Party, list[Extent], list[tuple[Extent, str]], list[str]]


def _draft(party: Party, claims: Iterable[Claim], found: Sources) -> Draft:
    about: list[Extent] = []
    said: list[tuple[Extent, str]] = []
    undated: list[str] = []
    for claim in claims:
        when = _extent(claim.time)
        if when is not None and (when, claim.act) not in said:
            said.append((when, claim.act))
        ids = set(claim.statement_ids)
        times = [_extent(e.time) for e in found.events.values() if e.statement_id in ids]
        about += [t for t in times if t is not None and t not in about]
        if when is None:
            undated.append("when it was said")
        if ids and not any(times):
            undated.append("what it is about")
    return party, about, said, list(dict.fromkeys(undated))


def _lane(
    party: Party,
    about: list[Extent],
    said: list[tuple[Extent, str]],
    undated: list[str],
    first: float,
    last: float,
) -> Lane:
    def bar(extent: Extent, act: str = "") -> Bar:
        scale = 100 / (last - first)
        x = round((extent[0] - first) * scale, 2)
        width = round((extent[1] - extent[0]) * scale, 2)
        return Bar(x, width, extent[2], labels.glyph(act) if act else "")

    words = [f"about {_words(e)}" for e in about]
    words += [f"{labels.verb(act)} {_words(e)}" for e, act in said]
    return Lane(
        party=party,
        about=tuple(map(bar, about)),
        said=tuple(bar(e, act) for e, act in said),
        words="; ".join(words) or "nothing dated",
        undated=", ".join(undated),
    )


def _words(extent: Extent) -> str:
    first = datetime.date.fromordinal(int(extent[0])).isoformat()
    last = datetime.date.fromordinal(int(extent[1]) - 1).isoformat()
    return labels.days(first, last)


def _axis(first: int, last: int) -> tuple[str, ...]:
    count = last - first
    step = 1 if count <= DAYS_APART else -(-count // 7)
    marks = range(first, last, step)
    return tuple(labels.day(datetime.date.fromordinal(d).isoformat()) for d in marks)
