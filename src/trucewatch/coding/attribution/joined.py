"""What the parser joined to a cue though it belongs to the content, and the other way round.

Nouns behind "and" that complete an object ("called for A and the opening of B") hang on the verb of
speech as often as on the object; the occasion on which something was said ("…, in a call with B")
hangs on the content as often as on the verb.
"""

from __future__ import annotations

from trucewatch.coding.attribution.tree import Context, Range
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

_THINGS = frozenset({"NOUN", "PROPN"})


def through_joined(context: Context, cue: int, piece: Range) -> Range:
    """ "called for an end to A and the opening of B": a noun that the parser joined to the cue."""
    parse = context.parse
    first, last = piece
    for c in parse.children[cue]:
        if c < last or parse.dep[c] != "conj" or parse.pos[c] not in _THINGS:
            continue
        at = _behind_and(parse, last)
        if at is None or parse.left[c] != at or context.quoted(at) != context.quoted(last - 1):
            continue
        if not any(parse.dep[k] in ("nsubj", "nsubjpass") for k in parse.children[c]):
            last = parse.right[c]
    return first, last


def _behind_and(parse: Parse, k: int) -> int | None:
    """Where a conjunct begins behind ", and"; None where no conjunction stands."""
    joined = False
    while k < len(parse) and (parse.word[k] == "," or parse.tag[k] == "CC"):
        if parse.lower[k] in ("but", "yet"):
            return None
        joined = joined or parse.tag[k] == "CC"
        k += 1
    return k if joined and k < len(parse) else None


_IN = frozenset({"in", "during", "at", "on", "through", "via"})


def before_occasion(context: Context, piece: Range) -> Range:
    """ "said A remains B, in a call with C": where and to whom it was said is the narrator's."""
    parse = context.parse
    first, last = piece
    for k in range(first + 2, last - 1):
        if parse.lower[k] not in _IN or parse.word[k - 1] != "," or context.quoted(k):
            continue
        noun = next((c for c in parse.children[k] if parse.dep[c] == "pobj"), None)
        if noun is None or parse.right[k] < last - 1:
            continue
        if parse.lemma[noun] in word_set("attribution.occasions"):
            return first, k - 1
    return piece
