"""Tolls of more than the act told: "a death toll of 1,121 in 15 months", "210 since May".

Such a number is of a war or an uprising, never of the raid that the sentence begins with.
"""

from __future__ import annotations

import re

from trucewatch.coding.quantities.measures import QuantityMention
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

# So many tokens before and after a number tell over what time it was counted.
_BEFORE, _AFTER = 12, 10
_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|spring|summer|autumn|winter"
)
_BEGUN = "(?:war|truce|ceasefire|conflict|uprising|invasion|coup|year|month)\\b"
_SPAN = re.compile(
    rf"\bsince (?:early |mid-? ?|late |last |the (?:start|beginning|outbreak) of |the )?"
    rf"(?:the )?(?:(?:{_MONTH})\b|\d{{4}}\b|{_BEGUN})"
    r"|\b(?:toll|total|tally|count) (?:\w+ ){0,2}since\b"
    r"|\b(?:this|last) year\b|\b(?:past|last) (?:\w+ )?(?:months|years|decade)\b"
    r"|\b(?:of|in|over) (?:the )?(?:\w+[ -]){0,2}(?:months|years|decades)\b"
    r"|\byears? of (?:war|conflict|fighting|violence)\b"
)
_STOP = re.compile(r"[,;]|\b(?:killed|wounded|injured|dead)\b")


def over_time(parse: Parse, m: QuantityMention) -> bool:
    """Return whether a toll is told to be of months or years, or of all since some day."""
    a, b = parse.sents[parse.sent[m.noun]]
    after = " ".join(parse.lower[m.last : min(b, m.last + _AFTER)])
    stop = re.search(r"[,;]", after)
    if _SPAN.search(after[: stop.start()] if stop else after):
        return True
    before = " ".join(parse.lower[max(a, m.first - _BEFORE) : m.first])
    stops = [x.end() for x in _STOP.finditer(before)]
    return bool(_SPAN.search(before[stops[-1] :] if stops else before))


def lasts_long(lemma: str) -> bool:
    """Return whether a word is of what goes on for months: a war, a siege."""
    return lemma in word_set("quantities.long")
