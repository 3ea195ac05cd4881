"""By what name those at a table go into the record: the parties, not the phrase that names two of
them at once, nor the men by whom a story speaks of a side most.

"Negotiators of Orlia and the Front" are Orlia and the Front; where "both sides" meet in a story of
shelling, those who sit there are not "the fighters of the Front" but the Front.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from trucewatch.coding.leads.context import LeadContext, everybody, told_within
from trucewatch.coding.leads.entries import entry_at
from trucewatch.coding.leads.pair import apart, two_sides
from trucewatch.coding.talks.delegations import is_paper, with_delegations, with_topic
from trucewatch.reading.memory import remembered
from trucewatch.records import Actor
from trucewatch.vocab.actors import resolve_actor, slug
from trucewatch.vocab.sides import is_person
from trucewatch.vocab.words import word_set

# Teams before the first of two for which they sit: "Delegations of the | government and the Front".
_TEAM = re.compile(r"(?:[^\W\d_]+ ){0,3}?[^\W\d_]+ (?:of|from|for) (?:both |the )*", re.IGNORECASE)
_PLACED = re.compile(r" (?:in|at|near) ((?:[A-ZÀ-Þ][^\W\d_]*[ -]?)+)")
# Who is none of two sides, whatever he says.
_ASIDE = frozenset({"CVL", "IGO", "UNO", "NGO", "MED", "JRN", "REL", "EDU", "HLH", "JUD"})
_PARTIES = frozenset({"GOV", "REB", "UAF", "SEP", "PRM", "OPP", "PTY", "UNK"})
_JOINING = " ,;and&"


def own_names(ctx: LeadContext, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return actors, one whose words hold those of another at the table under its own words."""
    inner = {id(b): a for a in actors for b in actors if _inside(ctx, a, b)}
    named = [_as(a, next((b for b in actors if inner.get(id(b)) is a), a)) for a in actors
             if id(a) not in inner]  # fmt: skip
    return tuple(_own(_not_where(a), named) for a in named)


def _inside(ctx: LeadContext, a: Actor, b: Actor) -> bool:
    """Return whether "negotiators of Orlia and the Front" are named again as Orlia inside."""
    within = a.start < b.start and b.end <= a.end and not is_person(b.code)
    return within and ctx.side(a) == ctx.side(b)


def _as(a: Actor, own: Actor) -> Actor:
    return a if own is a else msgspec.structs.replace(
        a, code=own.code, country=own.country, sector=own.sector, name=own.name
    )  # fmt: skip


def _not_where(a: Actor) -> Actor:
    """Return somebody under his own name who was taken for the state in which he meets: "the
    Ostrel Front in Bern" is no Switzerland."""
    at = _PLACED.search(a.text)
    if at is None or a.country is None or a.code.partition(":")[0][3:] not in ("", "GOV"):
        return a
    alone = a.text[: at.start()].rpartition(" and ")[2]
    if resolve_actor(at.group(1)).country != a.country or resolve_actor(alone).country is not None:
        return a
    alone = alone.removeprefix("the ").removeprefix("The ")
    if not alone:
        return a
    return Actor(
        alone,
        a.start + at.start() - len(alone),
        a.start + at.start(),
        f"UNK:{slug(alone)}",
        None,
        None,
        alone,
    )


def _own(a: Actor, others: Sequence[Actor]) -> Actor:
    inside = [b.start for b in others if a.start < b.start and b.end <= a.end]
    if not inside or a.name.lower() != a.text.lower():
        return a
    alone = a.text[: min(inside) - a.start]
    alone = alone.strip().removesuffix(" the").rstrip(_JOINING)
    team = _TEAM.match(alone)
    first = alone.lower().split()[:1]
    if team is not None and first and _is_team(team.group()):
        alone = alone[team.end() :]
    return msgspec.structs.replace(a, name=alone) if len(alone) > 2 else a


def _is_team(words: str) -> bool:
    teams = word_set("talks.teams") | word_set("talks.at_table")
    return any(w.removesuffix("s") in teams or w in teams for w in words.lower().split())


def table_pair(ctx: LeadContext, at: int) -> tuple[Actor, ...]:
    """Return the two sides of the story as they sit at the table of a meeting at token ``at``:
    where the story speaks of a side's men most ("the army", "fighters of the Front"), the
    government or group that it names too; of those whom it names only later, nobody."""
    found = (as_party(ctx, _not_where(a)) for a in _pair_before(ctx, at))
    pair = tuple(a for a in found if not _is_no_party(a) and not is_paper(ctx, a))
    own = with_delegations(ctx)
    known = {ctx.side(a) for a in pair}
    if own and known != {ctx.side(a) for a in own} and len(known) < 2 + bool(_odd(ctx, pair)):
        pair = tuple(as_party(ctx, a) for a in own)
    return with_topic(ctx, at, pair)


def _odd(ctx: LeadContext, pair: Sequence[Actor]) -> bool:
    """Return whether one of two sides is a person of nobody: an envoy, a guest."""
    return any(is_person(a.code) and a.country is None for a in pair)


def _pair_before(ctx: LeadContext, at: int) -> tuple[Actor, ...]:
    """Return the story's two sides, or, where one of them is named only behind the paragraph of a
    meeting, the two of what was told up to there."""
    p = ctx.parse
    piece = entry_at(ctx, p.start[at])
    if piece is not None and not piece.item and not piece.clock:
        return _pair_of_piece(ctx, piece.begin, piece.end)
    last = at
    while last + 1 < len(p) and p.para[last + 1] == p.para[at]:
        last += 1
    return _pair_up_to(ctx, p.end[last])


@remembered
def _pair_of_piece(ctx: LeadContext, start: int, end: int) -> tuple[Actor, ...]:
    """Return the two sides of a chronology's entry; where it has none those of the whole, if that
    tells of no third."""
    own = two_sides(told_within(ctx, start, end))
    if own and not _odd(ctx, own):
        return own
    pair = {ctx.side(a) for a in ctx.pair}
    others = {
        ctx.side(a) for joint in everybody(ctx.statements, ctx.events) for a in apart(joint)
        if not is_person(a.code) and (a.sector or "") not in _ASIDE
    }  # fmt: skip
    return ctx.pair if others - {None} <= pair else ()


@remembered
def _pair_up_to(ctx: LeadContext, end: int) -> tuple[Actor, ...]:
    sides = {ctx.side(a) for a in ctx.pair}
    told = everybody(ctx.statements, ctx.events)
    named = {ctx.side(a) for joint in told if joint.start < end for a in apart(joint)}
    return ctx.pair if not sides or sides <= named else two_sides(told_within(ctx, 0, end))


def _is_no_party(a: Actor) -> bool:
    """Return whether one of two sides of a story is none of those that meet: a town, an envoy from
    elsewhere, a paper ("the deal reached in Sweden")."""
    words = a.text.lower().replace(",", " ").split()
    paper = a.code == "UNK" and not word_set("talks.signed").isdisjoint(words)
    others = word_set("talks.local", "talks.standing_by") | {"ambassador", "consul"}
    words = [*words, *(w.removesuffix("s") for w in words)]
    return paper or not others.isdisjoint(words)


def as_party(ctx: LeadContext, a: Actor) -> Actor:
    """Return the government or group that the story names where an actor is only its men."""
    if not _are_men(ctx, a):
        return a
    side = ctx.side(a)
    named = [b for b in _bodies(ctx) if ctx.side(b) == side and not _are_men(ctx, b)]
    named = [b for b in named if b.code == b.country or (b.sector or "") in _PARTIES]
    if not named:
        return a
    return min(named, key=lambda b: (":" not in b.code and b.sector != "GOV", b.start))


@remembered
def _bodies(ctx: LeadContext) -> tuple[Actor, ...]:
    """Return the states, governments and groups that the story names, no persons."""
    named = (ctx.cast.of(k) for k, pos in enumerate(ctx.parse.pos) if pos in ("NOUN", "PROPN"))
    return tuple(a for a in named if a is not None and not is_person(a.code))


def _are_men(ctx: LeadContext, a: Actor) -> bool:
    """Return whether an actor is told by its men or forces: "the Orlian army", "fighters"."""
    p = ctx.parse
    first, last = p.tokens_in(a.start, a.end)
    inside = range(first, last)
    head = next((k for k in inside if p.head[k] not in inside), None)
    told = p.lemma[head] if head is not None else (a.text or a.name).lower().rpartition(" ")[2]
    return told in word_set("talks.men")
