"""Rounds told by their number alone: "a second, in Cairo in April, ended without result"."""

from __future__ import annotations

import re

from trucewatch.coding.leads.context import LeadContext
from trucewatch.vocab.words import word_set

_NAMES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
          "tenth")  # fmt: skip
_NUMBERS = {w: n for n, w in enumerate(_NAMES, 1)}
_DIGITS = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
ORDINALS = frozenset(_NAMES)
"""Words that number rounds up to the tenth."""
# So many sentences back stands the round that an ordinal alone goes on from.
_BACK = 2


def ordinal(word: str) -> int | None:
    """Return the number of an ordinal in small letters: ``"second"`` is 2, ``"64th"`` 64."""
    found = _DIGITS.fullmatch(word)
    return int(found[1]) if found is not None else _NUMBERS.get(word)


def number_before(ctx: LeadContext, i: int) -> int | None:
    """Return the number that the words before a noun give it, whatever hangs on what: "First Lugano
    | round" is 1."""
    p = ctx.parse
    numbers = (n for k in range(i - 1, p.left[i] - 1, -1) if (n := ordinal(p.lower[k])) is not None)
    return next(numbers, None)


def is_nth(ctx: LeadContext, i: int) -> bool:
    """Return whether the word at ``i`` is an ordinal that stands for a round told of just before,
    and a verb says how it went: "The third | had collapsed after two hours"."""
    p = ctx.parse
    if p.lower[i] not in ORDINALS or p.dep[i] not in ("nsubj", "nsubjpass"):
        return False
    verb = p.head[i]
    if p.lemma[verb] not in word_set("talks.its_way") or p.tag[verb] not in ("VBD", "VBN"):
        return False
    first = p.sents[max(0, p.sent[i] - _BACK)][0]
    return any(p.lemma[k] in ("round", "cycle", "meeting", "session") and p.para[k] == p.para[i]
               for k in range(first, i))  # fmt: skip
