"""What a set expects of talks: positions, movements and rounds, patterns throughout.

- ``positions``: party (name or code), issue, kind, value (words or condition), date;
- ``movements``: party, issue, from and to (kind and words of the positions at the ends);
- ``rounds``: date, venue, status, participants, mediators (or the host), absent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from trucewatch.linking import Linked
from trucewatch.records import Movement, Position, Round

Want = dict[str, Any]


def expects(linked: Linked, kind: str, want: Want) -> bool:
    """Return whether the ledger has a position, movement or round that is wanted."""
    if kind == "positions":
        return any(is_position(p, want) for p in linked.positions)
    if kind == "movements":
        return any(is_movement(m, want, linked) for m in linked.movements)
    return any(is_round(r, want) for r in linked.rounds)


def _is(pattern: object, text: object) -> bool:
    return bool(re.search(str(pattern), str(text or ""), re.IGNORECASE))


def is_position(p: Position, want: Want) -> bool:
    """Return whether a position is the one that ``want`` describes."""
    return (
        _is(want.get("party", ""), f"{p.party.name} {p.party.code}")
        and _is(want.get("issue", ""), p.issue)
        and re.fullmatch(want.get("kind", ".*"), p.kind) is not None
        and _is(want.get("value", ""), f"{p.value} {p.condition or ''}")
        and _is(want.get("date", ""), p.date)
    )


def is_movement(m: Movement, want: Want, linked: Linked) -> bool:
    """Return whether a movement leads from one wanted end to the other."""
    by_id = {p.id: f"{p.kind} {p.value} {p.condition or ''}" for p in linked.positions}
    return (
        _is(want.get("party", ""), f"{m.party.name} {m.party.code}")
        and _is(want.get("issue", ""), m.issue)
        and _is(want.get("from", ""), by_id.get(m.from_position))
        and _is(want.get("to", ""), by_id.get(m.to_position))
    )


def is_round(r: Round, want: Want) -> bool:
    """Return whether a round is the one that ``want`` describes."""
    there = [f"{a.name} {a.code} {a.text}" for a in r.participants]
    between = [
        f"{a.name} {a.code} {a.text}" for a in (*r.mediators, *((r.host,) if r.host else ()))
    ]
    on_day = "date" not in want or any(d.startswith(str(want["date"])) for d in r.dates)
    return (
        on_day
        and _is(want.get("venue", ""), r.venue)
        and re.fullmatch(want.get("status", ".*"), r.status) is not None
        and _all(want.get("participants", ()), there)
        and _all(want.get("mediators", ()), between)
        and _all(want.get("absent", ()), r.absent)
    )


def _all(patterns: Iterable[str], texts: Iterable[str]) -> bool:
    told = list(texts)
    return all(any(_is(p, t) for t in told) for p in patterns)
