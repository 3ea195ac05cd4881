"""What two parties that have met are told to stand for: (side, issue, kind) of each position."""

from __future__ import annotations

from tests.linking.test_talk_reports import linked

MET = "Ethiopian and Eritrean negotiators met in Nairobi on 4 March."


def stands(told: str) -> set[tuple[str, str, str]]:
    """Return the positions of a report on their meeting that goes on with ``told``."""
    found = linked(f"{MET}\n\n{told}\n", "2026-03-06").positions
    return {(p.party.code[:3], p.issue, p.kind) for p in found}
