"""Where the phrase of an agent ends: "the raid, blamed by villagers on the rebels".

The parser hangs the second phrase on the first ("villagers on the rebels"), so that neither who
blames nor who is blamed can be told. Verbs that lay something on somebody keep their "on".
"""

from __future__ import annotations

import msgspec

from trucewatch.reading.parse import RawToken
from trucewatch.vocab.words import word_set

_LAID = frozenset({"on", "upon", "against"})


def agent_ends(tokens: list[RawToken]) -> list[RawToken]:
    """Return the tokens of one parsed line with such phrases given back to their participles."""
    out = tokens
    for k, t in enumerate(tokens):
        if t.dep != "prep" or t.lemma not in _LAID:
            continue
        noun = tokens[t.head]
        by = tokens[noun.head]
        if noun.dep != "pobj" or by.dep != "agent":
            continue
        if tokens[by.head].lemma in word_set("reading.verbs_on"):
            out = list(tokens) if out is tokens else out
            out[k] = msgspec.structs.replace(t, head=by.head)
    return out
