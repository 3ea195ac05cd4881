"""Charges under a neutral cue that name no act of war: what another side left undone or broke.

"B had not released the prisoners", "such flights violate the protocol", "aircraft of the
“aggressors” had bombed two farms", "killed by the enemy". Read for parties only: who watches,
reports.
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
from trucewatch.coding.acts.unsaid import unsaid
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import act_words
from trucewatch.vocab.words import word_set

_ENEMIES = frozenset(
    "enemy aggressor occupier invader saboteur terrorist mercenary bandit infiltrator traitor"
    " adversary".split()
)
# Whose men, arms or craft do what is told is whoever they are of.
_STRIKING = frozenset({"aim", "blow", "open", "fly", "cross"})
_BREAKING = frozenset({"violate", "contravene", "breach", "infringe", "flout", "break"})
_NOBODY = frozenset({"nobody", "none", "neither", "no"})


def charge(u: Utterance) -> str | None:
    """Return accuse where another side is charged with what is no attack; else None."""
    return _by_enemy(u) or _left_undone(u) or _broken(u)


@cache
def charging() -> frozenset[str]:
    """Return the lemmas of verbs one of which every such charge has."""
    return _harm() | word_set("acts.owed") | _BREAKING


@cache
def _harm() -> frozenset[str]:
    return act_words("hostile", "misdo") | _STRIKING


def _by_enemy(u: Utterance) -> str | None:
    """The agent is called an enemy, or is a weapon or a man of another side."""
    parse = u.context.parse
    for k in tokens_of(u):
        if parse.pos[k] != "VERB" or parse.lemma[k] not in _harm():
            continue
        if unsaid(parse, k) or future(parse, k):
            continue
        for head in _agents(parse, k):
            if parse.lemma[head] in _ENEMIES or _of_another(u, head):
                return "accuse"
    return None


def _agents(parse: Parse, verb: int) -> list[int]:
    """The object of "by", else the active subject."""
    for c in parse.children[verb]:
        if parse.dep[c] == "agent" or (parse.dep[c] == "prep" and parse.lower[c] == "by"):
            return [p for p in parse.children[c] if parse.dep[p] == "pobj"]
    subject = subject_head(parse, verb)
    return [subject] if subject is not None and parse.dep[subject] == "nsubj" else []


def _of_another(u: Utterance, head: int) -> bool:
    """ "Ugandan snipers", "drones of Uganda", "aircraft of the “aggressors”"."""
    parse = u.context.parse
    if parse.lemma[head] not in word_set("acts.means"):
        return False
    for c in parse.children[head]:
        if parse.dep[c] in ("amod", "compound", "poss", "nmod"):
            actor = u.cast.of(c)
            if parse.lemma[c] in _ENEMIES or (actor is not None and other(u, actor)):
                return True
        if parse.dep[c] == "prep" and parse.lower[c] in ("of", "from"):
            for p in parse.children[c]:
                actor = u.cast.of(p)
                if parse.lemma[p] in _ENEMIES or (actor is not None and other(u, actor)):
                    return True
    return False


def _left_undone(u: Utterance) -> str | None:
    """ "B has never honoured the accord", "B had not released the prisoners", "has yet to free"."""
    parse = u.context.parse
    for k in tokens_of(u):
        if (
            parse.pos[k] != "VERB"
            or parse.lemma[k] not in word_set("acts.owed")
            or future(parse, k)
        ):
            continue
        aux = {parse.lower[c] for c in parse.children[k] if parse.dep[c] == "aux"}
        undone = negated(parse, k) and aux & {"has", "have", "had", "did"}
        if not undone and not _yet_to(parse, k):
            continue
        if parse.lemma[k] == "return" and _fire_back(parse, k):
            continue
        if act_forms.of_another(u, k if undone else parse.head[k]):
            return "accuse"
    return None


def _yet_to(parse: Parse, verb: int) -> bool:
    """ "has yet to release them": what is not done so far."""
    over = parse.head[verb]
    have = parse.dep[verb] == "xcomp" and parse.lemma[over] == "have"
    return have and any(parse.lower[c] == "yet" for c in parse.children[over])


def _fire_back(parse: Parse, verb: int) -> bool:
    """ "had not returned fire", "came under fire and had not returned it": nothing owed."""
    for c in parse.children[verb]:
        if parse.dep[c] != "dobj":
            continue
        first = parse.sents[parse.sent[verb]][0]
        meant = range(first, verb) if parse.lower[c] in ("it", "them", "this") else (c,)
        return any(parse.lemma[k] in _FIRE and parse.pos[k] == "NOUN" for k in meant)
    return False


_FIRE = frozenset("fire gunfire shot shelling salvo volley barrage shell".split())


def _broken(u: Utterance) -> str | None:
    """ "such flights violate the protocol", "B had broken its word"; not "would violate"."""
    parse = u.context.parse
    for k in tokens_of(u):
        if parse.pos[k] != "VERB" or parse.lemma[k] not in _BREAKING or negated(parse, k):
            continue
        if any(parse.tag[c] == "MD" for c in parse.children[k]):
            continue
        objects = [c for c in parse.children[k] if parse.dep[c] in ("dobj", "nsubjpass")]
        if not any(
            parse.lemma[c] in word_set("acts.given") for c in objects
        ) or not act_forms.main_clause(u, k):
            continue
        subject = next((c for c in parse.children[k] if parse.dep[c] == "nsubj"), None)
        if subject is None or act_forms.own_subject(u, k) or own_actor(u, subject):
            continue
        first = parse.lower[parse.left[subject]]
        if first not in _NOBODY and parse.lower[subject] not in ("who", "which", "that"):
            return "accuse"
    return None
