"""Denials without a word that denies: what did not happen, told by whoever is charged with it."""

from __future__ import annotations

from functools import cache

from trucewatch.coding.acts import forms as act_forms
from trucewatch.coding.acts.syntax import (
    FIRST,
    Utterance,
    agent_of,
    future,
    has_negation,
    negated,
    other,
    own,
    own_actor,
    subject_head,
    tokens_of,
)
from trucewatch.coding.acts.unsaid import is_nobody, nobody_does, own_by_words, unsaid
from trucewatch.coding.realis.untrue_reports import UNTRUE, disowned
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor
from trucewatch.vocab.cues import act_words, load_act_words
from trucewatch.vocab.words import word_set

# Cues with which somebody stands by his word; what they say is not so, they deny.
_NOTHING = frozenset({"no", "none", "nobody", "nothing", "neither"})
_NOT_INVOLVED = ("nothing", "to", "do", "with")
# What is not wished, known or expected is not denied.
_INNER = frozenset("want need know have expect intend hope think believe plan see".split())
# What a party is often charged with besides attacks.
_GOOD = frozenset({"progress", "deal", "agreement", "breakthrough", "decision", "alternative"})


def disbelief(u: Utterance) -> str | None:
    """Return deny where what others say is called untrue: "B's claim that we fired is a lie".

    Whatever the claim itself charges somebody with, and whoever is charged.
    """
    parse = u.context.parse
    sentences = {parse.sent[k] for k in tokens_of(u)}
    inside = set(tokens_of(u))
    found = (d for n in sentences for d in disowned(parse, n))
    said = any(d.verb in inside and d.noun in inside and act_forms.main_clause(u, d.verb)
               for d in found)  # fmt: skip
    return "deny" if said else None


def denial(u: Utterance) -> str | None:
    """Return deny (or accuse: another side's words are called untrue) or None."""
    return _baseless(u) or _untrue(u) or _not_done(u) or _not_involved(u) or _not_so(u)


_WORDING_KEYS = frozenset(
    "basis foundation substance merit truth evidence proof word reality fact relation fairy tall"
    " made make trump trumped dream up made-up trumped-up figment cock".split()
)


def _baseless(u: Utterance) -> str | None:
    """ "The reports have no basis in fact", "not a word of it is true"; not what others lack."""
    if u.lemmas.isdisjoint(_WORDING_KEYS) or not UNTRUE.search(u.said):
        return None
    parse = u.context.parse
    if any(parse.tag[k] == "MD" and parse.lower[k] != "could" for k in tokens_of(u)):
        return None
    told = any(parse.lemma[k] in _of_words() for k in tokens_of(u))
    pointing = any(parse.lower[k] in _POINTING for k in tokens_of(u, 4))
    return "deny" if told or pointing else None


_POINTING = frozenset(
    {"it", "this", "that", "these", "those", "they", "there", "all", "not", "nothing", "a"}
)


@cache
def _of_words() -> frozenset[str]:
    """Nouns for what others say: claims, charges, reports."""
    return load_act_words()["charge"] | {"statement", "remark", "information", "news", "tale"}


def _untrue(u: Utterance) -> str | None:
    """ "The charge is false": deny; "B is spreading lies": accuse."""
    parse, words = u.context.parse, load_act_words()
    if has_negation(u):
        return None
    for k in tokens_of(u):
        if _made_up(parse, k) and act_forms.main_clause(u, k):
            return "deny"
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


def _made_up(parse: Parse, k: int) -> bool:
    """ "the raid was invented", "the film had been staged"."""
    passive = any(parse.dep[c] == "nsubjpass" for c in parse.children[k])
    return passive and parse.lemma[k] in ("invent", "concoct", "fabricate", "fake", "stage")


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
    if parse.dep[k] == "pobj" and parse.lower[parse.head[k]] != "as":
        return False  # "put an end to the lie of a drone": what is said is something else
    short = sum(parse.word[t][:1].isalnum() for t in tokens_of(u)) <= _SHORT
    return parse.pos[k] == "VERB" or parse.dep[k] in _BEING or short


def _not_done(u: Utterance) -> str | None:
    """ "our men did not fire", "A had nothing to do with it"."""
    parse, charged = u.context.parse, _charged()
    for k in tokens_of(u):
        absent = parse.lower[k] == "nothing" and parse.lower[k : k + 4] == _NOT_INVOLVED
        if absent and _involved_is_own(u, k):
            return "deny"
        if parse.pos[k] != "VERB" or not (parse.lemma[k] in charged or _opens_fire(parse, k)):
            continue
        finite = parse.tag[k] != "VB" or _did_not(parse, k)
        said_not = unsaid(parse, k) or _none_harmed(parse, k)
        told = said_not and not future(parse, k) and finite
        if told and act_forms.main_clause(u, k) and _mine(u, k):
            return "deny"
    return None


def _none_harmed(parse: Parse, verb: int) -> bool:
    """ "carried out no strikes", "killed nobody"."""
    return any(is_nobody(parse, c) for c in parse.children[verb] if parse.dep[c] == "dobj")


def _opens_fire(parse: Parse, verb: int) -> bool:
    """ "opened fire", "took part in the raid", "set fire to", "crossed the border"."""
    words = load_act_words()
    if parse.lemma[verb] not in words["attacking"] | _TAKING_PART:
        return False
    below = [c for c in parse.children[verb] if parse.dep[c] in ("dobj", "prep", "nsubjpass")]
    nouns = below + [p for c in below for p in parse.children[c] if p > c]
    nouns += [p for c in nouns for p in parse.children[c] if p > c]
    return any(parse.lemma[c] in words["breach"] | _CROSSED for c in nouns)


_TAKING_PART = frozenset({"take", "set", "participate", "cross", "order", "join", "play", "make"})
_CROSSED = frozenset({"border", "frontier", "river", "line", "airspace", "operation", "part"})
# What somebody says he is not, where he is charged with a deed.
_INVOLVED = frozenset(
    "responsible involved behind guilty complicit implicated culpable there present nearby".split()
)


def _not_involved(u: Utterance) -> str | None:
    """ "A was not behind the blast", "our men are not responsible for it"."""
    parse = u.context.parse
    if u.lemmas.isdisjoint(_INVOLVED):
        return None
    for k in tokens_of(u):
        if parse.lower[k] not in _INVOLVED or parse.dep[k] == "expl":
            continue
        verb = k if parse.pos[k] == "VERB" else parse.head[k]
        said = unsaid(parse, verb) and not future(parse, verb)
        subject = subject_head(parse, verb)
        if said and subject is not None and act_forms.main_clause(u, verb):
            standing = word_set("acts.standing_by_denying")
            stands = u.attribution.lexeme.lemma in standing and not _of_another(u, verb)
            return "deny" if stands or own_by_words(u, subject) else None
    return None


@cache
def _charged() -> frozenset[str]:
    return act_words("hostile", "wrong", "violent") | word_set("acts.charged_with")


def _did_not(parse: Parse, verb: int) -> bool:
    aux = {parse.lower[c] for c in parse.children[verb] if parse.dep[c] == "aux"}
    return negated(parse, verb) and bool(aux & {"did", "do", "does"})


def _mine(u: Utterance, verb: int) -> bool:
    agent = agent_of(u, verb)
    if agent is not None and (own(u, agent) or _same_state(u, agent)):
        return True
    # a passive or a name that nothing is known of may still be "its police"
    parse = u.context.parse
    if agent is not None and nobody_does(parse, verb) and _sideless(u):
        return True
    subject = subject_head(parse, verb)
    if subject is not None and parse.dep[subject] == "nsubj":
        inner = (u.cast.of(c) for c in parse.children[subject] if parse.dep[c] in _INNER_NOUNS)
        return own_by_words(u, subject) or any(a and _same_state(u, a) for a in inner)
    agents = (c for c in parse.children[verb] if parse.dep[c] == "agent")
    return any(own_by_words(u, p) for c in agents for p in parse.children[c])


def _sideless(u: Utterance) -> bool:
    """An official by name whose state the story does not tell: "no unit of the X army fired"."""
    speaker = u.speaker
    if speaker is None or speaker.country is not None or speaker.sector not in ("GOV", "MIL"):
        return False
    tail = speaker.code.partition(":")[2]
    return "-" in tail and u.cast.camp_key(speaker) == tail


_INNER_NOUNS = frozenset({"compound", "nmod", "poss"})


def _same_state(u: Utterance, agent: Actor) -> bool:
    """ "no government unit has fired", said by an official where no state is named.

    A group's spokesman is an official as well; nobody denies what a foe is charged with.
    """
    unplaced = agent.code in ("UNKGOV", "UNKMIL")
    speaker = u.speaker
    return unplaced and speaker is not None and speaker.code.startswith(("UNKGOV", "UNKMIL"))


def _involved_is_own(u: Utterance, k: int) -> bool:
    """ "A had nothing to do with it": whether A is the speaker's side."""
    parse = u.context.parse
    subject = subject_head(parse, parse.head[k])
    if subject is None:
        return False
    if parse.lower[subject] in FIRST or own_actor(u, subject):
        return True
    behind = [t for t in range(k + 4, min(len(parse), k + 8)) if parse.dep[t] == "pobj"]
    if behind and (parse.lower[behind[0]] in ("us", "me") or own_by_words(u, behind[0])):
        return True  # "the raid had nothing to do with its men"
    # a group that nothing is known of still speaks of itself as "it"
    return parse.lower[subject] in ("it", "they") and subject in tokens_of(u, 2)


def _not_so(u: Utterance) -> str | None:
    """ "insisted there were no soldiers", "maintained that nobody had been turned away"."""
    parse = u.context.parse
    if u.attribution.lexeme.lemma not in word_set("acts.standing_by_denying"):
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
