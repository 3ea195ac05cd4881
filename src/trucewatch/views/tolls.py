"""Which acts give the number of a toll: its sentence is the one with the figure."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.records import Claim, Event, RangeAnswer


def giving(claim: Claim, events: Iterable[Event]) -> list[Event]:
    """Return the events whose numbers are the answer of ``claim``, first those; all where it is no
    number or none has it."""
    known = list(events)
    answer = claim.answer
    if not isinstance(answer, RangeAnswer):
        return known
    with_it = [
        e for e in known if any((q.low, q.high) == (answer.low, answer.high) for q in e.quantities)
    ]
    return with_it or known
