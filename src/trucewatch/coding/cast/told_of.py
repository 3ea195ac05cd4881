"""Of whose force somebody tells: "two people were killed by A's fire, the mayor said".

Whoever tells of an attack by a state's arms is not taken for that state's by the story alone: its
own people say so in words of their own ("our guns").
"""

from __future__ import annotations

from trucewatch.reading import Parse
from trucewatch.vocab.words import word_set

_SPEAKING = frozenset({"nsubj", "nsubjpass"})
_OWN = frozenset({"not", "n't", "n’t", "never", "deny", "reject", "our", "we", "its", "his"})


def tells_of_force(parse: Parse, top: int, at: int) -> bool:
    """Return whether ``top``, the subject of a verb of speech, tells in its clause of force used by
    the arms or the side at ``at``, or calls on it to do something."""
    verb = parse.head[top]
    speaks = parse.dep[top] in _SPEAKING and parse.lemma[verb] in word_set("cast.saying")
    if _called_on(parse, top, at):
        return True
    if not speaks or at == top:
        return False
    deed = _deed(parse, at)
    if deed is None:
        return False
    first, last = parse.subtree(deed)
    return _OWN.isdisjoint(parse.lower[first:last]) and _OWN.isdisjoint(parse.lemma[first:last])


def _called_on(parse: Parse, top: int, at: int) -> bool:
    """ "The minister called on A to withdraw"."""
    prep = parse.head[at]
    on = parse.dep[at] == "pobj" and parse.lower[prep] in ("on", "upon")
    return on and parse.head[prep] == parse.head[top] and parse.lemma[parse.head[top]] == "call"


def _deed(parse: Parse, at: int) -> int | None:
    """Return the verb or noun of the force that ``at`` uses: "hit by A's jets", "A's shelling"."""
    forces = word_set("events.arms", "places.deeds_upon", "events.fire")
    if parse.lemma[at] in word_set("places.deeds_upon") | word_set("events.fire"):
        return at
    up = parse.head[at]
    by = parse.dep[at] == "pobj" and (parse.dep[up] == "agent" or parse.lower[up] == "by")
    verb = parse.head[up] if by else up
    acting = by or parse.dep[at] == "nsubj"
    armed = parse.lemma[at] in forces or parse.lemma[at] in word_set("cast.forces")
    hostile = parse.lemma[verb] in word_set("cast.hostile", "places.taken") | _CROSSING
    done = by and armed and parse.pos[verb] in ("VERB", "NOUN")
    return verb if done or (acting and armed and hostile) or (by and hostile) else None


_CROSSING = frozenset({"cross", "enter", "land", "advance", "wound", "injure"})
