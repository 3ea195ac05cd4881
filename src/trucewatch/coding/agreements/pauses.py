"""Truces that are called by another name: "the pause in the fighting", "a 72-hour lull", "the
cessation of hostilities"; a pause of talks, of aid or of work is none. And plans of war, which are
no agreements."""

from __future__ import annotations

from trucewatch.coding.leads.context import LeadContext, objects_of
from trucewatch.vocab.words import word_set

_CALLED = frozenset({"pause", "cessation", "lull"})
_WARLIKE = frozenset({"attack", "invasion", "assault", "battle", "bombing", "offensive", "strike",
                      "war", "assassination", "contingency"})  # fmt: skip
_WARRING = frozenset({"attack", "invade", "assassinate", "kill", "bomb", "strike", "overthrow",
                      "topple", "target", "annex", "seize", "occupy"})  # fmt: skip
_LASTING = ("hour", "day", "week", "month")


def is_pause(lemma: str) -> bool:
    """Return whether a noun is one that names a truce only by what stops."""
    return lemma in _CALLED


def of_force(ctx: LeadContext, i: int) -> bool:
    """Return whether a plan is one of war: "attack plans", "the plan to invade"; to end a war, or
    to stop an attack, is another."""
    p = ctx.parse
    for c in p.children[i]:
        beside = p.dep[c] in ("compound", "amod", "nmod") and p.lemma[c] in _WARLIKE
        if beside or (p.dep[c] == "acl" and p.lemma[c] in _WARRING):
            return True
    return any(p.lemma[o] in _WARLIKE for o in objects_of(p, i, "of"))


def stops_fighting(ctx: LeadContext, i: int) -> bool:
    """Return whether the words beside a pause tell that it is one of arms: what pauses, or for how
    long it was set ("the seven-day pause")."""
    p = ctx.parse
    after = range(i + 2, min(i + 5, p.sents[p.sent[i]][1]))
    told = p.lower[i + 1 : i + 2] in (("in",), ("of",), ("to",), ("on",))
    if told and any(
        not word_set("agreements.stopped").isdisjoint({p.lemma[k], p.lower[k]}) for k in after
    ):
        return True  # wherever the parse hangs the words
    before = [p.lower[k] for k in range(max(p.left[i], i - 6), i)]
    set_for = any(w.rsplit("-", 1)[-1] in _LASTING for w in before)
    set_for = set_for and p.lower[p.head[i]] not in ("after", "following", "for")
    return ctx.political and ("humanitarian" in before or set_for)
