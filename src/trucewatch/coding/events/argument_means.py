"""Whose fire it was: by where the weapons stood that did it, where they are somebody's own.

"Hit by a bullet from an Israeli gunboat", "rounds fired from Georgian positions struck a farm".
Fire from a land, or from its ground, is nobody's by that.
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.coding.events.roles import Roles
from trucewatch.coding.events.syntax import pobjs
from trucewatch.coding.events.who import Who, is_told
from trucewatch.records import Actor
from trucewatch.vocab.words import word_set


def sent(who: Who, roles: Roles) -> bool:
    """Return whether what acts is fired or flown: "the shells came", "rockets were launched"."""
    arms = word_set("events.arms", "events.blown", "events.fire")
    things = roles.objects if roles.passive else roles.subjects
    return any(who.p.lemma[k] in arms for k in things)


def is_fire(actor: Actor) -> bool:
    """Return whether an actor is only the weapon by its own words: "shells", "sniper"."""
    arms = word_set("events.arms", "events.blown", "events.fire")
    last = actor.text.lower().rsplit(" ", 1)[-1]
    return not is_told(actor) and " " not in actor.text and bool({last, last.rstrip("s")} & arms)


def fired_from(who: Who, roles: Roles) -> list[Actor]:
    """Return whose posts, vessels or men the means came from that stand as subject or agent."""
    p = who.p
    means = [*(roles.agents if roles.passive else roles.subjects), *roles.preps.get("with", ())]
    if sent(who, roles):
        found = _posted(who, roles.preps.get("from", ()))
        if found:
            return found
    arms = word_set("events.arms", "events.blown", "events.fire")
    for k in means:
        if p.lemma[k] not in arms:
            continue
        flown = [c for c in p.children[k] if p.dep[c] == "acl" and p.tag[c] == "VBN"]
        preps = [c for a in (k, *flown) for c in p.children[a] if p.lower[c] == "from"]
        found = _posted(who, tuple(d for c in preps for d in pobjs(p, c)))
        if found:
            return found
    return []


def _posted(who: Who, heads: Sequence[int]) -> list[Actor]:
    """Return whose the posts and weapons at ``heads`` are, or the armed that they are; ground is
    nobody's by that."""
    p = who.p
    posts = [h for h in heads if p.lemma[h] in word_set("events.ours", "events.arms")]
    owned = [a for a in who.owned(posts) if is_told(a) or a.sector in (*_ARMED, "GOV")]
    of = [d for h in posts for c in p.children[h] if p.lower[c] == "of" for d in pobjs(p, c)]
    men = [a for a in who.named([*of, *heads]) if a.sector in _ARMED]
    return owned or men


_ARMED = frozenset({"MIL", "REB", "PRM", "UAF", "COP"})
