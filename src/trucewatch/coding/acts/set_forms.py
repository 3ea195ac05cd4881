"""Acts that a form of words makes, whatever its verb: denials, admissions, charges, promises.

"No unit of ours was there", "It was my men who fired", "B was looking for a pretext", "its
readiness to send guards", "its men would let the trucks pass". Each reader looks at the content of
a neutral cue and returns its act, or None.
"""

from __future__ import annotations

import re

from trucewatch.coding.acts import forms as act_forms
from trucewatch.coding.acts.syntax import (
    FIRST,
    Utterance,
    future,
    monitor,
    negated,
    other,
    subject_head,
    tokens_of,
)
from trucewatch.coding.acts.unsaid import own_by_words
from trucewatch.vocab.cues import act_words, load_act_words
from trucewatch.vocab.words import word_set

_PARTIES = frozenset({"GOV", "MIL", "REB", "SPY", "UAF", "PRM", "SEP", "INS", "COP"})
_OURS = re.compile(
    r"\b(?:under|of|from) (?:our|its|their|his|my) (?:own )?"
    r"(?:command|control|army|force|forces|ranks)\b"
)
_NOT_OURS = re.compile(
    r"\b(?:is|are|was|were) (?:no|not an?) [a-z]+ of (?:ours|mine|theirs|his)\b"
    r"|\bnot (?:under|part of) (?:our|its|their|his) (?:command|control|army|forces|orders)\b"
    r"|\b(?:does|do|did) (?:not|n't|n’t) (?:belong|answer|report) to (?:us|it|them|him|our)\b"
)


_SIDE = r"(?:side|territory|soil|land|positions|lines|area|country)"
# "Had not come from its side", "no shots were fired from our territory".
_NOT_FROM_US = re.compile(
    r" (?:not|n't|n’t|never) (?:been |be )?"
    r"(?:c[ao]me|fired|launched|sent|flown|crossed|shot|entered)"
    rf" from (?:its|our|their|his) (?:own )?{_SIDE}\b"
    r"| no (?:[\w’'-]+ ){1,3}?(?:had |has |have |were |was )?(?:been )?"
    r"(?:c[ao]me|fired|launched|sent|flown|crossed|left|entered)"
    rf"(?: over)? from (?:its|our|their|his) (?:own )?{_SIDE}\b"
)


def none_of_ours(u: Utterance) -> str | None:
    """ "no unit under our command was there", "is no ally of ours": deny."""
    if u.lemmas.isdisjoint(_NO):
        return None
    if _NOT_OURS.search(u.said) or (not monitor(u) and _NOT_FROM_US.search(u.said)):
        return "deny"
    parse = u.context.parse
    for k in tokens_of(u):
        verb = parse.head[k]
        if parse.dep[k] not in ("nsubj", "nsubjpass") or parse.pos[k] not in ("NOUN", "PROPN"):
            continue
        if not any(parse.lower[c] == "no" for c in parse.children[k]):
            continue
        modal = any(parse.tag[c] == "MD" for c in parse.children[verb])
        if modal or negated(parse, verb) or not act_forms.main_clause(u, verb):
            continue
        phrase = " ".join(parse.lower[parse.left[k] : parse.right[k]])
        if own_by_words(u, k) or _OURS.search(phrase):
            return "deny"
    return None


_NO = frozenset({"no", "not", "n't", "n’t", "never"})
_MINE = re.compile(
    r"\bit was (?:my|our|me|us|one of (?:my|our))\b|\b(?:my|our) (?:own )?[a-z]+ did it\b"
)


def owns_up(u: Utterance) -> str | None:
    """ "It was my boys who fired on the convoy": concede."""
    if "be" not in u.lemmas or not _MINE.search(u.said):
        return None
    deeds = u.lemmas & act_words("hostile", "breach", "misdo", "wrong")
    return "concede" if deeds else None


def said_by_others(u: Utterance) -> str | None:
    """Return what a seeming admission is where "our men" are those of whoever quotes it: "they said
    it was our own men" is a charge of theirs, and told, not owned up to, by who says so."""
    ours = _OURSELVES.search(u.said)
    source = u.attribution.source
    if ours is None:
        return None
    if source is not None and u.context.quoted(source.head):
        return None if u.context.parse.lower[source.head] in FIRST else "accuse"
    return "assert" if _BY_THEM.search(u.said[: ours.start() + 1]) else None


_OURSELVES = re.compile(r" (?:our|ours|us|we|my) ")
_BY_THEM = re.compile(
    r" (?:they|he|she|you|the [a-z]+) (?:[a-z]+ )?(?:said|says?|claim(?:s|ed)?|told|tells?) "
)


def by_agent(u: Utterance) -> str | None:
    """ "The shelling was begun by a battery of B", "shells were fired by a crew of B": accuse."""
    parse, words = u.context.parse, load_act_words()
    for k in tokens_of(u):
        if parse.tag[k] != "VBN" or parse.lemma[k] not in word_set("acts.doing") | words["hostile"]:
            continue
        subject = next((c for c in parse.children[k] if parse.dep[c] == "nsubjpass"), None)
        if subject is None or negated(parse, k) or future(parse, k):
            continue
        what = words["breach"] | word_set("acts.things")
        deed = parse.lemma[subject] in what or parse.lemma[k] not in word_set("acts.doing")
        if deed and act_forms.main_clause(u, k) and _named_agent(u, k):
            return "accuse"
    return None


def _named_agent(u: Utterance, verb: int) -> bool:
    """Whether another side is named behind "by", itself or as whose men they are."""
    parse = u.context.parse
    for c in parse.children[verb]:
        if parse.dep[c] not in ("agent", "prep") or parse.lower[c] != "by":
            continue
        for k in range(c + 1, parse.right[c]):
            actor = u.cast.of(k) if parse.pos[k] in ("NOUN", "PROPN", "ADJ") else None
            sided = actor is not None and (actor.country or ":" in actor.code)
            if actor is not None and sided and other(u, actor):
                return True
    return False


_PRETEXTS = frozenset({"pretext", "excuse", "alibi"})
_NO_RIGHT = re.compile(
    r"\bhad no (?:right|business|grounds?|cause|authority|reason) (?:what\w+ )?to\b"
)


def charges(u: Utterance) -> str | None:
    """ "B was looking for a pretext", "its men had no ground to hold up the convoy": accuse."""
    parse = u.context.parse
    for k in tokens_of(u):
        if parse.lemma[k] not in _PRETEXTS and parse.lower[k] != "had":
            continue
        if parse.lower[k] == "had" and not _NO_RIGHT.search(u.said):
            continue
        verb = parse.head[k] if parse.lemma[k] in _PRETEXTS else k
        verb = parse.head[verb] if parse.pos[verb] == "ADP" else verb
        if parse.lemma[k] in _PRETEXTS and parse.lemma[verb] not in word_set("acts.finding"):
            continue
        subject = subject_head(parse, verb)
        if subject is None or negated(parse, verb) or own_by_words(u, subject):
            continue
        actor = u.cast.of(subject)
        report = u.attribution.lexeme.kind in ("say", "claim", "tell", "show", "announce")
        if report and actor is not None and (other(u, actor) or monitor(u)):
            return "accuse"
    return None


_READY = re.compile(
    r"^\W*(?:its|their|his|her|our) (?:readiness|willingness) (?:[a-z]+ ){0,3}?to\b"
)


def readiness(u: Utterance) -> str | None:
    """ "declared their readiness to send soldiers": offer."""
    if u.lemmas.isdisjoint(("readiness", "willingness")):
        return None
    return "offer" if _READY.search(u.said.strip()) else None


_LETTING = frozenset({"let", "allow", "permit", "protect", "spare", "safeguard", "secure"})


def lets_pass(u: Utterance) -> str | None:
    """ "its men would let the trucks pass": what is promised to others is guaranteed."""
    parse = u.context.parse
    if u.lemmas.isdisjoint(_LETTING) or u.lemmas.isdisjoint(word_set("acts.let")):
        return None
    for k in tokens_of(u):
        if parse.lemma[k] not in _LETTING or not future(parse, k) or negated(parse, k):
            continue
        below = range(parse.left[k], parse.right[k])
        if any(parse.lemma[t] in word_set("acts.let") for t in below) and act_forms.own_subject(
            u, k
        ):
            conditional = any(parse.lower[t] in ("if", "unless", "once", "until") for t in below)
            return None if conditional else "guarantee"
    return None


_NO_PROOF = re.compile(r"\b(?:has|have|had) (?:[\w' \"“”]{0,18} )?no (?:proof|evidence)\b")


def no_proof(u: Utterance) -> str | None:
    """ "he has a guess and no proof": withheld by who watches; a party denies with such words."""
    if u.lemmas.isdisjoint(("proof", "evidence")) or not _NO_PROOF.search(u.said):
        return None
    speaker = u.speaker
    outside = monitor(u) or (speaker is not None and speaker.sector in ("IGO", "NGO", "COP", "JUD"))
    return "withhold_blame" if outside and _own_lack(u) else None


def _own_lack(u: Utterance) -> bool:
    """Whether it is the speaker who has none."""
    parse = u.context.parse
    for k in tokens_of(u):
        if parse.lemma[k] == "have" and parse.pos[k] == "VERB":
            subject = subject_head(parse, k)
            return subject is not None and act_forms.own_subject(u, k)
    return False


def surely_ahead(u: Utterance) -> str | None:
    """ "confirmed that the guns would rest": what is confirmed of days to come is a plan."""
    parse, a = u.context.parse, u.attribution
    if a.lexeme.act != "confirm" or u.speaker is None or u.speaker.sector not in _PARTIES:
        return None
    for c in parse.children[a.head]:
        if parse.dep[c] != "ccomp" or c < a.head or not future(parse, c) or negated(parse, c):
            continue
        subject = subject_head(parse, c)
        actor = u.cast.of(subject) if subject is not None else None
        if actor is None or not other(u, actor):
            return "announce_plan"
    return None
