"""What one document gives when it is read."""

from __future__ import annotations

import msgspec

from trucewatch.records.base import Failure
from trucewatch.records.linked import (
    Agreement,
    Finding,
    Incident,
    Movement,
    Position,
    Round,
    Situation,
)
from trucewatch.records.text import Document, Event, Statement, Story

# The plural names of the kinds of record, in the order in which they are written out.
KINDS: tuple[str, ...] = (
    "stories",
    "statements",
    "events",
    "incidents",
    "agreements",
    "findings",
    "situations",
    "rounds",
    "positions",
    "movements",
    "failures",
)


class ReadResult(msgspec.Struct, frozen=True):
    """All records of one document; ``document`` is None only when it could not be opened."""

    document: Document | None
    stories: tuple[Story, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    incidents: tuple[Incident, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    findings: tuple[Finding, ...] = ()
    situations: tuple[Situation, ...] = ()
    rounds: tuple[Round, ...] = ()
    positions: tuple[Position, ...] = ()
    movements: tuple[Movement, ...] = ()
    failures: tuple[Failure, ...] = ()
