"""Status codes in words."""

from __future__ import annotations

from trucewatch.vocab.tables import table


def status_words() -> dict[str, str]:
    """Return the display wording of each status of a claim set."""
    return {r["code"]: r["display"] for r in table("agreements/status.tsv") if r["set"] == "claim"}
