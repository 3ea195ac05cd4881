"""Heads by role around a predicate: subjects, objects, agents, prepositions.

A missing subject is taken from the verb that the predicate leans on (coordination, control,
participles, relative clauses), never from whatever stands near.
"""

from __future__ import annotations

import msgspec

from trucewatch.coding.event_bystanders import standing_by, without
from trucewatch.coding.event_syntax import (
    OBJECTS,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    has_subject,
    is_masked_gerund,
    is_passive,
    is_time,
    is_told_state,
    is_verb,
    paired_preps,
    pobjs,
    small_clause,
)
from trucewatch.reading import Parse

_OBJECT_CONTROL = frozenset(
    "force compel make see let allow permit enable help get cause lead urge ask order tell press"
    " pressure push persuade require instruct beseech beg exhort encourage oblige accuse prevent"
    " stop bar ban block warn invite drive call want expect commit convince keep deter discourage"
    " blame suspect watch prompt advise direct command implore appeal plead thank praise commend"
    " condemn criticize criticise denounce slam fault punish congratulate censure".split()
)
# "charged A with shelling a market": with a gerund the object is whose act it is.
_CHARGED_WITH = frozenset("charge credit reproach berate tax upbraid scold chide".split())
_PAPERS = frozenset(
    "report statement letter lawsuit complaint resolution communique petition note suit declaration"
    " message tweet bill".split()
)
_RELATIVE = frozenset({"who", "which", "that", "whom"})
# "five decades of war between A and B": what hangs on the count belongs to the war.
COUNTED = frozenset("hours days nights weeks months years decades series wave string".split())
# Verbs that tell something without an object ("called on both sides", "agreed to talk").
_ASKING = frozenset({"call", "appeal", "agree", "vow", "threaten", "refuse", "decline", "respond"})
_LOOSE_PREPS = frozenset({"with", "against", "to", "for", "on", "from", "at", "into"})
_MEDIATING = frozenset("broker mediate host facilitate sponsor convene arbitrate".split())
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})


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
    passive = is_passive(p, v)
    for _, inner in paired_preps(p, v):  # "pulled out of the talks": the parser may hang it lower
        preps.setdefault(p.lower[inner], tuple(pobjs(p, inner)))
    for noun in objects:
        if p.head[noun] == v:
            _hung_on_object(p, noun, preps, agents if passive and noun > v else None)
    dated = _dated_subject(p, v) if not subjects else None
    if dated is not None:
        subjects.append(dated)
        preps = {w: tuple(h for h in heads if h != dated) for w, heads in preps.items()}
    mediators = tuple(h for k in (v, *objects) for h in standing_by(p, k))
    preps = without(preps, mediators)
    rules: tuple[str, ...] = ()
    if not objects and not passive:  # "detained and deported two men"
        objects = _shared_objects(p, v)
    objects = objects or small_clause(p, v)
    if is_masked_gerund(p, v):
        objects.append(p.head[v])
        subjects, rules = _of_accused(p, p.head[v])
    elif _main_after_all(p, v):
        subjects, passive = [p.head[v]], False
    elif p.dep[v] == "acl" and p.tag[v] == "VBN":
        objects.append(p.head[v])
        rules = ("arg:participle",)
    elif not subjects and not passive:
        subjects, rules = _borrowed_subject(p, v)
        if not subjects:
            subjects, rules = _repaired_subject(p, v)
    elif passive and not objects:
        objects, rules = _borrowed_object(p, v)
    if p.dep[v] == "relcl" and not objects and not passive and _object_gap(p, v):
        objects = [p.head[v]]
    return Roles(
        tuple(subjects),
        tuple(objects),
        tuple(agents),
        tuple(datives),
        preps=preps,
        passive=passive,
        mediators=mediators,
        rules=rules,
    )


def _hung_on_object(
    p: Parse, noun: int, preps: dict[str, tuple[int, ...]], agents: list[int] | None
) -> None:
    """Add what the parser may hang on the object: "shares data with A", and to ``agents``, where
    there may be any, "was refused access by A"."""
    for c in p.children[noun]:
        if p.dep[c] == "prep" and p.lower[c] in _LOOSE_PREPS:
            preps.setdefault(p.lower[c], tuple(pobjs(p, c)))
        elif p.lower[c] == "by" and agents is not None:
            agents.extend(pobjs(p, c))


def _shared_objects(p: Parse, v: int) -> list[int]:
    """The object of a coordinated verb close by, where ``v`` has nothing else of its own."""
    if any(p.dep[c] in ("prep", "ccomp", "xcomp", "prt") for c in p.children[v]):
        return []
    for c in p.children[v]:
        if p.dep[c] == "conj" and c - v <= 4 and p.tag[c] == p.tag[v]:
            return [d for d in p.children[c] if p.dep[d] in OBJECTS]
    return []


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


def _main_after_all(p: Parse, v: int) -> bool:
    """ "The mission, which is leaving, handed over its base": no participle, but the main verb."""
    up = p.head[v]
    if p.dep[v] != "acl" or p.tag[v] != "VBN" or p.head[up] != up or p.pos[up] == "VERB":
        return False
    apart = any(p.dep[c] == "relcl" and c < v for c in p.children[up])
    called = p.lemma[v] in _ASKING and any(p.dep[c] in ("prep", "xcomp") for c in p.children[v])
    return apart and (called or any(p.dep[c] == "dobj" for c in p.children[v]))


def _told_before(p: Parse, v: int, up: int) -> int | None:
    """ "A freed a man, B said, and accused C": the verb that ``v`` goes on from, told by B.

    ``up`` is the verb of saying that the parser joins ``v`` to.
    """
    told = [c for c in p.children[up] if p.dep[c] == "ccomp" and c < up]
    ands = [c for c in p.children[up] if p.dep[c] == "cc" and up < c < v]
    subject = [c for c in p.children[up] if p.dep[c] == "nsubj"]
    inserted = bool(told and ands and subject) and p.lower[ands[-1] - 1] == ","
    return told[-1] if inserted and has_subject(p, told[-1]) else None


def _dated_subject(p: Parse, v: int) -> int | None:
    """ "On Wednesday guerrillas blew up …": the noun that the parser made one with the day."""
    if p.tag[v] not in _FINITE_TAGS:
        return None
    for c in p.children[v]:
        if p.dep[c] == "prep" and p.lower[c] in ("on", "in") and c < v:
            for d in p.children[c]:
                day = any(is_time(p, e) for e in p.children[d] if p.dep[e] in ("compound", "nmod"))
                if day and p.tag[d] in ("NNS", "NNPS") and p.right[d] == v:
                    return d
    return None


def _after_which(p: Parse, v: int, up: int) -> int | None:
    """ "after planes strafed its camp": the noun that the parser hung on the preposition."""
    for c in p.children[up]:
        if p.dep[c] == "prep" and p.lower[c] in ("after", "before", "until", "since"):
            for d in p.children[c]:
                if p.dep[d] == "pobj" and p.right[d] == p.left[v] and p.tag[v] == "VBD":
                    return d
    return None


def _borrowed_subject(p: Parse, v: int) -> tuple[list[int], tuple[str, ...]]:
    """Find the subject of a verb without one: coordination, control, participles, relatives."""
    k = v
    for _ in range(8):  # deeper chains of verbs do not occur in prose
        up, dep = p.head[k], p.dep[k]
        if up == k:
            return [], ()
        if dep == "acl" and p.tag[k] == "VBG" and p.lemma[up] in _PAPERS and p.dep[up] in OBJECTS:
            k = up  # "put out a report accusing B": whoever put it out accuses
            continue
        if dep == "acl":
            if is_time(p, up):  # "on Friday, breaking …": the verb above the date is meant
                k = p.head[up]
                continue
            return ([up], ("arg:participle",)) if p.tag[k] == "VBG" else _of_noun(p, up)
        if dep == "relcl":
            return [relative_head(p, k)], ("arg:relative",)
        if p.pos[up] in ("NOUN", "PROPN"):
            first = up  # "accused troops and militias of bombing": the first of the conjuncts
            while p.dep[first] == "conj":
                first = p.head[first]
            if (
                dep == "prep"
                and p.dep[first] in OBJECTS
                and p.lemma[p.head[first]] in _OBJECT_CONTROL
            ):
                return [first], ("arg:object-control",)
            return _of_noun(p, up)
        if not is_verb(p, up):
            k = up
            continue
        if dep == "conj" and p.tag[k] in _FINITE_TAGS and p.tag[up] == "VB":
            k = up  # "has named it …, which could X, and sought": a finite verb joins a finite one
            while p.head[k] != k and not (
                is_verb(p, k) and p.dep[k] not in ("relcl", "acl", "conj")
            ):
                k = p.head[k]
            return _own(p, k)[0], ("arg:conj-repair",)
        told = _told_before(p, k, up) if dep == "conj" else None
        if told is not None:
            return _own(p, told)[0], ("arg:conj-inserted",)
        after = _after_which(p, k, up) if dep == "advcl" else None
        if after is not None:
            return [after], ("arg:prep-subject",)
        controlled = dep in ("xcomp", "ccomp", "pcomp", "prep", "advcl")
        roles_up = _own(p, up)
        charged = dep == "prep" and p.lemma[up] in _CHARGED_WITH
        object_acts = charged or p.lemma[up] in _OBJECT_CONTROL
        if controlled and object_acts and dep != "advcl" and roles_up[1]:
            return roles_up[1], ("arg:object-control",)
        if roles_up[0]:
            return roles_up[0], (f"arg:{dep}-subject",)
        if is_passive(p, up):
            return roles_up[1], (f"arg:{dep}-subject",)
        k = up
    return [], ()


def _repaired_subject(p: Parse, v: int) -> tuple[list[int], tuple[str, ...]]:
    """Find the subject that the parser hung elsewhere, of a finite main verb without one.

    "A, an aide said, had told …": A became the subject of "said". "Asked about his words, the
    minister, A, urged …": the minister became an apposition of "words".
    """
    finite = p.tag[v] in _FINITE_TAGS or any(p.dep[c] == "aux" for c in p.children[v])
    if p.head[v] != v or not finite:
        return [], ()
    for c in p.children[v]:
        if c > v:
            break
        if p.dep[c] in ("parataxis", "ccomp"):
            for s in p.children[c]:
                named = p.dep[s] == "nsubj" and any(p.dep[d] == "appos" for d in p.children[s])
                if named and s < c:
                    return [s], ("arg:repair",)
        if p.dep[c] == "advcl" and p.tag[c] in ("VBN", "VBG"):
            first, last = p.subtree(c)
            late = [
                k
                for k in range(first, last)
                if p.dep[k] == "appos"
                and p.lower[p.left[k] - 1] == ","
                and p.dep[p.head[k]] != "appos"
                and p.right[k] >= last - 1
            ]
            if late:
                return late[:1], ("arg:repair",)
    return [], ()


def _of_accused(p: Parse, noun: int) -> tuple[list[int], tuple[str, ...]]:
    """The one accused of a masked gerund: above the preposition that ``noun`` stands under."""
    prep = p.head[noun]
    if p.dep[noun] != "pobj":
        return [], ()
    up = p.head[prep]
    if not is_verb(p, up):
        return [up], ("arg:object-control",)
    return _own(p, up)[1] or _own(p, up)[0], ("arg:object-control",)


def _of_noun(p: Parse, noun: int) -> tuple[list[int], tuple[str, ...]]:
    owners = [c for c in p.children[noun] if p.dep[c] == "poss"]
    return owners, ("arg:owner",) if owners else ()


def _own(p: Parse, v: int) -> tuple[list[int], list[int]]:
    subjects = [_antecedent(p, c, v) for c in p.children[v] if p.dep[c] in SUBJECTS]
    objects = [p.head[v]] if p.dep[v] == "acl" and p.tag[v] == "VBN" else []
    objects += [
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
    if is_told_state(p, v):
        return _own(p, p.head[v])[1], ("arg:told-state",)
    return [], ()


def _behind_date(p: Parse, n: int) -> list[int]:
    """ "The attack of 9 June on a base": the preposition that the parser hangs on the verb."""
    dates = [
        c
        for c in p.children[n]
        if p.lower[c] == "of" and any(is_time(p, d) for d in p.children[c] if p.dep[d] == "pobj")
    ]
    end = p.right[dates[-1]] if dates else -1
    return [c for c in p.children[p.head[n]] if c == end and p.lower[c] in ("on", "against", "at")]


def noun_roles(p: Parse, n: int) -> Roles:
    """Return the heads around event noun ``n``: possessor, by, of, between, on, with …"""
    agents: list[int] = []
    mediators: list[int] = []
    preps: dict[str, tuple[int, ...]] = {}
    possessors = tuple(c for c in p.children[n] if p.dep[c] == "poss")
    around = p.children[n]
    up = p.head[n]
    if p.dep[n] in ("pobj", "pcomp") and p.lower[up] == "of" and p.lower[p.head[up]] in COUNTED:
        around = (*around, *(c for c in p.children[p.head[up]] if c > n))
    for c in (*around, *_behind_date(p, n)):
        if p.dep[c] == "prep" and c != up:
            _add_prep(p, c, preps, agents)
        elif p.dep[c] == "acl" and p.tag[c] == "VBN":
            for d in p.children[c]:
                if p.dep[d] == "agent" or p.lower[d] == "by":
                    (mediators if p.lemma[c] in _MEDIATING else agents).extend(pobjs(p, d))
    agents.extend(preps.pop("by", ()))
    by = standing_by(p, n)
    mediators.extend(by)
    preps = without(preps, by)
    return Roles(
        agents=tuple(agents), possessors=possessors, preps=preps, mediators=tuple(mediators)
    )
