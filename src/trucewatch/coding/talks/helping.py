"""Who stands by a meeting of others: who mediates it, hosts it, invites to it or guarantees it."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.leads.context import LeadContext, conjuncts, objects_of, subject
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import word_set

# With whose help talks are held is not who talks: "with the accompaniment of Norway".
_HELPERS = frozenset(
    {"guarantor", "mediator", "facilitator", "observer", "witness", "host", "chair", "moderator"}
)


def convenes(p: Parse, verb: int) -> bool:
    """Return whether those who "convene" do so themselves: "the committees convene in Amman"."""
    return p.lemma[verb] == "convene" and not any(
        p.dep[c] in ("dobj", "nsubjpass", "agent") for c in p.children[verb]
    )


def helps(ctx: LeadContext, head: int) -> bool:
    """Return whether somebody takes part only to help: "with Brazil and Norway as guarantors"."""
    p = ctx.parse
    near = [*p.children[head], *p.children[p.head[head]]]
    near += [c for k in conjuncts(p, head) for c in p.children[k]]
    near += [p.right[head]] if p.right[head] < len(p) else []
    as_what = (o for c in near if p.lower[c] == "as" for o in p.children[c])
    return any(p.lemma[o] in _HELPERS for o in as_what)


def helpers(ctx: LeadContext, i: int, governor: int) -> Iterator[Actor]:
    """Yield who is at a meeting as guarantor, mediator or the like, or lends it his presence."""
    p = ctx.parse
    for k in {i, governor}:
        for verb in (g for c in p.children[k] if p.lower[c] == "with" for g in p.children[c]):
            if p.dep[verb] == "pcomp" and p.lemma[verb] in word_set("talks.helping"):
                yield from (a for s in (subject(p, verb),) if s is not None
                            for a in ctx.cast.members(s))  # fmt: skip
        for o in objects_of(p, k, "with", "under", "through", "by"):
            if p.lemma[o] in word_set("talks.help"):
                whose = (c for c in p.children[o] if p.dep[c] in ("poss", "amod"))
                yield from (
                    a for x in (*objects_of(p, o, "of"), *whose) for a in ctx.cast.members(x)
                )
            elif helps(ctx, o):
                yield from ctx.cast.members(o)


def mediators_of(ctx: LeadContext, words: IssueWords, governor: int) -> tuple[Actor, ...]:
    """Return who mediates the talks that are the object of ``governor`` ("which are mediating")."""
    p = ctx.parse
    if p.lemma[governor] not in words.talks["mediate"]:
        return ()
    who = list(objects_of(p, governor, "by"))
    s = subject(p, governor)
    if not who and s is not None:
        while p.dep[s] == "conj":
            s = p.head[s]
        who = [s]
    return tuple(a for w in who for a in ctx.cast.members(w))


def host_of(ctx: LeadContext, words: IssueWords, i: int, governor: int) -> Actor | None:
    """Return who hosts or chairs the meeting, or None."""
    p = ctx.parse
    for c in p.children[i]:  # "the round, chaired by the mission, …"
        if p.dep[c] == "acl" and p.lemma[c] in words.talks["host"]:
            return next((a for o in objects_of(p, c, "by") if (a := ctx.cast.of(o))), None)
    if p.lemma[governor] not in words.talks["host"] or p.lemma[governor] in words.talks["mediate"]:
        return _inviting(ctx, i, governor)
    if convenes(p, governor):
        return None
    who = list(objects_of(p, governor, "by"))
    if not who:
        s = subject(p, governor)
        who = [] if s is None or s == i else [s]
    return next((a for w in who if (a := ctx.cast.of(w))), None)


def _inviting(ctx: LeadContext, i: int, governor: int) -> Actor | None:
    """Return at whose invitation two others meet: "met in Bern at the invitation of President
    Meili"."""
    p = ctx.parse
    for k in {i, governor}:
        for at in objects_of(p, k, "at", "on", "upon"):
            if p.lemma[at] != "invitation":
                continue
            whose = [
                *objects_of(p, at, "of", "from"),
                *(c for c in p.children[at] if p.dep[c] == "poss"),
            ]
            return next((a for w in whose if (a := ctx.cast.of(w)) is not None), None)
    return None
