"""Counts of one: "a nurse and a driver were wounded", "a policeman, his wife and their son"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.coding.quantities.kinds import CountLexicon
from trucewatch.coding.quantities.measures import QuantityMention
from trucewatch.reading.parse import Parse

# So many words belong to one of a list ("his eight-year-old daughter").
_PHRASE = 5
_OWN = frozenset({"his", "her", "their"})
_ONE = frozenset({"a", "an", "another"})
_JOINS = frozenset({",", "and"})


def single_person(parse: Parse, i: int, lex: CountLexicon) -> bool:
    """Return whether token ``i`` is a person told as one: "a nurse", "another man"."""
    if parse.tag[i] != "NN" or (parse.lemma[i] in _MANY and _counted_behind(parse, i)):
        return False
    lower, lemma, words = parse.lower[i], parse.lemma[i], lex.words
    own = ("person", lower) in words or ("noun", lower) in words
    if not (own or ("person", lemma) in words or ("noun", lemma) in words):
        return False
    if any(parse.lower[c] in _ORDINALS for c in parse.children[i]):
        return False  # "a third soldier died": one more, not one
    return any(
        parse.dep[c] == "det" and parse.lower[c] in ("a", "an", "another")
        for c in parse.children[i]
    ) or _the_only(parse, i)


def _counted_behind(parse: Parse, i: int) -> bool:
    """ "A family of six": the number tells how many."""
    return any(
        parse.tag[o] == "CD"
        for c in parse.children[i]
        if parse.lower[c] == "of"
        for o in parse.children[c]
    )


def _the_only(parse: Parse, i: int) -> bool:
    """ "Killed its driver", "the mayor was shot dead": one whom nothing has told of before."""
    if parse.dep[i] not in ("dobj", "nsubjpass"):
        return False
    first = parse.lower[parse.left[i]]
    if first not in ("the", "its", "his", "her", "their") or parse.lemma[i] in parse.lemma[:i]:
        return False
    return parse.lemma[i] not in _MANY


# Of whom there may be many though the noun is one.
_MANY = frozenset({"public", "crew", "staff", "family", "guard", "enemy", "force", "army", "crowd",
                   "population", "personnel", "police", "militia", "side"})  # fmt: skip
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
                       "tenth"})  # fmt: skip


def listed_singles(
    parse: Parse, lex: CountLexicon, singles: Sequence[QuantityMention], taken: set[int]
) -> Iterator[QuantityMention]:
    """Yield those who stand in one list with a person who is counted as one, whatever the parser
    makes of it: the nurse of "a nurse and a driver were wounded", "his wife and their son";
    and who is somebody's behind a number: "killing five pupils and their teacher"."""
    counted = {m.noun for m in singles} | taken
    for m in singles:
        if m.low != 1:
            found = None if m.low is None else _behind(parse, m.last, lex, m.governor)
            if found is not None and found[1] not in counted and _owned(parse, found[0]):
                counted.add(found[1])
                yield msgspec.structs.replace(_like(m, found), low=1.0, high=1.0, hedge="exact")
            continue
        first, last = m.first, m.last
        while (found := _before(parse, first, lex)) is not None and found[1] not in counted:
            counted.add(found[1])
            yield _like(m, found)
            first = found[0]
        while (found := _behind(parse, last, lex, m.governor)) is not None:
            if found[1] in counted:
                break
            counted.add(found[1])
            yield _like(m, found)
            last = found[1] + 1


def _owned(parse: Parse, first: int) -> bool:
    return parse.lower[first] in _OWN and parse.lower[first - 1] == "and"


def _like(m: QuantityMention, found: tuple[int, int]) -> QuantityMention:
    first, noun = found
    return msgspec.structs.replace(m, noun=noun, first=first, last=noun + 1)


def _before(parse: Parse, first: int, lex: CountLexicon) -> tuple[int, int] | None:
    """Return the start and noun of the one told right before "and" or a comma."""
    k = first - 1
    if k < 1 or parse.lower[k] not in _JOINS or not _closes(parse, first):
        return None
    k -= parse.word[k - 1] == ","
    noun = k - 1
    start = next(
        (j for j in range(noun - 1, max(noun - _PHRASE, -1), -1) if _opens(parse, j)), None
    )
    if start is None or parse.sent[start] != parse.sent[first] or not _is_one(parse, noun, lex):
        return None
    return start, noun


def _behind(parse: Parse, last: int, lex: CountLexicon, governor: int) -> tuple[int, int] | None:
    """Return the start and noun of the one told right after "and" or a comma, who does nothing of
    his own ("killed a soldier, a spokesman said")."""
    k = last + (last < len(parse) and parse.word[last] == ",")
    k += k < len(parse) and parse.lower[k] == "and"
    if k == last or k >= len(parse) or not _opens(parse, k):
        return None
    reach = range(k + 1, min(k + _PHRASE, len(parse)))
    noun = next((j for j in reach if _is_one(parse, j, lex)), None)
    if noun is None or any(parse.word[j] in (",", ".", ";") for j in range(k, noun)):
        return None
    own = parse.dep[noun] in ("nsubj", "nsubjpass") and parse.head[noun] != governor
    listed = parse.lower[k - 1] == "and" or "and" in parse.lower[noun : noun + _PHRASE]
    return None if own or not listed else (k, noun)


def _closes(parse: Parse, first: int) -> bool:
    """Return whether a list is closed by "and" before or behind what starts at ``first``."""
    return parse.lower[first - 1] == "and" or "and" in parse.lower[first : first + 2 * _PHRASE]


def _opens(parse: Parse, k: int) -> bool:
    return parse.lower[k] in _ONE or parse.lower[k] in _OWN


def _is_one(parse: Parse, noun: int, lex: CountLexicon) -> bool:
    if parse.tag[noun] != "NN":
        return False
    return any((r, w) in lex.words for r in ("person", "noun")
               for w in (parse.lower[noun], parse.lemma[noun]))  # fmt: skip
