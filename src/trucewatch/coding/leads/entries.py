"""The dated pieces of a story (a chronology, a log, a live page), found once for all finders."""

from __future__ import annotations

from trucewatch.coding.leads.context import LeadContext
from trucewatch.reading.memory import remembered
from trucewatch.stories.entries import Entry, entries


@remembered
def _entries(ctx: LeadContext) -> tuple[Entry, ...]:
    return entries(ctx.story)


def entry_at(ctx: LeadContext, at: int) -> Entry | None:
    """Return the dated piece whose words, behind its head, hold the character ``at``, or None."""
    return next((e for e in _entries(ctx) if e.start <= at < e.end), None)
