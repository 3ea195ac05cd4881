"""From what a user typed to how inputs are opened."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from trucewatch.views.dates import day
from trucewatch.views.guarding import WRONG_USE, fail

if TYPE_CHECKING:
    from trucewatch.sources import Opening
    from trucewatch.sources.fetching import Fetcher

# The switch of the tests: lets a server on this machine be fetched from. Never set it elsewhere.
_LOOPBACK = "TRUCEWATCH_TEST_LOOPBACK"


def fetcher(contact: str = "", delay: float | None = None) -> Fetcher:
    """Return the fetcher of the command line; ``delay`` in seconds between requests to a host."""
    from trucewatch.sources.fetching import Fetcher, Limits

    limits = Limits() if delay is None else Limits(delay=delay)
    return Fetcher(contact=contact, limits=limits, loopback=bool(os.environ.get(_LOOPBACK)))


def opening(
    *, fetch: bool, columns: str, label: str, contact: str = "", date: str | None = None
) -> Opening:
    """Return how inputs are opened; raises the exit for columns that are named wrongly and for a
    date that is none."""
    from trucewatch.sources import Opening
    from trucewatch.sources.tables import ColumnError
    from trucewatch.sources.tables import columns as mapping

    try:
        named, on = mapping(columns), day(date)
    except (ColumnError, ValueError) as error:
        raise fail(str(error), WRONG_USE) from None
    return Opening(fetcher(contact) if fetch else None, named, label, on)
