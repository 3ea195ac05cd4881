"""How far the name of a place goes: "Zorb", "al-Karn", "Deir ez-Zorb", "Karn-Meska".

An article with a small letter and a hyphen belongs to the name behind it, and so do the parts that
hyphens join. Whether a name so written is a place is told by the words around it.
"""

from __future__ import annotations

from trucewatch.reading.parse import Parse
from trucewatch.vocab.actors import load_actors

ARTICLES = frozenset("al el ad as ash an at az ar es ez ed er et esh".split())
"""Articles that begin a name with a small letter: "al-Karn", "ash-Shwey"."""
LINKS = frozenset("de del della di do da dos das du des la las los".split())
"""Small words inside names: "San Vito del Monte"."""
_HYPHENS = frozenset({"-", "–"})


def is_proper(parse: Parse, i: int) -> bool:
    """Tell whether a word is written and tagged as a name."""
    return parse.tag[i] in ("NNP", "NNPS") and parse.word[i][:1].isupper()


def has_article(parse: Parse, i: int) -> bool:
    """Tell whether token ``i`` is the article of the name behind it: "al" of "al-Karn"."""
    if parse.word[i] not in ARTICLES or i + 2 >= len(parse) or parse.sent[i] != parse.sent[i + 2]:
        return False
    return parse.word[i + 1] in _HYPHENS and _glued(parse, i + 1) and _capital(parse, i + 2)


def _glued(parse: Parse, i: int) -> bool:
    return parse.end[i - 1] == parse.start[i] and parse.end[i] == parse.start[i + 1]


def _capital(parse: Parse, i: int) -> bool:
    word = parse.word[i]
    return word[:1].isupper() and word[1:].islower()


def linked(parse: Parse, i: int) -> int:
    """Return the token behind the small words at ``i`` that go on a name ("del" of "San Vito del
    Monte"), ``i`` where none do."""
    last = i
    while last < len(parse) and last < i + 2 and parse.word[last] in LINKS:
        last += 1
    goes_on = last < len(parse) and parse.sent[last] == parse.sent[i - 1] and i > 0
    proper = goes_on and _capital(parse, last) and is_proper(parse, i - 1)
    return last if proper and last > i else i


def step(parse: Parse, i: int) -> int:
    """Return the token behind the next word of a name that may go on at ``i``, ``i`` where none
    does: one proper name, with its article, or joined to the word before by a hyphen."""
    if i >= len(parse):
        return i
    if is_proper(parse, i) and parse.word[i] not in _HYPHENS:
        return i + 1
    if has_article(parse, i):
        return i + 3
    if (last := linked(parse, i)) > i:
        return last + 1
    joined = parse.word[i] in _HYPHENS and i > 0 and i + 1 < len(parse)
    if joined and parse.sent[i - 1] == parse.sent[i + 1] and _glued(parse, i):
        return i + 2 if _capital(parse, i + 1) and _capital(parse, i - 1) else i
    return i


def words_in(parse: Parse, first: int, last: int) -> list[int]:
    """Return the words of a name that are no articles and no hyphens."""
    return [k for k in range(first, last) if parse.word[k][:1].isupper()]


def is_somebodys(parse: Parse, first: int, last: int) -> bool:
    """Tell whether a name with an article is a group's or a person's of the tables ("al-Qaeda"), or
    stands behind a forename somewhere in the story ("Omar al-Bashan")."""
    if not any(parse.word[k] in ARTICLES for k in range(first, last)):
        return False
    hit = load_actors().longest(parse.word, parse.lower, first)
    if hit is not None and hit.last >= last and hit.entry.kind == "entity":
        return True
    name = parse.lower[first:last]
    starts = range(1, len(parse) - len(name) + 1)
    return any(
        is_proper(parse, i - 1) and parse.sent[i - 1] == parse.sent[i]
        for i in starts
        if parse.lower[i : i + len(name)] == name
    )
