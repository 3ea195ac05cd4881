"""What is asked for, by whom and of whom: demands with several parts, protests, headlines."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.coding.events.arguments import Cast3, Who, finish, noun_roles, verb_roles
from trucewatch.coding.events.predicates import Reading
from trucewatch.coding.events.syntax import OBJECTS, is_verb, pobjs
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.words import word_set

_CALLS = frozenset("call demand urge ask want seek insist press".split())
_NUMBERS = frozenset("hundreds thousands dozens scores many".split())
_CROWD = frozenset("protester protesters demonstrator demonstrators crowd crowds marchers".split())


def demanded_conjuncts(p: Parse, heads: Iterable[int]) -> list[int]:
    """Return the verbs coordinated with the demanded acts ``heads``, in order, without them.

    A bare infinitive that the parser hangs on a finite verb before the demand belongs to the
    demand: "has tried to mend the plan, which asked it to leave, hand over arms and disarm".
    """
    first = list(heads)
    if not first:
        return []
    out: list[int] = []
    stack = list(first)
    for k in stack:
        for c in p.children[k]:
            own = p.tag[k] == "VB" and p.tag[c] == "VBD"  # "urged them to go and called it a day"
            if p.dep[c] == "conj" and is_verb(p, c) and not own:
                out.append(c)
                stack.append(c)
    out.extend(_stray(p, max(first), set(out)))
    return sorted({k for k in out if k not in first})


def _stray(p: Parse, head: int, seen: set[int]) -> list[int]:
    if p.tag[head] != "VB":
        return []
    _, end = p.sents[p.sent[head]]
    out: list[int] = []
    for k in range(head + 1, end):
        bare = p.tag[k] == "VB" and p.dep[k] == "conj" and k not in seen
        if not bare or (p.head[k] > head and p.head[k] not in out):
            continue
        if p.tag[p.head[k]] == "VB" and p.head[k] not in out:
            continue
        if any(p.dep[c] in ("aux", "nsubj") for c in p.children[k]):
            continue
        out.append(k)
    return out


def calls_under(p: Parse, n: int) -> list[int]:
    """Return the verbs of asking that hang on noun ``n`` ("protests calling for …")."""
    return [c for c in p.children[n] if p.dep[c] in ("acl", "relcl") and p.lemma[c] in _CALLS]


def asked_of(who: Who, verb: int) -> list[Actor]:
    """Return whose act is asked for: "calling for A's resignation", "demanding that A go"."""
    p = who.p
    heads = [c for c in p.children[verb] if p.dep[c] in OBJECTS]
    for c in p.children[verb]:
        if p.dep[c] == "prep":
            heads.extend(pobjs(p, c))
        elif p.dep[c] in ("ccomp", "xcomp", "advcl"):
            heads.extend(d for d in p.children[c] if p.dep[d] in ("nsubj", "nsubjpass"))
    found = who.either(heads)
    if found:
        return found
    inner = [
        d
        for h in heads
        for c in p.children[h]
        if p.dep[c] == "prep" and p.lower[c] in ("of", "by", "from")
        for d in pobjs(p, c)
    ]
    return who.either(inner)


def crowd(actors: tuple[Actor, ...]) -> bool:
    """Return whether demonstrators act: what they demand or condemn is a PROTEST."""
    return bool(actors) and any(w in _CROWD for w in actors[0].text.lower().split())


def many_people(p: Parse, v: int) -> bool:
    """Return whether the subject of ``v`` is a crowd ("hundreds marched")."""
    return any(
        p.dep[c] == "nsubj"
        and (p.lower[c] in _CROWD or p.lower[c] in _NUMBERS or p.lower[c] in ("people", "students"))
        for c in p.children[v]
    )


def named_before(who: Who, i: int) -> list[Actor]:
    """Return the actors named in the sentence before token ``i`` in nominal positions."""
    p = who.p
    first, _ = p.sents[p.sent[i]]
    out: list[Actor] = []
    for k in range(first, i):
        if p.dep[k] in ("ROOT", "nsubj", "compound", "appos", "conj", "nmod", "poss"):
            found = who.cast.of(k) if p.pos[k] in ("PROPN", "NOUN") else None
            if found and found.country and all(a.end <= found.start for a in out):
                out.append(found)
    return out


def pressed(who: Who, n: int) -> Cast3:
    """ "Under pressure from A to sign, B …": A asks, the subject of the clause is asked."""
    p = who.p
    roles = noun_roles(p, n)
    doers = [a for w in ("from", "by", "of") for a in who.either(roles.preps.get(w, ()))]
    doers = [*who.either(roles.agents), *doers]
    k = p.head[n]
    while not is_verb(p, k) and p.head[k] != k:
        k = p.head[k]
    asked = who.either(verb_roles(p, k).subjects) if is_verb(p, k) else []
    return finish(doers, asked, (), ("frame:rev", "arg:under"))


def phrase_content(p: Parse, reading: Reading) -> list[int]:
    """Return the gerunds under the words of a fixed phrase ("held firm against ceding")."""
    return [
        d
        for i in reading.absorbs
        for c in p.children[i]
        if p.dep[c] == "prep"
        for d in p.children[c]
        if p.dep[d] == "pcomp"
    ]


def forced_by(who: Who, v: int) -> list[Actor]:
    """ "A's advance forced B to accept": B yields to A."""
    p = who.p
    up = p.head[v]
    if p.dep[v] not in ("xcomp", "ccomp") or p.lemma[up] not in ("force", "compel", "oblige"):
        return []
    return who.either(verb_roles(p, up).subjects)


def in_exchange(who: Who, v: int) -> list[Actor]:
    """ "agreed to hand over arms in exchange for guarantees from A and B": it yields to A and B."""
    p = who.p
    first, last = p.subtree(v)
    for i in range(first, last):
        if p.lower[i] not in ("exchange", "return") or p.dep[i] != "pobj":
            continue
        given = [d for c in p.children[i] if p.lower[c] == "for" for d in pobjs(p, c)]
        giving = [
            e
            for d in given
            for c in p.children[d]
            if p.dep[c] == "prep" and p.lower[c] in ("from", "by")
            for e in pobjs(p, c)
        ]
        return who.either(giving) or who.owned(given)
    return []


def envoys(actors: Iterable[Actor]) -> bool:
    """Return whether all of ``actors`` are people who are sent to meet others."""
    listed = list(actors)
    return bool(listed) and all(
        word_set("events.envoys") & set(a.text.lower().split()) for a in listed
    )


def met_during(who: Who, n: int) -> list[Actor]:
    """ "A said during a meeting with B": A took part in it."""
    p = who.p
    up = p.head[n]
    if p.dep[n] != "pobj" or p.lower[up] not in ("during", "in", "at", "after", "before"):
        return []
    verb = p.head[up]
    return who.either(verb_roles(p, verb).subjects) if is_verb(p, verb) else []
