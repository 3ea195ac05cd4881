"""Who holds, encircles, blocks or shares what, and by whose word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from trucewatch.coding.leads.context import (
    LeadContext,
    child,
    conjuncts,
    iso_date,
    negated,
    objects_of,
    phrase,
    subject,
)
from trucewatch.coding.provisions.matters import is_everyday
from trucewatch.coding.provisions.told import core
from trucewatch.coding.situations.gates import tells_none
from trucewatch.coding.situations.states import is_present, states_told
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
    found = [*_situations(ctx, _relations()), *_in_hands(ctx), *_posts(ctx)]
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
        if relation == "blocks" and _done_by_a_thing(ctx, i, who):
            continue
        said = ctx.statement(i)
        event = next(iter(ctx.events_at(i)), None)
        since = next(iter(ctx.times_in(p.start[p.left[i]], p.end[p.right[i] - 1])), None)
        for thing in _named_with(ctx, what):
            yield SituationMention(
                who, relation, p.slice(*phrase(p, thing)), iso_date(since),
                said.id if said else None, event.id if event else None,
                event.place if event else None, since, ctx.span(i, i + 1),
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
        who, what = _roles(ctx, i)
        if what is None or p.lemma[what] not in word_set("told.obstacles"):
            continue
        if who is None or ctx.side(who) is None or not is_present(ctx, i):
            continue
        said = ctx.statement(i)
        since = next(iter(ctx.times_in(p.start[p.left[i]], p.end[p.right[i] - 1])), None)
        yield SituationMention(
            who, "holds", p.slice(p.left[what], np_end(ctx, what)), iso_date(since),
            said.id if said else None, None, None, since, ctx.span(i, i + 1),
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
    what = core(ctx, what)
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
