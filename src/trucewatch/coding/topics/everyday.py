"""Everyday news in a report on a conflict: "the post office stayed closed", "trams are late because
of a strike", "seized smuggled cigarettes", "mass gatherings remain prohibited".

It is no act of force of anybody. A weapon, a soldier or an attack in the sentence leaves it in the
report.
"""

from __future__ import annotations

from trucewatch.coding.topics.mishaps import armed
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_list, word_set

_STRIKE = "strike"


def everyday(parse: Parse) -> frozenset[int]:
    """Return the numbers of the sentences that tell of shops closed, of a walkout, of contraband or
    of rules in an illness. Linear in the story."""
    return frozenset(
        s for s in range(len(parse.sents)) if not armed(parse, s) and _everyday(parse, s)
    )


def _everyday(parse: Parse, s: int) -> bool:
    first, last = parse.sents[s]
    words = {*parse.lemma[first:last], *parse.lower[first:last]}
    if not word_set("everyday.forces", "everyday.deadly").isdisjoint(words):
        return False
    if not word_set("mishaps.war").isdisjoint(words - {_STRIKE}):
        return False
    if _STRIKE in words:
        return not word_set("everyday.walkouts").isdisjoint(words)
    if _both(words, word_set("everyday.smuggled"), word_set("everyday.contraband")):
        return True
    if _both(words, word_set("everyday.illness"), word_set("everyday.health_rules")):
        return True
    text = " ".join(parse.lower[first:last])
    premises = not word_set("everyday.premises").isdisjoint(words)
    premises = premises or any(w in text for w in word_list("everyday.premise_phrases"))
    return premises and not word_set("everyday.closing").isdisjoint(words)


def _both(words: set[str], one: frozenset[str], other: frozenset[str]) -> bool:
    return not (one.isdisjoint(words) or other.isdisjoint(words))
