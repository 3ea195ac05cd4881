"""Who kept a term, by the words that tell of it: beside the violator of a breach, the doers of what
an agreement asks for. Where nobody is named nobody is entered."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.linking.agreements.finding_entries import Entry, is_monitor, signed
from trucewatch.linking.camps.sides import BODIES, side_of
from trucewatch.records import Actor

KEPT = frozenset({"compliance", "restoration"})
"""Occurrences that somebody is said to have brought about as he ought to."""

_CARERS = BODIES | {"MED"}
_BOTH = frozenset({"parties", "sides", "both", "armies", "forces", "they"})
# What missions do themselves.
_OF_MISSIONS = frozenset({"peacekeeping"})


def doers_told(group: Sequence[Entry]) -> tuple[Actor, ...]:
    """Return those whom the entries of one row name as doers of what was kept, one of a side."""
    out: dict[str, Actor] = {}
    for e in group:
        if e.touch.occurrence not in KEPT:
            continue
        for actor in e.event.actors if e.event is not None else e.touch.doers:
            side = side_of(actor)
            if side is not None and _can_keep(e, actor):
                out.setdefault(side, _by_name(e, actor))
    return tuple(out.values())


def _by_name(e: Entry, actor: Actor) -> Actor:
    """Return an actor as the words call it; "our side" is whoever says so."""
    speaker = e.statement.speaker if e.statement is not None else None
    own = speaker is not None and side_of(speaker) == side_of(actor)
    if speaker is None or not own or any(c.isupper() for c in actor.name):
        return actor
    return speaker if any(c.isupper() for c in speaker.name) else actor


def _can_keep(e: Entry, actor: Actor) -> bool:
    """Return whether a term can be somebody's to keep: not of who watches or brings relief."""
    if e.touch.provision in _OF_MISSIONS:
        return False
    if actor.text.rsplit(" ", 1)[-1].lower() in _BOTH and not signed(e.coded, e.touch, actor):
        return False  # which parties "both parties" are is told by the agreement alone
    return actor.sector not in _CARERS and not is_monitor(e.coded, actor.code)
