"""What is told and charged in some incidents, as those who deny something look for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from trucewatch.linking.camps.sides import side_of
from trucewatch.linking.claims.matters import Told, deed_told, told_act
from trucewatch.linking.claims.no_answers import strays
from trucewatch.linking.incidents.likeness import denies_own_harm
from trucewatch.linking.nodes import Node


class Accused(msgspec.Struct, frozen=True):
    """What is told and charged, by statement, clause, side and act → index of its incident."""

    by_statement: dict[str, int]
    by_clause: dict[str, list[tuple[int, frozenset[str]]]]
    deeds: dict[str, str]
    by_side: dict[tuple[str, str], int]
    by_event: dict[str, int]
    told: dict[str, list[Told]]
    tellers: dict[int, frozenset[str]]
    sides: tuple[frozenset[str], ...]
    alone: frozenset[int]
    unharmed: frozenset[str]


def accused_in(groups: Sequence[Sequence[Node]], texts: Mapping[str, str]) -> Accused:
    """Return what the acts of some incidents tell, as a denial looks for it."""
    by_statement: dict[str, int] = {}
    by_clause: dict[str, list[tuple[int, frozenset[str]]]] = {}
    deeds: dict[str, str] = {}
    by_side: dict[tuple[str, str], int] = {}
    by_event: dict[str, int] = {}
    told: dict[str, list[Told]] = {}
    tellers: dict[int, frozenset[str]] = {}
    sides = tuple(frozenset(s for n in g for s in n.sides) for g in groups)
    for k, group in enumerate(groups):
        own = [n for n in group if not n.aside and not strays(n, group)]
        said = [n.statement for n in own if n.statement is not None]
        tellers[k] = frozenset(s for x in said if (s := side_of(x.speaker)))
        by_statement.update({x.id: k for x in said})
        deeds.update(dict.fromkeys((x.id for x in said), deed_told(texts, group)))
        for n in group:
            if n.event is not None and n.statement is not None and not n.aside:
                clause = told_act(texts[n.story_id], n, k).clause
                by_clause.setdefault(n.statement.id, []).append((k, clause))
        for n in group:
            if n.family == "violence" and not n.historical and n.event is not None:
                by_event[n.event.id] = k
                told.setdefault(n.story_id, []).append(told_act(texts[n.story_id], n, k))
                for a in n.event.actors:
                    by_side.setdefault((n.story_id, side_of(a) or ""), k)
    alone = frozenset(
        k
        for k, g in enumerate(groups)
        if len({n.statement.id if n.statement else "" for n in g}) == 1
    )
    every = (n for g in groups for n in g if n.statement is not None)
    unharmed = frozenset(n.statement.id for n in every if n.statement and denies_own_harm(n))
    return Accused(
        by_statement, by_clause, deeds, by_side, by_event, told, tellers, sides, alone, unharmed
    )
