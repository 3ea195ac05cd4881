"""What truces and fighting do that nobody does: they hold, collapse, expire, resume."""

from __future__ import annotations

from trucewatch.reading import Parse
from trucewatch.vocab.predicates import PredicateTable
from trucewatch.vocab.words import word_set

_FIGHTS = frozenset({"clash", "clashes"})


def runs_out(p: Parse, table: PredicateTable, v: int) -> bool:
    """Return whether verb ``v`` tells only how a truce or fighting goes: "the truce broke down",
    "fighting resumed". It is no deed of its own, and no retreat."""
    if p.lemma[v] not in word_set("events.failing"):
        return False
    courses = table.classes["cease"] | table.classes["warfare"] | _FIGHTS
    return any(p.dep[c] == "nsubj" and p.lemma[c] in courses for c in p.children[v])
