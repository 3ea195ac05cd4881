"""Who does it to whom: arguments of a predicate by their role in the sentence, never by nearness.

A role gives token indices of noun heads; the cast says which actors those are. An event whose
actor is not stated has none.
"""

from __future__ import annotations

import msgspec

from trucewatch.coding.events.argument_means import fired_from, giving_up, is_fire, sent
from trucewatch.coding.events.argument_patients import (
    by_preps,
    deeper,
    holders,
    inside,
    named_within,
    patients_of,
)
from trucewatch.coding.events.roles import Roles, noun_roles, verb_roles
from trucewatch.coding.events.subjects import relative_head
from trucewatch.coding.events.syntax import (
    undergoes,
)
from trucewatch.coding.events.who import Cast3, Naming, Who, finish, is_told
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.words import word_set

__all__ = [
    "Cast3",
    "Naming",
    "Roles",
    "Who",
    "finish",
    "noun_roles",
    "relative_head",
    "verb_arguments",
    "verb_roles",
]


def verb_arguments(who: Who, v: int, type_: str, frame: str) -> Cast3:
    """Return the participants of the event that verb ``v`` tells of."""
    roles = verb_roles(who.p, v)
    found = _by_frame(who, v, type_, frame, roles)
    if roles.mediators:
        by = (*found.mediators, *who.either(roles.mediators))
        found = finish(found.actors, found.recipients, by, (*found.rules, "arg:standing-by"))
    if frame not in _OPEN_FRAMES or any(is_told(r) for r in found.recipients):
        return found
    if frame == "sym" and len(found.actors) != 1:
        return found
    patients = [*roles.datives, *roles.objects]
    more = deeper(who, roles, patients, type_, list(found.actors))
    if not more:
        return found
    return named_within(found, more, frame)


# Whoever dies does nothing to anybody.
_DYING = frozenset({"die", "perish", "drown", "succumb"})


def _befalls(p: Parse, v: int) -> bool:
    return p.lemma[v] in _DYING or undergoes(p, v)


# Frames under which the other side may stand deeper inside what the act is about.
_OPEN_FRAMES = frozenset({"", "s", "own", "sym"})


def _by_frame(who: Who, v: int, type_: str, frame: str, roles: Roles) -> Cast3:
    p = who.p
    doers = who.acting(roles.agents if roles.passive else roles.subjects)
    if type_ == "ASSAULT" and sent(who, roles):
        doers = fired_from(who, roles) or [a for a in doers if not is_fire(a)]
        preps = {k: v for k, v in roles.preps.items() if k != "from"}
        roles = msgspec.structs.replace(roles, preps=preps)
    elif type_ == "ASSAULT" and not doers:
        doers = fired_from(who, roles)
    elif type_ in _OF_ARMS and roles.passive and not doers:
        doers = giving_up(who, v, roles.objects)
    patients = [*roles.datives, *roles.objects]
    if type_ == "RETREAT":  # "laid down their arms": arms are nobody
        patients = [k for k in patients if p.lemma[k] not in ("arm", "weapon")]
    if type_ in _OF_ARMS and p.lemma[v] in word_set("events.moving_forces"):
        patients = [k for k in patients if p.lemma[k] not in word_set("events.forces")]
    done_to = patients_of(who, roles, patients, type_, doers)
    if frame == "sym":
        return _symmetric(who, roles, doers, done_to, type_)
    if frame == "rev":
        source = [a for prep in ("from", "by", "of") for a in who.either(roles.preps.get(prep, ()))]
        hit = doers or done_to or (who.owned(roles.subjects) if type_ == "ASSAULT" else [])
        return finish(source, hit, (), (*roles.rules, "frame:rev"))
    if frame == "med":
        between = who.between(roles.preps.get("between", ())) or inside(who, roles.objects)
        if type_ == "CONSULT":
            return finish(doers, between, (), (*roles.rules, "frame:med"))
        return finish(between, (), doers, (*roles.rules, "frame:med"))
    if frame == "gain":
        losers = who.named(roles.preps.get("from", ())) or holders(who, roles)
        return finish(losers, doers, (), (*roles.rules, "frame:gain"))
    if frame == "host":
        return finish(
            doers, done_to or inside(who, roles.objects), (), (*roles.rules, "frame:host")
        )
    if frame == "suffer" or (type_ == "ASSAULT" and _befalls(p, v)):
        return finish((), doers, (), (*roles.rules, "frame:suffer"))
    if frame == "judged":
        blamed = doers or by_preps(who, roles, type_)
        return finish((), blamed, (), (*roles.rules, "frame:judged"))
    if frame == "to-doer":  # "the town fell to A"
        takers = who.either(roles.preps.get("to", ()))
        losers = who.owned(roles.subjects)
        return finish(takers, losers, (), (*roles.rules, "frame:to-doer"))
    if frame == "to" and type_ == "COERCE":  # "refused passage to a convoy"
        done_to = patients_of(who, roles, [*roles.preps.get("to", ())], type_, doers)
        return finish(doers, done_to, (), (*roles.rules, "frame:to"))
    if frame == "to":
        return finish(doers, who.either(roles.preps.get("to", ())), (), (*roles.rules, "frame:to"))
    if frame == "guest":
        return finish(done_to, doers, (), (*roles.rules, "frame:guest"))
    if frame == "s":
        if roles.passive and not doers:  # "the army was put on alert"
            doers = who.either(roles.objects)
        return finish(doers, (), (), roles.rules)
    if frame == "own":
        doers = doers or [o for o in who.either(roles.objects) if is_told(o)]
        to = by_preps(who, roles, type_) if type_ == "AID" else []
        return finish(doers, to, (), (*roles.rules, "frame:own"))
    if frame == "visit":
        hosts = by_preps(who, roles, type_)
        if not hosts and p.lemma[v] not in ("send", "dispatch"):
            hosts = who.landed(roles.objects)
        if not hosts:
            hosts = who.states(h for w in ("in", "to", "for") for h in roles.preps.get(w, ()))
        return finish(doers, hosts, (), (*roles.rules, "frame:visit"))
    return finish(doers, done_to, (), roles.rules)


# What is done with arms and forces: by those whose they are.
_OF_ARMS = frozenset({"RETREAT", "MOBILIZE"})
# Whom one meets, or is to meet, or fights, stands as an object.
_MET = frozenset({"CONSULT", "AGREE", "ASSAULT"})


def _symmetric(
    who: Who, roles: Roles, doers: list[Actor], done_to: list[Actor], type_: str
) -> Cast3:
    partners = [
        a for prep in ("with", "against", "between") for a in who.either(roles.preps.get(prep, ()))
    ]
    both = [*doers, *(partners or (done_to if type_ in _MET else []))]
    return finish(both, (), (), (*roles.rules, "frame:sym"))
