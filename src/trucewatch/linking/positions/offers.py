"""The demand–offer table: what each party wants and gives on an issue, where they meet or not."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import msgspec

from trucewatch.linking.incidents.union import Union
from trucewatch.linking.positions.named_things import things
from trucewatch.records import Position

# Kinds by what they do on the table; former stances, assessments and pressure stand for nothing.
ASKS = frozenset({"demand", "condition", "precondition"})
GIVES = frozenset({"offer", "concession", "guarantee"})
BARS = frozenset({"refusal", "red_line"})
FLOATS = frozenset({"proposal", "initiative"})
_SHOWN = ASKS | GIVES | BARS | FLOATS


class Stand(msgspec.Struct, frozen=True):
    """A party's latest stance of one kind on an issue, with the statements it rests on."""

    party: str
    name: str
    kind: str
    value: str
    condition: str | None
    date: str | None
    position_id: str
    statement_ids: tuple[str, ...]


class IssueRow(msgspec.Struct, frozen=True):
    """One issue of one process: every party's stances, and where they stand to each other.

    ``state``: overlap (one side gives what another asks, or both give), gap (one side bars what
    another asks or floats), one_side (only one party has spoken), open (else). Computed from what
    they said, never from what would be fair.
    """

    process: str
    issue: str
    state: str
    stands: tuple[Stand, ...]


def demand_offer_table(positions: Iterable[Position]) -> tuple[IssueRow, ...]:
    """Return the table over ``positions``, the issues on which most parties stand first.

    Positions of processes that share two sides are one process here, and those of one side with
    the only process that it is in: a power that sits in two negotiations does not join them.
    """
    shown = sorted((p for p in positions if p.kind in _SHOWN), key=lambda p: (p.date or "", p.id))
    whose = _processes(shown)
    latest: dict[tuple[str, str], dict[tuple[str, str], Position]] = {}
    for p in shown:
        key = (whose[p.process], p.issue)
        latest.setdefault(key, {})[side_key(p.party.code), p.kind] = p
    rows = [_row(*key, list(held.values())) for key, held in latest.items()]
    return tuple(
        sorted(rows, key=lambda r: (-len({s.party for s in r.stands}), r.process, r.issue))
    )


def _processes(positions: Iterable[Position]) -> dict[str, str]:
    """Return process → the sides of all processes with which it shares two, directly or not."""
    names = sorted({p.process for p in positions})
    sides = [frozenset(filter(None, name.split("–"))) for name in names]
    union = Union(len(names))
    first: dict[tuple[str, ...], int] = {}
    for i, own in enumerate(sides):
        for pair in combinations(sorted(own), 2):
            union.join(i, first.setdefault(pair, i))
    for i, own in enumerate(sides):
        holding = [j for j, other in enumerate(sides) if len(own) == 1 and own < other]
        if holding and len({union.find(j) for j in holding}) == 1:
            union.join(i, holding[0])
    out: dict[str, str] = {}
    for group in union.groups():
        every = sorted(frozenset[str]().union(*(sides[i] for i in group)))
        out.update({names[i]: "–".join(every) for i in group})
    return out


def side_key(code: str) -> str:
    """Return the state or group that a party's code belongs to: offices speak for their state."""
    head, _, own = code.partition(":")
    if head[3:] in ("GOV", "MIL", "", "LEG", "SPY") and not head.startswith("UNK"):
        return head[:3]
    return code if own else head


def _row(process: str, issue: str, held: list[Position]) -> IssueRow:
    stands = tuple(
        Stand(
            side_key(p.party.code), p.party.name, p.kind, p.value, p.condition, p.date, p.id,
            p.statement_ids,
        )
        for p in sorted(held, key=lambda p: (side_key(p.party.code), p.date or "", p.id))
    )  # fmt: skip
    return IssueRow(process, issue, _state(stands), stands)


def _state(stands: tuple[Stand, ...]) -> str:
    parties = {s.party for s in stands}
    if len(parties) < 2:
        return "one_side"
    if any(_meet(a, b) for a in stands for b in stands if a.party != b.party):
        return "overlap"
    barred = (
        a.kind in BARS and b.kind in ASKS | FLOATS
        for a in stands for b in stands if a.party != b.party
    )  # fmt: skip
    return "gap" if any(barred) else "open"


def _meet(a: Stand, b: Stand) -> bool:
    """Return whether one side gives on what the other asks for, or both give; not where each names
    another thing ("the Adre crossing", "El Fasher airport")."""
    mine, theirs = (set(things(s.value)) for s in (a, b))
    if mine and theirs and mine.isdisjoint(theirs):
        return False
    return a.kind in GIVES and b.kind in ASKS | FLOATS | GIVES
