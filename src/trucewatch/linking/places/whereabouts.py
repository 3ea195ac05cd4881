"""Where an act was and was not: places that its words hold and that are not its own.

"Fired at the mill from the hills of Korrin" was not at Korrin; "shelled the mill to spoil talks
that start in Basel" not in Basel. And what stands beside an act of old as another word for it
("bombed a school, a strike that the army came to regret") is as old.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from trucewatch.linking.shared import FORCE
from trucewatch.records import Event

# What is fired is fired from a place; people are taken, freed and driven from the place of the act.
_FIRED = re.compile(
    r"(?:fir|shell|launch|bomb|rocket|mortar|shot|shoot|attack|str[iu]|hit|open|pound)",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\bfrom (?:(?:the|an?|its|their|positions?|posts?|hills?|villages?|towns?|city|district|area|"
    r"direction|territory|side|base|airfield|outskirts|in|near|at|around|of|above|outside|inside)"
    r" )*$"
)
# Talks that an act goes before or is meant to spoil; what is attacked itself stands right behind.
_TALKS = re.compile(r"\b(?:talks|negotiations|summit|conference|peace process)\b")
_SPOILT = re.compile(r"\b(?:to|ahead of|before|during|after|despite|amid|hours|days)\b")
_STOP = re.compile(r"[.!?;]\s|\n")


def at_its_own_place(text: str, e: Event) -> Event:
    """Return an act of force without a place that is where the guns stood or talks are held."""
    if e.place is None or e.type not in FORCE or e.place.start < e.trigger.end:
        return e
    between = text[e.trigger.end : e.place.start]
    if _STOP.search(between):
        return e
    origin = _FIRED.match(e.trigger.text) and _FROM.search(between)
    talks = _TALKS.search(between)
    spoilt = talks is not None and bool(_SPOILT.search(between[: talks.start()]))
    return msgspec.structs.replace(e, place=None) if origin or spoilt else e


def as_old_as_told(events: Sequence[Event]) -> Iterator[Event]:
    """Yield the acts, those that the report tells in the clause of an act of old, without a day of
    their own, as of old too."""
    old = [e for e in events if e.realis == "historical" and e.type in FORCE]
    for e in events:
        bare = e.realis == "actual" and e.type in FORCE and e.time is None
        first = _told_with(e, old) if bare and e.statement_id is None else None
        if first is None:
            yield e
        else:
            place = e.place or first.place
            yield msgspec.structs.replace(e, realis="historical", place=place, time=first.time)


def _told_with(e: Event, old: Iterable[Event]) -> Event | None:
    """Return the act of old in whose clause another word stands for it."""
    return next(
        (
            x for x in old
            if (x.start, x.end) == (e.start, e.end) and x.trigger.end <= e.trigger.start
        ),
        None,
    )  # fmt: skip
