"""Stands told by a term or by what is to stay: "have until noon to lay down their arms", "the six
will remain in custody", "the brigade will stay where it is until …"."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.leads.context import LeadContext, child, objects_of, subject
from trucewatch.coding.leads.issuer import issuer_of
from trucewatch.coding.positions.moves import Told, end_of
from trucewatch.coding.positions.whose import parties_at
from trucewatch.records import Actor

_COMING = frozenset({"will", "would", "shall", "'ll", "’ll"})
_STAYING = frozenset({"stay", "remain"})
_LOCKED = frozenset({"custody", "detention", "jail", "prison", "captivity", "bar"})
TERMED = _STAYING | {"give", "have"}
"""Lemmas at which such a stand can be told."""


def termed(ctx: LeadContext, i: int) -> Iterator[Told]:
    """Yield the stands that a term set at token ``i``, or what is to stay there, tells."""
    p = ctx.parse
    if p.pos[i] not in ("VERB", "AUX"):
        return
    if p.lemma[i] in ("give", "have"):
        wanted = _by_then(ctx, i)
        if wanted is not None:
            stretch = p.left[wanted], end_of(ctx, wanted)
            yield from ((party, "demand", *stretch) for party in _who_sets(ctx, i))
        return
    locked = {p.lemma[o] for o in objects_of(p, i, "in", "behind")} & _LOCKED
    if p.lemma[i] in _STAYING and locked and _coming(ctx, i):
        keeper = _speaker(ctx, i) or (None if ctx.statement(i) else issuer_of(ctx))
        if keeper is not None:
            yield keeper, "refusal", p.left[i], end_of(ctx, i)


def stays_put(ctx: LeadContext, i: int) -> str | None:
    """Return the kind of what is told of somebody who will stay where he is: a condition where he
    waits for something, else a refusal; None for anything else."""
    p = ctx.parse
    now = p.tag[i] in ("VBP", "VBZ") and ctx.statement(i) is not None
    if p.lemma[i] not in _STAYING or not (now or _coming(ctx, i)):
        return None
    place = next(
        (c for c in p.children[i] if p.dep[c] in ("advcl", "ccomp") and p.lemma[c] == "be"), None
    )
    if place is None or not any(p.lower[c] == "where" for c in p.children[place]):
        return None
    after = p.lower[place + 1 : p.sents[p.sent[i]][1]]
    return "condition" if {"until", "unless"} & set(after) else "refusal"


def described(ctx: LeadContext, i: int) -> int | None:
    """Return the noun of what the clause at ``i`` says that somebody wanted: "the timetable for
    disarmament | that Kestrel had sought"; None where ``i`` has an object of its own."""
    p = ctx.parse
    if p.dep[i] != "relcl":
        return None
    what = child(p, i, "dobj")
    if what is not None and p.lower[what] not in ("that", "which"):
        return None
    if child(p, i, "xcomp", "ccomp", "prep") is not None or subject(p, i) is None:
        return None
    noun = p.head[i]
    while p.dep[noun] == "pobj" and p.lower[p.head[noun]] in ("for", "of", "on"):
        above = p.head[p.head[noun]]
        if p.pos[above] != "NOUN":
            break
        noun = above
    return noun


def _by_then(ctx: LeadContext, i: int) -> int | None:
    """Return the verb of what is to be done until a time that is given: "have until noon to go"."""
    p = ctx.parse
    until = next((c for c in p.children[i] if p.lower[c] in ("until", "till") and c > i), None)
    if until is None or child(p, i, "neg") is not None:
        return None
    for c in (*p.children[i], *p.children[until]):
        to = any(p.lower[k] == "to" and p.dep[k] == "aux" for k in p.children[c])
        if c > until and p.tag[c] == "VB" and to:
            return c
    return None


def _who_sets(ctx: LeadContext, i: int) -> tuple[Actor, ...]:
    """Return who sets the term: the giver, or who says that others have it."""
    if ctx.parse.lemma[i] == "give":
        return parties_at(ctx, i)
    teller = _speaker(ctx, i)
    own = {ctx.side(a) for a in parties_at(ctx, i)}
    return () if teller is None or ctx.side(teller) in own else (teller,)


def _speaker(ctx: LeadContext, i: int) -> Actor | None:
    said = ctx.statement(i)
    known = said is not None and ctx.side(said.speaker) is not None
    return said.speaker if said is not None and known else None


def _coming(ctx: LeadContext, i: int) -> bool:
    p = ctx.parse
    return any(p.dep[c] == "aux" and p.lower[c] in _COMING for c in p.children[i])
