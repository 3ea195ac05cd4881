"""What, where and when an incident is, by its acts: for its record and the wording of questions."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence

import msgspec

from trucewatch.linking.days.days import Days, days_of, iso_day
from trucewatch.linking.nodes import Node
from trucewatch.linking.places.places import compatible, place_key, stem
from trucewatch.records import Place, Time
from trucewatch.vocab.agreements import deed_nouns

# "In" a region, "at" a town.
_IN = {"region": "in", "country": "in", "district": "in"}
# A stretch longer than this (days) says too little of when to stand in a question.
_SHORT = 3
# A longer one is no stretch of one act.
_SHORT_STRETCH = 10


def place_of(nodes: Sequence[Node]) -> Place | None:
    """Return the place that most reports tell: of two told by as many, the one told oftener, a
    point rather than an area, the name that stands alone."""
    told = [(n.story_id, n.event.place) for n in nodes if n.event is not None and n.event.place]
    if not told:
        return None
    reports: dict[str, set[str]] = {}
    for story, p in told:
        reports.setdefault(stem(p.name), set()).add(story)
    times = Counter(stem(p.name) for _, p in told)

    def rank(p: Place) -> tuple[bool, int, int, bool, float, str]:
        name = stem(p.name)
        wide, unknown = p.precision in _IN, p.lat is None
        return wide, -len(reports[name]), -times[name], unknown, p.radius_km or 0.0, p.name

    return min((p for _, p in told), key=rank)


def time_of(nodes: Sequence[Node]) -> Time | None:
    """Return when the acts were, from the first to the last day that is told; None untold. Where a
    day is told, what is told of no end ("since Christmas") or of months does not widen it. How
    often or how long it was ("every week", "for five days") is no time when."""
    times = [
        (n.days, n.event.time) for n in nodes
        if n.days and n.event and n.event.time and (n.event.time.from_ or n.event.time.to)
    ]  # fmt: skip
    stated = [t for t in times if t[0][1] - t[0][0] <= _SHORT_STRETCH and not _open(t[1])]
    times = stated if any(t[0][1] - t[0][0] < _SHORT for t in stated) else times
    if not times:
        return None
    best = min(times, key=lambda t: (t[0][1] - t[0][0], t[0][0], t[1].text))[1]
    known = [d for d, _ in times if d[1] - d[0] <= 366]
    if not known:
        return best
    first, last = iso_day(min(d[0] for d in known)), iso_day(max(d[1] for d in known))
    if best.from_ is not None and first.startswith(best.from_[:10]) and len(known) == 1:
        return best
    return msgspec.structs.replace(best, from_=first, to=last)


def _open(time: Time) -> bool:
    return (time.value or "").endswith("/..")


def scene_words(one: Sequence[Node], nodes: Sequence[Node]) -> str:
    """Return `` at PLACE on DAY`` as far as the act that is asked about tells, else as the other
    acts of the incident tell it alike; nothing where none does."""
    place = place_of(one) or _shared_place(nodes)
    out = "" if place is None else f" {_IN.get(place.precision, 'at')} {place.name}"
    days = days_of(time_of(one)) or _shared_day(nodes)
    if days is not None and days[1] - days[0] < _SHORT:
        day = datetime.date.fromordinal(days[0])
        out += f" on {day.day} {day:%B %Y}"
    return out


def _shared_place(nodes: Sequence[Node]) -> Place | None:
    """Return the narrowest place of an incident, where its other places hold it or are it."""
    places = [n.event.place for n in nodes if n.event is not None and n.event.place is not None]
    if not places:
        return None
    least = min(places, key=lambda p: (p.precision in _IN, p.radius_km or 0.0, p.name))
    alike = all(compatible(place_key(least), place_key(p), 0.0) for p in places)
    return least if alike else None


def _shared_day(nodes: Sequence[Node]) -> Days | None:
    """Return the one day that is stated of an incident, None where several are."""
    days = {n.days for n in nodes if n.precise and n.days is not None}
    return next(iter(days)) if len(days) == 1 else None


def asked_act(nodes: Sequence[Node]) -> list[Node]:
    """Return the one act by which a question calls an incident (a list of it, or none): of those
    that somebody is accused of, else of all, the one that tells most of where and when."""
    told = [n for n in nodes if n.event is not None]
    return [min(told, key=_rank)] if told else []


def _rank(n: Node) -> tuple[bool, int, str, str, int, str]:
    said, event = n.statement, n.event
    assert event is not None
    accused = said is not None and said.act == "accuse" and said.quote_type != "headline"
    stated = (event.place is not None) + n.precise + (event.mode is not None)
    return (not accused, -stated, n.published or "9999", n.story_id, event.trigger.start, n.id)


def act_noun(nodes: Sequence[Node]) -> str | None:
    """Return the noun for what most of the acts are ("shelling"), or None where none is coded."""
    kinds = Counter(
        (n.event.type, n.event.mode or "") for n in nodes if n.event is not None and n.event.mode
    )
    kinds = kinds or Counter((n.event.type, "") for n in nodes if n.event is not None)
    if not kinds:
        return None
    nouns = deed_nouns()
    most = min(kinds, key=lambda k: (-kinds[k], k))
    return nouns.get(most) or nouns.get((most[0], ""))
