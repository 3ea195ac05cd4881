"""Who holds, encircles, blocks or shares what, and by whose word."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.lead_context import (
    LeadContext,
    child,
    iso_date,
    negated,
    objects_of,
    phrase,
    subject,
)
from trucewatch.records import Actor
from trucewatch.records.leads import SituationMention
from trucewatch.vocab.tables import table

_PAST_MODAL = frozenset({"would", "could", "might", "may", "should", "must", "to"})


def find_situations(ctx: LeadContext) -> tuple[SituationMention, ...]:
    """Return the situations that the story states, in the order of the text."""
    relations = {r["lemma"]: r["relation"] for r in table("issues/situations.tsv")}
    return tuple(_situations(ctx, relations))


def _situations(ctx: LeadContext, relations: dict[str, str]) -> Iterator[SituationMention]:
    p = ctx.parse
    for i in range(len(p)):
        relation = relations.get(p.lemma[i])
        if relation is None or p.pos[i] != "VERB" or p.role(i) == "headline" or negated(p, i):
            continue
        if any(p.dep[c] == "aux" and p.lower[c] in _PAST_MODAL for c in p.children[i]):
            continue
        who, what = _roles(ctx, i)
        if what is None or not _is_place(ctx, what, relation):
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
    grounds = {r["noun"] for r in table("issues/grounds.tsv")}
    return p.lemma[what] in grounds or p.tag[what].startswith("NNP")
