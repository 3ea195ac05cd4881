"""What is told of nobody, and what words alone show to be the speaker's own.

"No government unit has fired", "none of our guns fired", "not one shell was fired": the verb stands
without a "not", its subject is nobody. "No aircraft of ours", "no army unit" (said by the army):
the phrase is the speaker's side although no table names it.
"""

from __future__ import annotations

from trucewatch.coding.acts.syntax import (
    FIRST,
    Utterance,
    negated,
    own_actor,
    subject_head,
    tokens_of,
)
from trucewatch.coding.realis.steps import supposed
from trucewatch.reading.parse import Parse

_NOBODY = frozenset({"no", "none", "nobody", "nothing", "neither", "nor"})
_NOT_ONE = (("not", "one"), ("not", "a"), ("not", "any"), ("no", "one"))
# "Nothing but homes", "no one other than the mayor": somebody after all.
_BUT = frozenset({"but", "except", "save", "other"})
_OWNING = frozenset({"its", "his", "her", "their", "our", "my"})
_OURS = frozenset({"ours", "its", "theirs", "his", "hers", "mine", "us"})
_INNER = frozenset({"amod", "compound", "nmod", "poss"})


def unsaid(parse: Parse, verb: int) -> bool:
    """Whether what a verb tells is denied: by a negation of its own, or because nobody does it."""
    return negated(parse, verb) or nobody_does(parse, verb)


def nobody_does(parse: Parse, verb: int) -> bool:
    """ "no unit has fired", "not a single shell was fired", "was seen by none of the patrols"."""
    subject = subject_head(parse, verb)
    agents = [
        p
        for c in parse.children[verb]
        if parse.dep[c] == "agent"
        for p in parse.children[c]
        if parse.dep[p] == "pobj"
    ]
    return any(is_nobody(parse, k) for k in (subject, *agents) if k is not None)


def is_nobody(parse: Parse, head: int) -> bool:
    """Whether a phrase names nobody: "no unit", "none of its men", "not one soldier".

    Not "nothing but homes".
    """
    first = parse.left[head]
    if head + 1 < len(parse) and parse.lower[head + 1] in _BUT:
        return False
    if parse.lower[head] in _NOBODY or parse.lower[first] in _NOBODY:
        return True
    return parse.lower[first : first + 2] in _NOT_ONE


def made_up(u: Utterance) -> bool:
    """ "Imagine that the army storms the town": the speaker tells of nothing that was done."""
    parse, tokens = u.context.parse, set(tokens_of(u))
    roots = (k for k in tokens if parse.head[k] not in tokens or parse.head[k] == k)
    return any(supposed(parse, k) for k in roots)


def own_by_words(u: Utterance, head: int) -> bool:
    """Whether the words of a phrase show that it is the speaker's own.

    "our men", "its artillery", "no aircraft of ours", "none of his fighters", "no army unit" where
    an army speaks.
    """
    parse = u.context.parse
    if parse.lower[head] in FIRST or own_actor(u, head) or owns_speaker(u, head):
        return True
    if _of_whom_he_is(u, head):
        return True
    for c in parse.children[head]:
        if parse.dep[c] in _INNER and (parse.lower[c] in _OWNING or _is_own(u, c)):
            return True
        if parse.dep[c] == "prep" and parse.lower[c] == "of":
            return any(_owned(u, p) for p in parse.children[c] if parse.dep[p] in ("pobj", "poss"))
    return False


def _of_whom_he_is(u: Utterance, head: int) -> bool:
    """ "Kadir has bombed nobody", "the Kadiri side": said by the ministry of Kadir.

    The name stands in that of whoever issued the text.
    """
    parse, source = u.context.parse, u.attribution.source
    if source is None or "issuer" not in (u.attribution.kind, source.rule):
        return False
    at = source.antecedent
    span = source.span if at is None else (parse.left[at], parse.right[at])
    names = [parse.lower[k][:_STEM] for k in range(*span) if parse.pos[k] == "PROPN"]
    own = [head, *(c for c in parse.children[head] if parse.dep[c] in _INNER)]
    words = [parse.lower[k] for k in own if parse.word[k][:1].isupper()]
    return any(len(n) >= _LEAST and w.startswith(n) for n in names for w in words)


# A name and its adjective share so many letters at most, and at least.
_STEM, _LEAST = 5, 4


def owns_speaker(u: Utterance, head: int) -> bool:
    """ "The Movement did not lay it, its spokesman said": whose spokesman speaks."""
    parse, source = u.context.parse, u.attribution.source
    if source is None or head >= source.head or parse.pos[head] not in ("NOUN", "PROPN"):
        return False
    actor = u.cast.of(head)
    for c in parse.children[source.head]:
        if parse.dep[c] != "poss":
            continue
        owner = u.cast.of(c)
        if owner is None or actor is None:
            near = parse.sent[c] == parse.sent[head]
            return near and owner is actor and parse.lower[c] in _OWNING
        return owner.code == actor.code
    return False


def _owned(u: Utterance, head: int) -> bool:
    parse = u.context.parse
    if parse.lower[head] in _OURS or _is_own(u, head):
        return True
    return any(parse.lower[c] in _OWNING for c in parse.children[head] if parse.dep[c] == "poss")


def _is_own(u: Utterance, head: int) -> bool:
    """A named actor of the speaker's side; "the army" of a spokesman of an army, both unplaced."""
    actor = u.cast.of(head)
    return actor is not None and own_actor(u, head)
