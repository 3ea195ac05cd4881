"""What ``trucewatch add`` says behind its tally: what the record holds, and what to ask of it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from trucewatch.store import queries
from trucewatch.store.pages_context import facts
from trucewatch.store.record import Record
from trucewatch.views.words import plural

# A brief is proposed on the last seven days.
_WEEK = timedelta(days=6)
_DEFAULT = Path("trucewatch.db")


def repeats_words(counts: dict[str, int]) -> str:
    """Return how many stories a record holds, and how many of them only repeat another."""
    words = plural(counts["stories"], "story", "stories")
    if counts["repeats"]:
        one = counts["repeats"] == 1
        again = "repeats another and counts" if one else "repeat others and count"
        words += f", {counts['repeats']} of which {again} once"
    return words


def holds(record: Record) -> str:
    """Return in a line what a record holds."""
    counts = queries.counts(record)
    kinds = ("incidents", "findings", "positions", "movements")
    told = ", ".join(plural(counts[k], k[:-1], k) for k in kinds if counts[k])
    return f"in the record: {repeats_words(counts)}" + (f"; {told}" if told else "")


def next_commands(record: Record, db: Path) -> str:
    """Return in a line the commands that show what a record holds; they run as they stand."""
    here = "" if db == _DEFAULT else f" --db {db}"
    latest = (facts(record).latest or "")[:10]
    asked = [f"trucewatch show claims --status contested{here}"]
    if len(latest) == len("2020-12-12"):
        first = date.fromisoformat(latest) - _WEEK
        asked.append(f"trucewatch brief --from {first} --to {latest}{here}")
    return "next: " + " · ".join((*asked, f"trucewatch serve{here}"))
