"""Tolls that are corrected: the number that now stands and the one that it takes the place of.

"Revised the toll to nine, down from eleven", "has climbed from 12 to 19", "fourteen, not
seventeen", "an earlier toll of 27 dead", "lowered its own figure to seven". The number that is
given up has the hedge ``former``: no reader may take it for what is said now.
"""

from __future__ import annotations

import msgspec

from trucewatch.coding.numerals import Numeral
from trucewatch.coding.quantities_attach import TOLLS
from trucewatch.coding.quantities_counts import Words, of_whom
from trucewatch.coding.quantities_measures import QuantityMention, mention
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

FORMER = "former"
"""The hedge of a number that its teller takes back."""
# Nouns whose size is corrected; the first are of the dead, the others of what was told before.
_DEATHS = frozenset({"toll", "deaths", "fatalities", "casualties"})
_FIGURES = frozenset({"figure", "figures", "count", "tally", "estimate", "list", "number", "total"})
_OLD = frozenset({"earlier", "previous", "initial", "preliminary", "original", "prior", "first"})
# A count stands so many tokens before its number at most; a bare figure, so many sentences after
# the toll that it is of.
_NEAR = 16
_SENTENCES = 3


def revised(
    parse: Parse,
    numeral: Numeral,
    found: QuantityMention | None,
    last: QuantityMention | None,
    words: Words,
) -> QuantityMention | None:
    """Return ``found``, what a number counts by itself, as the words of a correction make it.

    ``last`` is the counted thing told before it. None where the number counts nothing.
    """
    former = _given_up(parse, numeral.first)
    if found is not None and found.kind in TOLLS:
        old = former or _of_old(parse, found.first)
        return msgspec.structs.replace(found, hedge=FORMER) if old else found
    if _named_before(parse, numeral, last):
        assert last is not None
        return _as(parse, numeral, last.kind, last.governor, former)
    if found is not None and found.kind != "other":
        return None if former and not _moves(parse, numeral.first) else found
    if not former and parse.lower[numeral.first - 1 : numeral.first] not in (("to",), ("at",)):
        return found
    count = _count(parse, numeral.first)
    kind = None if count is None else _kind_of(parse, count, last, words)
    if count is None or kind is None:
        return found if not former or _moves(parse, numeral.first) else None
    return _as(parse, numeral, kind, count, former)


def _as(parse: Parse, n: Numeral, kind: str, governor: int, former: bool) -> QuantityMention:
    told = mention(parse, n, n.core, kind, "persons", None, governor, (n.first, n.last))
    return msgspec.structs.replace(told, hedge=FORMER) if former else told


def _given_up(parse: Parse, first: int) -> bool:
    """Return whether a number is one that is taken back, or moved on from."""
    two = parse.lower[max(0, first - 2) : first]
    if two in ((",", "not"), ("rather", "than"), ("instead", "of"), ("and", "not")):
        return True
    return _moves(parse, first) and _count(parse, first) is not None


def _moves(parse: Parse, first: int) -> bool:
    return parse.lower[first - 1 : first] == ("from",)


def _of_old(parse: Parse, first: int) -> bool:
    """Return whether the number is that of "an earlier toll of", "a previous report of"."""
    a = parse.sents[parse.sent[first]][0]
    before = parse.lower[max(a, first - 4) : first]
    return before[-1:] == ("of",) and not _OLD.isdisjoint(before)


def _named_before(parse: Parse, numeral: Numeral, last: QuantityMention | None) -> bool:
    """Return whether the number is put against the toll told right before it ("not seventeen")."""
    if last is None or last.kind not in TOLLS or parse.sent[last.noun] != parse.sent[numeral.core]:
        return False
    near = 0 <= numeral.first - last.last <= 3
    return near and _given_up(parse, numeral.first) and not _moves(parse, numeral.first)


def _count(parse: Parse, first: int) -> int | None:
    """Return the count noun of the clause that a verb of correcting sizes, or None."""
    a = max(parse.sents[parse.sent[first]][0], first - _NEAR)
    for k in range(first - 1, a - 1, -1):
        if parse.lower[k] in _DEATHS | _FIGURES and parse.pos[k] == "NOUN":
            verb = parse.head[k]
            return k if parse.lemma[verb] in word_set("quantities.correcting") else None
    return None


def _kind_of(parse: Parse, count: int, last: QuantityMention | None, words: Words) -> str | None:
    """Return whose count it is: as told beside it, else the dead, or those told of before."""
    whom = of_whom(parse, count, words)
    if whom is not None:
        return whom[0]
    beside = parse.lower[count + 1 : count + 4]
    if beside[:1] == ("for",):  # "its figure for the dead", wherever the parse hangs it
        labels = (words.get(("label", w)) for w in beside[1:])
        told = next((x[0] for x in labels if x is not None), None)
        if told is not None:
            return told
    if parse.lower[count] in _DEATHS:
        label = words.get(("label", parse.lower[count]))
        return "killed" if label is None else label[0]
    if last is None or last.kind not in TOLLS:
        return None
    return last.kind if parse.sent[count] - parse.sent[last.noun] <= _SENTENCES else None
