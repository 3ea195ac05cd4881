"""Days on which something was said: "announced on the same day" is the day of what was said before,
not of the deed that was told last ("admitted on Friday that … on 6 October")."""

from __future__ import annotations

from trucewatch.coding.times.expression import Expression
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

# So many steps above its day is the verb that it dates.
_ABOVE = 3


def is_of_saying(parse: Parse, span: tuple[int, int]) -> bool:
    """Return whether the expression in tokens ``span`` hangs on a verb of saying, not on what is
    said."""
    k = min(span[0], len(parse) - 1)
    for _ in range(_ABOVE):
        if parse.pos[k] == "VERB":
            return parse.lemma[k] in word_set("cast.saying", "attribution.saying_inserted")
        if parse.head[k] == k:
            return False
        k = parse.head[k]
    return False


def is_same_day(e: Expression) -> bool:
    """Return whether an expression is "the same day" or "that day", no time after or before it."""
    return e.op == "same" and e.unit is None and e.side is None
