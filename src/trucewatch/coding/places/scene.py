"""Where the sentence of an act plays: "In Zorb the team saw houses hit by mortar rounds".

An act whose own words put it nowhere is where the one place of its sentence is, before it, that
opens what observers saw, or that its victims and its traces are told of. Somebody's way is barred
at the bridge, crossing or checkpoint that its sentence tells of, or one of the two before it in
its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

_AT = frozenset({"in", "at", "near"})
# Where somebody's way is barred, behind the name of the place.
_WAYS = frozenset({"bridge", "crossing", "checkpoint", "junction", "gate", "ferry", "barrier"})
# So many sentences before a barring may tell where it is.
_BACK = 2


def scene_at(parse: Parse, trigger: int, named: Mapping[int, int]) -> int | None:
    """Return the mention (of ``named``: token to mention) that the sentence of token ``trigger``
    is set at; None where it is set nowhere, or at several places."""
    first = parse.sents[parse.sent[trigger]][0]
    found = {
        named[k + 1]
        for k in range(first, trigger - 1)
        if parse.lower[k] in _AT and parse.pos[k] == "ADP" and k + 1 in named
        and _sets_the_scene(parse, k, first)
    }  # fmt: skip
    return found.pop() if len(found) == 1 else None


def _sets_the_scene(parse: Parse, i: int, first: int) -> bool:
    head = parse.head[i]
    if parse.pos[head] in ("NOUN", "PROPN"):
        return parse.lemma[head] in word_set("places.traces")
    opens = all(parse.pos[k] in ("NUM", "PUNCT", "X", "SPACE") for k in range(first, i))
    return opens and parse.lemma[head] in word_set("places.watching")


def way_at(parse: Parse, trigger: int, spans: Iterable[tuple[int, int, int]]) -> int | None:
    """Return where the barring of a way at token ``trigger`` is, of ``spans`` (first and last token
    of each mention, and its number): the nearest bridge or crossing told."""
    here = parse.sent[trigger]
    near = [
        (parse.sent[first], -abs(first - trigger), number)
        for first, last, number in spans
        if last < len(parse) and parse.lower[last] in _WAYS
        and parse.para[first] == parse.para[trigger]
        and here - _BACK <= parse.sent[first] <= here
    ]  # fmt: skip
    return max(near)[2] if near else None
