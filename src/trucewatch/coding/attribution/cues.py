"""The words of a cue: auxiliaries, negation, particle, channel, preposition."""

from __future__ import annotations

from trucewatch.coding.attribution.score import frame_of
from trucewatch.coding.attribution.tree import Context, Range
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue
from trucewatch.vocab.words import word_set

_AUXILIARY = frozenset({"aux", "auxpass", "neg", "advmod"})
_NOT_IN_CUE = frozenset(
    [
        "when",
        "how",
        "why",
        "where",
        "as",
        "so",
        "then",
        "however",
        "still",
        "meanwhile",
        "even",
        "just",
        "only",
        "now",
        "later",
        "thus",
    ]
)
_CUE_PREPOSITIONS = frozenset(
    ["for", "on", "to", "of", "about", "against", "with", "at", "upon", "over", "out"]
)


def cue_span(context: Context, i: int, cue: Cue) -> Range:
    """Return the token range of the cue: auxiliaries, negation, particle, channel, preposition."""
    parse = context.parse
    first, last = i, i + 1
    while first > 0 and _belongs(parse, first - 1, i):
        first -= 1
    while last < len(parse) and parse.head[last] == i and parse.dep[last] == "prt":
        last += 1
    first = _from_stopping(parse, i, first)
    channel = _channel(parse, i, last)
    if channel is not None and cue.kind in ("say", "tell", "claim"):
        last = channel
    if last < len(parse) and parse.word[last] == ":":
        return first, last + 1
    if _takes_preposition(parse, i, last, cue):
        last += 1
    return first, last


def _from_stopping(parse: Parse, i: int, first: int) -> int:
    """ "stopped short of saying", "without saying": the cue begins with what it denies."""
    up = parse.head[i]
    if parse.dep[i] == "pcomp" and parse.lower[up - 1 : up + 1] == ("short", "of"):
        verb = parse.head[up - 1] if parse.head[up] == up - 1 else parse.head[up]
        return verb if parse.lemma[verb] in ("stop", "fall") and up - verb <= _SHORT else first
    without = parse.dep[i] == "pcomp" and parse.lower[up] == "without" and up == i - 1
    return up if without else first


# "stopped (just) short of": at most this many tokens.
_SHORT = 3


def _belongs(parse: Parse, k: int, i: int) -> bool:
    return (
        parse.head[k] == i
        and parse.dep[k] in _AUXILIARY
        and parse.lower[k] not in _NOT_IN_CUE
        and not (parse.dep[k] == "advmod" and parse.children[k])
    )


def _channel(parse: Parse, i: int, at: int) -> int | None:
    if at >= len(parse) or parse.head[at] != i or parse.lower[at] not in ("in", "on", "via"):
        return None
    for p in parse.children[at]:
        if parse.dep[p] == "pobj" and parse.lower[p] in word_set("attribution.channels"):
            return p + 1
    return None


def _takes_preposition(parse: Parse, i: int, at: int, cue: Cue) -> bool:
    if at >= len(parse) or parse.lower[at] not in _CUE_PREPOSITIONS:
        return False
    if cue.lemma == "call" and parse.lower[at] in ("for", "on", "upon"):
        return True
    if parse.dep[at] != "prep" or parse.head[at] != i or cue.kind == "say":
        return False
    if parse.lower[at] in ("on", "at", "over") and _is_time(parse, at):
        return False
    return frame_of(parse, i) == "pp"


def _is_time(parse: Parse, preposition: int) -> bool:
    return any(
        parse.lower[p] in word_set("attribution.days_and_months")
        for p in parse.children[preposition]
    )
