"""Truces that are kept: "the ceasefire is holding", "a pause in the war began"."""

from __future__ import annotations

from trucewatch.coding.events.lexicon import Reading
from trucewatch.coding.events.syntax import modality, pobjs
from trucewatch.reading import Parse
from trucewatch.vocab.predicates import PredicateTable
from trucewatch.vocab.words import word_set

_TRUCES = frozenset({"ceasefire", "cease-fire", "truce", "armistice"})
_PACTS = frozenset("accord agreement deal lull calm pause pact".split())
_LULLS = frozenset({"pause", "lull", "break", "halt"})
_KEEPING = frozenset("observe respect honour honor uphold keep".split())
_SEEMING = frozenset({"appear", "seem", "continue", "remain"})
_RUNNING = frozenset("hold begin start last run survive".split())


def truce_in_force(p: Parse, table: PredicateTable, n: int) -> Reading | None:
    """ "The ceasefire is holding", "a truce came into force": carried out, so RETREAT."""
    fire = p.lemma[n] == "fire" and any(p.lower[c] == "cease" for c in p.children[n])
    pact, lull = p.lemma[n] in _PACTS, p.lemma[n] in _LULLS and _of_war(p, table, n)
    if not (p.lemma[n] in _TRUCES or fire or pact or lull):
        return None
    verb = _course_of(p, n)
    if verb is not None and pact and not lull and p.lemma[verb] != "hold":
        return None  # "the accord has held", but "the accord began"
    seeming = verb is not None and p.head[verb] == p.head[n] and p.dep[verb] == "xcomp"
    if verb is None or (p.tag[verb] == "VB" and not seeming) or modality(p, verb).negated:
        return None
    if seeming and modality(p, p.head[verb]).negated:  # "does not appear to be holding"
        return None
    words, lemma = {p.lower[i] for i in range(*p.subtree(verb))}, p.lemma[verb]
    if lemma in _KEEPING and any(p.dep[c] == "nsubjpass" for c in p.children[verb]):
        return Reading("RETREAT", "ceasefire", 1.5, ("noun:truce-observed",), "a", "sym")
    if lemma in _RUNNING or (
        lemma in ("come", "go", "enter", "take", "be") and words & {"force", "effect", "hold"}
    ):
        return Reading("RETREAT", "ceasefire", 1.5, ("noun:truce-in-force",), "a", "sym")
    return None


def _of_war(p: Parse, table: PredicateTable, n: int) -> bool:
    """ "A seven-day pause in the war", "a lull in the fighting": a truce by another name."""
    return any(
        p.lemma[d] in table.classes["warfare"]
        for c in p.children[n]
        if p.dep[c] == "prep" and p.lower[c] in ("in", "to", "of")
        for d in pobjs(p, c)
    )


def _course_of(p: Parse, n: int) -> int | None:
    """Return the verb that noun ``n`` is the subject of, also in a relative clause under it."""
    if p.dep[n] == "nsubj":
        return _seeming(p, p.head[n])
    for c in p.children[n]:
        if p.dep[c] == "relcl" and any(
            p.dep[d] == "nsubj" and p.tag[d] in ("WDT", "WP") for d in p.children[c]
        ):
            return c
    return p.head[n] if p.dep[n] == "nsubjpass" else None


def _seeming(p: Parse, v: int) -> int:
    """Return the "hold" of "seems to hold", "appeared to be holding"; ``v`` itself elsewhere."""
    below = [c for c in p.children[v] if p.dep[c] == "xcomp"]
    return below[0] if p.lemma[v] in _SEEMING and below else v


def is_over(p: Parse, n: int) -> bool:
    """ "The shelling has stopped", "fighting died down": what goes on for a time is over."""
    v = p.head[n]
    if p.dep[n] != "nsubj" or p.lower[n] not in word_set("events.going_on"):
        return False
    particle = [p.lower[c] for c in p.children[v] if p.dep[c] == "prt"]
    if " ".join([p.lemma[v], *particle]) not in word_set("events.ending"):
        return False
    mod = modality(p, v)
    return p.dep[v] != "advcl" and not (mod.negated or mod.future or mod.may or mod.must)
