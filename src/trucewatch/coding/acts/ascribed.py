"""Wrongs ascribed to another side by a noun or a way of speaking, not by a verb of attack.

"B had committed war crimes", "the ambush was the work of B", "B chose the path of terror", "came
under fire from B's bank", "spoke of a second attack by B".

Read for parties only, under neutral cues: who watches, reports.
"""

from __future__ import annotations

from functools import cache

from trucewatch.coding.acts import forms as act_forms
from trucewatch.coding.acts.syntax import (
    Utterance,
    future,
    negated,
    other,
    own_actor,
    subject_head,
    tokens_of,
)
from trucewatch.coding.acts.unsaid import own_by_words, unsaid
from trucewatch.records import Actor
from trucewatch.vocab.cues import load_act_words
from trucewatch.vocab.words import word_set

_WORK = frozenset({"work", "handiwork", "doing", "deed", "act"})
_WAYS = frozenset({"path", "road", "course", "way", "strategy", "policy", "language", "war"})
_TAKING = frozenset({"choose", "take", "follow", "pursue", "adopt", "speak", "embrace", "wage"})
_UNDER = frozenset({"fire", "attack", "shelling", "bombardment", "shellfire"})


def ascribed(u: Utterance) -> str | None:
    """Return accuse where the content ascribes a wrong to another side; else None."""
    if u.lemmas.isdisjoint(_words()):
        return None
    for k in tokens_of(u):
        if u.context.parse.pos[k] not in ("VERB", "AUX") or future(u.context.parse, k):
            continue
        if _committed(u, k) or _work_of(u, k) or _dark_way(u, k) or _it_was(u, k):
            return "accuse"
        if _under_fire(u, k):
            return "accuse"
    return None


@cache
def _words() -> frozenset[str]:
    return word_set("acts.committing") | _WORK | _WAYS | _UNDER | {"be"}


@cache
def _evils() -> frozenset[str]:
    words = load_act_words()
    return word_set("acts.wrongs") | words["breach"] | words["misdeed"]


def _theirs(u: Utterance, verb: int) -> bool:
    """Whether another side, or men of it, does what the verb says."""
    subject = subject_head(u.context.parse, verb)
    if subject is None or own_by_words(u, subject) or not act_forms.main_clause(u, verb):
        return False
    actor = _of_it(u, subject)
    return actor is not None and other(u, actor)


def _of_it(u: Utterance, noun: int) -> Actor | None:
    """Who the noun names, or whose men: "members of the Front", "elements of the army"."""
    parse = u.context.parse
    for c in parse.children[noun]:
        if parse.dep[c] == "prep" and parse.lower[c] in ("of", "from", "within"):
            for p in parse.children[c]:
                actor = u.cast.of(p) if parse.dep[p] == "pobj" else None
                if actor is not None and actor.code != "UNK":
                    return actor
    return u.cast.of(noun)


def _committed(u: Utterance, verb: int) -> bool:
    """ "B had committed war crimes", "orchestrated attacks on our bases"."""
    parse = u.context.parse
    if parse.lemma[verb] not in word_set("acts.committing") or unsaid(parse, verb):
        return False
    objects = [c for c in parse.children[verb] if parse.dep[c] in ("dobj", "nsubjpass")]
    bad = [c for c in objects if parse.lemma[c] in _evils()]
    if not bad:
        return False
    if parse.dep[bad[0]] == "dobj" and _theirs(u, verb):
        return True
    ours = range(parse.left[bad[0]], parse.right[bad[0]])
    subject = subject_head(parse, verb)
    struck = any(
        parse.lower[k] in ("our", "us") or (parse.dep[k] == "pobj" and own_actor(u, k))
        for k in ours
    )
    return struck and subject is not None and not own_by_words(u, subject)


def _work_of(u: Utterance, verb: int) -> bool:
    """ "the ambush was the work of B"."""
    parse = u.context.parse
    subject = subject_head(parse, verb)
    if parse.lemma[verb] != "be" or subject is None or negated(parse, verb):
        return False
    if parse.lemma[subject] not in _evils() | {"this", "it", "that", "fire", "bomb", "mine"}:
        return False
    for c in parse.children[verb]:
        if parse.dep[c] == "attr" and parse.lemma[c] in _WORK:
            whose = _of_it(u, c)
            return whose is not None and other(u, whose)
    return False


def _it_was(u: Utterance, verb: int) -> bool:
    """ "It was B", "it was B's guns": who did what was told before; not "it was B's turn"."""
    parse = u.context.parse
    subject = subject_head(parse, verb)
    if parse.lemma[verb] != "be" or subject is None or parse.lower[subject] != "it":
        return False
    if negated(parse, verb) or parse.tag[verb] != "VBD" or not act_forms.main_clause(u, verb):
        return False
    for c in parse.children[verb]:
        if parse.dep[c] == "attr" and parse.pos[c] in ("NOUN", "PROPN"):
            who = u.cast.of(c)
            armed = who is not None and (who.sector in _ARMED or parse.pos[c] == "PROPN")
            return armed and who is not None and other(u, who)
    return False


_ARMED = frozenset({"MIL", "REB", "PRM", "UAF", "COP", "SEP"})


def _dark_way(u: Utterance, verb: int) -> bool:
    """ "B had chosen the path of terrorism"."""
    parse = u.context.parse
    if parse.lemma[verb] not in _TAKING or negated(parse, verb):
        return False
    for c in parse.children[verb]:
        if parse.dep[c] == "dobj" and parse.lemma[c] in _WAYS:
            below = {parse.lemma[k] for k in range(c + 1, parse.right[c])}
            if below & word_set("acts.dark"):
                return _theirs(u, verb)
    return False


def _under_fire(u: Utterance, verb: int) -> bool:
    """ "its patrol came under fire from B's bank": whose bank, and not the speaker's."""
    parse = u.context.parse
    if parse.lemma[verb] not in ("come", "be") or negated(parse, verb):
        return False
    under = [c for c in parse.children[verb] if parse.lower[c] == "under"]
    if not any(parse.lemma[p] in _UNDER for c in under for p in parse.children[c]):
        return False
    reach = range(under[0] + 1, min(len(parse), parse.right[verb]))
    at = next((k for k in reach if parse.lower[k] == "from"), None)
    if at is None or not act_forms.main_clause(u, verb):
        return False
    named = (u.cast.of(k) for k in range(at + 1, parse.right[at]))
    return any(a is not None and other(u, a) for a in named)


def told_of(u: Utterance) -> str | None:
    """ "spoke of a second attack by B": a party that names whose attack it was, with no verb."""
    parse = u.context.parse
    for k in tokens_of(u, _NEAR):
        if parse.pos[k] != "NOUN" or parse.lemma[k] not in _evils():
            continue
        if parse.dep[k] not in ("pobj", "dobj") or parse.head[k] < u.attribution.head:
            continue
        for t in range(parse.left[k], min(parse.right[k], k + _NEAR)):
            actor = u.cast.of(t) if t != k and parse.dep[t] in _WHOSE else None
            if actor is not None and other(u, actor):
                of = parse.lower[parse.head[t]] if parse.dep[t] == "pobj" else "by"
                if of in ("by", "from"):
                    return "accuse"
    return None


_WHOSE = frozenset({"amod", "compound", "poss", "nmod", "pobj"})
# The deed stands within this many words behind the cue, and whose it was within as many.
_NEAR = 8
