"""What somebody speaks of, set before the clause: "Of the fifth gate, the mission notes that …"."""

from __future__ import annotations

import msgspec

from trucewatch.coding.attribution.tree import Context, cut_out
from trucewatch.coding.attribution.types import Attribution
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

_ALONE = frozenset({"of", "about", "regarding", "concerning", "on"})
_AS = frozenset({"for", "to", "regards"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# A topic has at most this many tokens.
_MAX_TOPIC = 16
_SPEAKING = frozenset({"say", "tell", "claim", "judge", "announce", "show", "believe", "ask"})


def with_topics(context: Context, found: list[Attribution]) -> list[Attribution]:
    """Return the attributions, those behind a topic of their own with the topic as first piece."""
    return [_with_topic(context, a) for a in found]


def _with_topic(context: Context, a: Attribution) -> Attribution:
    if a.kind != "verb" or a.source is None or a.source.span[0] > a.cue[0] or not a.content:
        return a
    if a.lexeme.kind not in _SPEAKING and a.rules[:1] != ("nothing told",):
        return a
    parse, last = context.parse, a.source.span[0] - 1
    first = parse.sents[parse.sent[a.head]][0]
    if not 1 < last - first <= _MAX_TOPIC or parse.word[last] != "," or a.content[0][0] < last:
        return a
    if context.quoted(first) or not _is_topic(parse, first, last):
        return a
    piece = cut_out(parse, (first, last), [])
    return msgspec.structs.replace(a, content=(*piece, *a.content))


def _is_topic(parse: Parse, first: int, last: int) -> bool:
    opens = parse.lower[first] in _ALONE
    opens = opens or (parse.lower[first] == "as" and parse.lower[first + 1] in _AS)
    inside = range(first + 1, last)
    if not opens or any(parse.tag[k] in _FINITE and not _bound(parse, k, first) for k in inside):
        return False
    # the noun that the preposition governs, not those inside a relative clause
    head = next((k for k in inside if parse.dep[k] == "pobj"), last - 1)
    return (
        parse.lemma[head].lower() not in word_set("attribution.adverbial")
        and parse.pos[head] != "NUM"
    )


def _bound(parse: Parse, verb: int, first: int) -> bool:
    """Whether the verb is that of a relative clause inside the topic."""
    for _ in range(_CLIMB):
        if parse.dep[verb] in ("relcl", "acl"):
            return True
        if parse.head[verb] == verb or parse.head[verb] < first:
            return False
        verb = parse.head[verb]
    return False


_CLIMB = 4
