"""Two words of one sentence for one happening tell together where and when it was.

"Three people were wounded when a grenade was thrown into a bar in Dessa on Saturday night": the
wounding and the throwing are one, so that what the sentence says of the one it says of the other.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.coding.drafts import EventDraft
from trucewatch.reading import Parse

SHARED = "coref:shared"


def told_together(parse: Parse, events: Sequence[EventDraft]) -> tuple[EventDraft, ...]:
    """Return the events with the place and time that another word of their sentence has for the
    same happening, where it is the only one."""
    groups: dict[tuple[int, int], list[int]] = {}
    for k, event in enumerate(events):
        if event.same_as is not None:
            first = groups.setdefault((event.same_as, parse.sent[event.trigger]), [])
            first.append(k)
    out = list(events)
    for (root, sent), members in groups.items():
        near = parse.sent[events[root].trigger] == sent
        _share(out, [root, *members] if near else members)
    return tuple(out)


def _share(out: list[EventDraft], members: Sequence[int]) -> None:
    told = [out[k] for k in members]
    if len(told) < 2 or len({(e.type, e.realis) for e in told}) > 1:
        return
    places = {e.place.name: e.place for e in told if e.place is not None}
    times = {(e.time.from_, e.time.to): e.time for e in told if e.time is not None}
    for k in members:
        event = out[k]
        place = next(iter(places.values())) if event.place is None and len(places) == 1 else None
        time = next(iter(times.values())) if event.time is None and len(times) == 1 else None
        if place is not None or time is not None:
            out[k] = msgspec.structs.replace(
                event,
                place=place or event.place,
                time=time or event.time,
                rules=(*event.rules, SHARED),
            )
