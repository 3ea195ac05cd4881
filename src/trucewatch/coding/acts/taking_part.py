"""Deeds laid to somebody by words that point to them: "men of the front took part", "did it".

The deed itself is told in the sentence or in the one before it; where no act of force is told
there, who takes part in something is accused of nothing ("twenty states took part").
"""

from __future__ import annotations

from trucewatch.coding.acts.syntax import Utterance, future, negated, other, subject_head
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor
from trucewatch.vocab.cues import act_words

_POINTING = frozenset({"it", "this", "that"})
# Verbs by which somebody does "it", and those by which he feigns or brings about what is told.
_DOING = frozenset(
    {
        "do",
        "commit",
        "perpetrate",
        "organise",
        "organize",
        "plan",
        "order",
        "mount",
        "begin",
        "start",
        "provoke",
    }
)
_STAGING = frozenset({"stage", "orchestrate", "engineer", "fake", "simulate", "set"})
_STAGED = frozenset({"incident", "attack", "shooting", "provocation", "explosion", "blast", "raid",
                     "clash", "scene", "it", "this", "killing", "shelling", "strike"})  # fmt: skip


def takes_part(u: Utterance) -> Actor | None:
    """Return whom a statement says to have had a part in the act of force told with it; None where
    it says so of nobody, or of the speaker's own side."""
    parse = u.context.parse
    if u.lemmas.isdisjoint(_DOING | _STAGING | {"take", "carry", "involve", "responsible"}):
        return None
    for k in u.tokens:
        if parse.pos[k] not in ("VERB", "ADJ") or negated(parse, k) or future(parse, k):
            continue
        if not (_pointed(parse, k) and _told_before(parse, k)) and not _staged(parse, k):
            continue
        at = parse.head[k] if parse.pos[k] == "ADJ" else k
        subject = subject_head(parse, at)
        if parse.pos[k] == "ADJ" and (negated(parse, at) or future(parse, at)):
            continue
        actor = None if subject is None else _doer(u, subject)
        if actor is not None and other(u, actor):
            return actor
    return None


def lays_to_other(u: Utterance) -> bool:
    """Return whether each of two says that "the other" did it, or began it."""
    parse = u.context.parse
    if "other" not in u.lowers or u.lemmas.isdisjoint(_DOING | {"carry"}):
        return False
    for k in u.tokens:
        subject = subject_head(parse, k) if parse.pos[k] == "VERB" else None
        if subject is None or parse.lower[subject] != "other" or negated(parse, k):
            continue
        if not future(parse, k) and _pointed(parse, k):
            return True
    return False


def _pointed(parse: Parse, verb: int) -> bool:
    lemma = parse.lemma[verb]
    if lemma == "take":
        return parse.lower[verb + 1 : verb + 2] == ("part",) and _in_force(parse, verb)
    if lemma == "involve":
        return _in_force(parse, verb)
    if lemma == "responsible":
        behind = [c for c in range(verb + 1, parse.right[verb]) if parse.lower[c] == "for"]
        what = parse.lemma[behind[0] + 1 : behind[0] + 5] if behind else ("it",)
        return what[:1] in (("it",), ("this",)) or not act_words("breach").isdisjoint(what)
    if lemma == "carry":
        near = parse.lower[verb + 1 : verb + 3]
        return near[1:] == ("out",) and near[0] in _POINTING
    objects = [c for c in parse.children[verb] if parse.dep[c] == "dobj"]
    return lemma in _DOING and any(parse.lower[c] in _POINTING for c in objects)


def _in_force(parse: Parse, verb: int) -> bool:
    """Return whether "took part" stands alone or with "in it", "in the attack"."""
    inside = [c for c in range(verb + 1, parse.right[verb]) if parse.lower[c] == "in"]
    if not inside:
        return True
    what = parse.lemma[inside[0] + 1 : inside[0] + 5]
    return what[:1] in (("it",), ("this",)) or not act_words("breach").isdisjoint(what)


def _staged(parse: Parse, verb: int) -> bool:
    """ "B had staged the incident"."""
    objects = [c for c in parse.children[verb] if parse.dep[c] == "dobj"]
    staging = parse.lemma[verb] in _STAGING - {"set"}
    return staging and any(parse.lemma[c] in _STAGED for c in objects)


_HARM = frozenset(
    {"die", "explode", "throw", "perish", "detonate", "blow", "deny", "accuse", "blame"}
)


def _told_before(parse: Parse, k: int) -> bool:
    """Return whether an act of force is told before ``k`` in its sentence or in the last one."""
    force = act_words("hostile", "breach", "violent", "hurt") | _HARM
    first = parse.sent[k] - 1
    t = k - 1
    while t >= 0 and parse.sent[t] >= first:
        if parse.lemma[t] in force:
            return True
        t -= 1
    return False


def _doer(u: Utterance, subject: int) -> Actor | None:
    """Return the actor of a subject, or that of "of B", "from B" behind it ("20 men of B")."""
    parse = u.context.parse
    behind = (
        u.cast.of(p)
        for c in parse.children[subject]
        for q in (c, *parse.children[c])
        if parse.dep[q] == "prep" and parse.lower[q] in ("of", "from")
        for p in parse.children[q]
        if parse.dep[p] == "pobj"
    )
    found = next((a for a in behind if a is not None and a.code != "UNK"), None)
    return found or u.cast.of(subject)
