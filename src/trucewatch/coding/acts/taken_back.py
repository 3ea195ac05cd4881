"""Words told of at second hand and taken back: "It was said that A had claimed the raid. It has
not."

A correction tells first what was said and then, in few words, that it is not so; what an earlier
version of a report had somebody say is not told by the report that corrects it.
"""

from __future__ import annotations

import re

from trucewatch.reading.parse import Parse

_NOT_SO = re.compile(
    r"^(?:in fact ,? ?|but |however ,? ?)?(?:[a-z'’-]+ ){1,4}?"
    r"(?:has|have|had|did|does|do|was|were|is|are) ?(?:not|n't|n’t)"
    r"(?: yet)?(?: done (?:so|this|that|it)| so| true| correct| the case| accurate)?$"
    r"|^(?:that|this|it|which) (?:is|was) (?:wrong|incorrect|false|untrue|inaccurate"
    r"|an? (?:error|mistake))$"
)
_FORMER = frozenset({"earlier", "previous", "prior", "initial", "first", "original"})
_TEXTS = frozenset(
    {"entry", "version", "edition", "post", "item", "article", "report", "story", "dispatch",
     "headline", "caption", "update"}
)  # fmt: skip
_REPORTING = frozenset({"VERB", "AUX"})


def taken_back(parse: Parse, head: int) -> bool:
    """Return whether what the word ``head`` tells of is told at second hand ("a report said that
    …") and taken back by the next sentence, or is what an earlier version of the text said."""
    outer = _teller(parse, head)
    if outer is None:
        return False
    return of_former_text(parse, outer) or _denied_next(parse, head)


def _teller(parse: Parse, head: int) -> int | None:
    """Return the verb in whose clause of content ``head`` stands, or None."""
    k = head
    while parse.head[k] != k:
        up = parse.head[k]
        if parse.dep[k] == "ccomp" and parse.pos[up] in _REPORTING:
            return up
        k = up
    return None


def of_former_text(parse: Parse, verb: int) -> bool:
    """Return whether ``verb`` tells what an earlier version of the text said."""
    for c in parse.children[verb]:
        if parse.dep[c] == "nsubj" and parse.lemma[c] in _TEXTS:
            return any(parse.lower[k] in _FORMER for k in parse.children[c])
    return False


def _denied_next(parse: Parse, head: int) -> bool:
    at = parse.sent[head] + 1
    if at >= len(parse.sents):
        return False
    words = [w for w in parse.lower[slice(*parse.sents[at])] if w.strip()]
    while words and words[-1] in (".", "!", ";"):
        words.pop()
    return bool(_NOT_SO.match(" ".join(words)))
