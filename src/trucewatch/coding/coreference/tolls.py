"""The dead and wounded of a happening that its sentence, or the one before, tells.

Means, deaths and wounds are one happening: "17 people were killed and 40 wounded when a drone
struck". Everything here goes by the tree and a few words; who and when is asked by the caller.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

_WHEN = frozenset({"when", "as"})
_ORDER = frozenset({"before", "after", "since", "until", "following"})
_ON = frozenset({"on", "against", "at", "in", "near", "outside"})
_IN = frozenset({"in", "during"})
_FORMERLY = frozenset({"previously", "formerly", "often", "repeatedly", "frequently", "usually"})
_SUBJECTS = ("nsubj", "nsubjpass")
_BESIDE = ("ccomp", "parataxis")
_OUTCOME = frozenset({"result", "consequence"})
# Subordinators that set an act apart from the toll that they bring: "fled because he had killed".
_APART = frozenset({"after", "before", "since", "because", "if", "unless", "until", "once",
                    "although", "though", "while", "when"})  # fmt: skip
_ATTACKS = frozenset(
    "attack assault strike raid bombardment bombing shelling airstrike explosion blast".split()
)
# "Killed eleven in a battle that lasted two hours": the fight that the verb tells of.
_FIGHTS = frozenset(
    "battle firefight gunfight shootout shoot-out skirmish ambush raid attack assault".split()
)
# Steps from a toll to the clause that it hangs on.
_FAR = 3


def told_apart(p: Parse, toll: int) -> bool:
    """Return whether a toll stands in a clause of time or reason with somebody who did it.

    "Rebels attacked hours after the army killed a commander": an act before the attack.
    """
    return (
        p.dep[toll] == "advcl"
        and any(p.dep[c] == "nsubj" for c in p.children[toll])
        and any(p.lower[c] in _APART and p.dep[c] in ("mark", "advmod") for c in p.children[toll])
    )


def suffered(p: Parse, v: int) -> bool:
    """Return whether ``v`` says what befell somebody and not who did it ("were killed", "died")."""
    if any(p.dep[c] in ("agent", "dobj") for c in p.children[v]):
        return False
    by = any(p.dep[c] == "prep" and p.lower[c] == "by" for c in p.children[v])
    return not by and (p.tag[v] == "VBN" or p.lemma[v] in ("die", "perish"))


def caused(p: Parse, toll: int, act: int, harm: frozenset[str]) -> bool:
    """Return whether the sentence tells ``act`` as what brought the toll.

    "were killed when gunmen opened fire", "were killed and two wounded in clashes". A further toll
    shares the act unless it has one of its own. ``harm``: lemmas of verbs of a toll.
    """
    if not suffered(p, toll):
        return False
    own = list(_causes(p, toll))
    if own:
        return act in own
    return any(act in _causes(p, v) for v in joined(p, toll, harm))


def joined(p: Parse, toll: int, harm: frozenset[str]) -> Iterator[int]:
    """Give the tolls told in one breath with ``toll``: "two were killed and one was injured"."""
    around = [c for c in p.children[toll] if p.dep[c] == "conj"]
    around += [c for c in p.children[toll] if p.dep[c] in _BESIDE and _semicolon(p, c, toll)]
    up = p.head[toll]
    if p.dep[toll] == "conj" or (p.dep[toll] in _BESIDE and _semicolon(p, toll, up)):
        around.append(up)
    for v in around:
        if p.lemma[v] in harm and suffered(p, v):
            yield v


def _semicolon(p: Parse, one: int, two: int) -> bool:
    """ "Five died in the attack; twenty were injured"."""
    return ";" in p.word[min(one, two) : max(one, two)]


def together(p: Parse, one: int, two: int, harm: frozenset[str]) -> bool:
    """Return whether two tolls are told in one breath and not each with a cause of its own."""
    if two not in joined(p, one, harm) or not suffered(p, one):
        return False
    return not (any(_causes(p, one)) and any(_causes(p, two)))


def _causes(p: Parse, v: int) -> Iterator[int]:
    """Give what verb ``v`` is told to come of: clauses with "when", "as", "after"; "in" a noun."""
    for c in p.children[v]:
        if p.dep[c] == "advcl" and _brings(p, c):
            yield c
        elif p.dep[c] == "prep" and p.lower[c] in _IN:
            for d in p.children[c]:
                if p.dep[d] == "pobj":
                    yield d
                    yield from _measured(p, d)


def _measured(p: Parse, n: int) -> Iterator[int]:
    """Give "shooting" of "several hours of shooting"."""
    for c in p.children[n]:
        if p.lower[c] == "of":
            yield from (d for d in p.children[c] if p.dep[d] == "pobj")


def fought_in(p: Parse, one: int, two: int) -> bool:
    """Return whether ``two`` is the fight in which ``one``, or what is told with it, was done."""
    v = p.head[p.head[two]]
    under = p.dep[two] == "pobj" and p.lower[p.head[two]] in _IN and p.lemma[two] in _FIGHTS
    definite = any(p.lower[c] in ("that", "another", "previous") for c in p.children[two])
    return under and not definite and (v == one or (p.dep[v] == "conj" and p.head[v] == one))


def _brings(p: Parse, clause: int) -> bool:
    """Return whether a clause of time tells what did it.

    With "after" only what somebody else did: "killed after a guard was shot", "killed after his men
    attacked" are two acts.
    """
    marks = {p.lower[d] for d in p.children[clause] if p.dep[d] in ("mark", "advmod")}
    if marks & _WHEN:
        return True
    subjects = [d for d in p.children[clause] if p.dep[d] == "nsubj"]
    own = any(p.tag[k] == "PRP$" for d in subjects for k in p.children[d])
    return "after" in marks and bool(subjects) and not own


def by_projectile(p: Parse, toll: int, act: int, projectiles: frozenset[str]) -> bool:
    """Return whether what was fired did the harm: "fired rockets that killed a woman"."""
    thing = p.head[toll]
    return (
        p.dep[toll] == "relcl"
        and p.lemma[thing] in projectiles
        and p.dep[thing] in (*_SUBJECTS, "dobj")
        and p.head[thing] == act
    )


def as_result(p: Parse, toll: int, act: int) -> bool:
    """Return whether a toll is told "as a result" of an act that the sentence before tells."""
    if p.sent[toll] - p.sent[act] != 1:
        return False
    v = toll
    for _ in range(_FAR):
        if any(_is_outcome(p, c) for c in p.children[v]):
            return True
        if p.dep[v] not in ("conj", "attr"):
            return False
        v = p.head[v]
    return False


def _is_outcome(p: Parse, preposition: int) -> bool:
    """ "As a result", with nothing said of what it is the result of."""
    return p.lower[preposition] == "as" and any(
        p.lemma[d] in _OUTCOME and not any(p.dep[k] == "prep" for k in p.children[d])
        for d in p.children[preposition]
        if p.dep[d] == "pobj"
    )


def told_elsewhere(p: Parse, noun: int, act: int) -> bool:
    """Return whether a noun names a target or place that the sentence of ``act`` does not have.

    "the attack on the mosque", where the act before was in a market.
    """
    first, last = p.sents[p.sent[act]]
    return any(
        p.lemma[d] not in p.lemma[first:last]
        for c in p.children[noun]
        if p.dep[c] == "prep" and p.lower[c] in _ON
        for d in p.children[c]
        if p.dep[d] == "pobj"
    )


def told_before(p: Parse, i: int) -> bool:
    """Return whether a mention is set before what the report tells: "have attacked reporters
    previously", "the bombings of the past", "had often raided it"."""
    carriers = (i, p.head[i]) if p.pos[i] == "NOUN" else (i,)
    for v in carriers:
        for c in p.children[v]:
            if p.lower[c] in _FORMERLY:
                return True
            if p.lower[c] in ("in", "of") and any(p.lower[d] == "past" for d in p.children[c]):
                return True
    return False


def told_in_order(p: Parse, one: int, two: int) -> bool:
    """Return whether one sentence sets two acts in order: "both came before the shooting"."""
    up = p.head[two]
    return p.sent[one] == p.sent[two] and p.dep[two] == "pobj" and p.lower[up] in _ORDER


def same_breath(
    p: Parse, one: int, two: int, light: frozenset[str], projectiles: frozenset[str]
) -> bool:
    """Return whether a noun and its light verb, or its measure, are two words for one act.

    "carry out the strike", "the shots were fired", "a bomb exploded", "bursts of fire"; any order.
    """
    for n, v in ((one, two), (two, one)):
        if p.pos[n] != "NOUN":
            continue
        if p.pos[v] == "VERB" and p.head[n] == v:
            if p.dep[n] in ("nsubjpass", "dobj") and p.lemma[v] in light:
                return True
            if p.dep[n] == "nsubj" and p.lemma[n] in projectiles:
                return True
            attack = p.dep[n] == "nsubj" and p.lemma[n] in _ATTACKS
            if attack and p.lemma[v] in word_set("coreference.striking"):
                return True
        if v == measure(p, n, light) != n:
            return True
    return False


def measure(p: Parse, n: int, light: frozenset[str]) -> int:
    """Return "series" of "a series of attacks", ``n`` itself where nothing measures it."""
    of = p.head[n]
    counted = p.dep[n] == "pobj" and p.lower[of] == "of" and p.lemma[p.head[of]] in light
    return p.head[of] if counted and p.pos[p.head[of]] == "NOUN" else n
