"""The conflicts of one story: which sides have to do with each other.

A report of several wars ("Pakistan broke the understanding … Armenia breached the accord …"), or
one that sets another war beside its own ("in Mozambique the government and Renamo …"), tells of
agreements that have nothing to do with each other's acts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from trucewatch.coding.leads.context import LeadContext, everybody
from trucewatch.records import Actor

# Who speaks of any war belongs to none by that.
_OUTSIDE = frozenset({"IGO", "UNO", "NGO", "CVL", "JRN", "MED", "REL", "EDU", "HLH", "BUS", "LAB"})


def conflicts(ctx: LeadContext) -> tuple[frozenset[str], ...]:
    """Return the groups of two sides and more that statements, acts or a sentence bring together,
    in the order of their names; sides alone have none."""
    home: dict[str, set[str]] = {}
    for together in _together(ctx):
        first, *others = together
        whole = home.setdefault(first, {first})
        for other in others:
            theirs = home.get(other, {other})
            if theirs is not whole:
                whole |= theirs
                home.update(dict.fromkeys(theirs, whole))
    found = {frozenset(whole) for whole in home.values()}
    return tuple(sorted((f for f in found if len(f) > 1), key=sorted))


def apart(ctx: LeadContext, a: Iterable[str], b: Iterable[str]) -> bool:
    """Return whether two sets of sides are of two conflicts of the story: each has sides of one,
    and none has both."""
    mine, theirs = _of(ctx, a), _of(ctx, b)
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def _of(ctx: LeadContext, sides: Iterable[str]) -> frozenset[int]:
    known = set(sides)
    return frozenset(k for k, c in enumerate(ctx.conflicts) if c & known)


def sides_at(ctx: LeadContext, i: int) -> frozenset[str]:
    """Return the sides that the sentence of token ``i`` names, as speakers, doers or targets."""
    a, b = ctx.parse.sents[ctx.parse.sent[i]]
    start, end = ctx.parse.start[a], ctx.parse.end[b - 1]
    actors = (x for x in everybody(ctx.statements, ctx.events) if start <= x.start < end)
    return frozenset(_sides(ctx, actors))


def _together(ctx: LeadContext) -> Iterator[list[str]]:
    """Yield the sides that one sentence, one act or one statement names."""
    rows: dict[int, list[Actor]] = {}
    p = ctx.parse
    for a in everybody(ctx.statements, ctx.events):
        at = p.tokens_in(a.start, a.end)[0] if a.end > a.start else len(p)
        if at < len(p):
            rows.setdefault(p.sent[at], []).append(a)
    for s in ctx.statements:
        yield from _pair(ctx, [a for a in (s.speaker, s.target) if a is not None])
    for e in ctx.events:
        yield from _pair(ctx, [*e.actors, *e.recipients])
    for actors in rows.values():
        yield from _pair(ctx, actors)


def _pair(ctx: LeadContext, actors: Iterable[Actor]) -> Iterator[list[str]]:
    sides = sorted(set(_sides(ctx, actors)))
    if len(sides) > 1:
        yield from (list(two) for two in pairwise(sides))


def _sides(ctx: LeadContext, actors: Iterable[Actor]) -> Iterator[str]:
    for a in actors:
        side = None if a.sector in _OUTSIDE else ctx.side(a)
        if side is not None:
            yield from side.split(";")
