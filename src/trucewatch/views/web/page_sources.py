"""Sources: outlets, copies, what could not be read, what was left out, feeds."""

from __future__ import annotations

import msgspec

from trucewatch.store import pages_sources
from trucewatch.views.web.asking import Ask

MOST_OUTLETS = 60


class SourcesView(msgspec.Struct, frozen=True):
    """The page of sources."""

    outlets: tuple[tuple[str, int], ...]
    more_outlets: int
    copies: tuple[pages_sources.Copy, ...]
    failures: tuple[pages_sources.Failed, ...]
    next: str
    noted: tuple[pages_sources.Noted, ...]
    skipped: tuple[pages_sources.Skipped, ...]
    feeds: tuple[pages_sources.Feed, ...]


def make(ask: Ask) -> SourcesView:
    """Return the page of sources."""
    outlets = pages_sources.outlets(ask.record)
    after = (ask.get("document"), ask.get("stage"), ask.get("error"))
    failures = pages_sources.failures(ask.record, after)
    return SourcesView(
        outlets=tuple(outlets[:MOST_OUTLETS]),
        more_outlets=max(0, len(outlets) - MOST_OUTLETS),
        copies=tuple(pages_sources.copies(ask.record)),
        failures=tuple(failures),
        next=failures[-1].document if len(failures) == pages_sources.MOST else "",
        noted=tuple(pages_sources.noted(ask.record)),
        skipped=tuple(pages_sources.skipped(ask.record)),
        feeds=tuple(pages_sources.feeds(ask.record)),
    )
