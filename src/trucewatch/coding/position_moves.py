"""What parties are told to be ready for, to have agreed to or to have dropped."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from trucewatch.coding.lead_context import LeadContext, child, negated, subject
from trucewatch.records import Actor

Told = tuple[Actor, str, int, int]
"""Party, kind of position, first and last token (exclusive) of its words."""

_READY = frozenset({"ready", "willing", "prepared"})
# Verbs that take back, with one of the nouns below as their object.
_DROPPING = frozenset({"drop", "abandon", "waive", "withdraw", "relax", "soften", "renounce"})
_DROPPED = frozenset(
    {"demand", "condition", "precondition", "objection", "opposition", "insistence", "claim",
     "request", "veto", "bid", "goal", "term", "requirement", "resistance", "threat"}
)  # fmt: skip
# What somebody "no longer" does is given up.
_HELD = frozenset(
    {"tie", "link", "insist", "demand", "require", "oppose", "object", "reject", "refuse",
     "exclude", "want", "seek", "ask", "rule", "bar", "block", "condition"}
)  # fmt: skip
_MODALS = frozenset(
    {"would", "could", "should", "must", "may", "might", "will", "to", "can", "cannot"}
)
_SIDES = frozenset({"side", "party", "delegation", "country", "government", "army", "foe"})
MOVES = _DROPPING | _HELD | _READY | {"agree", "accept"}
"""Lemmas (of ``ready`` and the like: words) at which a move can be told."""


def moved(ctx: LeadContext, i: int) -> Iterator[Told]:
    """Yield the moves that the word at token ``i`` tells, one for each party that makes it."""
    p = ctx.parse
    if p.lower[i] in _READY:
        yield from _ready(ctx, i)
    elif p.pos[i] != "VERB" or p.dep[i] in ("amod", "compound"):
        return
    elif no_longer(ctx, i):
        yield from _each(ctx, i, "concession")
    elif p.lemma[i] in ("agree", "accept"):
        if _settled(ctx, i) and len(_who(ctx, i)) > 1:
            yield from _each(ctx, i, "concession")
    elif p.lemma[i] in _DROPPING and not negated(p, i):
        what = child(p, i, "dobj", "nsubjpass")
        if what is not None and p.lemma[what] in _DROPPED and _told_as_done(ctx, i):
            yield from _each(ctx, i, "concession")


def moved_now(ctx: LeadContext, i: int) -> bool:
    """Return whether the verb at ``i`` tells a move as news: "agreed to", "no longer tied"."""
    return no_longer(ctx, i) or ctx.parse.lemma[i] in _DROPPING | {"agree", "accept"}


def no_longer(ctx: LeadContext, i: int) -> bool:
    """Return whether a verb of holding out is told as over: "no longer insists on"."""
    p = ctx.parse
    if p.lemma[i] not in _HELD:
        return False
    near = (*p.lower[max(0, i - 3) : i], *p.lower[i + 1 : i + 3])
    return ("no", "longer") in pairwise(near)


def _ready(ctx: LeadContext, i: int) -> Iterator[Told]:
    """Yield "Kestrel was ready to free all prisoners"."""
    p = ctx.parse
    verb = p.head[i]
    if p.dep[i] != "acomp" or p.lemma[verb] not in ("be", "remain", "stand"):
        return
    what, who = child(p, i, "xcomp"), subject(p, verb)
    party = None if who is None else ctx.cast.of(who)
    if what is None or party is None or ctx.side(party) is None:
        return
    kind = "refusal" if negated(p, verb) or negated(p, i) else "offer"
    yield party, kind, i, _end(ctx, i)


def _settled(ctx: LeadContext, i: int) -> bool:
    """Return whether "agree" has what is agreed with it, and is told as done."""
    p = ctx.parse
    if negated(p, i) or not _told_as_done(ctx, i):
        return False
    on = any(p.dep[c] == "prep" and p.lower[c] in ("to", "on") for c in p.children[i])
    return on or child(p, i, "xcomp", "ccomp") is not None


def _told_as_done(ctx: LeadContext, i: int) -> bool:
    p = ctx.parse
    aux = {p.lower[c] for c in p.children[i] if p.dep[c] == "aux"}
    return aux.isdisjoint(_MODALS | {"had"}) and p.tag[i] in ("VBD", "VBN", "VBZ", "VBP")


def _who(ctx: LeadContext, i: int) -> tuple[Actor, ...]:
    """Return the parties of a predicate: each of "Kestrel and Valdoria", both of "both sides"."""
    p = ctx.parse
    who = subject(p, i)
    if who is None:
        return ()
    heads = (who, *(c for c in p.children[who] if p.dep[c] == "appos"))
    for head in heads:  # parsers take a dateline for the subject of what follows it
        members = tuple(a for a in ctx.cast.members(head) if ctx.side(a) is not None)
        if members:
            return members
    both = any(p.lower[c] in ("both", "two") for c in p.children[who])
    return ctx.pair if both and p.lemma[who] in _SIDES else ()


def _each(ctx: LeadContext, i: int, kind: str) -> Iterator[Told]:
    first = opening(ctx, i)
    for party in _who(ctx, i):
        yield party, kind, first, _end(ctx, i)


def opening(ctx: LeadContext, i: int) -> int:
    """Return the first token of a predicate with what negates it: "no longer tied", "would not"."""
    p = ctx.parse
    own = [c for c in p.children[i] if c < i]
    kept = [c for c in own if p.dep[c] in ("aux", "neg") or p.lower[c] in ("longer", "never")]
    return min([i, *(p.left[c] for c in kept)])


def _end(ctx: LeadContext, i: int) -> int:
    p = ctx.parse
    last = p.right[i]
    while last > i + 1 and (p.dep[last - 1] == "punct" or p.word[last - 1] in '"“”'):
        last -= 1
    return last
