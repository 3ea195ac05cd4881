"""Who does it to whom: arguments of a predicate by their role in the sentence, never by nearness.

A role gives token indices of noun heads; the cast says which actors those are. An event whose
actor is not stated has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trucewatch.coding.event_roles import Roles, noun_roles, relative_head, verb_roles
from trucewatch.coding.event_syntax import (
    OBJECTS,
    is_passive,
    is_verb,
    pobjs,
    undergoes,
)
from trucewatch.coding.event_who import Cast3, Naming, Who, finish, is_told
from trucewatch.reading import Parse
from trucewatch.records import Actor

__all__ = [
    "OUTWARD",
    "Cast3",
    "Naming",
    "Roles",
    "Who",
    "finish",
    "held_by",
    "noun_arguments",
    "noun_roles",
    "relative_head",
    "verb_arguments",
    "verb_roles",
]

# Which complement names the recipient of an act of this type, in order of preference.
_RECIPIENT_PREPS: dict[str, tuple[str, ...]] = {
    "ASSAULT": ("on", "against", "at", "upon", "into", "with", "from"),
    "COERCE": ("on", "against", "upon", "with"),
    "SANCTION": ("on", "against", "with", "upon", "from", "to"),
    "ACCUSE": ("on", "against", "at", "upon", "of_", "into", "with"),
    "REQUEST": ("on", "upon", "to", "from", "with", "for_"),
    "REJECT": ("to", "from", "by", "against", "with"),
    "THREATEN": ("against", "to", "with_"),
    "AGREE": ("with", "to"),
    "CONSULT": ("with", "to", "by_", "between"),
    "SUPPORT": ("for", "with", "to", "behind", "by", "of"),
    "CONCEDE": ("to", "with", "for"),
    "RETREAT": ("to", "with", "from"),
    "COOPERATE": ("with", "to", "from"),
    "AID": ("to", "for", "with", "into"),
    "PROTEST": ("against", "at", "over_"),
    "MOBILIZE": ("against",),
}


# Types whose recipient is another side; a state does these to its own people only by name.
OUTWARD = frozenset(
    "RETREAT CONCEDE REJECT MOBILIZE AID AGREE CONSULT SUPPORT COOPERATE SANCTION".split()
)


_PREPS_FIRST = frozenset({"AID", "COOPERATE", "RETREAT"})


_NO_OBJECT_OWNER = frozenset({"CONSULT", "CONCEDE", "AGREE", "MOBILIZE", "RETREAT"})


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
    more = _deeper(who, roles, patients, type_, list(found.actors))
    if not more:
        return found
    return _added(found, more, frame)


def _added(found: Cast3, more: Sequence[Actor], frame: str) -> Cast3:
    """Add what is named deeper down, in place of the nameless that it belongs to."""
    rules = (*found.rules, "arg:named-within")
    if frame == "sym":
        return finish((*found.actors, *more), (), found.mediators, rules)
    kept = [r for r in found.recipients if not any(r.start <= m.start <= r.end + 8 for m in more)]
    return finish(found.actors, (*kept, *more), found.mediators, rules)


# Whoever dies does nothing to anybody.
_DYING = frozenset({"die", "perish", "drown", "succumb"})


def _befalls(p: Parse, v: int) -> bool:
    return p.lemma[v] in _DYING or undergoes(p, v)


# Frames under which the other side may stand deeper inside what the act is about.
_OPEN_FRAMES = frozenset({"", "s", "own", "sym"})


def _by_frame(who: Who, v: int, type_: str, frame: str, roles: Roles) -> Cast3:
    p = who.p
    doers = who.acting(roles.agents if roles.passive else roles.subjects)
    patients = [*roles.datives, *roles.objects]
    done_to = _done_to(who, roles, patients, type_, doers)
    if frame == "sym":
        return _symmetric(who, roles, doers, done_to, type_)
    if frame == "rev":
        source = [a for prep in ("from", "by", "of") for a in who.either(roles.preps.get(prep, ()))]
        return finish(source, doers or done_to, (), (*roles.rules, "frame:rev"))
    if frame == "med":
        between = who.between(roles.preps.get("between", ())) or _inside(who, roles.objects)
        if type_ == "CONSULT":
            return finish(doers, between, (), (*roles.rules, "frame:med"))
        return finish(between, (), doers, (*roles.rules, "frame:med"))
    if frame == "gain":
        losers = who.named(roles.preps.get("from", ())) or _holders(who, roles)
        return finish(losers, doers, (), (*roles.rules, "frame:gain"))
    if frame == "host":
        return finish(
            doers, done_to or _inside(who, roles.objects), (), (*roles.rules, "frame:host")
        )
    if frame == "suffer" or (type_ == "ASSAULT" and _befalls(p, v)):
        return finish((), doers, (), (*roles.rules, "frame:suffer"))
    if frame == "judged":
        blamed = doers or _by_preps(who, roles, type_)
        return finish((), blamed, (), (*roles.rules, "frame:judged"))
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
        to = _by_preps(who, roles, type_) if type_ == "AID" else []
        return finish(doers, to, (), (*roles.rules, "frame:own"))
    if frame == "visit":
        hosts = _by_preps(who, roles, type_)
        if not hosts and p.lemma[v] not in ("send", "dispatch"):
            hosts = who.landed(roles.objects)
        if not hosts:
            hosts = who.states(h for w in ("in", "to", "for") for h in roles.preps.get(w, ()))
        return finish(doers, hosts, (), (*roles.rules, "frame:visit"))
    return finish(doers, done_to, (), roles.rules)


def _holders(who: Who, roles: Roles) -> list[Actor]:
    return [a for head in roles.objects for a in held_by(who, head)]


def held_by(who: Who, head: int) -> list[Actor]:
    """Return who held what is gained: "lands which were held by B" inside the object."""
    p = who.p
    for i in range(p.left[head], p.right[head]):
        if p.dep[i] == "agent":
            return who.either(pobjs(p, i))
    return []


def _inside(who: Who, heads: Iterable[int]) -> list[Actor]:
    """Actors inside a noun phrase: "talks between A and B", "an A-B deal"."""
    p = who.p
    for head in heads:
        inner = noun_roles(p, head)
        preps = ("between", "with", "of", "by")
        found = [a for prep in preps for a in who.named(inner.preps.get(prep, ()))]
        found = found or who.either(inner.agents)
        found = found or who.named(inner.possessors)
        if found:
            return found
    return []


def _symmetric(
    who: Who, roles: Roles, doers: list[Actor], done_to: list[Actor], type_: str
) -> Cast3:
    partners = [
        a for prep in ("with", "against", "between") for a in who.either(roles.preps.get(prep, ()))
    ]
    both = [*doers, *(partners or (done_to if type_ in ("CONSULT", "ASSAULT") else []))]
    return finish(both, (), (), (*roles.rules, "frame:sym"))


def _done_to(
    who: Who, roles: Roles, patients: list[int], type_: str, doers: list[Actor]
) -> list[Actor]:
    """Return the other side of an act: objects, then prepositions, then whose thing it is."""
    own = {a.country for a in doers if a.country} if type_ in OUTWARD else set()
    if type_ == "ASSAULT":
        patients = [k for k in patients if not who.is_area(k)]
    objects = who.named(patients) if type_ in _NO_OBJECT_OWNER else who.landed(patients)
    sources = [objects, _by_preps(who, roles, type_, own)]
    if type_ in _PREPS_FIRST:
        sources.reverse()
    if type_ not in _NO_OBJECT_OWNER:
        sources += [who.owned(patients), _inside(who, patients)]
    for source in sources:
        others = [a for a in source if a.country not in own]
        if type_ in ("ASSAULT", "COERCE"):  # ground at home is no other side
            home = {a.country for a in doers if a.country}
            others = [a for a in others if a.country not in home or a.sector not in ("GOV", None)]
        if others:
            return others
    return []


# What is given or agreed on is for somebody.
_AIMED = frozenset({"AID", "SUPPORT", "AGREE"})
# Where a state named further down is whom the act concerns ("funds for schools in Malawi"), and the
# prepositions that lead there.
_DEEP: dict[str, tuple[str, ...]] = {
    "AID": ("to", "for", "into", "in", "across", "with"),
    "MOBILIZE": ("near", "along", "off", "towards", "toward", "at", "against"),
    "RETREAT": ("to", "from", "in", "of", "out"),
    "SANCTION": ("to", "on", "with", "from", "against", "in", "for"),
    "COERCE": ("from", "of", "to"),
    "AGREE": ("to", "with", "for"),
    "CONCEDE": ("to", "for", "with", "from", "on", "against"),
    "REQUEST": ("to", "from", "of", "against", "for"),
    "REJECT": ("to", "from", "with", "against", "of", "by"),
    "SUPPORT": ("to", "for", "of", "in", "with", "from", "by"),
    "COOPERATE": ("to", "with", "from"),
    "PROTEST": ("against", "outside", "at", "to", "over"),
}


def _deeper(
    who: Who, roles: Roles, patients: Sequence[int], type_: str, doers: Sequence[Actor]
) -> list[Actor]:
    """Return the foreign state that the words of the act name deeper down, or nobody."""
    preps = _DEEP.get(type_)
    if preps is None or not doers or not all(a.country for a in doers):
        return []
    own = {a.country for a in doers}
    aims = _aims(who, patients) if type_ in _AIMED else ()
    places = tuple(h for h in roles.preps.get("in", ()) if not who.is_seat(h))
    behind = (places if w == "in" else roles.preps.get(w, ()) for w in preps)
    for heads in (patients, *behind, aims):
        found = [a for a in who.within(heads) if a.country not in own]
        if found:
            return found
    return []


def _aims(who: Who, patients: Sequence[int]) -> tuple[int, ...]:
    """Heads in what the means are for: "sent troops to help B", "funds to build schools in B"."""
    p = who.p
    up = {p.head[k] for k in patients}
    verbs = [
        c
        for k in (*patients, *up)
        for c in p.children[k]
        if p.dep[c] in ("acl", "advcl", "xcomp") and any(p.tag[d] == "TO" for d in p.children[c])
    ]
    roles = [verb_roles(p, c) for c in verbs]
    return tuple(h for r in roles for h in (*r.objects, *r.preps.get("in", ())))


def _by_preps(who: Who, roles: Roles, type_: str, own: set[str] | None = None) -> list[Actor]:
    for prep in _RECIPIENT_PREPS[type_]:
        if prep in roles.preps and not (prep == "by" and roles.passive):
            heads = roles.preps[prep]
            if type_ == "ASSAULT":
                heads = tuple(k for k in heads if not who.is_area(k))
            there = [a for a in who.landed(heads) if not own or a.country not in own]
            if there:
                return there
    return []


def noun_arguments(
    who: Who, n: int, type_: str, frame: str, light: int | None, light_frame: str = ""
) -> Cast3:
    """Return the participants of an event noun, with the light verb it hangs on (or None)."""
    roles = noun_roles(who.p, n)
    found = _noun_by_frame(who, n, type_, frame, light, light_frame, roles)
    if light_frame or any(is_told(r) for r in found.recipients) or len(found.actors) != 1:
        return found
    more = _deeper(who, roles, (n,) if type_ in _AIMED else (), type_, found.actors)
    if not more and light is not None:
        more = _deeper(who, verb_roles(who.p, light), (), type_, found.actors)
    if not more:
        return found
    return _added(found, more, frame)


def _noun_by_frame(
    who: Who, n: int, type_: str, frame: str, light: int | None, light_frame: str, roles: Roles
) -> Cast3:
    owner = who.owner(n)
    means: tuple[str, ...] = ()
    doers = [*who.either(roles.agents), *who.named(roles.possessors)]
    if not doers and owner:
        doers = [owner]
    of = who.landed(roles.preps.get("of", ())) if frame != "viol" else []
    if light is not None and who.p.lemma[light] in ("lead", "chair", "head"):
        frame = "so"
    if not doers and light is None:
        doers, means = _means(who, n)
    done_to = [
        a
        for prep in _RECIPIENT_PREPS[type_]
        if prep in roles.preps and prep != "of"
        for a in who.either(roles.preps[prep])
    ]
    between = who.between(roles.preps.get("between", ())) or who.named(roles.preps.get("among", ()))
    if not between and who.p.dep[n] == "nsubj":
        verb_preps = verb_roles(who.p, who.p.head[n]).preps
        between = who.between(verb_preps.get("between", ()))
    source = who.either(roles.preps.get("from", ()))
    rules: tuple[str, ...] = means
    mediators: list[Actor] = who.either(roles.mediators)
    if light is not None:
        verb = verb_roles(who.p, light)
        subject = who.acting(verb.agents if verb.passive else verb.subjects)
        rules = (*verb.rules, f"arg:light-{who.p.lemma[light]}")
        if light_frame == "rev":
            return finish([*doers, *source], subject or of, (), rules)
        lemma = who.p.lemma[light]
        if lemma in ("host", "broker", "mediate"):
            mediators = subject
        elif subject:
            doers = [*subject, *doers] if frame == "sym" else subject
        mediators = [*mediators, *who.either(verb.mediators)]
        done_to = done_to or _light_recipient(who, verb, type_)
    elif type_ == "ASSAULT" and not done_to:
        done_to = _resisters(who, n)
    if frame == "sym":
        both = [*doers, *between, *of, *who.either(roles.preps.get("with", ())), *done_to]
        return finish(both, (), mediators, (*rules, "frame:sym"))
    if frame == "med":
        return finish((), between or done_to, doers, (*rules, "frame:med"))
    if frame == "by":
        return finish(doers or of, done_to or source, mediators, (*rules, "frame:by"))
    if frame == "of":
        return finish([*doers, *source], [*of, *done_to], mediators, (*rules, "frame:of"))
    return finish(doers or source, done_to or of, mediators, rules)


_CHARGING = frozenset("charge accuse threaten face meet agree".split())


_RESIST = frozenset("thwart repel repulse foil resist withstand face rebuff".split())


_ENABLE = frozenset("facilitate ensure oversee supervise secure organise organize arrange".split())


def _resisters(who: Who, n: int) -> list[Actor]:
    """ "thwarted the attack": those who did so are attacked."""
    p = who.p
    verb = p.head[n]
    if p.dep[n] not in OBJECTS or p.lemma[verb] not in _RESIST:
        return []
    return who.either(verb_roles(p, verb).subjects)


_MEANS = frozenset({"with", "through", "by", "via"})


def _means(who: Who, n: int) -> tuple[list[Actor], tuple[str, ...]]:
    """ "drags the war out through bombings", "marked the day with a parade": the subject acts."""
    p = who.p
    up = p.head[n]
    if p.dep[n] in OBJECTS and p.lemma[up] in _ENABLE:
        return who.either(verb_roles(p, up).subjects), (f"arg:{p.lemma[up]}",)
    if p.dep[n] not in ("pobj", "conj") or p.lower[up] not in _MEANS or p.dep[up] == "agent":
        return [], ()
    verb = p.head[up]
    if p.lemma[verb] in _CHARGING:
        return [], ()
    if p.dep[verb] in OBJECTS:  # "marked its victory with a parade"
        verb = p.head[verb]
    if not is_verb(p, verb) or is_passive(p, verb):
        return [], ()
    roles = verb_roles(p, verb)
    return who.either(roles.subjects), ("arg:means", *roles.rules)


def _light_recipient(who: Who, verb: Roles, type_: str) -> list[Actor]:
    for prep in _RECIPIENT_PREPS[type_]:
        found = who.either(verb.preps.get(prep, ()))
        if found:
            return found
    return who.named(verb.datives)
