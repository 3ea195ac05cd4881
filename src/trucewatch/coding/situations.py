"""Who holds, encircles, blocks or shares what, and by whose word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from trucewatch.coding.lead_context import (
    LeadContext,
    child,
    iso_date,
    negated,
    objects_of,
    phrase,
    subject,
)
from trucewatch.coding.situation_gates import tells_none
from trucewatch.coding.situation_states import states_told
from trucewatch.records import Actor
from trucewatch.records.leads import SituationMention
from trucewatch.vocab.issues import grounds
from trucewatch.vocab.tables import table
from trucewatch.vocab.words import word_set

# "Cut the road" may be anything; "cut off" and "sealed off" bar the way.
_PARTICLES = frozenset({"cut", "seal"})
_HANDS = frozenset({"hand", "control", "hold", "possession"})


def find_situations(ctx: LeadContext) -> tuple[SituationMention, ...]:
    """Return the situations that the story states, in the order of the text."""
    found = [*_situations(ctx, _relations()), *_in_hands(ctx)]
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
        who, what = _roles(ctx, i)
        if p.lemma[i] in _PARTICLES and not _bars(ctx, i, what):
            continue
        if what is None or not (_is_place(ctx, what, relation) or _occupies(ctx, i, what)):
            continue
        first, last = phrase(p, what)
        said = ctx.statement(i)
        event = next(iter(ctx.events_at(i)), None)
        since = next(iter(ctx.times_in(p.start[p.left[i]], p.end[p.right[i] - 1])), None)
        yield SituationMention(
            who, relation, p.slice(first, last), iso_date(since),
            said.id if said else None, event.id if event else None,
            event.place if event else None, since, ctx.span(i, i + 1),
        )  # fmt: skip


def _bars(ctx: LeadContext, verb: int, what: int | None) -> bool:
    """Return whether something is cut off or sealed off, or what is cut is a town's supply."""
    p = ctx.parse
    if any(p.dep[c] in ("prt", "advmod") and p.lower[c] == "off" for c in p.children[verb]):
        return True
    active = what is not None and p.dep[what] == "dobj"
    return what is not None and active and p.lemma[what] in word_set("told.supplied")


def _in_hands(ctx: LeadContext) -> Iterator[SituationMention]:
    """Yield who holds what by phrases: "the road is in Valdorian hands", "under the army's
    control"."""
    p = ctx.parse
    for i in range(len(p)):
        prep = p.head[i]
        if p.lemma[i] not in _HANDS or p.dep[i] != "pobj" or p.lower[prep] not in ("in", "under"):
            continue
        who = _holder(ctx, i)
        verb = p.head[prep]
        what = subject(p, verb) if p.pos[verb] in ("VERB", "AUX") else verb
        if who is None or what is None or p.role(i) == "headline" or negated(p, verb):
            continue
        if not _is_place(ctx, what, "holds") or tells_none(ctx, verb, "held"):
            continue
        said = ctx.statement(i)
        yield SituationMention(
            who, "holds", p.slice(*phrase(p, what)), None, said.id if said else None, None, None,
            None, ctx.span(prep, i + 1),
        )  # fmt: skip


def _holder(ctx: LeadContext, i: int) -> Actor | None:
    p = ctx.parse
    near = [c for c in p.children[i] if p.dep[c] in ("amod", "poss", "compound", "nmod")]
    near += objects_of(p, i, "of")
    return next((a for c in near if (a := ctx.cast.of(c)) is not None), None)


def _roles(ctx: LeadContext, verb: int) -> tuple[Actor | None, int | None]:
    p = ctx.parse
    passive = child(p, verb, "nsubjpass") is not None or (
        p.tag[verb] == "VBN" and p.dep[verb] == "acl"
    )
    s = subject(p, verb)
    if passive:
        agent = next(objects_of(p, verb, "by"), None)
        return (None if agent is None else ctx.cast.of(agent)), s
    obj = child(p, verb, "dobj")
    if obj is not None and p.tag[obj] in ("WDT", "WP") and p.dep[verb] == "relcl":
        obj = p.head[verb]
    return (None if s is None else ctx.cast.of(s)), obj


def _is_place(ctx: LeadContext, what: int, relation: str) -> bool:
    """Return whether the thing is ground, a road or the like: "hold" also goes with talks."""
    p = ctx.parse
    if relation != "holds":
        return p.tag[what].startswith("N")
    if p.lemma[what] in _SHARES:
        return any(_is_place(ctx, o, relation) for o in objects_of(p, what, "of"))
    return p.lemma[what] in grounds() or p.tag[what].startswith("NNP")


def _occupies(ctx: LeadContext, verb: int, what: int) -> bool:
    """Return whether armed men sit in a building: "the army still occupies two schools"."""
    p = ctx.parse
    return p.lemma[verb] == "occupy" and p.lemma[what] in word_set("told.buildings")


# "Controls most of the highlands": what is held is told by "of".
_SHARES = frozenset({"most", "part", "half", "much", "all", "rest", "bulk", "third", "quarter",
                     "percent", "cent", "majority", "stretch", "number"})  # fmt: skip
