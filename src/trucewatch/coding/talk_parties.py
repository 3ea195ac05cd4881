"""Who takes part in a meeting, who mediates it, who hosts it."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.lead_context import (
    LeadContext,
    objects_of,
    subject,
)
from trucewatch.records import Actor
from trucewatch.vocab.issues import IssueWords

# Heads of "both …" and "the two …" that stand for the two sides of the story.
_PAIRED = frozenset(
    {"side", "country", "delegation", "party", "government", "neighbour", "neighbor", "army",
     "team", "capital", "nation", "leader", "minister", "president", "negotiator", "envoy",
     "delegate", "representative", "enemy", "foe", "rival"}
)  # fmt: skip


def participants_of(
    ctx: LeadContext, words: IssueWords, i: int, governor: int
) -> tuple[Actor, ...]:
    p = ctx.parse
    heads: list[int] = []
    hosting = p.lemma[governor] in words.talks["host"]
    s = subject(p, governor) if governor != i or p.pos[i] == "VERB" else None
    if s is None and p.dep[governor] == "acomp":
        s = subject(p, p.head[governor])
    if s is not None and s != i and not hosting:
        heads.append(s)
    for k in (i, governor):
        heads += objects_of(p, k, "with", "between", "among", "involving", "from")
    for o in objects_of(p, i, "of"):
        heads += [o] if p.lemma[o] not in words.talks["noun"] else list(_between(ctx, o))
    heads += [g for h in heads if not ctx.cast.members(h) for g in _between(ctx, h)]
    if p.lemma[governor] in words.talks["travel"]:
        heads += [s] if (s := subject(p, governor)) is not None else []
    if p.lemma[governor] == "meet":
        heads += [c for c in p.children[governor] if p.dep[c] == "dobj"]
    out: dict[str, Actor] = {}
    actors = [a for head in heads for a in ctx.cast.members(head)]
    for k in {i, governor}:
        for event in ctx.events_at(k):
            if event.type in ("CONSULT", "AGREE"):
                actors += [*event.actors, *event.recipients]
    if _both(ctx, heads, i, governor):
        actors += ctx.pair
    if governor != i or p.pos[i] == "VERB":  # "would reconvene the sides on June 3"
        own = next((c for c in p.children[governor] if p.dep[c] == "dobj"), None)
        if (
            own is not None
            and p.lemma[own] in _PAIRED
            and p.lemma[governor] in words.talks["again"]
        ):
            actors = [*ctx.pair]
    helping = {a.code for a in mediators_of(ctx, words, governor)}
    for actor in actors:
        if ctx.side(actor) is not None and actor.code not in helping:
            known = ctx.homes.full(actor)
            out.setdefault(f"{known.code}|{known.name}", known)
    return tuple(out.values())


def _both(ctx: LeadContext, heads: list[int], i: int, governor: int) -> bool:
    """Return whether the meeting is of "both sides", "the two countries", "the delegations"."""
    p = ctx.parse
    own = [k for h in heads for k in range(p.left[h], h + 1)]
    own += [k for c in p.children[i] if p.dep[c] in ("poss", "amod") for k in (c,)]
    words = {p.lower[k] for k in own}
    sides = {p.lemma[h] for h in heads} | {p.lemma[o] for h in heads for o in _between(ctx, h)}
    paired = bool(words & {"both", "two", "their"}) and bool(sides & _PAIRED)
    return paired or bool(sides & {"side", "delegation", "party"} and "the" in words)


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


def _between(ctx: LeadContext, i: int) -> Iterator[int]:
    """Yield those whom a noun is of, from or between ("delegations from …", "talks between …")."""
    return objects_of(ctx.parse, i, "of", "from", "between", "with", "among")


def host_of(ctx: LeadContext, words: IssueWords, i: int, governor: int) -> Actor | None:
    """Return who hosts or chairs the meeting, or None."""
    p = ctx.parse
    for c in p.children[i]:  # "the round, chaired by the mission, …"
        if p.dep[c] == "acl" and p.lemma[c] in words.talks["host"]:
            return next((a for o in objects_of(p, c, "by") if (a := ctx.cast.of(o))), None)
    if p.lemma[governor] not in words.talks["host"] or p.lemma[governor] in words.talks["mediate"]:
        return None
    who = list(objects_of(p, governor, "by"))
    if not who:
        s = subject(p, governor)
        who = [] if s is None or s == i else [s]
    return next((a for w in who if (a := ctx.cast.of(w))), None)
