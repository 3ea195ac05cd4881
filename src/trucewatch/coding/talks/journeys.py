"""Meetings told by how somebody comes to them: an accepted invitation, a journey, a go-between.

"The Front has accepted Norway's invitation to talks in Oslo", "left for Oslo for talks with the
Front", "carried messages between the two delegations".
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from trucewatch.coding.leads.context import (
    MAX_CLIMB,
    LeadContext,
    child,
    negated,
    objects_of,
    phrase,
    subject,
)
from trucewatch.records import Actor
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import word_set

_INVITING = frozenset({"invitation", "invite"})
_TAKING_UP = frozenset({"accept", "welcome", "honour", "honor"})
_TURNING_DOWN = frozenset({"reject", "decline", "refuse", "ignore", "dismiss", "rebuff", "spurn"})
# Who has set out for a meeting is not yet there.
_SETTING_OUT = frozenset({"leave", "depart", "head", "set"})


class Invitation(msgspec.Struct, frozen=True):
    """An invitation to a meeting: whether it was taken up, who comes, who invited."""

    accepted: bool
    guests: tuple[Actor, ...]
    host: Actor | None


def invitation(ctx: LeadContext, i: int) -> Invitation | None:
    """Return the invitation that the meeting at token ``i`` is the object of, where the text says
    how it was answered, else None."""
    p = ctx.parse
    noun = _invitation_above(ctx, i)
    if noun is None or p.dep[noun] not in ("dobj", "nsubjpass"):
        return None
    verb = p.head[noun]
    particle = any(p.lower[c] in ("up", "down") for c in p.children[verb])
    taken = p.lemma[verb] in _TAKING_UP or (p.lemma[verb] == "take" and particle)
    turned = p.lemma[verb] in _TURNING_DOWN or (p.lemma[verb] == "turn" and particle)
    if not taken and not turned:
        return None
    by = list(objects_of(p, verb, "by")) if p.dep[noun] == "nsubjpass" else [subject(p, verb)]
    guests = tuple(a for k in by if k is not None for a in ctx.cast.members(k))
    own = [c for c in p.children[noun] if p.dep[c] in ("poss", "amod", "compound", "nmod")]
    own += objects_of(p, noun, "by", "from", "of")
    host = next((a for k in own if (a := ctx.cast.of(k)) is not None), None)
    return Invitation(taken and not negated(p, verb), guests, host)


def _invitation_above(ctx: LeadContext, i: int) -> int | None:
    """Return the noun "invitation" under which a meeting stands: "its invitation to talks in Oslo",
    "an invitation to meet"."""
    p, k = ctx.parse, i
    for _ in range(MAX_CLIMB):
        if p.head[k] == k or (p.pos[k] in ("VERB", "AUX") and k != i):
            return None
        k = p.head[k]
        if p.lemma[k] in _INVITING and p.pos[k] == "NOUN":
            return k
    return None


def sets_out(ctx: LeadContext, words: IssueWords, i: int) -> int | None:
    """Return the verb that tells that somebody has set out for the meeting at ``i``: "left for Oslo
    for talks with the Front"; or None."""
    p = ctx.parse
    prep = p.head[i]
    if p.dep[i] != "pobj" or p.lower[prep] not in ("for", "to"):
        return None
    verb = p.head[prep]
    if p.dep[verb] == "pobj":  # parsers hang "for talks" on the place
        verb = p.head[p.head[verb]]
    if p.pos[verb] != "VERB" or p.lemma[verb] not in _SETTING_OUT:
        return None
    if p.lemma[verb] == "set" and not any(p.lower[c] in ("off", "out") for c in p.children[verb]):
        return None
    return verb


def goes_to(ctx: LeadContext, words: IssueWords, i: int) -> int | None:
    """Return the journey whose aim the meeting at the verb ``i`` is: "will travel to Bern to meet
    them"; or None."""
    p = ctx.parse
    to = any(p.lower[c] == "to" and p.dep[c] == "aux" for c in p.children[i])
    verb = p.head[i]
    aim = to and p.dep[i] in ("advcl", "xcomp") and p.pos[verb] == "VERB"
    return verb if aim and p.lemma[verb] in words.talks["travel"] else None


def destination(ctx: LeadContext, verb: int) -> str | None:
    """Return the place for which somebody has left: "left for Oslo", or None."""
    p = ctx.parse
    for o in objects_of(p, verb, "for", "to"):
        if p.tag[o].startswith("NNP"):
            return p.slice(*phrase(p, o))
    return None


def goes_between(ctx: LeadContext, i: int) -> bool:
    """Return whether the verb tells of somebody who goes between two sides: "shuttled", "went back
    and forth between", "carried messages between"."""
    p = ctx.parse
    if p.pos[i] != "VERB" or negated(p, i):
        return False
    if p.lemma[i] == "shuttle":
        return True
    if p.lemma[i] == "mediate":
        return next(objects_of(p, i, "between"), None) is not None
    what = child(p, i, "dobj")
    between = any(True for k in (i, what) if k is not None for _ in objects_of(p, k, "between"))
    near = set(p.lower[i : min(i + 5, len(p))])
    back = p.lemma[i] in word_set("talks.moving") and {"back", "forth"} <= near
    carrying = p.lemma[i] in word_set("talks.carrying") and what is not None
    carried = carrying and what is not None and p.lemma[what] in word_set("talks.carried")
    return (between or back) and (back or carried)


def brought_together(ctx: LeadContext, i: int) -> bool:
    """Return whether the verb tells that somebody brought two sides together."""
    p, what = ctx.parse, child(ctx.parse, i, "dobj")
    if p.lemma[i] not in ("bring", "get", "gather") or what is None or negated(p, i):
        return False
    together = "together" in p.lower[i : min(p.right[i], len(p))]
    return together and len({ctx.side(a) for a in ctx.cast.members(what)} - {None}) > 1


def awaited(ctx: LeadContext, i: int) -> bool:
    """Return whether delegations are told to be expected somewhere on a day: "both delegations are
    due back in Bern on Thursday", "the negotiators are expected in Oslo on 3 May"."""
    p = ctx.parse
    if p.lower[i] == "due" and p.dep[i] == "acomp":
        verb = p.head[i]
    elif p.lower[i] == "expected" and child(p, i, "auxpass") is not None:
        verb = i
    else:
        return False
    if child(p, i, "xcomp") is not None:  # "are expected to come"
        return False
    who = subject(p, verb)
    if who is None or p.tag[who] not in ("NNS", "NNPS") or negated(p, verb):
        return False
    at_table = p.lemma[who] in word_set("talks.at_table")
    inside = range(p.left[verb], p.right[verb])
    preps = (k for k in inside if p.dep[k] == "prep" and p.lower[k] in ("in", "at"))
    placed = any(p.tag[c].startswith("NNP") for k in preps for c in p.children[k])
    return at_table and placed


def pulls_out(ctx: LeadContext, i: int) -> bool:
    """Return whether a side is told to have pulled out of the meeting at ``i``."""
    p = ctx.parse
    prep = p.head[i]
    if p.dep[i] != "pobj" or p.lower[prep] not in ("of", "from"):
        return False
    verb = p.head[p.head[prep]] if p.lower[p.head[prep]] == "out" else p.head[prep]
    out = p.lower[prep] == "from" or any(p.lower[c] == "out" for c in p.children[verb])
    return out and p.lemma[verb] in ("pull", "back", "drop", "withdraw", "bow", "bail")


def come_for(ctx: LeadContext, words: IssueWords, i: int) -> Iterator[int]:
    """Yield the journey on which somebody comes for the meeting: "arrived in Oslo for talks"."""
    p = ctx.parse
    above = p.head[p.head[i]]
    if p.dep[i] == "pobj" and p.lower[p.head[i]] == "for" and p.lemma[above] in (
        words.talks["travel"]
    ):  # fmt: skip
        yield above


def to_both(ctx: LeadContext, words: IssueWords, i: int) -> bool:
    """Return whether somebody spoke to both sides by telephone or video."""
    p = ctx.parse
    if p.lemma[i] not in words.talks["speak"] or p.tag[i] != "VBD":
        return False
    by = {p.lemma[o] for o in objects_of(p, i, "by", "over", "on")}
    both = any(
        p.lemma[o] in word_set("talks.paired")
        and not {"both", "two"}.isdisjoint(p.lower[c] for c in p.children[o])
        for o in objects_of(p, i, "to", "with")
    )
    return both and not by.isdisjoint(words.talks["phone"])


def travelled(ctx: LeadContext, words: IssueWords, governor: int) -> int | None:
    """Return the verb by which somebody came to where he then met others: "flew to Ankara on
    Thursday and held talks", or None."""
    p = ctx.parse
    above = p.head[governor]
    came = p.dep[governor] == "conj" and p.lemma[above] in words.talks["travel"]
    return above if came and p.pos[above] == "VERB" and governor != above else None
