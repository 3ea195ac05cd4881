"""Who kept a term, by the words that tell of it: beside the violator of a breach, the doers of what
an agreement asks for. Where nobody is named nobody is entered."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.linking.finding_entries import Entry, is_monitor
from trucewatch.linking.sides import side_of
from trucewatch.records import Actor

KEPT = frozenset({"compliance", "restoration"})
"""Occurrences that somebody is said to have brought about as he ought to."""

_CARERS = frozenset({"IGO", "UNO", "NGO", "MED"})
# What missions and agencies do themselves.
_OF_MISSIONS = frozenset({"peacekeeping"})


def doers_told(group: Sequence[Entry]) -> tuple[Actor, ...]:
    """Return those whom the entries of one row name as the doers of what was kept, one of a side."""
    out: dict[str, Actor] = {}
    for e in group:
        if e.touch.occurrence not in KEPT:
            continue
        for actor in e.event.actors if e.event is not None else e.touch.doers:
            side = side_of(actor)
            if side is not None and _can_keep(e, actor):
                out.setdefault(side, actor)
    return tuple(out.values())


def _can_keep(e: Entry, actor: Actor) -> bool:
    """Return whether a term can be somebody's to keep: not of who watches over it or brings relief,
    but for what such bodies are sent to do."""
    if e.touch.provision in _OF_MISSIONS:
        return True
    return actor.sector not in _CARERS and not is_monitor(e.coded, actor.code)
