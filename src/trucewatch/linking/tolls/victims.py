"""Whose the victims are, by the words for them.

"Nine people were killed, Poland's ministry said" tells of no Poles: bare people are read as those
of the one who tells of them, or of the story's country, and no count of losses is laid to a side
for that. "Nine Polish nurses", "two of its soldiers", "people of Zorb" are somebody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from trucewatch.linking.camps.sides import side_of
from trucewatch.records import Actor, Quantity
from trucewatch.vocab.actors import load_actors
from trucewatch.vocab.words import word_set

_WORDS = re.compile(r"[^\W\d_]+")
_CIVILIANS = ("CVL", "REF")
_OWNED = re.compile(r"\b(?:its|their|our|his|her|my|whose)\b|[^\W\d_]\S*['’]s?\b", re.IGNORECASE)


def sides_told(victims: Iterable[Actor]) -> frozenset[str]:
    """Return the sides of victims whose words tell whose they are."""
    return frozenset(s for a in told_themselves(victims) if (s := side_of(a)))


def victims_of(q: Quantity) -> str | None:
    """Return which of soldiers, rebels and civilians a number counts, None where its words tell
    none of them or more than one."""
    words = set(_WORDS.findall(q.text.lower()))
    told = ["soldiers"] if words & word_set("linking.soldiers") else []
    told += ["rebels"] if words & word_set("linking.rebels") else []
    told += ["civilians"] if q.civilian else []
    return told[0] if len(told) == 1 else None


def apart(q: Quantity, others: Iterable[Quantity]) -> str | None:
    """Return whom a number counts, beside ``others`` of the same words: "three fighters" beside
    soldiers are of those who fought them; by themselves their word tells nobody's side."""
    own = victims_of(q)
    words = set(_WORDS.findall(q.text.lower()))
    beside = "soldiers" in {victims_of(o) for o in others}
    return "rebels" if own is None and beside and words & _FIGHTERS else own


_FIGHTERS = frozenset({"fighter", "fighters", "combatant", "combatants"})


def told_themselves(victims: Iterable[Actor]) -> Iterator[Actor]:
    """Yield the victims whose words tell whose they are."""
    return (a for a in victims if not _borrowed(a))


def _borrowed(a: Actor) -> bool:
    """Return whether civilians have their state from elsewhere than their own words."""
    if a.sector not in _CIVILIANS or a.country is None or ":" in a.code:
        return False
    words = a.text.split()
    named = any(w[0].isupper() for w in words[1:]) or any(map(_is_name, words[:1]))
    return not named and not _OWNED.search(a.text)  # "Nine people" are nobody's


def _is_name(word: str) -> bool:
    return load_actors().longest((word,), (word.lower(),), 0) is not None
