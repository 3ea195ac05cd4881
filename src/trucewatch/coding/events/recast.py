"""An event with other parties than it was drafted with, as the story around it tells."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.events.who import finish
from trucewatch.records import Actor

INFERRED = 0.8
"""What a participant that is only inferred leaves of an event's score."""


def recast(
    event: EventDraft,
    rule: str,
    recipients: Sequence[Actor],
    actors: Sequence[Actor] | None = None,
    price: float = 1.0,
) -> EventDraft:
    """Return the event with these recipients, and actors where they are given, by ``rule``; its
    score is multiplied by ``price``."""
    parts = finish(event.actors if actors is None else actors, recipients, event.mediators, ())
    return msgspec.structs.replace(
        event,
        actors=event.actors if actors is None else parts.actors,
        recipients=parts.recipients,
        score=event.score if price == 1.0 else round(event.score * price, 3),
        rules=(*event.rules, rule),
    )
