"""Whose fire it was, and who gave up or moved arms: by whose the weapons are.

"Hit by a bullet from an Israeli gunboat", "rounds fired from Georgian positions struck a farm".
Fire from a land, or from its ground, is nobody's by that. "The rifles of the Front were handed
over", "the army's tanks were withdrawn": by those whose they are, where nobody else is named.
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.coding.cast.words import partitive
from trucewatch.coding.events.roles import Roles
from trucewatch.coding.events.syntax import pobjs
from trucewatch.coding.events.who import Who, is_told
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.words import word_set


def sent(who: Who, roles: Roles) -> bool:
    """Return whether what acts is fired or flown: "the shells came", "rockets were launched"."""
    arms = word_set("events.arms", "events.blown", "events.fire")
    things = roles.objects if roles.passive else roles.subjects
    return any(who.p.lemma[partitive(who.p, k) or k] in arms for k in things)


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
    armed = word_set("events.ours", "events.arms") | {"gun", "trench"}
    posts = [h for h in heads if p.lemma[h] in armed]
    owned = [a for a in who.owned(posts) if is_told(a) or a.sector in (*_ARMED, "GOV")]
    of = [d for h in posts for c in p.children[h] if p.lower[c] == "of" for d in pobjs(p, c)]
    men = [a for a in who.named([*of, *heads]) if a.sector in _ARMED]
    return owned or men


_ARMED = frozenset({"MIL", "REB", "PRM", "UAF", "COP"})


def giving_up(who: Who, verb: int, heads: Sequence[int]) -> list[Actor]:
    """Return whose arms those at ``heads`` are that are handed over, stored or moved, or whose
    forces are moved: "a total of 430 rifles of A were stored", "A's troops were withdrawn"."""
    p = who.p
    things = [k for h in heads for k in (h, *_counted(p, h))]
    moved = p.lemma[verb] in word_set("events.moving_forces")
    forces = word_set("events.forces") if moved else frozenset()
    posts = p.lemma[verb] in word_set("events.giving_ground")
    kinds = word_set("events.given_up") | forces
    kinds = kinds | word_set("events.held") if posts else kinds
    owned = [who.owner(k) for k in things if p.lemma[k] in kinds]
    owned += [a for k in things if p.lemma[k] in forces for a in who.named([k])]
    return [a for a in owned if a and (is_told(a) or a.sector in (*_ARMED, "GOV"))][:1]


def _counted(p: Parse, noun: int) -> list[int]:
    """Return the things of "a total of 430 rifles", "a batch of rifles"."""
    if p.tag[noun] != "CD" and p.lemma[noun] not in word_set("events.amounts"):
        return []
    return [d for c in p.children[noun] if p.lower[c] == "of" for d in pobjs(p, c)]
