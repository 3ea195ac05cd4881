"""Whose the people of a story are whose codes do not tell it.

The cast knows those whom a phrase gives to a body, :mod:`trucewatch.coding.leads.persons` those of
whom the story tells it roundabout. Beside them, a head of state or of government
who says what a land will do or is ready for speaks for that land: "Orsia will never negotiate,
President Tomas Velk said".
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.cast.own_words import commits
from trucewatch.coding.leads.context import LeadContext
from trucewatch.coding.leads.persons import told_bodies
from trucewatch.records import Actor, Statement
from trucewatch.records.leads import Membership
from trucewatch.vocab.actors import slug
from trucewatch.vocab.words import word_set

_OFFICES = ("president", "prime minister", "premier", "chancellor", "foreign minister", "king")
_OWN_ACTS = frozenset(
    {"guarantee", "threaten", "reject", "offer", "announce_plan", "concede", "demand", "assert"}
)


def members(ctx: LeadContext) -> tuple[Membership, ...]:
    """Return each person of the story with the side that it shows for him, by code."""
    codes = frozenset(a.code for a in _actors(ctx))
    told = ((code, ctx.cast.member_of(code)) for code in sorted(codes))
    known = {code: side for code, side in told if side is not None}
    known |= told_bodies(ctx, codes - known.keys())
    spoken: dict[str, set[str]] = {}
    for s in ctx.statements:
        land = _land_spoken_for(ctx, s)
        if land is not None and s.speaker is not None and s.speaker.code not in known:
            spoken.setdefault(s.speaker.code, set()).add(land)
    known |= {code: next(iter(lands)) for code, lands in spoken.items() if len(lands) == 1}
    sides = {code: side for code, side in known.items() if not _is_organ(side)}
    return tuple(Membership(code, sides[code]) for code in sorted(sides))


def _is_organ(side: str) -> bool:
    """Return whether a side is only an organ of a state that the story does not name there: "the
    Foreign Ministry's spokesman" is of no side called so."""
    return not word_set("cast.state").isdisjoint(side.split("-"))


def _actors(ctx: LeadContext) -> Iterator[Actor]:
    for s in ctx.statements:
        yield from (a for a in (s.speaker, s.target, *s.chain) if a is not None)
    for e in ctx.events:
        yield from (*e.actors, *e.recipients, *e.mediators)


def _land_spoken_for(ctx: LeadContext, s: Statement) -> str | None:
    """Return the land, of those that no table knows, whose will the speaker's words tell."""
    who = s.speaker
    if who is None or s.act not in _OWN_ACTS or not who.code.startswith("UNKGOV:"):
        return None
    if not who.text.lower().removeprefix("the ").startswith(_OFFICES) or not s.content:
        return None
    p = ctx.parse
    first, last = p.tokens_in(s.content[0].start, s.content[0].end)
    for i in range(first, last):
        verb = p.head[i]
        if p.dep[i] != "nsubj" or not first <= verb < last:
            continue
        if not commits(p, verb):
            return None
        land = ctx.cast.of(i)
        if p.pos[i] != "PROPN" or (land is not None and not land.code.startswith("UNK")):
            return None
        known = land is not None and land.code.startswith("UNK:")
        return land.code.partition(":")[2] if known and land else slug(p.word[i])
    return None
