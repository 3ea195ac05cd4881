"""Reported acts that their own words say are one: coreference, bare blame, whole wars, copies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from trucewatch.linking.days.days import overlap
from trucewatch.linking.incidents.contradictions import Told, of_two_days, of_two_places
from trucewatch.linking.incidents.union import Union
from trucewatch.linking.nodes import Node
from trucewatch.linking.places.places import SLACK_KM

# One sentence is compared with so many acts told in the same words.
_MOST_PRINTED = 40


def join_same_as(nodes: Sequence[Node], union: Union) -> None:
    """Join what a story tells as the same act, unless it was told of long before the other."""
    at = {n.event.id: i for i, n in enumerate(nodes) if n.event is not None}
    for i, node in enumerate(nodes):
        if node.event is not None and node.event.same_as in at:
            other = nodes[at[str(node.event.same_as)]]
            if not _of_other_times(node, other) and not _strangers(node, other):
                union.join(i, at[str(node.event.same_as)])


def _of_other_times(a: Node, b: Node) -> bool:
    """Return whether one act is of old and the other of a day that was not then."""
    if a.historical == b.historical or a.days is None or b.days is None:
        return False
    return not overlap(a.days, b.days)


def _strangers(a: Node, b: Node) -> bool:
    """Return whether two acts have sides and doers, and nobody of the one is in the other: "the
    shelling" that an army denies is none of another war that was told of in between."""
    return bool(a.doers and b.doers) and a.sides.isdisjoint(b.sides)


def join_said(nodes: Sequence[Node], union: Union) -> None:
    """Join what one statement blames two sides for in the same words, and the act of force that it
    tells in them: it is one act."""
    first: dict[str, int] = {}
    acts: dict[str, list[int]] = {}
    for i, node in enumerate(nodes):
        if node.statement is None:
            continue
        if node.event is None:
            union.join(first.setdefault(node.statement.id, i), i)
        elif node.family == "violence" and not node.historical:
            acts.setdefault(node.statement.id, []).append(i)
    for said, i in first.items():
        if len(acts.get(said, ())) == 1 and not nodes[i].sums and not nodes[acts[said][0]].sums:
            union.join(i, acts[said][0])


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


def join_told_at_once(nodes: Sequence[Node], union: Union) -> None:
    """Join two words of one clause that tell one thing of old: "abandoned its offensive", "fighting
    displaced some 9,000", "decades of war in which 12,000 people were killed"."""
    stories: dict[str, list[int]] = {}
    for i, n in enumerate(nodes):
        if n.event is not None and n.historical:
            stories.setdefault(n.story_id, []).append(i)
    for members in stories.values():
        for i, j in pairwise(sorted(members, key=lambda i: nodes[i].at)):
            if _at_once(nodes[i], nodes[j]):
                union.join(i, j)


def _at_once(a: Node, b: Node) -> bool:
    """Return whether the second of two acts stands in the clause of the first, right behind it or
    in its relative clause, and nothing joins or parts them."""
    assert a.event is not None and b.event is not None
    same = a.event.start <= b.at < a.event.end or b.event.start <= a.at < b.event.end
    same = same and a.event.statement_id == b.event.statement_id  # "in the war A accused B of …"
    if not same or (a.days is not None and b.days is not None and not overlap(a.days, b.days)):
        return False
    whole, begin = max(
        ((n.clause, n.event.start) for n in (a, b) if n.event is not None), key=lambda c: len(c[0])
    )
    between = whole[max(0, a.event.trigger.end - begin) : max(0, b.at - begin)]
    return len(between.split()) <= _AT_ONCE and not _PARTED.search(between)


_AT_ONCE = 7
_PARTED = re.compile(
    r"[,;:.]|\b(?:and|but|after|before|when|while|since|because|until|to|for|that|who|following)\b"
)


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


def join_copies(nodes: Sequence[Node], union: Union, told: Told) -> None:
    """Join what several outlets print in the same words: one act of one report, where their stories
    speak of one war and nothing told with the one speaks against the other. (Of two fronts the same
    is written: "shells fell on a village near the front line".)"""
    seen: dict[tuple[str, str], list[int]] = {}
    for i, n in enumerate(nodes):
        if not n.words or n.event is None:
            continue
        known = seen.setdefault((n.words, n.event.trigger.text.lower()), [])
        first = next((j for j in known if _copied(nodes[j], n) and _agree(told, j, i)), None)
        if first is not None:
            union.join(first, i)
        elif len(known) < _MOST_PRINTED:
            known.append(i)


def _agree(told: Told, i: int, j: int) -> bool:
    one, two = told.of(i), told.of(j)
    return one is two or not (of_two_days(one, two) or of_two_places(one, two, SLACK_KM))


def _copied(a: Node, b: Node) -> bool:
    """Return whether two acts in the same words can be one: a side of the stories or a name in
    common, days that can be one, and not two doers."""
    if a.story_id == b.story_id:
        return True
    if a.days is not None and b.days is not None and not overlap(a.days, b.days):
        return False
    if a.doers and b.doers and a.doers.isdisjoint(b.doers):
        return False
    names = (a.told.own | a.told.near | a.told.story) & (b.told.own | b.told.near | b.told.story)
    return bool(a.around & b.around) or (bool(names) and not (a.around and b.around))
