"""When somebody was kept from a deed, let do it or refused it: the day that stands in that clause.

"Barred a patrol from entering Zorb on 9 June", "refused to let the lorries through on Monday": the
parser hangs the day from the deed that was barred, and the barring was on that day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trucewatch.coding.times.attach import Attachment
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

_CLAUSES = frozenset({"xcomp", "ccomp", "pcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TRYING = frozenset({"try", "attempt", "seek", "want", "set"})
_DEPTH = 3
_DATED = 4  # weight of a month; nothing less says when


def day_of_kept(attachment: Attachment, trigger: int) -> int | None:
    """Return the mention that dates what the verb at ``trigger`` keeps somebody from, None where
    that clause names no day or is of a time that is still to come."""
    p = attachment.parse
    if not 0 <= trigger < len(p):
        return None
    if p.dep[trigger] in _SUBJECTS and p.pos[trigger] == "NOUN":
        return _before_verb(attachment, trigger)
    if p.dep[trigger] == "dobj" and p.lemma[p.head[trigger]] in word_set("times.laid_on"):
        return _best(attachment, (p.head[trigger],))
    tried = [d for c in p.children[trigger] if p.dep[c] == "nsubjpass"
             for d in p.children[c] if p.dep[d] == "relcl" and p.lemma[d] in _TRYING]  # fmt: skip
    if tried:  # "a team that tried to visit Zorb on 9 June was turned away"
        return _best(attachment, (*tried, *_beneath(p, tried[0])))
    if p.lemma[trigger] not in word_set("times.keeping"):
        return None
    return _best(attachment, _beneath(p, trigger))


def _best(attachment: Attachment, words: Iterable[int]) -> int | None:
    """Return the day of the first of ``words`` that has one, none that is only a term."""
    p = attachment.parse
    for word in words:
        dated = [m for m in attachment.own.get(word, ()) if attachment.weights[m] >= _DATED]
        dated = [m for m in dated if p.lower[attachment.spans[m][0]] not in _AHEAD]
        if dated:
            return max(dated, key=lambda m: attachment.weights[m])
    return None


def _before_verb(attachment: Attachment, noun: int) -> int | None:
    """ "The closure of the road by the army on Friday left …": a day right behind the words of the
    subject, before the verb, is the subject's."""
    p, verb = attachment.parse, attachment.parse.head[noun]
    for m in attachment.own.get(verb, ()):
        first, last = attachment.spans[m]
        between = noun < first and last <= verb and attachment.weights[m] >= _DATED
        if between and not any(p.dep[k] == "punct" for k in range(noun, first)):
            return m
    return None


def _beneath(p: Parse, verb: int, depth: int = 0) -> Iterator[int]:
    """Yield the words of the deed beneath a verb: "from entering", "to let … through", "entry"."""
    for c in p.children[verb]:
        if p.dep[c] in _CLAUSES or (p.dep[c] == "dobj" and p.pos[c] == "NOUN"):
            if p.dep[c] == "ccomp" and any(p.dep[k] == "mark" for k in p.children[c]):
                continue
            yield c
            yield from (k for k in p.children[c] if p.lemma[k] in _SHUT and p.dep[k] == "acl")
            if depth < _DEPTH:
                yield from _beneath(p, c, depth + 1)
        elif p.dep[c] == "prep" and depth < _DEPTH:
            yield from (k for k in p.children[c] if p.dep[k] in _CLAUSES)


# "Refused to let them in until Monday": that day is when it will end.
_AHEAD = frozenset({"until", "till", "before", "by"})
# "Has kept the road shut since Sunday".
_SHUT = frozenset({"shut", "close", "block", "seal"})
