"""Losses told in a sentence of its own that names another place than the act they were given to.

"Drones hit Zorb on Tuesday. The army attacked Verin on Monday. Some 400 have fled Zorb": those
are the losses of the act at Zorb, where the report tells one, else of none that it tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from trucewatch.linking.sentences_of import sentence_at
from trucewatch.linking.shared import FORCE
from trucewatch.linking.tolls.losses import TOLLS
from trucewatch.records import Event, Quantity


def losses_at_their_places(text: str, events: Sequence[Event]) -> list[Event]:
    """Return the events, losses whose sentence names the place of another act of force only with
    the last such act before them."""
    given: dict[int, list[Quantity]] = {}
    moved: dict[int, list[Quantity]] = {}
    for k, e in enumerate(events):
        for q in e.quantities:
            to = _elsewhere(text, events, e, q)
            if to is None:
                given.setdefault(k, []).append(q)
            else:
                moved.setdefault(to, []).append(q)
    if not moved:
        return list(events)
    return [
        msgspec.structs.replace(e, quantities=(*given.get(k, ()), *moved.get(k, ())))
        for k, e in enumerate(events)
    ]


def _elsewhere(text: str, events: Sequence[Event], e: Event, q: Quantity) -> int | None:
    """Return the index of the act that losses are of by the place that their sentence names."""
    if q.kind not in TOLLS or e.place is None or q.start < e.end:
        return None
    first, last = sentence_at(text, q.start)
    if first <= e.trigger.start:
        return None  # one sentence tells of both
    told = text[first : max(last, q.end)]
    if _named(e.place.text, told):
        return None
    others = [
        k for k, x in enumerate(events)
        if x.type in FORCE and x.place is not None and x.place.name != e.place.name
        and x.trigger.start < q.start and _named(x.place.text, told)
    ]  # fmt: skip
    return others[-1] if others else None


def _named(name: str, words: str) -> bool:
    return bool(re.search(rf"\b{re.escape(name)}\b", words))
