"""Whom an agreement can bind: acts of another conflict of the story bear on none of its terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.coding.agreements.agreements import StoryAgreements
from trucewatch.coding.leads.conflicts import apart
from trucewatch.coding.leads.context import LeadContext
from trucewatch.records import Actor
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import known_called, strangers


def bound_only(
    ctx: LeadContext,
    agreements: StoryAgreements,
    live: Sequence[int],
    found: Sequence[ProvisionTouch],
) -> Iterator[ProvisionTouch]:
    """Yield the touches, each on an agreement that can bind those whom it tells of.

    What the words themselves lay to an agreement stays there; else another agreement in force of
    the story is meant (``live``), or none.
    """
    for t in found:
        if t.agreement is None or t.explicit or not _foreign(ctx, agreements, t.agreement, t):
            yield t
            continue
        other = next((k for k in live if not _foreign(ctx, agreements, k, t)), None)
        if other is not None:
            yield msgspec.structs.replace(t, agreement=other)


def _foreign(ctx: LeadContext, agreements: StoryAgreements, k: int, t: ProvisionTouch) -> bool:
    """Return whether all whom a touch tells of are strangers to an agreement: to its parties where
    it is well known, else of another conflict of the story than those who act on it."""
    mention = agreements.found[k]
    actors = tuple(_actors(ctx, t))
    known = known_called(mention.names)
    if known is not None:
        return strangers(known, {c for a in actors for c in (a.country or "").split(";")} - {""})
    sides = {part for a in actors for part in (ctx.side(a) or "").split(";")} - {""}
    return apart(ctx, mention.parties, sides)


def _actors(ctx: LeadContext, t: ProvisionTouch) -> Iterator[Actor]:
    """Yield whom a touch tells of: who did it, to whom, who says so of whom."""
    if t.violator is not None:
        yield t.violator
    for e in ctx.events:
        if e.id == t.event_id:
            yield from (*e.actors, *e.recipients)
    for s in ctx.statements:
        if s.id == t.statement_id:
            yield from (a for a in (s.speaker, s.target) if a is not None)
