"""Days that a count is only compared with: "37 violations, against 12 the previous day".

Such a day is that of the other number; what the sentence tells was not then, nor does what follows
count from it.
"""

from __future__ import annotations

from trucewatch.coding.quantities.numerals import number_of
from trucewatch.coding.times.attach import measured_head
from trucewatch.coding.times.scan import lexicon
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

# So many words stand at most between the word that compares and the day.
_REACH = 9
_BETWEEN = frozenset({"NUM", "DET", "ADJ", "NOUN", "ADP", "PROPN", "PRON", "SYM"})
_PASSED = frozenset({"VBN"})  # "compared with 12 recorded on Monday"
_DESCRIBING = frozenset({"NUM", "ADJ", "NOUN", "PROPN", "DET"})
_SETTING = frozenset({"with", "to"})


def is_compared(parse: Parse, span: tuple[int, int]) -> bool:
    """Return whether the time in tokens ``span`` is that of a number which another is held
    against."""
    last = min(span[0], len(parse) - 1)
    first = parse.sents[parse.sent[last]][0]
    for k in range(last - 1, max(first, last - _REACH) - 1, -1):
        word = parse.lower[k]
        if word in word_set("times.comparing"):
            return _compares(parse, k, last)
        if parse.pos[k] not in _BETWEEN and parse.tag[k] not in _PASSED:
            return False
    return False


def is_counted(parse: Parse, noun: int) -> bool:
    """Return whether an act is one of so many that somebody recorded: "recorded 37 violations", "a
    total of 37 violations was registered"."""
    if parse.pos[noun] != "NOUN":
        return False
    top = measured_head(parse, noun)
    numbered = any(_numbered(parse, k) for k in {noun, top})
    verb = parse.head[top]
    seen = parse.lemma[verb] in lexicon()["perception_verb"] and parse.tag[verb] in ("VBD", "VBN")
    return numbered and seen and parse.dep[top] in ("dobj", "nsubjpass")


def _numbered(parse: Parse, noun: int) -> bool:
    """Return whether a number stands before a noun and what describes it ("21 ceasefire
    violations")."""
    k = noun - 1
    while k >= 0 and parse.pos[k] in _DESCRIBING and parse.sent[k] == parse.sent[noun]:
        if parse.pos[k] == "NUM" or parse.lower[k] == "no":
            return True
        k -= 1
    return parse.lower[noun] in ("total", "number")


def _compares(parse: Parse, k: int, day: int) -> bool:
    """Return whether the word at ``k`` holds a number against that of the day at ``day``."""
    word, then = parse.lower[k], parse.lower[k + 1]
    if word == "than":  # "fewer than on Monday"; "more than 12 on Monday" only says how many
        return k + 1 == day or then == "the"
    if word == "from":  # "up from nine on Monday"
        moved = k > 0 and parse.lemma[k - 1] in word_set("times.rising")
        return moved and _is_number(then)
    if word == "against":  # "against 12 the previous day", "against 12 violations on Monday"
        noun = parse.lemma[day - 1]
        return _is_number(then) and (k + 2 == day or noun in lexicon()["event_noun"])
    return then in _SETTING or word in ("versus", "vs")


def _is_number(word: str) -> bool:
    return number_of(word) is not None or word in ("none", "just", "only", "some", "about")
