"""Whose fire it was: by where the weapons stood that did it, where they are somebody's own.

"Hit by a bullet from an Israeli gunboat", "rounds fired from Georgian positions struck a farm".
Fire from a land, or from its ground, is nobody's by that.
"""

from __future__ import annotations

from trucewatch.coding.event_roles import Roles
from trucewatch.coding.event_syntax import pobjs
from trucewatch.coding.event_who import Who, is_told
from trucewatch.records import Actor
from trucewatch.vocab.words import word_set


def fired_from(who: Who, roles: Roles) -> list[Actor]:
    """Return whose posts or vessels the means came from that stand as subject or agent."""
    p = who.p
    means = [*(roles.agents if roles.passive else roles.subjects), *roles.preps.get("with", ())]
    arms = word_set("events.arms", "events.blown", "events.fire")
    for k in means:
        if p.lemma[k] not in arms:
            continue
        flown = [c for c in p.children[k] if p.dep[c] == "acl" and p.tag[c] == "VBN"]
        preps = [c for a in (k, *flown) for c in p.children[a] if p.lower[c] == "from"]
        posts = [d for c in preps for d in pobjs(p, c) if p.lemma[d] in word_set("events.ours")]
        found = [a for a in who.owned(posts) if is_told(a)]
        if found:
            return found
    return []
