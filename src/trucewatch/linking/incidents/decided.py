"""Reviewers' word on which events are one happening, heeded before incidents are asked about."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.linking.nodes import Node

Decided = Sequence[tuple[str, str, bool]]
"""(event id, event id, one happening or not), in the order in which it was said."""


def regrouped(groups: Sequence[Sequence[Node]], decided: Decided) -> list[list[Node]]:
    """Return groups of reported acts joined and taken apart as reviewers say.

    The last word on a pair counts. What is taken apart leaves its group with all that is said not
    to be one with what stays, and with the mentions that say they are the same act.
    """
    said = {(min(a, b), max(a, b)): (a, b, same) for a, b, same in decided}
    order = {id(n): k for k, n in enumerate(n for g in groups for n in g)}
    out = [list(g) for g in groups]
    for one, two, same in said.values():
        if same:
            out = _joined(out, one, two)
    apart = [(one, two) for one, two, same in said.values() if not same]
    out = [part for group in out for part in _parted(group, apart)]
    for group in out:
        group.sort(key=lambda n: order[id(n)])
    return sorted(out, key=lambda g: order[id(g[0])])


def _ids(node: Node) -> tuple[str, ...]:
    own = node.event
    return node.verbal if own is None else (own.id, *node.verbal, *filter(None, [own.same_as]))


def _joined(groups: list[list[Node]], one: str, two: str) -> list[list[Node]]:
    hit = [g for g in groups if any({one, two} & set(_ids(n)) for n in g)]
    if len(hit) < 2:
        return groups
    return [g for g in groups if all(g is not h for h in hit)] + [[n for g in hit for n in g]]


def _parted(group: list[Node], apart: Sequence[tuple[str, str]]) -> list[list[Node]]:
    here = {i for n in group for i in _ids(n)}
    pairs = [p for p in apart if p[0] in here and p[1] in here]
    if not pairs:
        return [group]
    leaving = {two for _, two in pairs}
    forbidden = {frozenset(p) for p in pairs}
    parts: list[tuple[set[str], list[Node]]] = [(set(), [])]
    for node in sorted(group, key=lambda n: not leaving.isdisjoint(_ids(n))):
        own = set(_ids(node))
        free = leaving.isdisjoint(own)
        for ids, members in parts[0 if free else 1 :]:
            if free or not any(frozenset((a, b)) in forbidden for a in own for b in ids):
                ids |= own
                members.append(node)
                break
        else:
            parts.append((own, [node]))
    return [members for _, members in parts if members]
