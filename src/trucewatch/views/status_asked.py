"""Which questions are meant by a status: ``changed`` is asked of everybody who told it otherwise.

A side that denied an act and admits it two days later has admitted it, and has changed its account.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from trucewatch.records import Claim, ClaimSet


def of_status(found: ClaimSet, asked: str | None) -> bool:
    """Return whether a question is of the status that is asked for; of any, where none is."""
    if asked is None or found.status == asked:
        return True
    return asked == "changed" and found.kind != "toll" and _told_otherwise(found.claims)


def _told_otherwise(claims: Iterable[Claim]) -> bool:
    """Return whether one claimant denies in one report what it says of itself or confirms in
    another."""
    told: dict[tuple[str, str], list[Claim]] = {}
    for c in claims:
        told.setdefault((c.claimant.code, c.claimant.name), []).append(c)
    return any(
        (a.answer == "no") != (b.answer == "no")
        and "not stated" not in (a.answer, b.answer)
        and set(a.carriers).isdisjoint(b.carriers)
        for own in told.values()
        for a, b in combinations(own, 2)
    )
