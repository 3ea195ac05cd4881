"""Directives under a neutral cue: what another is to do, is wanted to do, or is told to do.

Also acts that the speaker names himself: "we demand …", "I blame nobody".
"""

from __future__ import annotations

import re

from trucewatch.coding.acts import forms as act_forms
from trucewatch.coding.acts.syntax import (
    FIRST,
    Utterance,
    future,
    negated,
    own_actor,
    subject_head,
    tokens_of,
)
from trucewatch.coding.realis.steps import SUPPOSING
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import load_cues

_DUTY = frozenset({"must", "should", "ought", "shall"})
_OBLIGED = frozenset({"have", "need"})


def duty(u: Utterance) -> str | None:
    """A requirement: on another party a demand, with a negation a warning."""
    parse = u.context.parse
    named = not (u.lowers.isdisjoint(_DUTY) and u.lemmas.isdisjoint(_OBLIGED))
    for k in tokens_of(u) if named else ():
        if not _is_duty(parse, k):
            continue
        verb = parse.head[k] if parse.dep[k] == "aux" else k
        subject = subject_head(parse, verb)
        if not act_forms.main_clause(u, verb) and not u.context.quoted(verb):
            continue
        if subject is not None and (
            parse.lower[subject] in FIRST | _ANYBODY or own_actor(u, subject)
        ):
            continue
        if subject is not None and parse.lower[subject] in ("nobody", "none"):
            return "warn"
        return "warn" if negated(parse, verb) else "demand"
    if not u.lemmas.isdisjoint(("owe", "until", "till")) and _owed(u):
        return "demand"
    return "call_for" if " time " in u.said and _TIME.search(u.said) else None


# "The mutineers have until noon to lay down their arms", "B owes the families an apology".
_TERM = re.compile(r" (?:has|have|had) (?:only |just )?(?:until|till) [\w “”\"]{2,40} to [a-z]+ ")


def _owed(u: Utterance) -> bool:
    """ "have until noon to leave", "owes us an apology": what another is to do."""
    parse = u.context.parse
    reported = u.attribution.lexeme.kind == "claim" or (u.speaker and u.speaker.sector == "JRN")
    if _TERM.search(u.said) and not reported:
        return True
    for k in tokens_of(u):
        if parse.lemma[k] != "owe" or parse.pos[k] != "VERB" or negated(parse, k):
            continue
        subject = subject_head(parse, k)
        what = {parse.lemma[c] for c in parse.children[k] if parse.dep[c] == "dobj"}
        mine = subject is not None and (parse.lower[subject] in FIRST or own_actor(u, subject))
        if what & {"apology", "explanation", "answer", "compensation"} and not mine:
            return True
    return False


# "It is time to release them", "the time has come for a truce".
_TIME = re.compile(r" (?:it is|it ’s|it 's|now is the|the) time (?:has come )?(?:for|to) ")


_ANYBODY = frozenset({"one", "you", "everyone", "everybody"})


def _is_duty(parse: Parse, k: int) -> bool:
    if parse.tag[k] == "MD" and parse.lower[k] in _DUTY:
        # "it must have been B": what is inferred is asked of nobody
        return parse.lower[k + 1 : k + 2] != ("have",)
    if any(parse.lower[c] == "yet" for c in parse.children[k]):
        return False  # "has yet to leave": what has not been done so far
    return (
        parse.lemma[k] in _OBLIGED
        and parse.pos[k] == "VERB"
        and parse.tag[k] in ("VBZ", "VBP")
        and any(parse.dep[c] == "xcomp" for c in parse.children[k])
        and parse.lower[k + 1 : k + 3] != ("to", "date")
    )


def wish(u: Utterance) -> str | None:
    """ "We want them to tell us where …": what a speaker wants another to do."""
    parse = u.context.parse
    for k in tokens_of(u):
        if parse.lemma[k] not in ("want", "need", "ask", "expect") or parse.pos[k] != "VERB":
            continue
        if negated(parse, k) or not act_forms.own_subject(u, k) or future(parse, k):
            continue
        for c in parse.children[k]:
            subjects = [t for t in parse.children[c] if parse.dep[t] == "nsubj"]
            if (
                parse.dep[c] in ("ccomp", "xcomp")
                and subjects
                and parse.lower[subjects[0]] not in FIRST
            ):
                return "demand"
    return None


def performative(u: Utterance) -> str | None:
    """ "we demand …", "it rejects …": the speaker names the act."""
    parse, verbs = u.context.parse, load_cues().verbs
    for k in tokens_of(u):
        cue = verbs.get(parse.lemma[k])
        if cue is None or cue.act not in _PERFORMED or cue.kind in _MILD:
            continue
        if not _performs(parse, k) or negated(parse, k):
            continue
        if cue.lemma == "call" and parse.lower[k + 1 : k + 2] not in _CALLING:
            continue  # "what it calls terrorist targets": a name
        subject = subject_head(parse, k)
        if subject is not None and (parse.lower[subject] in FIRST or own_actor(u, subject)):
            nobody = parse.lower[k + 1 : k + 2] in _NOBODY and cue.act == "accuse"
            return "withhold_blame" if nobody else cue.act
    return None


_CALLING = (("for",), ("on",), ("upon",))
_NOBODY = (("nobody",), ("none",), ("no",), ("neither",))


def _performs(parse: Parse, k: int) -> bool:
    """A present form: "we call on", "we are calling on"."""
    if parse.tag[k] in ("VBP", "VBZ"):
        return True
    return parse.tag[k] == "VBG" and any(
        parse.dep[c] == "aux" and parse.tag[c] in ("VBP", "VBZ") for c in parse.children[k]
    )


_MILD = frozenset({"want", "deed", "weak", "light", "think", "stance"})


_PERFORMED = frozenset(
    [
        "accuse",
        "deny",
        "threaten",
        "warn",
        "demand",
        "call_for",
        "offer",
        "propose",
        "concede",
        "reject",
        "guarantee",
        "assess_negative",
        "assess_positive",
    ]
)


# Bare verbs that ask nobody for anything.
_OPENERS = SUPPOSING | {"thank", "look"}


# "Let them look": whoever has nothing to hide offers it.
_SEEING = frozenset({"look", "see", "come", "check", "inspect", "search", "visit", "count"})


def imperative(u: Utterance) -> str | None:
    """ "Stop the raids": a quoted sentence that opens with a bare verb; "Don't" warns."""
    parse = u.context.parse
    words = [k for k in tokens_of(u, limit=6) if parse.word[k][:1].isalnum()]
    if not words or not u.context.quoted(words[0]):
        return None
    first = words[0]
    own = any(parse.dep[c] in ("nsubj", "nsubjpass") for c in parse.children[first])
    if parse.lower[first] == "let" and parse.lower[first + 1] in ("nobody", "no", "none"):
        return "warn"
    if parse.tag[first] != "VB" or own:
        return None
    if first != parse.sents[parse.sent[first]][0] and u.context.quote_of[first - 1] < 0:
        return None
    if parse.dep[first] == "aux":
        return "warn" if negated(parse, parse.head[first]) else None
    if parse.lemma[first] == "let":
        if parse.lower[first + 1] not in ("him", "them", "her"):
            return None
        return "offer" if parse.lemma[first + 2] in _SEEING else "demand"
    if parse.lemma[first] in _OPENERS:
        return None
    pleads = u.speaker is not None and u.speaker.sector in ("REL", "IGO", "NGO", "MED", "HLH")
    return "call_for" if pleads else "demand"
