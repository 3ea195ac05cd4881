"""How ways, supplies and people are told to stand: "the pass is open", "the road has been cut for
nine days", "the water of the town is cut", "400 families remain displaced".

Who cut or closed it is named only by "by": else nobody is.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.leads.context import (
    LeadContext,
    iso_date,
    lemma_set,
    negated,
    objects_of,
    phrase,
    subject,
)
from trucewatch.coding.provisions.matters import way_or_line
from trucewatch.coding.situations.gates import is_present, tells_none
from trucewatch.records.leads import SituationMention
from trucewatch.vocab.words import word_set

_BEING = frozenset({"be", "remain", "stay"})
_PREDICATES = frozenset({"acomp", "attr", "oprd", "xcomp"})


def states_told(ctx: LeadContext) -> Iterator[SituationMention]:
    """Yield how ways, supplies and people stand now, in a story of states, armed groups or arms."""
    p = ctx.parse
    at_war = ctx.political or any(e.type == "ASSAULT" for e in ctx.events)
    for i in range(len(p)) if at_war else ():
        if p.pos[i] not in ("VERB", "AUX") or p.role(i) == "headline" or negated(p, i):
            continue
        what = subject(p, i)
        found = None if what is None else _state(ctx, i, what)
        if found is None or what is None or not is_present(ctx, i) or tells_none(ctx, i, found):
            continue
        agents = list(objects_of(p, i, "by"))
        who = next((a for o in agents if (a := ctx.cast.of(o)) is not None), None)
        if agents and who is None:
            continue  # by a landslide
        said = ctx.statement(i)
        since = next(iter(ctx.times_in(p.start[p.left[i]], p.end[p.right[i] - 1])), None)
        yield SituationMention(
            who, found, p.slice(*phrase(p, what)), iso_date(since), said.id if said else None,
            None, None, since, ctx.span(i, i + 1),
        )  # fmt: skip


def _state(ctx: LeadContext, verb: int, what: int) -> str | None:
    """Return the relation that a verb tells of its subject, or None."""
    p = ctx.parse
    said = [p.lower[c] for c in p.children[verb] if p.dep[c] in _PREDICATES and c > verb]
    passive = p.tag[verb] == "VBN" and any(p.dep[c] == "auxpass" for c in p.children[verb])
    said = [p.lower[verb]] if passive else said if p.lemma[verb] in _BEING else []
    if not said:
        return None
    shut = not word_set("told.shut_states").isdisjoint(said)
    if way_or_line(ctx, what) == "transport":
        opened = not passive and not word_set("told.open_states").isdisjoint(said)
        return "blocks" if shut else "open" if opened else None
    own = lemma_set(p, p.left[what], what + 1)
    if p.lemma[what] in word_set("told.supplies") and own & word_set("told.supplied"):
        return "blocks" if shut else None
    people = p.lemma[what] in word_set("told.people")
    return "displaced" if people and {"displaced", "homeless"} & set(said) else None
