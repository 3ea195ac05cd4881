"""Who stayed away from talks: "Kestrel did not attend", "the talks were held without Valdoria"."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.lead_context import LeadContext, child, negated, objects_of, subject
from trucewatch.records import Actor
from trucewatch.vocab.issues import IssueWords

_TAKING_PART = frozenset({"attend", "participate", "show"})
_AWAY = frozenset({"boycott", "skip"})


def absent(ctx: LeadContext, words: IssueWords) -> tuple[str, ...]:
    """Return the names of those who are told to be absent from a meeting, in text order."""
    found = {called(a): None for a in _absent(ctx, words) if ctx.side(a) is not None}
    return tuple(found)


def called(actor: Actor) -> str:
    """Return the name without what a clause tells of it: "Kestrel, which brokered the truce"."""
    return actor.name.partition(",")[0]


def _absent(ctx: LeadContext, words: IssueWords) -> Iterator[Actor]:
    p = ctx.parse
    meetings = words.talks["noun"] | words.talks["meet"]
    held = meetings | words.talks["hold"]
    telling = held | _TAKING_PART | _AWAY | {"absent", "stay"}
    for i in [i for i, lemma in enumerate(p.lemma) if lemma in telling]:
        if p.role(i) == "headline":
            continue
        if p.pos[i] == "VERB" and _stayed_away(ctx, i, meetings):
            yield from _doers(ctx, i)
        elif p.lemma[i] == "absent" and p.dep[i] in ("acomp", "amod"):
            yield from _doers(ctx, p.head[i])
        elif p.lemma[i] in held:
            yield from (a for o in objects_of(p, i, "without") for a in ctx.cast.members(o))


def _stayed_away(ctx: LeadContext, verb: int, meetings: frozenset[str]) -> bool:
    p = ctx.parse
    if p.lemma[verb] == "show" and not any(p.lower[c] == "up" for c in p.children[verb]):
        return False
    if p.lemma[verb] == "have":
        seat = child(p, verb, "dobj")
        return seat is not None and p.lemma[seat] == "seat" and negated(p, seat)
    if p.lemma[verb] == "stay":
        away = any(p.lower[c] == "away" for c in p.children[verb])
        inside = {p.lemma[k] for k in range(verb, p.right[verb])}
        return away and not inside.isdisjoint(meetings) and not _coming(ctx, verb)
    if p.lemma[verb] in _TAKING_PART:
        return negated(p, verb) and not _coming(ctx, verb)
    return p.lemma[verb] in _AWAY and _of_talks(ctx, verb, meetings) and not _coming(ctx, verb)


def _coming(ctx: LeadContext, verb: int) -> bool:
    """Return whether absence is only announced or imagined ("will not attend")."""
    p = ctx.parse
    modals = ("will", "would", "may", "might", "could", "must", "should")
    return any(p.dep[c] == "aux" and p.lower[c] in modals for c in p.children[verb])


def _of_talks(ctx: LeadContext, verb: int, meetings: frozenset[str]) -> bool:
    what = child(ctx.parse, verb, "dobj")
    return what is not None and ctx.parse.lemma[what] in meetings


def _doers(ctx: LeadContext, verb: int) -> Iterator[Actor]:
    who = subject(ctx.parse, verb)
    if who is not None:
        yield from ctx.cast.members(who)
