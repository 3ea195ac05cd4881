"""Denials without a word that denies: what did not happen, told by whoever is charged with it."""

from __future__ import annotations

from functools import cache

from trucewatch.coding import act_forms
from trucewatch.coding.act_syntax import (
    FIRST,
    Utterance,
    agent_of,
    future,
    has_negation,
    monitor,
    negated,
    other,
    own,
    own_actor,
    subject_head,
    tokens_of,
)
from trucewatch.coding.act_targets import done_by_none
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import load_act_words

# Cues with which somebody stands by his word; what they say is not so, they deny.
STANDING_BY = frozenset(
    "insist maintain stress counter retort respond answer reply contend protest swear argue"
    " clarify underline insistence contention".split()
)
_NOTHING = frozenset({"no", "none", "nobody", "nothing", "neither"})
_NOT_INVOLVED = ("nothing", "to", "do", "with")
# What is not wished, known or expected is not denied.
_INNER = frozenset("want need know have expect intend hope think believe plan see".split())
# What a party is often charged with besides attacks.
_HELPING = frozenset(
    "threaten support finance fund supply harbour harbor shelter order plan plot train sponsor"
    " interfere meddle".split()
)
_GOOD = frozenset({"progress", "deal", "agreement", "breakthrough", "decision", "alternative"})


def denial(u: Utterance) -> str | None:
    """Return deny (or accuse: another side's words are called untrue) or None."""
    return _untrue(u) or _not_done(u) or _not_so(u)


def _untrue(u: Utterance) -> str | None:
    """ "The charge is false": deny; "B is spreading lies": accuse."""
    parse, words = u.context.parse, load_act_words()
    if has_negation(u):
        return None
    for k in tokens_of(u):
        if parse.lemma[k] not in words["denial"] or parse.lower[k] in ("lay", "lies behind"):
            continue
        if parse.pos[k] == "VERB" and parse.lemma[k] == "lie" and not _by_person(u, k):
            continue  # "the villages lie behind the front"
        subject = subject_head(parse, k if parse.pos[k] == "VERB" else parse.head[k])
        actor = u.cast.of(subject) if subject is not None else None
        theirs = actor is not None and other(u, actor)
        if theirs or (subject is not None and parse.lower[subject] in ("they", "he", "whoever")):
            return "accuse"
        return "deny" if _predicated(u, k) else None
    return None


def _by_person(u: Utterance, verb: int) -> bool:
    subject = subject_head(u.context.parse, verb)
    if subject is None:
        return False
    person = u.context.parse.lower[subject] in ("they", "he", "she", "whoever", "you")
    return person or u.cast.of(subject) is not None


# Beside these a word says what something is; a shorter quotation says nothing else.
_BEING = frozenset({"attr", "acomp", "oprd", "ROOT", "amod", "ccomp", "xcomp", "conj", "pobj"})
_SHORT = 8


def _predicated(u: Utterance, k: int) -> bool:
    parse = u.context.parse
    return parse.pos[k] == "VERB" or parse.dep[k] in _BEING or len(tokens_of(u)) <= _SHORT


def _not_done(u: Utterance) -> str | None:
    """ "our men did not fire", "A had nothing to do with it"."""
    parse, charged = u.context.parse, _charged()
    for k in tokens_of(u):
        absent = parse.lower[k] == "nothing" and parse.lower[k : k + 4] == _NOT_INVOLVED
        if absent and _involved_is_own(u, k):
            return "deny"
        if parse.pos[k] != "VERB":
            continue
        if done_by_none(parse, k) and _harmful(parse, k) and not _of_strangers(u, k):
            return "deny"
        if parse.lemma[k] not in charged:
            continue
        finite = parse.tag[k] != "VB" or _did_not(parse, k)
        told = negated(parse, k) and not future(parse, k) and finite
        if told and act_forms.main_clause(u, k) and _mine(u, k):
            return "deny"
    return None


def _harmful(parse: Parse, verb: int) -> bool:
    """Whether a verb tells a deed that somebody is charged with: "fired", "opened fire"."""
    if future(parse, verb) or parse.tag[verb] == "VB":
        return False
    objects = {parse.lemma[c] for c in parse.children[verb] if parse.dep[c] == "dobj"}
    return parse.lemma[verb] in _charged() or not objects.isdisjoint(load_act_words()["breach"])


def _of_strangers(u: Utterance, verb: int) -> bool:
    """Whether who speaks is no party to what nobody did: a monitor, or a state that says that no
    unit of another fired."""
    if monitor(u) or u.speaker is None or u.speaker.sector in ("IGO", "NGO", "UNO"):
        return True
    agent = agent_of(u, verb)
    return u.speaker.country is not None and agent is not None and other(u, agent)


@cache
def _charged() -> frozenset[str]:
    words = load_act_words()
    return words["hostile"] | words["wrong"] | _HELPING


def _did_not(parse: Parse, verb: int) -> bool:
    aux = {parse.lower[c] for c in parse.children[verb] if parse.dep[c] == "aux"}
    return negated(parse, verb) and bool(aux & {"did", "do", "does"})


def _mine(u: Utterance, verb: int) -> bool:
    agent = agent_of(u, verb)
    if agent is not None and own(u, agent):
        return True
    # a passive or a name that nothing is known of may still be "its police"
    subject = subject_head(u.context.parse, verb)
    active = subject is not None and u.context.parse.dep[subject] == "nsubj"
    return active and act_forms.own_subject(u, verb)


def _involved_is_own(u: Utterance, k: int) -> bool:
    """ "A had nothing to do with it": whether A is the speaker's side."""
    parse = u.context.parse
    subject = subject_head(parse, parse.head[k])
    if subject is None:
        return False
    return parse.lower[subject] in FIRST or own_actor(u, subject)


def _not_so(u: Utterance) -> str | None:
    """ "insisted there were no soldiers", "maintained that nobody had been turned away"."""
    parse = u.context.parse
    if u.attribution.lexeme.lemma not in STANDING_BY:
        return None
    tokens = tokens_of(u)
    if any(parse.tag[k] == "MD" for k in tokens):
        return None
    for k in tokens:
        if parse.pos[k] not in ("VERB", "AUX") or parse.dep[k] in ("aux", "auxpass"):
            continue
        if not act_forms.main_clause(u, k) or parse.lemma[k] in _INNER:
            continue
        if parse.lemma[k] != "be" and negated(parse, k) and not _of_another(u, k):
            return "deny"
        if _nothing_there(parse, k) and not _of_another(u, k):
            return "deny"
    return None


def _of_another(u: Utterance, verb: int) -> bool:
    subject = subject_head(u.context.parse, verb)
    actor = u.cast.of(subject) if subject is not None else None
    return actor is not None and other(u, actor)


def _nothing_there(parse: Parse, verb: int) -> bool:
    """ "nobody had been hurt", "there were no soldiers": the subject or the object is nothing."""
    for c in parse.children[verb]:
        if parse.dep[c] not in ("nsubj", "nsubjpass", "dobj", "attr"):
            continue
        if parse.lemma[c] in _GOOD:
            return False
        own = parse.lower[c] in _NOTHING
        if own or any(parse.lower[t] in _NOTHING for t in parse.children[c]):
            return True
    return False
