"""Reported acts that their own words say are one: coreference, bare blame, whole wars, copies."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from trucewatch.linking.days import overlap
from trucewatch.linking.nodes import Node
from trucewatch.linking.union import Union


def join_same_as(nodes: Sequence[Node], union: Union) -> None:
    at = {n.event.id: i for i, n in enumerate(nodes) if n.event is not None}
    for i, node in enumerate(nodes):
        if node.event is not None and node.event.same_as in at:
            union.join(i, at[str(node.event.same_as)])


def join_said(nodes: Sequence[Node], union: Union) -> None:
    """Join what one statement blames two sides for in the same words: it is one act."""
    first: dict[str, int] = {}
    for i, node in enumerate(nodes):
        if node.event is None and node.statement is not None:
            union.join(first.setdefault(node.statement.id, i), i)


def join_bare(nodes: Sequence[Node], union: Union) -> None:
    """Join blame that names no deed ("and blamed the militias") to the violence told before it."""
    stories: dict[str, list[int]] = {}
    for i, n in enumerate(nodes):
        if n.family == "violence" and not n.historical:
            stories.setdefault(n.story_id, []).append(i)
    for members in stories.values():
        by_statement: dict[str, int] = {}
        for i in members:
            own = nodes[i].event
            if own is not None and own.statement_id and (own.actors or own.recipients):
                by_statement.setdefault(own.statement_id, i)
        for i in members:
            own = nodes[i].event
            if own is not None and not own.actors and not own.recipients:
                named = by_statement.get(own.statement_id or "")
                if named is not None:  # "the deadliest such attack since …" is the attack itself
                    union.join(i, named)
            said = nodes[i].statement
            cue = said.cue if said is not None else None
            if nodes[i].event is not None or cue is None or nodes[i].touches[0].span != cue:
                continue
            before = [
                (event.trigger.start, j) for j in members
                if (event := nodes[j].event) is not None and event.trigger.start < cue.start
            ]  # fmt: skip
            if before:
                union.join(i, max(before)[1])


def join_wars(nodes: Sequence[Node], union: Union) -> None:
    """Join mentions of a whole war of the same sides: those that agree in time, and undated ones
    with the latest war that is dated."""
    wars: dict[frozenset[str], list[int]] = {}
    for i, n in enumerate(nodes):
        if n.historical and n.whole and len(n.sides) > 1:
            wars.setdefault(n.sides, []).append(i)
    for members in wars.values():
        dated = sorted((i for i in members if nodes[i].days), key=lambda i: (nodes[i].days, i))
        for a, b in pairwise(dated):
            if overlap(nodes[a].days, nodes[b].days):
                union.join(a, b)
        undated = [i for i in members if not nodes[i].days]
        for i in undated:
            union.join(i, dated[-1] if dated else undated[0])


def join_copies(nodes: Sequence[Node], union: Union) -> None:
    """Join what several outlets print in the same words: one act of one report."""
    seen: dict[tuple[str, str], int] = {}
    for i, n in enumerate(nodes):
        if n.words and n.event is not None:
            union.join(i, seen.setdefault((n.words, n.event.trigger.text.lower()), i))
