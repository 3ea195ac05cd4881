"""Tolls that are corrected: the number that now stands and the one that it takes the place of.

"Revised the toll to nine, down from eleven", "has climbed from 12 to 19", "fourteen, not
seventeen", "not seventeen but fourteen", "an earlier toll of 27 dead", "lowered its own figure to
seven", "after earlier saying nine". The number that is given up has the hedge ``former``: no reader
may take it for what is said now. What somebody "had earlier said" is given up only by whoever then
says something else, which linking sees (``linking.tolls``).
"""

from __future__ import annotations

import msgspec

from trucewatch.coding.quantities.attach import TOLLS
from trucewatch.coding.quantities.counts import Words, of_whom
from trucewatch.coding.quantities.measures import QuantityMention, mention
from trucewatch.coding.quantities.numerals import Numeral
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

FORMER = "former"
"""The hedge of a number that its teller takes back."""
# Nouns whose size is corrected; the first are of the dead, the others of what was told before.
_DEATHS = frozenset({"toll", "deaths", "fatalities", "casualties"})
# "put the dead at four"
_THE_HURT = frozenset({"dead", "killed", "wounded", "injured"})
_FIGURES = frozenset({"figure", "figures", "count", "tally", "estimate", "list", "number", "total"})
# A count stands so many tokens before its number at most; a bare figure, so many sentences after
# the toll that it is of; the number put in place of another, so many tokens after it.
_NEAR = 16
_SENTENCES = 3
_INSTEAD = 8
# What stands between "not" or "from" and the number: "not the eleven", "from an earlier eleven".
_BEFORE = frozenset({"the", "an", "a", "its", "their", "his", "her"})


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
    former = _given_up(parse, numeral, last)
    if found is not None and found.kind in TOLLS:
        old = former or _of_old(parse, found.first)
        return msgspec.structs.replace(found, hedge=FORMER) if old else found
    if _named_before(parse, numeral, last):
        assert last is not None
        return _as(parse, numeral, last.kind, last.governor, former)
    told = _figure(parse, numeral, found, last, words)
    if told is not None:
        return told
    if found is not None and found.kind != "other":
        return None if former and not _moves(parse, numeral.first) else found
    return found if not former or _moves(parse, numeral.first) else None


def _figure(
    parse: Parse,
    numeral: Numeral,
    found: QuantityMention | None,
    last: QuantityMention | None,
    words: Words,
) -> QuantityMention | None:
    """Return the figure that a bare number is: of a count ("to seven", "an earlier figure of
    eight") or as somebody tells it ("he had earlier said eight"); None where it is none."""
    if found is not None and (found.kind != "other" or found.noun >= numeral.last):
        return None
    former = _given_up(parse, numeral, last)
    old = _of_old(parse, numeral.first) or _replaced(parse, _start(parse, numeral.first))
    if former or old or parse.lower[numeral.first - 1 : numeral.first] in (("to",), ("at",)):
        count = _count(parse, numeral.first, old)
        kind = None if count is None else _kind_of(parse, count, last, words)
        if count is not None and kind is not None:
            return _as(parse, numeral, kind, count, former or old)
    verb = _teller(parse, numeral)
    if verb is None or last is None or not _follows(parse, verb, last):
        return None
    return _as(parse, numeral, last.kind, verb, not _finite(parse, verb))


def _as(parse: Parse, n: Numeral, kind: str, governor: int, former: bool) -> QuantityMention:
    told = mention(parse, n, n.core, kind, "persons", None, governor, (n.first, n.last))
    return msgspec.structs.replace(told, hedge=FORMER) if former else told


def _given_up(parse: Parse, numeral: Numeral, last: QuantityMention | None) -> bool:
    """Return whether a number is one that is taken back, or moved on from."""
    first = _start(parse, numeral.first)
    if _replaced(parse, first):
        return True
    two = parse.lower[max(0, first - 2) : first]
    if two in ((",", "not"), ("rather", "than"), ("instead", "of"), ("and", "not")):
        return True
    if two[-1:] == ("not",) and _but(parse, numeral):
        return True
    if not _moves(parse, first):
        return False
    follows = last is not None and _follows(parse, first, last)
    return _count(parse, first) is not None or (_down(parse, first) and follows)


def _replaced(parse: Parse, first: int) -> bool:
    """Return whether a number is the figure that another takes the place of: "replaces the figure
    of three", "supersedes the earlier toll of nine"."""
    a = max(parse.sents[parse.sent[first]][0], first - _INSTEAD)
    if parse.lower[first - 1 : first] != ("of",):
        return False
    told = any(parse.lower[k] in _DEATHS | _FIGURES for k in range(a, first))
    return told and any(parse.lemma[k] in _REPLACING for k in range(a, first))


_REPLACING = frozenset({"replace", "supersede", "correct"})


def _start(parse: Parse, first: int) -> int:
    """Return where the words begin that stand before a number: "(not) the (eleven)"."""
    while first and parse.lower[first - 1] in _BEFORE | word_set("quantities.former"):
        first -= 1
    return first


def _but(parse: Parse, numeral: Numeral) -> bool:
    """Return whether another number is put in the place of one: "not eleven but ten"."""
    end = parse.sents[parse.sent[numeral.core]][1]
    near = range(numeral.last, min(end, numeral.last + _INSTEAD) - 1)
    return any(parse.lower[k] == "but" and parse.pos[k + 1] == "NUM" for k in near)


def _moves(parse: Parse, first: int) -> bool:
    return parse.lower[first - 1 : first] == ("from",)


def _down(parse: Parse, first: int) -> bool:
    return parse.lower[max(0, first - 2) : first] in (("down", "from"), ("up", "from"))


def _of_old(parse: Parse, first: int) -> bool:
    """Return whether the number is that of "an earlier toll of", "a previous report of"."""
    a = parse.sents[parse.sent[first]][0]
    before = parse.lower[max(a, first - 4) : first]
    return before[-1:] == ("of",) and not word_set("quantities.former").isdisjoint(before)


def _named_before(parse: Parse, numeral: Numeral, last: QuantityMention | None) -> bool:
    """Return whether the number is put against the toll told right before it ("not seventeen",
    "down from seventeen", "but fourteen")."""
    if last is None or last.kind not in TOLLS or parse.sent[last.noun] != parse.sent[numeral.core]:
        return False
    if not 0 <= numeral.first - last.last <= _NEAR:
        return False
    if last.hedge == FORMER and parse.lower[numeral.first - 1] == "but":
        return True
    if parse.lower[numeral.last : numeral.last + 1] == ("of",):
        return False  # "not two of them"
    first = _start(parse, numeral.first)
    return _given_up(parse, numeral, last) and (_down(parse, first) or not _moves(parse, first))


def _count(parse: Parse, first: int, old: bool = False) -> int | None:
    """Return the count noun of the clause that a verb of correcting sizes (any, where the count is
    one of ``old``), or None."""
    a = max(parse.sents[parse.sent[first]][0], first - _NEAR)
    for k in range(first - 1, a - 1, -1):
        the_dead = k > a and parse.lower[k] in _THE_HURT and parse.dep[k] == "dobj"
        the_dead = the_dead and parse.lower[k - 1] in ("the", "its", "their", "his", "our")
        if the_dead or (parse.lower[k] in _DEATHS | _FIGURES and parse.pos[k] == "NOUN"):
            verb = parse.head[k]
            return k if old or parse.lemma[verb] in word_set("quantities.correcting") else None
    return None


def _teller(parse: Parse, numeral: Numeral) -> int | None:
    """Return the verb by which a number alone is told ("had earlier said eleven"), or None."""
    core, verb = numeral.core, parse.head[numeral.core]
    if parse.dep[core] == "pobj" and parse.lower[verb] in ("of", "at"):
        verb = parse.head[verb]
    elif parse.dep[core] not in ("dobj", "ccomp", "npadvmod"):
        return None
    if parse.children[core] or parse.lemma[verb] not in word_set("quantities.telling"):
        return None
    return verb if _before_now(parse, verb) else None


def _before_now(parse: Parse, verb: int) -> bool:
    """Return whether a verb tells what was said before: "earlier said", "had put it at"."""
    had = any(parse.lower[c] in ("had", "having") and parse.dep[c] == "aux"
              for c in parse.children[verb])  # fmt: skip
    near = parse.lower[max(0, verb - 2) : verb]
    return had or not word_set("quantities.former").isdisjoint(near)


def _finite(parse: Parse, verb: int) -> bool:
    """Return whether a verb has a teller of its own, not that of its clause ("after saying …")."""
    return any(parse.dep[c] == "nsubj" for c in parse.children[verb])


def _follows(parse: Parse, at: int, last: QuantityMention) -> bool:
    """Return whether a toll was told right before: in this sentence or the one before."""
    return last.kind in TOLLS and 0 <= parse.sent[at] - parse.sent[last.noun] <= 1


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
    if parse.lower[count] in _DEATHS | _THE_HURT:
        label = words.get(("label", parse.lower[count]))
        return "killed" if label is None else label[0]
    if last is None or last.kind not in TOLLS:
        return None
    return last.kind if parse.sent[count] - parse.sent[last.noun] <= _SENTENCES else None
