"""Dates that users type."""

from __future__ import annotations

import datetime


def day(text: str | None) -> str | None:
    """Return an ISO date as it was given. Raises ValueError that names the form wanted."""
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError(f"'{text}' is no date; write YYYY-MM-DD") from None


def undated(reported: str | None) -> str:
    """Return what stands in a list for the day of something that has none: the day of its first
    report, where that is known."""
    return f"reported {reported}" if reported else "undated"
