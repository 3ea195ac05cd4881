"""Who answers for the deed that a noun tells: who is charged with it, denies it or owns up to it.

"The raid was blamed on A", "A was accused of the raid", "pointed the finger at A for the raid",
"A is responsible for the raid"; "A denied any role in the raid", "rejected the charge of a raid",
"had nothing to do with the raid"; "A claimed the raid", "admitted its part in the raid"; "A
threatened B with a raid".

The frames stand on their words (``events.denying``, ``owning``, ``shares``, ``charges``,
``fingers`` of the word lists), whichever noun and whichever sides they are about.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.events.syntax import (
    GUILTY,
    OBJECTS,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    held_guilty,
    pobjs,
)
from trucewatch.coding.events.who import Who
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.words import word_set

ANSWERED = "arg:answered"
"""Among the rules of an event for which somebody answers in words."""
Stand = Literal["charged", "denies", "owns", "threatens"]
_FOR = frozenset({"for", "of", "in", "to", "with", "from", "over", "about", "behind"})
# "On the strike, …", "regarding the raid, …": what is talked of, before the verb.
_TOPICS = frozenset({"on", "regarding", "concerning"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "who", "whoever", "whether"})
_DEPTH = 4


class Answer(NamedTuple):
    """Who answers for a deed (heads of noun phrases) and how."""

    heads: tuple[int, ...]
    stand: Stand


def answer_for(p: Parse, n: int) -> Answer | None:
    """Return who answers for the deed of noun ``n`` and how, None where no words say so.

    ``heads`` is empty where nobody does ("no one has claimed the raid").
    """
    k = n
    while p.dep[k] == "conj" and p.pos[p.head[k]] in ("NOUN", "PROPN"):
        k = p.head[k]
    behind = _by_clause(p, n)
    if behind is not None:
        return behind
    for up, through in _above(p, k):
        found = _by_verb(p, up, through, n) if p.pos[up] in ("VERB", "AUX") else None
        found = found or _by_adjective(p, up)
        if found is not None:
            return found
        if p.pos[up] in ("VERB", "AUX"):
            return None
    return None


def _by_clause(p: Parse, n: int) -> Answer | None:
    """ "a raid blamed on A", "a raid that A denied", "a raid claimed by A"."""
    for c in p.children[n]:
        if p.dep[c] not in ("relcl", "acl") or p.pos[c] != "VERB":
            continue
        agents = _agents(p, c)
        share = any(
            p.dep[d] in OBJECTS and p.lemma[d] in word_set("events.shares") for d in p.children[c]
        )
        if share and p.lemma[c] in _TAKING | word_set("events.owning"):
            own = [d for d in p.children[c] if p.dep[d] in SUBJECTS and not _is_nobody(p, d)]
            return Answer(tuple(own), "owns")  # "for which A took the credit"
        for words, stand in _STANDS:
            if p.lemma[c] in word_set(words):
                if stand == "charged":
                    return _of_charge(p, c, n) or _laid_for_it(p, c)
                own = [d for d in p.children[c] if p.dep[d] in SUBJECTS and p.pos[d] != "PRON"]
                heads = agents or tuple(own)
                return Answer(heads, stand) if heads else None
    return None


def _laid_for_it(p: Parse, v: int) -> Answer | None:
    """ "the raid, for which B blames A"."""
    which = any(
        p.lower[c] in ("for", "of") and any(p.lower[d] == "which" for d in p.children[c])
        for c in p.children[v]
    )
    laid = tuple(c for c in p.children[v] if p.dep[c] in OBJECTS and p.lower[c] != "other")
    return Answer(laid, "charged") if which and laid else None


def _agents(p: Parse, v: int) -> tuple[int, ...]:
    return tuple(h for d in p.children[v] if p.dep[d] == "agent" for h in pobjs(p, d))


# "Took the credit", "bears responsibility", "had a hand".
_TAKING = frozenset({"take", "have", "bear", "play", "carry", "accept", "assume"})
_STANDS: tuple[tuple[str, Stand], ...] = (
    ("events.laying", "charged"),
    ("events.denying", "denies"),
    ("events.owning", "owns"),
)


def is_charged(p: Parse, n: int) -> bool:
    """Return whether the deed of noun ``n`` is laid to somebody by the verb that it hangs on."""
    found = answer_for(p, n)
    return found is not None and found.stand == "charged" and bool(found.heads)


def answerers(who: Who, n: int) -> list[Actor]:
    """Return the actors that answer for the deed of noun ``n``."""
    found = answer_for(who.p, n)
    return who.either(found.heads) if found is not None and found.heads else []


def _above(p: Parse, n: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield the verbs and adjectives over ``n``, with the nouns passed on the way to each.

    Only nouns that stand for a share in a deed or for a charge are passed: "a part in the raid",
    "accusations of involvement in the raid".
    """
    through: tuple[int, ...] = ()
    at = n
    for _ in range(_DEPTH):
        up = p.head[at]
        if up == at:
            return
        if p.dep[at] in ("pobj", "pcomp"):
            fronted = p.lower[up] in _TOPICS and up < p.head[up] and p.pos[p.head[up]] == "VERB"
            if p.lower[up] not in _FOR and not fronted and not _pointed_at(p, at):
                return
            up = p.head[up]
        elif p.dep[at] not in (*OBJECTS, *PASSIVE_SUBJECTS, "attr"):
            return
        if p.pos[up] in ("VERB", "AUX", "ADJ"):
            yield up, through
            if not (p.pos[up] == "VERB" and p.dep[up] == "pcomp"):
                return
            at = up  # "denied having a hand in the raid"
            continue
        if p.lemma[up] not in _passed() and not _pointed_at(p, up):
            return
        through = (*through, up)
        at = up


def _pointed_at(p: Parse, n: int) -> bool:
    """ "pointed the finger at A for the raid", where the parser hangs "for" on A."""
    prep = p.head[n]
    if p.dep[n] != "pobj" or p.lower[prep] not in ("at", "on", "upon"):
        return False
    over = p.head[prep]
    return p.lemma[over] in word_set("events.pointing") | word_set("events.fingers")


def _passed() -> frozenset[str]:
    words = word_set("events.shares") | word_set("events.charges") | word_set("events.fingers")
    return words | {"nothing"}


def _by_verb(p: Parse, v: int, through: tuple[int, ...], n: int) -> Answer | None:
    lemma = p.lemma[v]
    objects = (c for c in p.children[v] if p.dep[c] in OBJECTS)
    shares = any(p.lemma[t] in word_set("events.shares") for t in (*through, *objects))
    charges = any(p.lemma[t] in word_set("events.charges") for t in through)
    if any(p.lemma[t] == "nothing" for t in through) or lemma == "do":
        return _nothing_to_do(p, v)
    door = _at_the_door(p, v) if p.dep[n] in OBJECTS else ()
    if door:
        return Answer(door, "charged")
    if any(p.lemma[t] in word_set("events.fingers") for t in through) or _pointing(p, v):
        return _at_whom(p, v, through)
    if lemma in word_set("events.denying") and not any(p.dep[c] == "neg" for c in p.children[v]):
        return _of_subject(p, v, "denies")
    if charges:
        return None
    if lemma in word_set("events.owning"):
        agents = _agents(p, v) if p.dep[n] in PASSIVE_SUBJECTS else ()
        return Answer(agents, "owns") if agents else _of_subject(p, v, "owns")
    if shares and lemma in _TAKING:
        if p.tag[v] == "VBG" and p.lemma[p.head[v]] in word_set("events.denying"):
            return _of_subject(p, p.head[v], "denies")
        negated = any(p.dep[c] == "neg" or p.lower[c] == "no" for k in (v, *through)
                      for c in p.children[k])  # fmt: skip
        return _of_subject(p, v, "denies" if negated else "owns")
    if lemma in word_set("events.laying"):
        return _of_charge(p, v, n)
    guilty = [c for c in p.children[v] if p.lemma[c] in GUILTY]
    if p.dep[n] == "pobj" and n < v and guilty:  # "on the strike, the panel found A responsible"
        held = tuple(h for c in guilty for h in held_guilty(p, c))
        return Answer(held, "charged") if held else None
    if lemma == "threaten" and not any(p.dep[c] == "neg" for c in p.children[v]):
        return _of_subject(p, v, "threatens")
    return None


def _of_charge(p: Parse, v: int, n: int) -> Answer | None:
    """ "A was accused of the raid", "the raid was blamed on A", "blamed that raid on A"."""
    own = p.children[n] if p.dep[n] in OBJECTS else ()
    doors = [c for c in (*p.children[v], *own) if p.lower[c] in ("on", "to", "upon")]
    laid = tuple(h for d in doors for h in pobjs(p, d))
    if laid:
        return Answer(laid, "charged")
    accused = tuple(c for c in p.children[v] if p.dep[c] in PASSIVE_SUBJECTS)
    if not accused and p.tag[v] == "VBN" and p.dep[v] in ("advcl", "acl"):
        over = p.head[v]  # "Blamed by the governor for the raid, A …"; "A, accused of the raid, …"
        named = p.pos[over] in ("NOUN", "PROPN")
        accused = (over,) if named else tuple(c for c in p.children[over] if p.dep[c] in SUBJECTS)
    return Answer(accused, "charged") if accused else None


def _of_subject(p: Parse, v: int, stand: Stand) -> Answer | None:
    """Return the subject of ``v``, or of the verb that it hangs on without one of its own."""
    for _ in range(_DEPTH):
        heads = [c for c in p.children[v] if p.dep[c] in SUBJECTS]
        if not heads and p.dep[v] == "relcl" and p.pos[p.head[v]] in ("NOUN", "PROPN"):
            heads = [p.head[v]]
        if heads:
            if any(p.tag[h] in ("WDT", "WP") for h in heads) and p.dep[v] == "relcl":
                heads = [p.head[v]]
            told = [h for h in heads if not _is_nobody(p, h)]
            return Answer(tuple(told), stand)
        if p.dep[v] not in ("xcomp", "conj", "advcl", "pcomp", "ccomp") or p.head[v] == v:
            return None
        v = p.head[v]
        if p.pos[v] == "ADP":
            v = p.head[v]
    return None


def _is_nobody(p: Parse, h: int) -> bool:
    return p.lower[h] in _NOBODY or any(p.lower[c] in ("no", "neither") for c in p.children[h])


def _nothing_to_do(p: Parse, v: int) -> Answer | None:
    """ "A had nothing to do with the raid"."""
    top = v
    for _ in range(_DEPTH):
        if p.lemma[top] == "have" and p.pos[top] in ("VERB", "AUX"):
            none = any(p.lower[c] == "nothing" for c in p.children[top])
            return _of_subject(p, top, "denies") if none else None
        if p.head[top] == top:
            return None
        top = p.head[top]
    return None


def _at_the_door(p: Parse, v: int) -> tuple[int, ...]:
    """ "put the raid at the door of A", "laid the deaths at A's feet"."""
    if p.lemma[v] not in word_set("events.pointing"):
        return ()
    at = (c for c in p.children[v] if p.lower[c] in ("at", "on"))
    doors = [d for c in at for d in pobjs(p, c) if p.lemma[d] in ("door", "doorstep", "foot")]
    of = tuple(h for d in doors for c in p.children[d] if p.lower[c] == "of" for h in pobjs(p, c))
    return of or tuple(c for d in doors for c in p.children[d] if p.dep[c] == "poss")


def _pointing(p: Parse, v: int) -> bool:
    below = p.children[v]
    return p.lemma[v] == "point" and any(p.lemma[c] in word_set("events.fingers") for c in below)


def _at_whom(p: Parse, v: int, through: tuple[int, ...]) -> Answer | None:
    """ "pointed the finger at A for the raid", "laid the blame for the raid on A"."""
    if p.lemma[v] not in word_set("events.pointing"):
        return None
    below = [c for k in (v, *p.children[v], *through) for c in p.children[k]]
    doors = [c for c in below if p.lower[c] in ("at", "on", "upon", "with")]
    heads = tuple(h for d in doors for h in pobjs(p, d))
    return Answer(heads, "charged") if heads else None


def _by_adjective(p: Parse, adj: int) -> Answer | None:
    """ "A is responsible for the raid", "A holds B accountable for it"."""
    held = held_guilty(p, adj)
    if held:
        return Answer(tuple(held), "charged")
    if p.lemma[adj] not in GUILTY or p.dep[adj] != "acomp":
        return None
    v = p.head[adj]
    negated = any(p.dep[c] == "neg" for c in p.children[v])
    return _of_subject(p, v, "denies" if negated else "charged")


def as_answered(p: Parse, event: EventDraft, realis: str, rule: str) -> tuple[str, str]:
    """Return the realis of an event, and its rule, by how somebody answers for it.

    A raid that is laid to somebody is alleged, whoever tells of it; one that nobody has owned up to
    has happened.
    """
    told = ANSWERED in event.rules or "light:claim" in event.rules
    found = answer_for(p, event.trigger) if told else None
    if found is None:
        return realis, rule
    if found.stand == "threatens":
        return "threatened", "answered:threatened"
    if found.stand == "charged" and found.heads and realis in ("actual", "claimed"):
        return "alleged", "answered:charged"
    if found.stand == "owns" and not found.heads and realis == "claimed":
        return "actual", "answered:nobody"
    return realis, rule
