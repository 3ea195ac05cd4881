""" "spoke of a second assault", "talked of heavy losses": who tells of a deed without a clause."""

from __future__ import annotations

from functools import cache

from trucewatch.reading.parse import Parse
from trucewatch.vocab.predicates import load_predicates

_TELLING = frozenset({"speak", "talk", "tell"})
# What is done to others, and what comes of it. Of talks, hopes or plans one speaks without
# saying that they were.
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION", "RETREAT"})
_OUTCOMES = frozenset({"casualty", "loss", "victim", "toll", "violation", "breach", "incident"})


def tells_of_deed(parse: Parse, i: int) -> bool:
    """Return whether verb ``i`` says that something was done: "spoke of a raid on its camp".

    What might be ("could speak of", "did not speak of") is not told.
    """
    if parse.lemma[i] not in _TELLING or parse.pos[i] != "VERB":
        return False
    if any(parse.dep[c] == "neg" or parse.tag[c] == "MD" for c in parse.children[i]):
        return False
    return any(
        parse.lemma[noun] in _deeds()
        for c in parse.children[i]
        if parse.dep[c] == "prep" and parse.lower[c] == "of"
        for noun in parse.children[c]
        if parse.dep[noun] == "pobj" and parse.pos[noun] == "NOUN"
    )


@cache
def _deeds() -> frozenset[str]:
    """Nouns of deeds without a condition on their words, from the lexicon, and of outcomes."""
    known = load_predicates().nouns
    return _OUTCOMES | {n for n, rows in known.items() if any(e.type in _DEEDS for e in rows)}
