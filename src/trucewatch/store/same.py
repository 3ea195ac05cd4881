"""Reviewers' word on which events are one happening, laid over linked incidents. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from trucewatch.linking import Linked
from trucewatch.linking.status import claim_status
from trucewatch.records import Claim, ClaimSet, Incident, canonical_id
from trucewatch.records.coded import CodedStory
from trucewatch.store.overlay import Review, anchor, find, standing

Pair = tuple[str, str, bool]


def decides(reviews: Sequence[Review]) -> list[Review]:
    """Return the decisions that stand on which events are one happening."""
    return [r for r in standing(reviews) if r.action in ("merge", "split") and r.kind == "event"]


def pairs(coded: Iterable[CodedStory], reviews: Sequence[Review]) -> list[Pair]:
    """Return (event id, event id, one happening or not) of each decision that stands."""
    wanted = decides(reviews)
    if not wanted:
        return []
    stories = {r.story_id for r in wanted} | {str(r.value.get("story_id")) for r in wanted}
    events = {c.story.id: c.events for c in coded if c.story.id in stories}
    found: list[Pair] = []
    for review in wanted:
        ends = []
        value = review.value
        other = (str(value.get("story_id")), int(value.get("start", 0)), int(value.get("end", 0)))
        for story, start, end in ((review.story_id, review.start, review.end), other):
            here = events.get(story, ())
            places = {e.id: anchor(e) for e in here}
            hit = find(here, msgspec.structs.replace(review, start=start, end=end), places)
            if hit is not None:
                ends.append(hit.id)
        if len(ends) == 2 and ends[0] != ends[1]:
            found.append((ends[0], ends[1], review.action == "merge"))
    return found


def one_or_two(linked: Linked, decided: Sequence[Pair], dates: dict[str, str]) -> Linked:
    """Return linked records with incidents joined and taken apart as reviewers say.

    ``dates`` are the days of events by id, "" for none. The last decision on a pair counts.
    """
    if not decided:
        return linked
    incidents = list(linked.incidents)
    for one, two, same in dict(((min(a, b), max(a, b)), (a, b, s)) for a, b, s in decided).values():
        incidents = (_joined if same else _parted)(incidents, one, two, dates)
    order = sorted(incidents, key=lambda i: ((i.time.from_ if i.time else None) or "9999", i.id))
    return msgspec.structs.replace(linked, incidents=tuple(order))


def _holder(incidents: list[Incident], event: str) -> Incident | None:
    return next((i for i in incidents if event in i.event_ids), None)


def _joined(incidents: list[Incident], one: str, two: str, dates: dict[str, str]) -> list[Incident]:
    first, second = _holder(incidents, one), _holder(incidents, two)
    if first is None or second is None or first is second:
        return incidents
    earlier, later = sorted(
        (first, second), key=lambda i: min(_order(e, dates) for e in i.event_ids)
    )
    events = tuple(sorted({*first.event_ids, *second.event_ids}, key=lambda e: _order(e, dates)))
    united = Incident(
        earlier.id,
        events,
        earlier.place or later.place,
        earlier.time or later.time,
        _united(earlier.claim_sets, later.claim_sets),
    )
    return [i for i in incidents if i is not first and i is not second] + [united]


def _parted(incidents: list[Incident], one: str, two: str, dates: dict[str, str]) -> list[Incident]:
    """Take the second event out into an incident of its own, without questions of its own."""
    home = _holder(incidents, one)
    if home is None or two not in home.event_ids:
        return incidents
    left = msgspec.structs.replace(home, event_ids=tuple(e for e in home.event_ids if e != two))
    own = Incident(canonical_id([(dates.get(two, ""), two)], "incident"), (two,), None, None, ())
    return [left if i is home else i for i in incidents] + [own]


def _order(event: str, dates: dict[str, str]) -> tuple[bool, str, str]:
    day = dates.get(event, "")
    return day == "", day, event


def _united(one: tuple[ClaimSet, ...], two: tuple[ClaimSet, ...]) -> tuple[ClaimSet, ...]:
    """Return the questions of two incidents; claims on one kind of question stand side by side."""
    found: dict[tuple[str, str], ClaimSet] = {}
    for claim_set in (*one, *two):
        key = (claim_set.kind, claim_set.question if claim_set.kind == "toll" else "")
        other = found.get(key)
        found[key] = claim_set if other is None else _both(other, claim_set)
    return tuple(found.values())


def _both(one: ClaimSet, two: ClaimSet) -> ClaimSet:
    claims: tuple[Claim, ...] = tuple(dict.fromkeys((*one.claims, *two.claims)))
    status = claim_status(one.kind, claims)
    return ClaimSet(one.kind, one.question, status, "not stated", claims)
