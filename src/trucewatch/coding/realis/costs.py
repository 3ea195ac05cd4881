"""What a war has cost so far: "fighting has displaced seven million people", "1.9 million have been
driven out by the violence". It tells of no fight of these days.
"""

from __future__ import annotations

from trucewatch.coding.realis.clause import frame_of
from trucewatch.coding.realis.lexicon import realis_lexicon
from trucewatch.reading.parse import Parse

_BY = frozenset({"by", "from", "in"})
_CLIMB = 3


def cost_of_war(parse: Parse, i: int) -> bool:
    """Return whether the noun at ``i`` names fighting as a whole, of which a perfect tells what it
    has done to people, or the verb at ``i`` is that perfect. A day in the sentence is for the
    caller to look at."""
    lists = realis_lexicon().lists
    if parse.pos[i] == "VERB":
        own = (c for c in parse.children[i] if parse.dep[c] in ("nsubj", "agent", "dobj"))
        return any(
            cost_of_war(parse, k) for c in own for k in (c, *parse.children[c])
            if parse.pos[k] == "NOUN" and _verb(parse, k) == i
        )  # fmt: skip
    if parse.pos[i] != "NOUN" or parse.lemma[i] not in lists["fighting"] | lists["known_war"]:
        return False
    verb = _verb(parse, i)
    if verb is None or parse.lemma[verb] not in lists["costing"]:
        return False
    return frame_of(parse, verb) == "perfect"


def _verb(parse: Parse, i: int) -> int | None:
    """Return the verb whose subject or agent a noun is, or None."""
    if parse.dep[i] in ("nsubj", "csubj"):
        return parse.head[i]
    if parse.dep[i] == "dobj":
        return parse.head[i]  # "have fled the fighting"
    if parse.dep[i] != "pobj" or parse.lower[parse.head[i]] not in _BY:
        return None
    verb = parse.head[parse.head[i]]
    for _ in range(_CLIMB):
        if parse.pos[verb] in ("VERB", "AUX"):
            return verb
        verb = parse.head[verb]
    return None
