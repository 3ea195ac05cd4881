"""Papers that stand beside the agreement of a story, and are not it: the memorandum by which an
ally's instructors are there is not "the agreement" that the parties keep or break."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.coding.agreements.mentions import Candidate
from trucewatch.coding.leads.context import LeadContext, definite, indefinite, noun_at
from trucewatch.vocab.words import word_set

_LIVE = frozenset({"signed", "in_force"})


def is_plain(ctx: LeadContext, c: Candidate) -> bool:
    """Return whether a mention is "the agreement", "the accord", "the deal" and no more."""
    told = c.names or c.title or c.called or c.date or c.pointing or c.echoes
    sort = noun_at(ctx.parse, c.head)
    return definite(ctx.parse, c.head) and not told and sort in word_set("agreements.any_paper")


def stands_beside(ctx: LeadContext, group: Sequence[Candidate]) -> bool:
    """Return whether a paper is one that readers know, of a sort that goes with another agreement
    ("the memorandum of 2019"): one that has just been made is what a report is on."""
    sorts = {noun_at(ctx.parse, c.head) for c in group if not is_plain(ctx, c)}
    new = any(indefinite(ctx.parse, c.head) for c in group)
    return not new and bool(sorts) and sorts <= word_set("agreements.beside")


def of_others(group: Sequence[Candidate], c: Candidate) -> bool:
    """Return whether a mention names two who made its agreement, and nobody of whom the story tells
    that he made or kept the other: "the pact of 2011 between Bamako and Algiers"."""
    own = frozenset().union(*(g.parties for g in group))
    return bool(own) and own.isdisjoint(c.parties) and len(c.parties) >= _TWO


def likeliest(
    ctx: LeadContext, groups: Sequence[list[Candidate]], c: Candidate
) -> list[list[Candidate]]:
    """Return the agreements told so far that a mention can be of, the likeliest first: the last one
    told. "The agreement" is one that only stands beside another, or that a report on another names
    once by the way ("the pact of 2011 does not concern us"), last of all."""
    last = list(reversed(groups))
    if not is_plain(ctx, c) or len(groups) < _TWO:
        return last
    main = max(len(g) for g in groups)
    return sorted(last, key=lambda g: stands_beside(ctx, g) or _by_the_way(ctx, g, main))


def _by_the_way(ctx: LeadContext, group: Sequence[Candidate], main: int) -> bool:
    first = group[0]
    known = definite(ctx.parse, first.head) and bool(first.date or first.names)
    return len(group) == 1 and main > 1 and known


_TWO = 2


def as_truce(ctx: LeadContext, every: list[Candidate]) -> list[Candidate]:
    """Return the mentions, "the agreement" taken for a truce whose day or year the story has told
    where it names none but papers that stand beside one: "reaffirms its commitment to the ceasefire
    of 3 January … does not violate the agreement"."""
    deals = [c for c in every if c.noun.family == "deal"]
    plain = [c for c in deals if is_plain(ctx, c)]
    others = [c for c in deals if not is_plain(ctx, c)]
    if not plain or not all(stands_beside(ctx, [c]) for c in others):
        return every
    if not any(c.head < plain[0].head and _is_paper(ctx, c) for c in every):
        return every
    heads = {c.head for c in plain}
    return [_truce(c) if c.head in heads else c for c in every]


def _truce(c: Candidate) -> Candidate:
    noun = msgspec.structs.replace(c.noun, family="truce", kind="ceasefire", stage="in_force")
    return msgspec.structs.replace(c, noun=noun, kind="ceasefire")


def _is_paper(ctx: LeadContext, c: Candidate) -> bool:
    """Return whether a truce is one that was made on a day or in a year that is told."""
    known = c.noun.family == "truce" and ctx.parse.role(c.head) == "body"
    made = not c.stages or not c.stages.isdisjoint(_LIVE)
    return known and bool(c.date or c.names) and made and not c.thought
