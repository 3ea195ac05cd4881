"""Reviewers' word on which events are one happening, as linking takes it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

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
