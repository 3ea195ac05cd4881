"""To which of a story's rounds somebody did not come.

That is the one whose sentence tells it, else the one held round of its dated piece or, where the
story has no such pieces, of the story: of several, nobody knows which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from trucewatch.coding.leads.context import LeadContext
from trucewatch.coding.leads.entries import entry_at
from trucewatch.coding.talks.absent import Away, absent, called, with_reasons
from trucewatch.records import Actor
from trucewatch.records.leads import RoundMention
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.sides import is_person


def whom_missed(
    ctx: LeadContext, words: IssueWords, rounds: Sequence[RoundMention]
) -> Iterator[tuple[RoundMention, tuple[Away, ...]]]:
    """Yield each round with those who are told not to have come to it."""
    met = [r for r in rounds if r.status == "held"] or [
        r for r in rounds if r.status == "cancelled"
    ]
    missed: dict[int, list[Away]] = {}
    for a in absent(ctx, words):
        own = [id(r) for r in met if _in_one(ctx, r, a.token, _sentence)]
        own = own or [id(r) for r in met if _in_one(ctx, r, a.token, piece_of)]
        if len(own) == 1:
            missed.setdefault(own[0], []).append(a)
    yield from ((r, tuple(missed.get(id(r), ()))) for r in rounds)


def _in_one(
    ctx: LeadContext, r: RoundMention, token: int, part: Callable[[LeadContext, int], int | None]
) -> bool:
    """Return whether a token stands in the same part of the text as a mention of a round."""
    p, own = ctx.parse, part(ctx, token)
    return any(part(ctx, p.tokens_in(s.start, s.end)[0]) == own for s in r.mentions)


def _sentence(ctx: LeadContext, token: int) -> int:
    return ctx.parse.sent[token]


def piece_of(ctx: LeadContext, token: int) -> int | None:
    """Return where the dated piece that holds a token begins, None outside of all; the hours of a
    live page are of one day."""
    entry = entry_at(ctx, ctx.parse.start[token])
    return None if entry is None or entry.item or entry.clock else entry.begin


def of_its_piece(
    ctx: LeadContext, r: RoundMention, held: Sequence[RoundMention]
) -> list[RoundMention]:
    """Return the held rounds that one to come can go on from: those of its dated piece, or, where
    it has a number, those with one; all in a story without such pieces."""
    at = _token(ctx, r)
    if piece_of(ctx, at) is None:
        return list(held)
    near = [x for x in held if _in_one(ctx, x, at, piece_of)]
    return near or [x for x in held if r.ordinal is not None and x.ordinal is not None]


def _token(ctx: LeadContext, r: RoundMention) -> int:
    return ctx.parse.tokens_in(r.mentions[0].start, r.mentions[0].end)[0]


def without_missed(ctx: LeadContext, r: RoundMention, away: tuple[Away, ...]) -> RoundMention:
    """Return a round without those who were ``away``; one not held keeps those expected. Whose
    leader sat there was not away."""
    sitting = {ctx.side(a) for a in r.participants if is_person(a.code)}
    away = tuple(a for a in away if a.side is None or a.side not in sitting)
    if not away:
        return r
    names = tuple(a.name for a in away)
    there = r.participants if r.status == "cancelled" else _without(r.participants, names)
    return msgspec.structs.replace(r, absent=with_reasons(ctx, names), participants=there)


def _without(present: tuple[Actor, ...], away: tuple[str, ...]) -> tuple[Actor, ...]:
    return tuple(a for a in present if called(a) not in away)
