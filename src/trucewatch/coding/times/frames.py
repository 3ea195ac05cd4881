"""Times that frame what is told: the stretch of a count, and the day that opens a sentence."""

from __future__ import annotations

from trucewatch.coding.times.scan import value_of
from trucewatch.reading.parse import Parse

_DEPTH = 12  # longest climb through a tree
_RANKS = frozenset({"latest", "only", "most", "single"})
# What ends a sentence, or closes what stands before one ("[11:30] The Swiss will …").
_ENDS = frozenset('.!?])”"')


def counted_in_a_row(parse: Parse, noun: int) -> bool:
    """Tell whether an act is told by its number or rank among others ("the fourth attack since
    Christmas", "the deadliest raid this year"): the stretch is that of the others."""
    return any(
        parse.tag[k] == "JJS" or parse.lower[k] in _RANKS or _is_ordinal(parse.lower[k])
        for k in parse.children[noun]
        if k < noun
    )


def frames_a_count(parse: Parse, i: int) -> bool:
    """Tell whether the time word at ``i`` opens the stretch in which acts are counted: the
    September of "the third raid by the rebels since September"."""
    since = False
    for _ in range(_DEPTH):
        since = since or parse.lower[i] == "since"
        if parse.head[i] == i:
            return False
        i = parse.head[i]
        told = (c for c in parse.children[i] if parse.dep[c] == "attr")
        if since and any(counted_in_a_row(parse, k) for k in (i, *told)):
            return True
    return False


def _is_ordinal(word: str) -> bool:
    return value_of("ordinal", word) is not None


def opening_of(parse: Parse, trigger: int) -> int:
    """Return the token at which the day that opens a sentence ends, where the parser hangs it on
    nothing: the first of a sentence after "Reminder: in May" (cut off by the colon), or one whose
    head is the preposition ("On 3 May | a shell impacted in the yard"); -1 elsewhere."""
    first, last = parse.sents[parse.sent[trigger]]
    root = next((k for k in range(first, last) if parse.head[k] == k), first)
    if root == first and parse.pos[root] in ("ADP", "SCONJ"):
        return first
    cut = first > 0 and parse.word[first - 1] not in _ENDS and parse.head[trigger] == trigger
    return first if cut else -1
