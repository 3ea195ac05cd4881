"""Who is asked to set somebody free, and whose release of somebody is welcomed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.events.recast import recast
from trucewatch.coding.events.syntax import pobjs
from trucewatch.coding.events.who import Who, is_told
from trucewatch.records import Actor

_RELEASE = frozenset({"release", "freeing", "liberation", "freedom"})
_LET_GO = frozenset({"release", "free"})
_HELD = frozenset("hold detain capture seize jail imprison abduct kidnap arrest take keep".split())
# Welcomed deeds, and what tells of them.
_DEEDS = {"release": "release", "withdrawal": "withdraw", "pullout": "withdraw",
          "pullback": "withdraw"}  # fmt: skip
_GIVING = frozenset({"RETREAT", "CONCEDE"})
_RULE = "arg:whose-deed"


def freed_by(
    who: Who, nouns: Iterable[int], found: Sequence[Actor]
) -> tuple[list[Actor], list[Actor]]:
    """Return (those of ``found`` who are not the freed, those who are said to hold the freed).

    ``nouns`` are the heads of what is asked for: "the release of 20 men held by A".
    """
    p = who.p
    freed: list[int] = []
    for n in nouns:
        if any(p.dep[c] in ("acl", "ccomp") and p.lemma[c] in _LET_GO for c in p.children[n]):
            freed.append(n)  # "wants its men released"
        if p.lemma[n] in _RELEASE:
            freed += [c for c in p.children[n] if p.dep[c] == "poss"]
            freed += [h for c in p.children[n] if p.lower[c] == "of" for h in pobjs(p, c)]
    if not freed:
        return list(found), []
    kept = [a for a in found if not is_told(a) or not any(_inside(who, a, h) for h in freed)]
    by = [
        d
        for h in freed
        for c in p.children[h]
        if p.dep[c] == "acl" and p.lemma[c] in _HELD
        for b in p.children[c]
        if p.dep[b] == "agent"
        for d in pobjs(p, b)
    ]
    return kept, who.either(by)


def _inside(who: Who, actor: Actor, head: int) -> bool:
    p = who.p
    return p.start[p.left[head]] <= actor.start < p.end[p.right[head] - 1]


def by_holder(
    event: EventDraft, before: Sequence[EventDraft], camp: Callable[[Actor], str]
) -> EventDraft:
    """Return a demand for a release that names nobody as put to those told to hold somebody."""
    asked = event.type == "REQUEST" and "mode:release" in event.rules
    if not asked or any(is_told(r) for r in event.recipients):
        return event
    own = {camp(a) for a in event.actors}
    for act in reversed(before):
        holds = act.type == "COERCE" or (act.type == "ASSAULT" and act.mode == "abduct")
        if holds and act.actors and not own & {camp(a) for a in act.actors}:
            return recast(event, "arg:holder", act.actors)
    return event


def by_deed(
    event: EventDraft, before: Sequence[EventDraft], camp: Callable[[Actor], str]
) -> EventDraft:
    """Return "welcomed the release" with whoever was last told to have released somebody."""
    if event.type not in ("SUPPORT", "ACCUSE") or event.recipients or not event.actors:
        return event
    modes = {m for word, m in _DEEDS.items() if any(r.endswith(f"({word})") for r in event.rules)}
    own = {camp(a) for a in event.actors}
    for act in reversed(before):
        if act.type in _GIVING and act.mode in modes and act.actors:
            theirs = {camp(a) for a in act.actors}
            return recast(event, _RULE, act.actors) if len(theirs) == 1 and theirs != own else event
    return event
