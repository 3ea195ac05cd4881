"""From where something was fired: the place of the guns, no place of what was hit."""

from __future__ import annotations

from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

_DEPTH = 14
_FIRING = frozenset({"fire", "launch", "shoot", "lob"})
_STOPPING = frozenset("turn stop hold halt detain intercept search delay send".split())
# What says how a gun's ground lies to a name.
_BESIDE = frozenset("above beyond near behind over across outside below beside around".split())


def leads_from(parse: Parse, at: int) -> bool:
    """Tell whether a noun is from where something was fired: "from a post in Dolna" is no place of
    what was hit."""
    prep = parse.head[at]
    return parse.dep[at] == "pobj" and parse.lower[prep] == "from" and is_fired(parse, prep)


def is_whence(parse: Parse, token: int) -> bool:
    """Tell whether a name stands in the phrase that says from where something was fired."""
    for _ in range(_DEPTH):
        if parse.lower[token] == "from" and is_fired(parse, token):
            return True
        if parse.pos[token] == "VERB" or parse.head[token] == token:
            return False
        token = parse.head[token]
    return False


def is_fired(parse: Parse, prep: int) -> bool:
    """Tell whether a preposition hangs from a verb of firing or from what is fired."""
    above = parse.head[prep]
    if parse.pos[above] == "NOUN" and parse.lemma[above] in word_set("events.arms"):
        above = parse.head[above]
    return parse.lemma[above] in _FIRING


def _comes_from(parse: Parse, prep: int) -> bool:
    """Tell whether "from" behind those who are stopped says where they set out: "turned back a
    convoy from Zorb", though the parser hangs it from the verb."""
    verb = parse.head[prep]
    if parse.lower[prep] != "from" or parse.lemma[verb] not in _STOPPING:
        return False
    return any(parse.dep[c] == "dobj" and verb < c < prep for c in parse.children[verb])


def goes_on_from(parse: Parse, prep: int) -> bool:
    """Tell whether a preposition only goes on with from where something was fired ("fired from the
    hills above Teek"), or tells where those set out who were stopped."""
    if _comes_from(parse, prep):
        return True
    if parse.lower[prep] not in _BESIDE or not is_fired(parse, prep):
        return False
    begin = max(parse.sents[parse.sent[prep]][0], parse.head[prep] + 1)
    return any(parse.lower[k] == "from" for k in range(begin, prep)) and not any(
        parse.pos[k] in ("VERB", "PUNCT") or parse.lower[k] in ("at", "on", "into", "towards")
        for k in range(begin, prep)
    )
