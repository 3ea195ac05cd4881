"""The phrase of whoever speaks, read off the words: before or behind a verb between commas.

", writes B in a letter, that …", ", reasoned the officer;", ", B told C on Monday, …".
"""

from __future__ import annotations

from trucewatch.coding.attribution.tree import Context, Range
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TOLD = frozenset({"VBD", "VBZ", "VBP"})
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADP", "PART", "ADV", "AUX"})
_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_QUESTION = frozenset({"WP", "WDT", "WRB", "WP$"})
# The speaker's phrase has at most this many tokens.
MAX_NAME = 14
SUBORDINATE = frozenset(
    "if unless when while as after before because since although though until once whether".split()
)
OPENERS = frozenset({"but", "and", "yet", "still", "so", "or", "nor", "however", "meanwhile"})


def behind_verb(context: Context, verb: int) -> Range | None:
    """Return the speaker's phrase of "It is not true, writes B in a letter, that …", or None.

    Only between a comma and a preposition, an adverb or a comma, so that nothing is said in it.
    """
    parse = context.parse
    spoken = parse.lemma[verb] in word_set("attribution.inverting")
    if not spoken or verb < 2 or parse.word[verb - 1] != "," or parse.tag[verb] not in _TOLD:
        return None
    last = parse.sents[parse.sent[verb]][1]
    k = verb + 1
    while k < last and k - verb <= MAX_NAME and names(context, k) and not _leaves(parse, k):
        k += 1
    named = k > verb + 1 and plain_start(parse, verb + 1)
    if not named or head_of(parse, (verb + 1, k)) is None or not _stops(parse, k):
        return None
    return verb + 1, k


def names(context: Context, k: int) -> bool:
    """Whether token ``k`` may stand in the phrase that names a speaker."""
    parse = context.parse
    if context.quoted(k) or parse.tag[k] in _QUESTION or parse.tag[k] in _FINITE:
        return False
    return parse.pos[k] in _NAMING or parse.word[k] == "-" or parse.lower[k] == "and"


def plain_start(parse: Parse, k: int) -> bool:
    """Whether such a phrase may begin with token ``k``."""
    if parse.lower[k] in SUBORDINATE or parse.lower[k] in OPENERS or parse.lower[k] == "that":
        return False
    return parse.pos[k] in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM")


def head_of(parse: Parse, name: Range) -> int | None:
    """Return the head of the phrase: its last noun before a preposition."""
    end = next((k for k in range(*name) if parse.pos[k] in ("ADP", "AUX")), name[1])
    heads = [k for k in range(name[0], end) if parse.pos[k] in _HEADS]
    return heads[-1] if heads else None


def _leaves(parse: Parse, k: int) -> bool:
    """A preposition that tells when, where or to whom it was said; "of" belongs to a name."""
    return (parse.pos[k] == "ADP" and parse.lower[k] != "of") or parse.pos[k] == "ADV"


def _stops(parse: Parse, k: int) -> bool:
    return k < len(parse) and (parse.word[k] in (",", ".", ";", ":") or _leaves(parse, k))
