"""Who holds, encircles, blocks or shares what, and by whose word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

from trucewatch.coding.leads.context import (
    LeadContext,
    child,
    conjuncts,
    iso_date,
    negated,
    phrase,
    subject,
)
from trucewatch.coding.provisions.matters import is_everyday
from trucewatch.coding.situations.gates import is_present, tells_none
from trucewatch.coding.situations.hands import held_by_name, in_hands, is_held, named_by, since
from trucewatch.coding.situations.states import states_told
from trucewatch.records import Actor
from trucewatch.records.leads import SituationMention
from trucewatch.vocab.tables import table
from trucewatch.vocab.words import word_set

# "Cut the road" may be anything; "cut off" and "sealed off" bar the way.
_PARTICLES = frozenset({"cut", "seal"})


def find_situations(ctx: LeadContext) -> tuple[SituationMention, ...]:
    """Return the situations that the story states, in the order of the text."""
    found = [*_situations(ctx, _relations()), *in_hands(ctx), *held_by_name(ctx), *_posts(ctx)]
    known = {m.span.start for m in found}
    found += [m for m in states_told(ctx) if m.span.start not in known]
    return tuple(sorted(found, key=lambda m: m.span.start))


@cache
def _relations() -> dict[str, str]:
    return {r["lemma"]: r["relation"] for r in table("issues/situations.tsv")}


def _situations(ctx: LeadContext, relations: dict[str, str]) -> Iterator[SituationMention]:
    p = ctx.parse
    for i in range(len(p)):
        relation = relations.get(p.lemma[i])
        if relation is None or p.pos[i] != "VERB" or p.role(i) == "headline" or negated(p, i):
            continue
        if tells_none(ctx, i, relation):
            continue
        by, what = _roles(ctx, i)
        who = by[0] if by else None
        if p.lemma[i] in _PARTICLES and not _bars(ctx, i, what):
            continue
        if what is None or not (is_held(ctx, what, relation) or _occupies(ctx, i, what)):
            continue
        if relation == "blocks" and _done_by_a_thing(ctx, i, who):
            continue
        said = ctx.statement(i)
        event = next(iter(ctx.events_at(i)), None)
        when = since(ctx, i)
        for holder, thing in product(by or (None,), _named_with(ctx, what)):
            yield SituationMention(
                holder, relation, p.slice(*phrase(p, thing)), iso_date(when),
                said.id if said else None, event.id if event else None,
                event.place if event else None, when, ctx.span(i, i + 1),
            )  # fmt: skip


def _named_with(ctx: LeadContext, what: int) -> list[int]:
    """Return a thing and the places that are listed beside it by name: "holds Sarn and Jufar"."""
    p = ctx.parse
    beside = [c for c in conjuncts(p, what) if p.tag[c] in ("NNP", "NNPS") and c != what]
    return [what, *beside] if p.tag[what] in ("NNP", "NNPS") else [what]


def _done_by_a_thing(ctx: LeadContext, verb: int, who: Actor | None) -> bool:
    """Return whether what blocks a way is no side: works, a lorry, a strike."""
    active = child(ctx.parse, verb, "dobj") is not None
    return (who is None and active) or is_everyday(ctx, verb)


def _posts(ctx: LeadContext) -> Iterator[SituationMention]:
    """Yield the checkpoints and barriers that a side is told to keep: "still maintains six
    checkpoints on the Dolna road"."""
    p = ctx.parse
    for i in range(len(p)):
        if p.pos[i] != "VERB" or p.lemma[i] not in word_set("told.keeping_up"):
            continue
        if p.role(i) == "headline" or negated(p, i) or tells_none(ctx, i, "keeps"):
            continue
        by, what = _roles(ctx, i)
        who = by[0] if by else None
        if what is None or p.lemma[what] not in word_set("told.obstacles"):
            continue
        if who is None or ctx.side(who) is None or not is_present(ctx, i):
            continue
        said = ctx.statement(i)
        when = since(ctx, i)
        yield SituationMention(
            who, "holds", p.slice(p.left[what], np_end(ctx, what)), iso_date(when),
            said.id if said else None, None, None, when, ctx.span(i, i + 1),
        )  # fmt: skip


def np_end(ctx: LeadContext, noun: int) -> int:
    """Return where a noun's own words end, before a clause or a time that hangs on it."""
    p, last = ctx.parse, ctx.parse.right[noun]
    for c in p.children[noun]:
        if c > noun and p.dep[c] in ("relcl", "acl", "appos", "punct", "cc", "conj"):
            last = min(last, p.left[c])
        if c > noun and p.dep[c] == "prep" and p.lower[c] in ("since", "for", "during", "until"):
            last = min(last, c)
    return max(last, noun + 1)


def _bars(ctx: LeadContext, verb: int, what: int | None) -> bool:
    """Return whether something is cut off or sealed off, or what is cut is a town's supply."""
    p = ctx.parse
    if any(p.dep[c] in ("prt", "advmod") and p.lower[c] == "off" for c in p.children[verb]):
        return True
    active = what is not None and p.dep[what] == "dobj"
    return what is not None and active and p.lemma[what] in word_set("told.supplied")


def _roles(ctx: LeadContext, verb: int) -> tuple[tuple[Actor, ...], int | None]:
    """Return who does what a verb tells, each side once, and to what."""
    p = ctx.parse
    passive = child(p, verb, "nsubjpass") is not None or (
        p.tag[verb] == "VBN" and p.dep[verb] == "acl"
    )
    s = subject(p, verb)
    if passive:
        return named_by(ctx, verb), s
    obj = child(p, verb, "dobj")
    if obj is not None and p.tag[obj] in ("WDT", "WP") and p.dep[verb] == "relcl":
        obj = p.head[verb]
    who = None if s is None else ctx.cast.of(s)
    return (() if who is None else (who,)), obj


def _occupies(ctx: LeadContext, verb: int, what: int) -> bool:
    """Return whether armed men sit in a building: "the army still occupies two schools"."""
    p = ctx.parse
    return p.lemma[verb] == "occupy" and p.lemma[what] in word_set("told.buildings")
