"""Who does it to whom: arguments of a predicate by their role in the sentence, never by nearness.

A role gives token indices of noun heads; the cast says which actors those are. An event whose
actor is not stated has none.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import msgspec

from trucewatch.coding.event_syntax import (
    OBJECTS,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    conjuncts,
    is_passive,
    is_time,
    is_verb,
    pobjs,
)
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.actor_compose import Named


class Naming(Protocol):
    """What this module needs of a cast."""

    def of(self, head: int) -> Actor | None:
        """Return the actor that the noun phrase headed by ``head`` names."""

    def camp_key(self, actor: Actor) -> str:
        """Return the side that ``actor`` belongs to."""

    def named(self, head: int) -> Named | None:
        """Return what the words of the phrase headed by ``head`` name, as an actor or a place."""

    def actor(self, head: int, named: Named) -> Actor:
        """Return ``named`` as an actor whose span is the phrase of ``head``."""

    def members(self, head: int) -> tuple[Actor, ...]:
        """Return the actor of each conjunct of the phrase headed by ``head``."""



class Roles(msgspec.Struct, frozen=True):
    """Noun heads by role. ``preps`` maps a preposition to the heads of its objects."""

    subjects: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    agents: tuple[int, ...] = ()
    datives: tuple[int, ...] = ()
    possessors: tuple[int, ...] = ()
    preps: dict[str, tuple[int, ...]] = {}
    passive: bool = False
    mediators: tuple[int, ...] = ()
    rules: tuple[str, ...] = ()


class Cast3(msgspec.Struct, frozen=True):
    """Actors, recipients and mediators of one event, with the rules that found them."""

    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    mediators: tuple[Actor, ...]
    rules: tuple[str, ...]


_OBJECT_CONTROL = frozenset(
    "force compel make see let allow permit enable help get cause lead urge ask order tell press"
    " pressure push persuade require instruct beseech beg exhort encourage oblige accuse prevent"
    " stop bar ban block warn invite drive call want expect commit convince keep deter discourage"
    " blame suspect watch prompt advise direct command implore appeal plead thank praise commend"
    " condemn criticize criticise denounce slam fault punish congratulate censure".split()
)
_RELATIVE = frozenset({"who", "which", "that", "whom"})
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
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})
# Types whose recipient is another side; a state does these to its own people only by name.
OUTWARD = frozenset(
    "RETREAT CONCEDE REJECT MOBILIZE AID AGREE CONSULT SUPPORT COOPERATE SANCTION".split()
)
_PREPS_FIRST = frozenset({"AID", "COOPERATE", "RETREAT"})
_NO_OBJECT_OWNER = frozenset({"CONSULT", "CONCEDE", "AGREE", "MOBILIZE", "RETREAT"})


def verb_roles(p: Parse, v: int) -> Roles:
    """Return the heads around verb ``v``; a missing subject is taken from the verb it leans on."""
    subjects: list[int] = []
    objects: list[int] = []
    agents: list[int] = []
    datives: list[int] = []
    preps: dict[str, tuple[int, ...]] = {}
    for c in p.children[v]:
        dep = p.dep[c]
        if dep in SUBJECTS:
            subjects.append(_antecedent(p, c, v))
        elif dep in PASSIVE_SUBJECTS or dep in OBJECTS or dep in ("oprd", "attr"):
            objects.append(_antecedent(p, c, v))
        elif dep == "dative" and p.tag[c] not in ("IN", "TO"):
            datives.append(c)
        elif dep in ("prep", "agent", "dative"):
            _add_prep(p, c, preps, agents)
    for noun in objects:  # "shares data with A": the parser may hang it on the object
        for c in p.children[noun] if p.head[noun] == v else ():
            if p.dep[c] == "prep" and p.lower[c] in ("with", "against", "to"):
                preps.setdefault(p.lower[c], tuple(pobjs(p, c)))
    passive = is_passive(p, v)
    rules: tuple[str, ...] = ()
    if not objects:  # "found the leader guilty": a small clause
        objects = [
            d
            for c in p.children[v]
            if p.dep[c] == "ccomp" and p.pos[c] == "ADJ"
            for d in p.children[c]
            if p.dep[d] == "nsubj"
        ]
    if p.dep[v] == "acl" and p.tag[v] == "VBN":
        objects.append(p.head[v])
        rules = ("arg:participle",)
    elif not subjects and not passive:
        subjects, rules = _borrowed_subject(p, v)
    elif passive and not objects:
        objects, rules = _borrowed_object(p, v)
    if p.dep[v] == "relcl" and not objects and not passive and _object_gap(p, v):
        objects = [p.head[v]]
    return Roles(
        tuple(subjects), tuple(objects), tuple(agents), tuple(datives), (), preps, passive, rules
    )


def _add_prep(p: Parse, c: int, preps: dict[str, tuple[int, ...]], agents: list[int]) -> None:
    heads = tuple(pobjs(p, c))
    if not heads:
        return
    if p.dep[c] == "agent":
        agents.extend(heads)
    preps[p.lower[c]] = preps.get(p.lower[c], ()) + heads
    for d in heads:  # "talks with A on B": prepositions that hang on the object of another
        for e in p.children[d]:
            if p.dep[e] == "prep" and p.lower[e] in ("with", "against", "between"):
                preps.setdefault(p.lower[e], tuple(pobjs(p, e)))


def _antecedent(p: Parse, c: int, v: int) -> int:
    """The noun that a relative pronoun stands for, or the token itself."""
    if p.dep[v] == "relcl" and p.lower[c] in _RELATIVE:
        return relative_head(p, v)
    return c


def relative_head(p: Parse, v: int) -> int:
    """Return the noun that relative clause ``v`` belongs to.

    A time between noun and clause draws the parser ("an attack on Friday that killed two"): then
    the object of the verb above is meant.
    """
    up = p.head[v]
    if not is_time(p, up):
        return up
    verb = p.head[up]
    if p.pos[verb] == "ADP":
        verb = p.head[verb]
    objects = [c for c in p.children[verb] if p.dep[c] in OBJECTS or p.dep[c] in PASSIVE_SUBJECTS]
    return objects[0] if objects else (verb if p.pos[verb] == "NOUN" else up)


def _object_gap(p: Parse, v: int) -> bool:
    return any(p.dep[c] in SUBJECTS and p.lower[c] not in _RELATIVE for c in p.children[v])


def _borrowed_subject(p: Parse, v: int) -> tuple[list[int], tuple[str, ...]]:
    """Find the subject of a verb without one: coordination, control, participles, relatives."""
    k = v
    for _ in range(8):  # deeper chains of verbs do not occur in prose
        up, dep = p.head[k], p.dep[k]
        if up == k:
            return [], ()
        if dep == "acl":
            return ([up], ("arg:participle",)) if p.tag[k] == "VBG" else _of_noun(p, up)
        if dep == "relcl":
            return [relative_head(p, k)], ("arg:relative",)
        if p.pos[up] in ("NOUN", "PROPN"):
            return _of_noun(p, up)
        if not is_verb(p, up):
            k = up
            continue
        if dep == "conj" and p.tag[k] in _FINITE_TAGS and p.tag[up] == "VB":
            k = up  # "has named it …, which could X, and sought": a finite verb joins a finite one
            while p.head[k] != k and not (is_verb(p, k) and p.dep[k] not in ("relcl", "acl", "conj")):
                k = p.head[k]
            return _own(p, k)[0], ("arg:conj-repair",)
        controlled = dep in ("xcomp", "ccomp", "pcomp", "prep", "advcl")
        roles_up = _own(p, up)
        if controlled and p.lemma[up] in _OBJECT_CONTROL and dep != "advcl" and roles_up[1]:
            return roles_up[1], ("arg:object-control",)
        if roles_up[0]:
            return roles_up[0], (f"arg:{dep}-subject",)
        if is_passive(p, up):
            return roles_up[1] if dep != "conj" or is_passive(p, v) else roles_up[1], (
                f"arg:{dep}-subject",
            )
        k = up
    return [], ()


def _of_noun(p: Parse, noun: int) -> tuple[list[int], tuple[str, ...]]:
    owners = [c for c in p.children[noun] if p.dep[c] == "poss"]
    return owners, ("arg:owner",) if owners else ()


def _own(p: Parse, v: int) -> tuple[list[int], list[int]]:
    subjects = [_antecedent(p, c, v) for c in p.children[v] if p.dep[c] in SUBJECTS]
    objects = [
        _antecedent(p, c, v)
        for c in p.children[v]
        if p.dep[c] in OBJECTS or p.dep[c] in PASSIVE_SUBJECTS or p.dep[c] == "dative"
    ]
    for c in p.children[v]:
        if p.dep[c] == "prep" and p.lower[c] in ("on", "upon", "for") and not objects:
            objects = list(pobjs(p, c))
    return subjects, objects


def _borrowed_object(p: Parse, v: int) -> tuple[list[int], tuple[str, ...]]:
    if p.dep[v] == "conj":
        return _own(p, p.head[v])[1] or _own(p, p.head[v])[0], ("arg:conj-object",)
    if p.dep[v] == "relcl":
        return [p.head[v]], ("arg:relative",)
    return [], ()


def noun_roles(p: Parse, n: int) -> Roles:
    """Return the heads around event noun ``n``: possessor, by, of, between, on, with …"""
    agents: list[int] = []
    mediators: list[int] = []
    preps: dict[str, tuple[int, ...]] = {}
    possessors = tuple(c for c in p.children[n] if p.dep[c] == "poss")
    for c in p.children[n]:
        if p.dep[c] == "prep":
            _add_prep(p, c, preps, agents)
        elif p.dep[c] == "acl" and p.tag[c] == "VBN":
            for d in p.children[c]:
                if p.dep[d] == "agent" or p.lower[d] == "by":
                    (mediators if p.lemma[c] in _MEDIATING else agents).extend(pobjs(p, d))
    agents.extend(preps.pop("by", ()))
    return Roles(agents=tuple(agents), possessors=possessors, preps=preps, mediators=tuple(mediators))


_MEDIATING = frozenset("broker mediate host facilitate sponsor convene arbitrate".split())


_ARMED = frozenset({"MIL", "REB", "PRM", "UAF", "COP"})


class Who:
    """Turns noun heads into actors with the help of a cast."""

    def __init__(self, parse: Parse, cast: Naming) -> None:
        self.p = parse
        self.cast = cast

    def named(self, heads: Iterable[int]) -> list[Actor]:
        """Return the actors that the phrases headed by ``heads`` name, conjuncts apart."""
        out: list[Actor] = []
        for head in heads:
            found = self.cast.members(head)
            if not found:
                one = self.cast.of(head)
                found = (one,) if one else ()
            out.extend(found)
        return out

    def owned(self, heads: Iterable[int]) -> list[Actor]:
        """Return the actors whose things the phrases name ("Chadian positions")."""
        out: list[Actor] = []
        for head in heads:
            for k in conjuncts(self.p, head):
                owner = self.owner(k)
                if owner:
                    out.append(owner)
        return out

    def owner(self, head: int) -> Actor | None:
        """Return whose ``head`` is by the words before it: "Chad's", "Chadian", "Chad"."""
        for c in self.p.children[head]:
            if c < head and self.p.dep[c] in ("poss", "amod", "nmod", "compound"):
                found = self.cast.of(c)
                armed = found and found.sector in _ARMED and self.p.pos[c] != "ADJ"
                if found and (found.country or armed or self.p.dep[c] == "poss"):
                    return _state(found) if self.p.pos[c] == "ADJ" else found
        return None

    def either(self, heads: Iterable[int]) -> list[Actor]:
        """Return the actors named, or else those whose things are named."""
        listed = list(heads)
        named = self.named(listed)
        if any(a.country for a in named):
            return named
        return [*self.owned(listed)] or named

    def landed(self, heads: Iterable[int]) -> list[Actor]:
        """Return the countries whose things are named, else the actors named."""
        listed = list(heads)
        named = self.named(listed)
        if any(a.country for a in named):
            return named
        return [*named, *(self.owned(listed) or self.states(listed))]

    def is_area(self, head: int) -> bool:
        """Return whether ``head`` names a disputed area: ground to take, not a side."""
        found = self.cast.named(head)
        return found is not None and found.entity is not None and found.entity.kind == "area"

    def states(self, heads: Iterable[int]) -> list[Actor]:
        """Return the states that the phrases name as places ("sent food to Malawi")."""
        out: list[Actor] = []
        for head in heads:
            for k in conjuncts(self.p, head):
                found = self.cast.named(k)
                area = found is not None and found.entity is not None and found.entity.kind == "area"
                if found is not None and found.country and self.p.pos[k] == "PROPN" and not area:
                    out.append(self.cast.actor(k, found))
        return out


def _state(actor: Actor) -> Actor:
    """The country of an adjective: a "Chadian" thing is Chad's, not the Chadians'."""
    if actor.sector != "CVL" or not actor.country or ":" in actor.code:
        return actor
    return msgspec.structs.replace(actor, code=actor.country, sector="GOV")


def _unique(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    out: dict[tuple[str, str], Actor] = {}
    for actor in actors:
        key = (actor.code, actor.name) if actor.code != "UNK" else (actor.code, actor.text)
        out.setdefault(key, actor)
    return tuple(out.values())


def finish(
    actors: Iterable[Actor],
    recipients: Iterable[Actor],
    mediators: Iterable[Actor],
    rules: tuple[str, ...],
) -> Cast3:
    """Drop doubles, and recipients that are the actor itself ("withdrew its own troops")."""
    first = _unique(actors)
    codes = {(a.code, a.name) for a in first}
    places = {(a.start, a.end) for a in first}
    second = tuple(
        r
        for r in _unique(recipients)
        if (r.code, r.name) not in codes and (r.start, r.end) not in places
    )
    return Cast3(first, second, _unique(mediators), rules)


def verb_arguments(who: Who, v: int, type_: str, frame: str) -> Cast3:
    """Return the participants of the event that verb ``v`` tells of."""
    p = who.p
    roles = verb_roles(p, v)
    doers = who.either(roles.agents if roles.passive else roles.subjects)
    patients = [*roles.datives, *roles.objects]
    done_to = _done_to(who, roles, patients, type_, doers)
    if frame == "sym":
        return _symmetric(who, roles, doers, done_to, type_)
    if frame == "rev":
        source = [
            a for prep in ("from", "by", "of") for a in who.either(roles.preps.get(prep, ()))
        ]
        return finish(source, doers or done_to, (), (*roles.rules, "frame:rev"))
    if frame == "med":
        between = who.named(roles.preps.get("between", ())) or _inside(who, roles.objects)
        if type_ == "CONSULT":
            return finish(doers, between, (), (*roles.rules, "frame:med"))
        return finish(between, (), doers, (*roles.rules, "frame:med"))
    if frame == "gain":
        losers = who.named(roles.preps.get("from", ())) or _holders(who, roles)
        return finish(losers, doers, (), (*roles.rules, "frame:gain"))
    if frame == "host":
        return finish(doers, done_to or _inside(who, roles.objects), (), (*roles.rules, "frame:host"))
    if frame == "s":
        return finish(doers, (), (), roles.rules)
    if frame == "own":
        doers = doers or [o for o in who.either(roles.objects) if o.country]
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
    """Who held what is gained: "lands which were held by B" inside the object."""
    p = who.p
    for head in roles.objects:
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
        a
        for prep in ("with", "against", "between")
        for a in who.either(roles.preps.get(prep, ()))
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
        if others:
            return others
    return []


def _by_preps(
    who: Who, roles: Roles, type_: str, own: set[str | None] | None = None
) -> list[Actor]:
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
    between = who.named(roles.preps.get("between", ())) or who.named(roles.preps.get("among", ()))
    if not between and who.p.dep[n] == "nsubj":
        verb_preps = verb_roles(who.p, who.p.head[n]).preps
        between = who.named(verb_preps.get("between", ()))
    source = who.either(roles.preps.get("from", ()))
    rules: tuple[str, ...] = means
    mediators: list[Actor] = who.either(roles.mediators)
    if light is not None:
        verb = verb_roles(who.p, light)
        subject = who.either(verb.agents if verb.passive else verb.subjects)
        rules = (*verb.rules, f"arg:light-{who.p.lemma[light]}")
        if light_frame == "rev":
            return finish([*doers, *source], subject or of, (), rules)
        lemma = who.p.lemma[light]
        if lemma in ("host", "broker", "mediate"):
            mediators = subject
        elif subject:
            doers = [*subject, *doers] if frame == "sym" else subject
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
