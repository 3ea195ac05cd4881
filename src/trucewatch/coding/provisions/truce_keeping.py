"""Verbs of keeping to a truce or a promise: "held to the truce", "stuck to it", "abided by"."""

from __future__ import annotations

from trucewatch.coding.leads.context import term
from trucewatch.reading import Parse
from trucewatch.vocab.agreements import load_agreement_words
from trucewatch.vocab.words import word_set

_TO = frozenset({"to", "by", "with"})
_KEPT = ("truce", "deal", "plan", "pledge")


def kept_to(p: Parse, verb: int) -> int | None:
    """Return the word for the agreement that a verb says to be kept to, or None."""
    if p.lemma[verb] not in word_set("told.adhering"):
        return None
    if any(p.dep[c] in ("dobj", "nsubjpass", "auxpass") for c in p.children[verb]):
        return None  # "held the army to the truce"
    for c in p.children[verb]:
        if p.dep[c] not in ("prep", "prt", "agent") or p.lower[c] not in _TO:
            continue
        for o in p.children[c]:
            noun = load_agreement_words().nouns.get(term(p, o)) if p.dep[o] == "pobj" else None
            if noun is not None and noun.family in _KEPT:
                return o
    return None
