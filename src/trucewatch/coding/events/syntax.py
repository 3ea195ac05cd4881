"""What stands around a predicate: its object words, particles, complements and modality.

Everything works on token indices of one :class:`~trucewatch.reading.Parse`.
"""

from __future__ import annotations

import msgspec

from trucewatch.reading import Parse
from trucewatch.reading.memory import remembered
from trucewatch.vocab.words import word_set

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
_OBJECT_LIKE = frozenset({"dobj", "obj", "nsubjpass", "dative", "oprd", "attr"})
MEN = frozenset({"man", "fighter", "soldier", "militant", "serviceman", "officer", "policeman"})
"""Whom a side loses in a fight."""
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_PREPS = frozenset({"prep", "dative", "agent"})
_LOOSE = frozenset({"prt", "advmod", "acomp", "oprd"})
# Prepositions that lead to circumstances, never to what the act is done to.
_CIRCUMSTANCE = frozenset(
    "following after amid despite during since before because due until ahead near without besides"
    " except like under".split()
)
_TIME_PREPS = frozenset("on in at for of by over within until".split())
_FUTURE = frozenset("will would 'll ’ll 'd ’d shall wo".split())
_MAY = frozenset("may might could can ca".split())
_MUST = frozenset("must should need ought".split())
_NEGATORS = frozenset("not n't n’t never".split())


class Words(msgspec.Struct, frozen=True):
    """Lemmas and forms of a verb's objects, and of each preposition's or particle's object."""

    objects: frozenset[str]
    preps: dict[str, frozenset[str]]

    @property
    def all(self) -> frozenset[str]:
        """Objects, prepositions and their objects together."""
        return self.objects.union(self.preps, *self.preps.values())


class Modality(msgspec.Struct, frozen=True):
    """Negation, modal auxiliaries and perfect ("has signed") of one verb."""

    negated: bool
    future: bool
    may: bool
    must: bool
    perfect: bool


def is_verb(p: Parse, i: int) -> bool:
    """Return whether token ``i`` is a verb that can head a clause (no auxiliary, no modifier)."""
    if p.pos[i] == "VERB":
        if is_masked_gerund(p, i):
            return True
        return p.dep[i] not in ("amod", "compound", "aux", "auxpass")
    return p.pos[i] == "AUX" and p.dep[i] not in ("aux", "auxpass")


def is_masked_gerund(p: Parse, i: int) -> bool:
    """Return whether ``i`` is a gerund that the parser took for an adjective, or a part of a noun.

    "accused of burning houses": after a preposition, with the noun it modifies as its object;
    "accused of massing tanks", but "of bombing raids".
    """
    moved = p.dep[i] == "compound" and p.lemma[p.head[i]] in word_set("events.given_up")
    return (
        (p.dep[i] == "amod" or moved)
        and p.tag[i] == "VBG"
        and i > 0
        and (p.lower[i - 1] in ("of", "for", "by", "from", "without") or _denied(p, i))
        and p.head[i] > i
    )


def _denied(p: Parse, i: int) -> bool:
    """ "Denied massing troops", "admitted moving guns": what somebody did, before what he moved."""
    answered = word_set("events.denying", "events.owning")
    return p.lemma[i - 1] in answered and p.head[p.head[i]] == i - 1 and p.dep[p.head[i]] == "dobj"


def children(p: Parse, i: int, deps: frozenset[str]) -> list[int]:
    """Return the children of ``i`` whose relation is in ``deps``."""
    return [c for c in p.children[i] if p.dep[c] in deps]


def is_time(p: Parse, i: int) -> bool:
    """Return whether the noun phrase headed by ``i`` is a time."""
    return p.lower[i] in word_set("events.time_words") or (p.tag[i] == "CD" and len(p.word[i]) == 4)


def loses_men(p: Parse, v: int, men: frozenset[str]) -> bool:
    """Return whether verb ``v`` tells of a side's own dead: "lost two fighters"."""
    return p.lemma[v] == "lose" and any(
        p.dep[c] in OBJECTS and p.lemma[c] in men and p.tag[c] == "NNS" for c in p.children[v]
    )


def hangs_on(p: Parse, low: int, high: int) -> bool:
    """Return whether token ``low`` is ``high`` or stands below it in the tree."""
    while low != high and p.head[low] != low:
        low = p.head[low]
    return low == high


def pobjs(p: Parse, prep: int) -> list[int]:
    """Return the objects of the preposition at ``prep`` that are no times."""
    dep = p.dep
    found = [c for c in p.children[prep] if dep[c] == "pobj"]
    if found and p.lower[prep] in _TIME_PREPS:
        return [c for c in found if not is_time(p, c)]
    return found


def conjuncts(p: Parse, i: int) -> list[int]:
    """Return ``i`` and the tokens coordinated with it, in order."""
    out = [i]
    for k in out:
        out.extend(c for c in p.children[k] if p.dep[c] == "conj")
    return out


def _phrase(p: Parse, noun: int, out: set[str], exclude: frozenset[int]) -> None:
    out.update((p.lemma[noun], p.lower[noun]))
    for c in p.children[noun]:
        dep = p.dep[c]
        if (dep in _MODIFIERS and c not in exclude) or dep == "conj":
            out.update((p.lemma[c], p.lower[c]))
            if dep in _MODIFIERS:
                out.add(f"{p.lower[c]}_{p.lemma[noun]}")  # "roadside_bomb"
        elif dep == "prep" and p.lower[c] == "of":
            out.update(p.lemma[d] for d in p.children[c] if p.dep[d] == "pobj")
    if p.lemma[noun] == "fire" and "cease" in out:
        out.add("ceasefire")


@remembered
def object_words(p: Parse, verb: int, exclude: frozenset[int] = frozenset()) -> Words:
    """Return the words that the lexicon's object conditions are checked against.

    ``exclude`` are tokens whose modifiers do not count (the marked actors of a pair).
    """
    objects: set[str] = set()
    preps: dict[str, set[str]] = {}
    if (p.dep[verb] == "acl" and p.tag[verb] == "VBN") or is_masked_gerund(p, verb):
        _phrase(p, p.head[verb], objects, exclude)
    for c in p.children[verb]:
        dep = p.dep[c]
        if dep in _OBJECT_LIKE and p.tag[c] in ("WDT", "WP") and p.dep[verb] == "relcl":
            _phrase(p, p.head[verb], objects, exclude)
        elif dep in _OBJECT_LIKE and p.tag[c] != "IN":
            _phrase(p, c, objects, exclude)
        if dep in _PREPS:
            _prep_words(p, c, preps, exclude)
        elif dep in _LOOSE:
            preps.setdefault(p.lower[c], set())
        elif dep in ("xcomp", "ccomp"):
            _complement_words(p, c, objects)
    pairs = {f"{p.lower[a]} {p.lower[b]}": b for a, b in paired_preps(p, verb)}
    own: dict[str, set[str]] = {}
    for key, b in pairs.items():
        found: dict[str, set[str]] = {}
        _prep_words(p, b, found, exclude)
        own[key] = found.get(p.lower[b], set())
    return Words(frozenset(objects), {k: frozenset(v) for k, v in (own | preps).items()})


def paired_preps(p: Parse, verb: int) -> list[tuple[int, int]]:
    """Return particles of ``verb`` with the preposition that follows ("pulled out of").

    The parser hangs that preposition on the particle or on the verb.
    """
    out: list[tuple[int, int]] = []
    dep, kids = p.dep, p.children[verb]
    for c in kids:
        if c < verb:
            continue
        if dep[c] == "dobj" and c == verb + 1 and p.tag[c] == "NN":  # "take part in"
            near = (*p.children[c], *kids)
            out.extend((c, d) for d in near if d == c + 1 and dep[d] == "prep" and pobjs(p, d))
            continue
        if dep[c] not in _BEFORE_PREP or (dep[c] == "prep" and pobjs(p, c)):
            continue
        for d in (*p.children[c], *kids):
            if c < d <= c + 2 and dep[d] == "prep" and pobjs(p, d):
                out.append((c, d))
                break
    return out


_BEFORE_PREP = frozenset({"prt", "advmod", "prep"})


def _prep_words(p: Parse, prep: int, preps: dict[str, set[str]], exclude: frozenset[int]) -> None:
    found = [c for c in p.children[prep] if p.dep[c] == "pobj"]
    kept = pobjs(p, prep)
    if found and not kept:
        return
    words: set[str] = set()
    for noun in kept:
        _phrase(p, noun, words, exclude)
    if p.lower[prep] in _CIRCUMSTANCE:
        words.clear()
    preps.setdefault(p.lower[prep], set()).update(words)


def _complement_words(p: Parse, c: int, objects: set[str]) -> None:
    if p.pos[c] in ("NOUN", "ADJ"):
        objects.add(p.lemma[c])
    if p.dep[c] == "ccomp" and p.tag[c] not in ("VBD", "VBZ", "VBP"):
        objects.update(p.lemma[d] for d in p.children[c] if p.dep[d] in ("nsubj", "nsubjpass"))


# What has these done to it is their subject where they have no object.
_UNDERGONE = frozenset("burn explode sink detonate collapse smoulder smolder".split())


def undergoes(p: Parse, verb: int) -> bool:
    """Return whether the subject is what the deed befalls: "the houses burned", "a ferry sank".

    False where an object stands anywhere near: "burned down the mill", "burned and looted shops".
    """
    if p.lemma[verb] not in _UNDERGONE or is_passive(p, verb) or p.dep[verb] == "relcl":
        return False
    kids = p.children[verb]
    near = (*kids, *(d for c in kids if p.dep[c] in ("conj", "prep") for d in p.children[c]))
    down = any(p.lower[c] in ("down", "up") and pobjs(p, c) for c in kids)
    if down or any(p.dep[c] in OBJECTS for c in near):
        return False
    return any(p.dep[c] == "nsubj" and p.pos[c] in ("NOUN", "PROPN") for c in kids)


@remembered
def modality(p: Parse, verb: int) -> Modality:
    """Return negation and modals of ``verb``; a direct object with "no" negates."""
    negated = future = may = must = False
    for c in p.children[verb]:
        word = p.lower[c]
        negated = negated or p.dep[c] == "neg" or word in _NEGATORS
        negated = negated or (word == "longer" and c > 0 and p.lower[c - 1] == "no")
        if p.dep[c] == "aux":
            future = future or word in _FUTURE
            may = may or word in _MAY
            must = must or word in _MUST
        elif p.dep[c] in OBJECTS:
            negated = negated or any(p.lower[d] == "no" for d in p.children[c])
    must = must or is_bound(p, verb)
    # "may have fired": a guess about what was, not a prospect
    perfect = any(p.dep[c] == "aux" and p.lemma[c] == "have" for c in p.children[verb])
    may = may and not perfect
    return Modality(negated, future, may, must, perfect and not (future or must))


def is_bound(p: Parse, verb: int) -> bool:
    """Return whether "has" or "needs" tells what is to be done: "has to leave", not "has until
    Friday to leave" nor "has to date left"."""
    if p.lemma[verb] not in ("need", "have") or p.lower[verb + 1 : verb + 3] == ("to", "date"):
        return False
    return any(p.dep[c] == "xcomp" and p.left[c] - verb <= 2 for c in p.children[verb])


def complements(p: Parse, verb: int) -> list[int]:
    """Return the heads of clausal complements of ``verb``, also those under a preposition."""
    out = [
        c
        for c in p.children[verb]
        if p.dep[c] in ("xcomp", "ccomp") and (is_verb(p, c) or p.pos[c] in ("ADJ", "NOUN"))
    ]
    for c in p.children[verb]:
        if p.dep[c] == "prep":
            out.extend(d for d in p.children[c] if p.dep[d] == "pcomp")
    return out


def is_passive(p: Parse, verb: int) -> bool:
    """Return whether ``verb`` is passive (with an auxiliary, or a bare participle after a noun)."""
    for c in p.children[verb]:
        if p.dep[c] in PASSIVE_SUBJECTS or p.dep[c] == "auxpass":
            return True
    had = any(p.dep[c] == "aux" and p.lemma[c] == "have" for c in p.children[verb])
    if p.tag[verb] != "VBN" or had:
        return False
    if p.dep[verb] in ("conj", "advcl") and any(p.dep[c] == "agent" for c in p.children[verb]):
        return True  # "were seized and shot by A"; "Blamed by A for the raid, B …"
    return p.dep[verb] == "acl" or is_told_state(p, verb)


def is_apart(p: Parse, i: int) -> bool:
    """Return whether fighting told at ``i`` is not that of the story's two sides: of a year of its
    own, or what somebody else is told to do."""
    return has_year(p, i) or is_somebodys(p, i) or _is_old_war(p, i)


def _is_old_war(p: Parse, i: int) -> bool:
    """ "The civil war", "a relic of the last war": not what is fought between the story's sides."""
    if p.lemma[i] != "war":
        return False
    if any(p.lower[c] in _OLD for c in p.children[i]):
        return True
    up = p.head[i]
    return p.dep[i] == "pobj" and p.lemma[p.head[up]] in _LEFT_BY


_OLD = frozenset({"civil", "cold", "world", "previous", "last", "past", "earlier", "old"})
_LEFT_BY = frozenset({"relic", "remnant", "legacy", "veteran", "leftover", "hero", "memory"})


def is_somebodys(p: Parse, i: int) -> bool:
    """Return whether ``i`` is what somebody is told to do: "jailed for fighting with A".

    "Killed in fighting" is not: who fought is not told.
    """
    up = p.head[i]
    if p.tag[i] != "VBG" or p.dep[i] != "pcomp" or p.lower[up] in ("in", "during", "amid"):
        return False
    return is_verb(p, p.head[up])


def is_told_state(p: Parse, verb: int) -> bool:
    """Return whether participle ``verb`` tells what became of a passive subject above it.

    "Ten troops were reported killed", "are believed captured": the ten suffered it.
    """
    if p.dep[verb] not in ("xcomp", "oprd", "acomp") or p.tag[verb] != "VBN":
        return False
    up = p.head[verb]
    bare = not any(p.dep[c] in ("aux", "auxpass", "mark") or p.dep[c] in SUBJECTS
                   for c in p.children[verb])  # fmt: skip
    return bare and any(p.dep[c] == "auxpass" for c in p.children[up])


def has_object(p: Parse, verb: int) -> bool:
    """Return whether ``verb`` has a direct object of its own that is no relative pronoun."""
    return any(p.dep[c] in OBJECTS and p.tag[c] not in ("WDT", "WP") for c in p.children[verb])


def answers_fire(p: Parse, verb: int) -> bool:
    """Return whether ``verb`` tells of fire that answers fire: "returned fire", "fired back"."""
    lemma = p.lemma[verb]
    if lemma in ("retaliate", "respond", "reply"):
        return True
    if lemma == "return":
        return any(p.lemma[c] == "fire" for c in p.children[verb])
    back = any(p.lower[c] == "back" for c in p.children[verb])
    return lemma in ("fire", "shoot", "hit", "strike") and back


def has_subject(p: Parse, verb: int) -> bool:
    """Return whether ``verb`` has a subject of its own."""
    return any(p.dep[c] in SUBJECTS or p.dep[c] in PASSIVE_SUBJECTS for c in p.children[verb])


def is_purpose(p: Parse, verb: int) -> bool:
    """Return whether ``verb`` is an infinitive of purpose ("held talks to end the war")."""
    return p.dep[verb] in ("advcl", "acl") and any(
        p.tag[c] == "TO" and p.dep[c] == "aux" for c in p.children[verb]
    )


def antecedent(p: Parse, i: int) -> int:
    """Return what relative pronoun ``i`` stands for ("shells which it said fell"), else ``i``."""
    if p.tag[i] not in ("WDT", "WP"):
        return i
    k = i
    while p.head[k] != k:
        if p.dep[k] == "relcl":
            return p.head[k]
        k = p.head[k]
    return i


def top_down(p: Parse) -> list[int]:
    """Return all tokens, sentence by sentence, and each tree level by level from its roots.

    Tokens of one level come in their order in the text. Linear but for that order.
    """
    out: list[int] = []
    for first, last in p.sents:
        level = [i for i in range(first, last) if p.head[i] == i]
        while level:
            out += level
            level = [c for i in level for c in p.children[i]]
            level.sort()
    return out


def small_clause(p: Parse, v: int) -> list[int]:
    """Return X of "found X guilty", "let X go", which the parser makes the subject of the last."""
    below = (c for c in p.children[v] if p.dep[c] == "ccomp")
    judged = (c for c in below if p.pos[c] == "ADJ" or (p.lemma[v], p.lower[c]) == ("let", "go"))
    return [d for c in judged for d in p.children[c] if p.dep[d] == "nsubj"]


def has_year(p: Parse, n: int) -> bool:
    """Return whether the phrase of noun ``n`` names its year: "the 1971 war"."""
    if p.pos[n] not in ("NOUN", "PROPN"):
        return False
    near = (*p.children[n], *(d for c in p.children[n] if p.lower[c] in ("of", "in")
                              for d in p.children[c]))  # fmt: skip
    return any(p.tag[c] == "CD" and len(p.word[c]) == 4 and p.word[c].isdigit() for c in near)


# What those are held who are said to have done something.
GUILTY = frozenset({"responsible", "guilty", "culpable", "accountable", "complicit", "liable"})


def held_guilty(p: Parse, adj: int) -> list[int]:
    """Return who is "held", "found" or "considered responsible" by the adjective ``adj``: parsers
    make it a clause of its own, a modifier or a predicate; [] for any other adjective."""
    if p.lemma[adj] not in GUILTY:
        return []
    up = p.head[adj]
    if p.dep[adj] == "ccomp":
        return [c for c in p.children[adj] if p.dep[c] in SUBJECTS]
    if p.dep[adj] == "amod" and up < adj and p.dep[up] in OBJECTS:
        return [up]
    if p.dep[adj] in ("oprd", "acomp") and p.pos[up] == "VERB":
        below = (*OBJECTS, *PASSIVE_SUBJECTS)
        return [c for c in p.children[up] if p.dep[c] in below]
    return []
