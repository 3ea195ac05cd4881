"""Heads by role around a predicate: subjects, objects, agents, prepositions.

A missing subject is taken from the verb that the predicate leans on (coordination, control,
participles, relative clauses), never from whatever stands near.
"""

from __future__ import annotations

import msgspec

from trucewatch.coding.events.bystanders import standing_by, without
from trucewatch.coding.events.subjects import (
    FINITE_TAGS,
    HELD_AS,
    RELATIVE,
    antecedent,
    borrowed_object,
    borrowed_subject,
    fronted_subject,
    of_accused,
    past_aside,
    repaired_subject,
    squeezed_in,
    squeezed_subject,
)
from trucewatch.coding.events.syntax import (
    OBJECTS,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    has_object,
    has_subject,
    is_masked_gerund,
    is_passive,
    is_time,
    is_verb,
    paired_preps,
    pobjs,
    small_clause,
)
from trucewatch.reading import Parse
from trucewatch.reading.memory import remembered
from trucewatch.vocab.words import word_set

# "five decades of war between A and B": what hangs on the count belongs to the war.
COUNTED = frozenset("hours days nights weeks months years decades series wave string".split())
_PLURAL = frozenset({"NNS", "NNPS"})
# Verbs that tell something without an object ("called on both sides", "agreed to talk").
_ASKING = frozenset({"call", "appeal", "agree", "vow", "threaten", "refuse", "decline", "respond"})
# Verbs of two objects, one of which a participle keeps: "a man given ten years".
_LOOSE_PREPS = frozenset({"with", "against", "to", "for", "on", "from", "at", "into"})
_MEDIATING = frozenset("broker mediate host facilitate sponsor convene arbitrate".split())


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


@remembered
def verb_roles(p: Parse, v: int) -> Roles:
    """Return the heads around verb ``v``; a missing subject is taken from the verb it leans on."""
    agents: list[int] = []
    preps: dict[str, tuple[int, ...]] = {}
    subjects, objects, datives = _heads_around(p, v, preps, agents)
    passive = is_passive(p, v) or squeezed_in(p, v) is not None
    agents = [h for h in agents if not is_time(p, h)]
    agents = agents or (_agents_beyond(p, v) if passive else [])
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
        subjects, rules = of_accused(p, p.head[v])
        if not subjects and p.head[p.head[v]] == v - 1:  # "the army denied massing tanks"
            subjects = [c for c in p.children[v - 1] if p.dep[c] in SUBJECTS]
    elif _main_after_all(p, v) and not _of_content(p, v):
        subjects, passive = [p.head[v]], False
    elif p.dep[v] == "acl" and p.tag[v] == "VBN" and not _of_content(p, v):
        objects.append(p.head[v])
        rules = ("arg:participle",)
    elif not subjects and not passive:
        subjects, rules = squeezed_subject(p, v)
        if not subjects and (fronted := fronted_subject(p, v)):
            subjects, rules = fronted, ("arg:repair",)
        if not subjects:
            subjects, rules = borrowed_subject(p, v)
        if not subjects:
            subjects, rules = repaired_subject(p, v)
    elif passive and not objects and (fronted := fronted_subject(p, v)):
        objects, rules = fronted, ("arg:repair",)
    elif passive and not objects:
        objects, rules = borrowed_object(p, v)
    if not objects and not passive:
        objects = _gap_filled(p, v)
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


def _heads_around(
    p: Parse, v: int, preps: dict[str, tuple[int, ...]], agents: list[int]
) -> tuple[list[int], list[int], list[int]]:
    """Return subjects, objects and datives of verb ``v``; add the rest to ``preps``, ``agents``."""
    subjects: list[int] = []
    objects: list[int] = []
    datives: list[int] = []
    for c in p.children[v]:
        dep = p.dep[c]
        told = squeezed_in(p, c)
        if dep in SUBJECTS and c == squeezed_in(p, v):
            objects.append(c)
        elif dep in SUBJECTS:
            subjects.append(past_aside(p, antecedent(p, c, v) if told is None else told))
        elif dep in PASSIVE_SUBJECTS or dep in OBJECTS or dep in ("oprd", "attr"):
            objects.append(past_aside(p, antecedent(p, c, v) if told is None else told))
        elif dep == "dative" and p.tag[c] not in ("IN", "TO"):
            datives.append(c)
        elif dep in ("prep", "agent", "dative"):
            _add_prep(p, c, preps, agents)
    return subjects, objects, datives


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


def _agents_beyond(p: Parse, v: int) -> list[int]:
    """Who does a passive act, behind its place or behind the next act.

    "Was stopped at a checkpoint by gunmen", "was stopped, searched and robbed by militiamen".
    """
    for c in p.children[v]:
        if p.dep[c] == "prep" and c > v:
            below = (e for d in pobjs(p, c) for e in p.children[d] if p.lower[e] == "by")
            found = [h for e in below for h in pobjs(p, e)]
        elif p.dep[c] == "conj" and p.tag[c] == "VBN" and not has_subject(p, c):
            found = [h for e in p.children[c] if p.dep[e] == "agent" for h in pobjs(p, e)]
            found = found or _agents_beyond(p, c)
        else:
            continue
        if found:
            return found
    return []


def _shared_objects(p: Parse, v: int) -> list[int]:
    """The object of a coordinated verb close by, where ``v`` has nothing else of its own."""
    if any(p.dep[c] in ("prep", "ccomp", "xcomp", "prt") for c in p.children[v]):
        return []
    for c in p.children[v]:
        alike = p.tag[c] == p.tag[v] or {p.tag[c], p.tag[v]} == {"VBD", "VBN"}
        if p.dep[c] == "conj" and c - v <= 4 and alike:
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


def _gap_filled(p: Parse, v: int) -> list[int]:
    """ "The men whom A holds", "militants A has failed to arrest": whom a clause is about."""
    top = v
    while p.dep[top] == "xcomp" and is_verb(p, p.head[top]) and not has_object(p, p.head[top]):
        top = p.head[top]
    return [p.head[top]] if p.dep[top] == "relcl" and _object_gap(p, top) else []


def _object_gap(p: Parse, v: int) -> bool:
    return any(p.dep[c] in SUBJECTS and p.lower[c] not in RELATIVE for c in p.children[v])


def _has_object(p: Parse, v: int) -> bool:
    """ "The Saudi-led coalition bombed Sanaa", "the minister, A, accused B": a participle of a verb
    of one object has none left."""
    if p.lemma[v] in word_set("events.two_objects") or any(
        p.dep[c] == "agent" for c in p.children[v]
    ):
        return False
    own = (c for c in p.children[v] if p.dep[c] == "dobj" and c > v)
    return any(not is_time(p, c) and p.lemma[c] not in HELD_AS for c in own)


def _main_after_all(p: Parse, v: int) -> bool:
    """ "The mission, which is leaving, handed over its base": no participle, but the main verb."""
    up = p.head[v]
    finite = p.tag[v] == "VBD" and not has_subject(p, v) and p.head[up] == up
    if p.dep[v] != "acl" or not (p.tag[v] == "VBN" or finite) or p.pos[up] == "VERB":
        return False
    if _has_object(p, v) or (finite and has_object(p, v)):
        return True
    if p.head[up] != up:
        return False
    apart = any(p.dep[c] == "relcl" and c < v for c in p.children[up])
    called = p.lemma[v] in _ASKING and any(p.dep[c] in ("prep", "xcomp") for c in p.children[v])
    return apart and (called or any(p.dep[c] == "dobj" for c in p.children[v]))


def _of_content(p: Parse, v: int) -> bool:
    """ "The claim that four soldiers had been killed", "that the army had killed four": a whole
    clause, no participle."""
    below = [c for c in p.children[v] if c < v]
    had = any(p.lemma[c] == "have" and p.dep[c] == "aux" for c in below)
    return any(p.dep[c] in PASSIVE_SUBJECTS or (had and p.dep[c] in SUBJECTS) for c in below)


def _dated_subject(p: Parse, v: int) -> int | None:
    """ "On Wednesday guerrillas blew up …", "At 16:20 units of A shelled …": the noun that the
    parser made one with the day or the hour."""
    if p.tag[v] not in FINITE_TAGS:
        return None
    above = [c for c in p.children[v] if c < v and p.dep[c] in ("prep", "npadvmod")]
    preps = [d for c in above for d in ((c,) if p.dep[c] == "prep" else p.children[c])]
    for c in preps:
        if p.lower[c] in ("on", "in", "at", "around", "about"):
            for d in p.children[c]:
                day = any(is_time(p, e) for e in p.children[d] if p.dep[e] in ("compound", "nmod"))
                hour = any(is_clock(p, e) for e in p.children[d])
                if (day or hour) and p.tag[d] in _PLURAL and p.right[d] == v:
                    return d
    return None


def is_clock(p: Parse, i: int) -> bool:
    """Tell whether token ``i`` is an hour: "16:20", "16.20", "0430"."""
    word = p.word[i]
    digits = word.replace(":", "").replace(".", "")
    return p.tag[i] == "CD" and digits.isdigit() and len(digits) in (3, 4) and word[:1] in "012"


def _behind_date(p: Parse, n: int) -> list[int]:
    """ "The attack of 9 June on a base", "the arrest on Monday of two men": the preposition that
    the parser hangs on the verb, or on the day."""
    dates = [
        c
        for c in p.children[n]
        if p.lower[c] == "of" and any(is_time(p, d) for d in p.children[c] if p.dep[d] == "pobj")
    ]
    end = p.right[dates[-1]] if dates else -1
    behind = [
        c for c in p.children[p.head[n]] if c == end and p.lower[c] in ("on", "against", "at")
    ]
    days = (d for c in p.children[n] if p.lower[c] == "on" for d in p.children[c] if is_time(p, d))
    return behind + [c for d in days for c in p.children[d] if p.lower[c] == "of"]


def _by_below(p: Parse, of: int) -> list[int]:
    """ "An invasion of A by B": whose doing it is, where the parser hangs it on A."""
    if p.lower[of] != "of":
        return []
    below = [e for d in pobjs(p, of) for e in p.children[d] if p.lower[e] == "by"]
    return [h for e in below if p.dep[e] == "prep" for h in pobjs(p, e)]


def _is_charge(p: Parse, n: int) -> bool:
    return p.lemma[n] in word_set("events.charges")


def _by_above(p: Parse, n: int) -> list[int]:
    """Return the doers of "condemned the raid by A", "protested against the raid on B by A", where
    the parser hangs "by" on the verb: an active verb has no doer in such a phrase, its noun has."""
    up = p.head[n]
    if p.dep[n] == "pobj" and p.lower[up] == "of" and _is_charge(p, p.head[up]):
        beside = (c for c in p.children[p.head[up]] if c > n and p.lower[c] == "by")
        return [d for c in beside for d in pobjs(p, c)]  # "allegations of rape | by soldiers"
    if p.dep[n] == "pobj" and p.pos[p.head[up]] == "VERB":
        up = p.head[up]
    elif p.dep[n] not in ("dobj", "obj") or p.pos[up] != "VERB":
        return []
    passive = any(p.dep[c] in ("nsubjpass", "auxpass") for c in p.children[up])
    if passive or p.lemma[up] not in word_set("events.judging"):
        return []
    behind = (c for c in p.children[up] if c > n and p.lower[c] == "by" and p.dep[c] == "prep")
    return [d for c in behind for d in pobjs(p, c)]


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
            agents.extend(_by_below(p, c))
        elif p.dep[c] == "acl" and p.tag[c] == "VBN" and p.lemma[c] not in _told_of():
            for d in p.children[c]:
                if p.dep[d] == "agent" or p.lower[d] == "by":
                    (mediators if p.lemma[c] in _MEDIATING else agents).extend(pobjs(p, d))
    by_whom = preps.pop("by", ()) or _by_above(p, n)
    agents.extend(() if _is_charge(p, n) and "of" in preps else by_whom)
    agents = [h for h in agents if not is_time(p, h)]  # "the withdrawal by 20 June"
    by = standing_by(p, n)
    mediators.extend(by)
    preps = without(preps, by)
    return Roles(
        agents=tuple(agents), possessors=possessors, preps=preps, mediators=tuple(mediators)
    )


def _told_of() -> frozenset[str]:
    """ "A raid blamed by villagers on A", "denied by A": they only speak of it."""
    return word_set("events.laying", "events.denying", "events.judging")
