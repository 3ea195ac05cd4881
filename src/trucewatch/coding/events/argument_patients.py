"""The other side of an act: objects, complements, whose thing it is, and what is named deeper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trucewatch.coding.events.roles import Roles, noun_roles, verb_roles
from trucewatch.coding.events.syntax import conjuncts, pobjs
from trucewatch.coding.events.who import Cast3, Who, finish
from trucewatch.records import Actor
from trucewatch.vocab.words import word_set

# Which complement names the recipient of an act of this type, in order of preference.
RECIPIENT_PREPS: dict[str, tuple[str, ...]] = {
    "ASSAULT": ("on", "against", "at", "upon", "into", "through", "with", "from"),
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


def patients_of(
    who: Who, roles: Roles, patients: list[int], type_: str, doers: list[Actor]
) -> list[Actor]:
    """Return the other side of an act: objects, then prepositions, then whose thing it is."""
    own = {a.country for a in doers if a.country} if type_ in OUTWARD else set()
    if type_ == "ASSAULT":  # "shelled the region and A's guards": the guards
        beside = [c for k in patients if who.is_area(k) for c in conjuncts(who.p, k)]
        patients = [k for k in (*patients, *beside) if not who.is_area(k)]
    patients = [k for h in patients for k in _counted_of(who, h)]
    objects = who.named(patients) if type_ in _NO_OBJECT_OWNER else who.landed(patients)
    sources = [objects, by_preps(who, roles, type_, own)]
    if type_ in _PREPS_FIRST:
        sources.reverse()
    if type_ not in _NO_OBJECT_OWNER:
        sources += [who.owned(patients), inside(who, patients)]
    for source in sources:
        others = [a for a in source if a.country not in own]
        if type_ in ("ASSAULT", "COERCE"):  # ground at home is no other side
            home = {a.country for a in doers if a.country}
            others = [a for a in others if a.country not in home or a.sector not in ("GOV", None)]
        if others:
            return others
    return _askers(who, patients, doers) if type_ == "REJECT" else []


def _counted_of(who: Who, head: int) -> list[int]:
    """ "Four of its drivers": the people that a number counts some of; "ten men fled and two were
    caught": those of the clause before."""
    p, verb = who.p, who.p.head[head]
    if p.tag[head] != "CD":
        return [head]
    of = [h for c in p.children[head] if p.lower[c] == "of" for h in pobjs(p, c)]
    if of and who.cast.members(head):
        return [head]
    if not of and p.dep[head] == "nsubjpass" and p.dep[verb] == "conj" and not p.children[head]:
        of = [c for c in p.children[p.head[verb]] if p.dep[c] in ("nsubj", "nsubjpass")]
    return of or [head]


def _askers(who: Who, patients: Sequence[int], doers: Sequence[Actor]) -> list[Actor]:
    """ "Rejected a call by B": B is refused, also where both are of one land."""
    own = {(a.code, a.name) for a in doers}
    roles = [noun_roles(who.p, k) for k in patients]
    found = [a for r in roles for a in who.either((*r.agents, *r.possessors))]
    return [a for a in found if a.country and (a.code, a.name) not in own]


# What is given or agreed on is for somebody.
AIMED = frozenset({"AID", "SUPPORT", "AGREE"})
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


def deeper(
    who: Who, roles: Roles, patients: Sequence[int], type_: str, doers: Sequence[Actor]
) -> list[Actor]:
    """Return the foreign state that the words of the act name deeper down, or nobody."""
    preps = _DEEP.get(type_)
    if preps is None or not doers or not all(a.country for a in doers):
        return []
    own = {a.country for a in doers}
    aims = _aims(who, patients) if type_ in AIMED else ()
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


def by_preps(who: Who, roles: Roles, type_: str, own: set[str] | None = None) -> list[Actor]:
    for prep in RECIPIENT_PREPS[type_]:
        if prep in roles.preps and not (prep == "by" and roles.passive):
            heads = roles.preps[prep]
            if type_ == "ASSAULT":
                heads = tuple(k for k in heads if not who.is_area(k))
            elif type_ == "RETREAT":  # "returned to the army's depot": arms of the army's own
                heads = tuple(k for k in heads if who.p.lemma[k] not in word_set("events.stores"))
            there = [a for a in who.landed(heads) if not own or a.country not in own]
            if there:
                return there
    return []


def named_within(found: Cast3, more: Sequence[Actor], frame: str) -> Cast3:
    """Add what is named deeper down, in place of the nameless that it belongs to."""
    rules = (*found.rules, "arg:named-within")
    if frame == "sym":
        return finish((*found.actors, *more), (), found.mediators, rules)
    kept = [r for r in found.recipients if not any(r.start <= m.start <= r.end + 8 for m in more)]
    return finish(found.actors, (*kept, *more), found.mediators, rules)


def holders(who: Who, roles: Roles) -> list[Actor]:
    return [a for head in roles.objects for a in held_by(who, head)]


def held_by(who: Who, head: int) -> list[Actor]:
    """Return who held what is gained: "lands which were held by B" inside the object."""
    p = who.p
    for i in range(p.left[head], p.right[head]):
        if p.dep[i] == "agent":
            return who.either(pobjs(p, i))
    return []


def inside(who: Who, heads: Iterable[int]) -> list[Actor]:
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
