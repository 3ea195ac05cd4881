"""Frozen typed records: the outside contract of trucewatch.

No I/O and no language processing happen on this floor. Every record is an immutable
``msgspec.Struct``; its JSON field names are the contract (a JSON Schema is generated from it).
Offsets count Unicode code points into the text of the record's story.
"""

from trucewatch.records.base import Actor, Failure, MadeBy, Place, Quantity, Span, Time
from trucewatch.records.ids import canonical_id, content_id
from trucewatch.records.linked import (
    ActorAnswer,
    Agreement,
    Claim,
    Claimant,
    ClaimSet,
    Finding,
    Incident,
    Mention,
    Movement,
    Position,
    Provision,
    RangeAnswer,
    Round,
    RoundOutcome,
    RoundStage,
    Situation,
    TalkBreak,
)
from trucewatch.records.result import KINDS, ReadResult
from trucewatch.records.text import Document, Event, Line, Published, Statement, Story

__all__ = [
    "KINDS",
    "Actor",
    "ActorAnswer",
    "Agreement",
    "Claim",
    "ClaimSet",
    "Claimant",
    "Document",
    "Event",
    "Failure",
    "Finding",
    "Incident",
    "Line",
    "MadeBy",
    "Mention",
    "Movement",
    "Place",
    "Position",
    "Provision",
    "Published",
    "Quantity",
    "RangeAnswer",
    "ReadResult",
    "Round",
    "RoundOutcome",
    "RoundStage",
    "Situation",
    "Span",
    "Statement",
    "Story",
    "TalkBreak",
    "Time",
    "canonical_id",
    "content_id",
]
