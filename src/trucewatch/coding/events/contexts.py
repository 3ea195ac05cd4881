"""Contexts and modes of an event, from words in its clause, its type and its actors' sectors."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.coding.events.syntax import object_words, pobjs
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.predicates import PredicateTable
from trucewatch.vocab.words import word_set

# More contexts than this say nothing any more.
_MOST = 3
_HAS_MODES = frozenset(
    "CONSULT RETREAT REQUEST REJECT ACCUSE THREATEN PROTEST SANCTION MOBILIZE COERCE"
    " ASSAULT".split()
)
_DEFAULT_MODE = {"ACCUSE": "allege", "REQUEST": "change", "REJECT": "change", "PROTEST": "demo"}


def contexts_of(
    table: PredicateTable, words: frozenset[str], type_: str, actors: Iterable[Actor]
) -> tuple[str, ...]:
    """Return at most three contexts, those with most cue words in the clause first."""
    sectors = {a.sector or "" for a in actors} | {a.country or "" for a in actors}
    hits: dict[int, int] = {}
    for word in words:
        for order in table.context_words.get(word, ()):
            hits[order] = hits.get(order, 0) + 1
    told = {order for sector in sectors for order in table.context_sectors.get(sector, ())}
    for order in (*told, *table.context_types.get(type_, ())):
        types = table.contexts[order].types
        if not types or type_ in types:
            hits[order] = hits.get(order, 0) + 1
    ranked = sorted(hits, key=lambda order: (-hits[order], order))
    return tuple(table.contexts[order].context for order in ranked[:_MOST])


# Modes that say what was done, whatever with: "set fire to two trucks".
_BY_ITSELF = frozenset({"destroy", "beat", "abduct", "execute", "torture", "sexual"})
# Behind these stands where an act was done, no means of it and nothing that it destroyed.
_WHERE = frozenset({"in", "at", "near", "outside", "inside", "beside"})


def argument_words(p: Parse, heads: Iterable[int]) -> frozenset[str]:
    """Return the lemmas that modes are read from: modifiers, objects and instruments.

    The first of ``heads`` is the predicate itself, the others head its complements.
    """
    out: set[str] = set()
    for k, i in enumerate(heads):
        if p.pos[i] in ("VERB", "AUX"):
            if k:  # the head of what is asked for, refused or threatened
                out.add(p.lemma[i])
            words = object_words(p, i)
            out |= words.objects
            for prep in ("with", "by", "using", "on", "of", "through", "from", "to", "for"):
                out |= words.preps.get(prep, frozenset())
            out |= words.preps.get("in", frozenset()) - word_set("events.ground")
            out |= {
                p.lemma[c] for c in p.children[i] if p.dep[c] in ("nsubj", "advmod", "npadvmod")
            }
            out |= {
                p.lemma[d]
                for c in p.children[i]
                if p.dep[c] == "nsubj"
                for d in p.children[c]
                if p.dep[d] in ("compound", "amod")
            }
            continue
        for c in p.children[i]:
            if p.dep[c] in ("compound", "amod", "nmod"):
                out.add(p.lemma[c])
            elif p.dep[c] == "prep":
                there = word_set("events.ground") if p.lower[c] in _WHERE else frozenset()
                out |= {p.lemma[d] for d in pobjs(p, c)} - there
    return frozenset(out)


def mode_of(
    table: PredicateTable,
    type_: str,
    given: str | None,
    trigger: str,
    words: frozenset[str],
) -> tuple[str | None, str | None]:
    """Return an event's mode and the rule that gave it.

    ``given`` is the lexicon's mode; cue words among ``words`` refine it for the types whose modes
    are told by instrument or by what is asked.
    """
    if type_ not in _HAS_MODES:
        return None, None
    if given and type_ in ("ACCUSE", "COERCE", "RETREAT", "SANCTION", "CONSULT", "PROTEST"):
        return given, None
    if type_ == "ASSAULT" and given in _BY_ITSELF:
        return given, None
    for cue in table.modes:
        if cue.type != type_:
            continue
        if cue.where == "trigger" and trigger in cue.words:
            return cue.mode, f"mode:{trigger}"
        if cue.where == "argument" and cue.words & words:
            return cue.mode, f"mode:{min(cue.words & words)}"
    if given:
        return given, None
    return _DEFAULT_MODE.get(type_), None
