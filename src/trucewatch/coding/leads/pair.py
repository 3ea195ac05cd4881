"""The two sides of a story: whom "both sides" and "the Parties" mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import partial

import msgspec

from trucewatch.coding.cast.camps import split_actor
from trucewatch.coding.leads.context import LeadContext, everybody
from trucewatch.coding.talks.onlookers import onlookers
from trucewatch.coding.talks.outsiders import outsiders
from trucewatch.records import Actor
from trucewatch.vocab.actors import slug
from trucewatch.vocab.sides import is_person, unknown_side

_ASIDE = frozenset({"CVL", "IGO", "UNO", "NGO", "MED", "JRN", "REL", "EDU", "HLH", "JUD"})
_OF_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
# Who can be a side though it neither speaks nor acts in the story.
_BODIES = frozenset({"GOV", "MIL", "REB", "UAF", "SEP", "PRM", "GOV/MIL"})


def two_sides(ctx: LeadContext) -> tuple[Actor, ...]:
    """Return an actor for each of the two sides of the story, or nothing: the two that turn to each
    other most, in statements and acts, else the two that the story speaks of most.

    Who mediates or hosts is a side only where there are no two others; who only comments on the
    talks or the war of others is none.
    """
    named = [a for joint in everybody(ctx.statements, ctx.events) for a in apart(joint)]
    between = {_side(ctx, a) for a in outsiders(ctx, named)} - {None}
    aside: set[str | None] = set(onlookers(ctx, partial(_side, ctx)))
    found = _two(ctx, named, between | aside)
    if not found and between | aside:
        more = [*named, *_told_of(ctx)]
        found = _two(ctx, more, between | aside) or _two(ctx, named, aside)
    return found


def apart(actor: Actor) -> tuple[Actor, ...]:
    """Return those who are one actor together ("the government and the Front"), each with the
    sector that its own code tells; nobody whom no code names."""
    if ";" not in actor.code:
        return _welded(actor) or (actor,)
    return tuple(
        msgspec.structs.replace(a, sector=a.code.partition(":")[0][3:] or None)
        for a in split_actor(actor)
        if a.code.partition(":")[0] != "UNK" or ":" in a.code
    )


# Two names that no code tells apart, each with its article or in capitals.
_TWO_NAMES = re.compile(
    r"(?:[Tt]he )?((?:[a-z]+ of (?:the )?)?[A-ZÀ-Þ].*?) and (?:the ([A-ZÀ-Þ].*)|([A-ZÀ-Þ]{2,}))"
)


def _welded(actor: Actor) -> tuple[Actor, ...]:
    """Return the two whom an unknown name names together: "the Council and the OLM"; () for one."""
    found = _TWO_NAMES.fullmatch(actor.text) if actor.code.startswith("UNK") else None
    if found is None or " and " in found[1]:
        return ()
    if found[3] and not found[1].isupper():
        return ()
    first, second = (
        Actor(found[k], actor.start + found.start(k), actor.start + found.end(k),
              f"UNK:{slug(found[k])}", None, None, found[k])
        for k in (1, 2 if found[2] else 3)
    )  # fmt: skip
    own = actor.code.partition(":")[2]
    if own and slug(first.text).endswith(own):  # whose code the two go by
        first = msgspec.structs.replace(first, code=actor.code, sector=actor.sector)
    return first, second


def _told_of(ctx: LeadContext) -> Iterable[Actor]:
    """Yield the governments and armed bodies that the story names anywhere."""
    for k, pos in enumerate(ctx.parse.pos):
        known = ctx.cast.of(k) if pos in ("NOUN", "PROPN") else None
        if known is not None and (known.sector or "") in _BODIES:
            yield known


def _two(ctx: LeadContext, named: list[Actor], without: set[str | None]) -> tuple[Actor, ...]:
    counts: Counter[str] = Counter()
    first: dict[str, Actor] = {}
    named = sorted(named, key=_stands_for)
    for a in named:
        side = _side(ctx, a)
        if side is not None and side not in without:
            counts[side] += 1
            first.setdefault(side, a)
    nobody = {side for side in counts if _only_persons(ctx, named, side)}
    if len(counts.keys() - nobody) > 1:  # "Minister Renn" of a state that is not told
        for side in nobody:
            del counts[side]
    facing: Counter[tuple[str, str]] = Counter()
    turned = [_facing(ctx, s.speaker, s.target) for s in ctx.statements]
    turned += [
        (_side(ctx, a), _side(ctx, r)) for e in ctx.events for a in e.actors for r in e.recipients
    ]
    for x, y in turned:
        if x is not None and y is not None and x != y and {x, y} <= counts.keys():
            facing[min(x, y), max(x, y)] += 1
    if facing:
        pair = min(facing, key=lambda k: (-facing[k], -counts[k[0]] - counts[k[1]], k))
        top = sorted(pair, key=lambda s: (-counts[s], s))
    else:
        top = sorted(counts, key=lambda s: (-counts[s], s))[:2]
    return tuple(first[s] for s in top) if len(top) == 2 else ()


def _facing(
    ctx: LeadContext, speaker: Actor | None, target: Actor | None
) -> tuple[str | None, str | None]:
    """Return the two sides that a statement sets against each other: who turns to "both sides" is
    none of them."""
    both = [] if target is None else [_side(ctx, a) for a in apart(target)]
    own = _side(ctx, speaker)
    if len(both) == 2:
        return (None, None) if own in both else (both[0], both[1])
    return own, _side(ctx, target)


def _stands_for(actor: Actor) -> int:
    """Return how well an actor stands for his side: a state or a group itself, then a government,
    then its offices, then its people ("the maimed soldier")."""
    if is_person(actor.code) or actor.text.lower().split()[:1] in (["a"], ["an"]):
        return 3
    head, _, own = actor.code.partition(":")
    if actor.code == actor.country or (own and head[3:] not in _OF_STATE):
        return 0
    return 1 if "government" in actor.text.lower().split() else 2


def _only_persons(ctx: LeadContext, named: list[Actor], side: str) -> bool:
    """Return whether a side is one person, or an office, whom nothing ties to a state or a
    group."""
    own = [a for a in named if _side(ctx, a) == side]
    return all(a.country is None and (is_person(a.code) or a.code == side) for a in own)


def _side(ctx: LeadContext, a: Actor | None) -> str | None:
    """Return the side of an actor that can be one of two, or None."""
    if a is None or ";" in (a.country or "") or a.sector in _ASIDE:
        return None
    if a.country is not None:
        return ctx.cast.camp_key(a)
    return unknown_side(a.code, a.text) if a.code.startswith("UNK") else None
