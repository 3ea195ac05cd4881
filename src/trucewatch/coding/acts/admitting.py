"""Own faults told: "admitted that its shells had hit the school", "acknowledged a mistake"."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.coding.acts.syntax import (
    FIRST,
    Utterance,
    lemmas_of,
    monitor,
    other,
    own_actor,
    subject_head,
    tokens_of,
)
from trucewatch.coding.acts.unsaid import own_by_words
from trucewatch.reading.parse import Parse
from trucewatch.records import Span
from trucewatch.vocab.cues import act_words
from trucewatch.vocab.words import word_set


def admits(utterance: Utterance) -> bool:
    """ "admitted that its shells had hit the school", "acknowledged a mistake": own fault.

    What those who only watch acknowledge is no fault of theirs.
    """
    if utterance.attribution.lexeme.lemma not in _ADMITTING or monitor(utterance):
        return False
    speaker = utterance.speaker
    if speaker is not None and speaker.sector in ("IGO", "NGO", "MED", "INGO"):
        return False
    parse = utterance.context.parse
    tokens = tokens_of(utterance)
    if tokens and _in_its_hands(utterance, tokens):
        return True
    lemmas = lemmas_of(utterance)
    theirs = any(_of_another(utterance, k) for k in tokens_of(utterance) if parse.dep[k] == "nsubj")
    bad = lemmas & act_words("hostile", "breach", "negative", "wrong")
    if utterance.attribution.lexeme.lemma in ("admit", "confess", "admission"):
        return not theirs
    mine = any(
        parse.lower[k] in FIRST or parse.lower[k] in _OWN or own_actor(utterance, k)
        for k in tokens_of(utterance)
    )
    if utterance.attribution.lexeme.lemma == "confirm":  # "confirmed the attack": not whose
        return bool(bad) and mine and not theirs
    return (bool(bad) or mine) and not theirs


_KEEPING = frozenset({"hand", "custody", "captivity", "detention", "prison"})


def _in_its_hands(u: Utterance, tokens: Sequence[int]) -> bool:
    """ "acknowledged that he was in its hands", "confirmed that she is in our custody"."""
    parse = u.context.parse
    return any(
        parse.lemma[k] in _KEEPING and parse.dep[k] == "pobj" and parse.lower[parse.head[k]] == "in"
        and any(parse.lower[c] in _OWN and parse.dep[c] == "poss" for c in parse.children[k])
        for k in tokens
    )  # fmt: skip


def owns_means(parse: Parse, content: Sequence[Span]) -> bool:
    """Return whether words say whose the weapon was: "The aircraft was ours", "it was our gun",
    "that the drone was one of its own". What else somebody has is no admission."""
    tokens = [k for span in content for k in range(*parse.tokens_in(span.start, span.end))]
    for k in tokens:
        if parse.lemma[k] not in ("be", "belong") or any(
            parse.dep[c] in ("neg", "aux") and parse.lower[c] not in ("has", "have", "had")
            for c in parse.children[k]
        ):
            continue
        subject = next((c for c in parse.children[k] if parse.dep[c] == "nsubj"), None)
        if subject is None or not _is_means(parse, subject, pointing=True):
            continue
        said = [t for t in tokens if k < t < parse.right[k]]
        mine = any(parse.lower[t] in _OURS for t in said)
        owned = any(
            parse.lower[t] in _OWN and (_is_means(parse, parse.head[t]) or _own_one(parse, t))
            for t in said
        )
        if owned or (mine and _is_means(parse, subject)):
            return True
    return False


def _own_one(parse: Parse, k: int) -> bool:
    """ "its own" with nothing behind it."""
    return parse.lower[k + 1 : k + 2] == ("own",) and parse.pos[k + 2 : k + 3] != ("NOUN",)


def _is_means(parse: Parse, k: int, pointing: bool = False) -> bool:
    means = word_set("acts.owned_weapons")
    return parse.lemma[k] in means or (pointing and parse.lower[k] in _IT)


_OURS = frozenset({"ours", "mine", "us"})
_IT = frozenset({"it", "this", "that", "they", "these", "those", "one"})
_ADMITTING = frozenset({"admit", "acknowledge", "confess", "own", "admission", "acknowledgement",
                        "confirm"})  # fmt: skip


_OWN = frozenset({"its", "his", "her", "their", "our", "my", "it", "he", "she", "they"})


def _of_another(u: Utterance, head: int) -> bool:
    actor = u.cast.of(head)
    return actor is not None and other(u, actor) and not _of_its_men(u, head)


def _of_its_men(u: Utterance, head: int) -> bool:
    """ "its fighters", "a patrol of the Fourth Column": whose it is, is not told otherwise.

    Who owns up to what a unit did means a unit of his own.
    """
    if own_by_words(u, head):
        return True
    parse = u.context.parse
    owner = next((p for c in parse.children[head] if parse.lower[c] == "of"
                  for p in parse.children[c] if parse.dep[p] == "pobj"), None)  # fmt: skip
    units = word_set("acts.units")
    unit = parse.lemma[head] in units and (owner is None or parse.lemma[owner] in units)
    own = (u.cast.of(c) for c in parse.children[head] if parse.dep[c] in _WHOSE)
    named = any(a is not None and other(u, a) for a in own)
    return unit and not named


_WHOSE = frozenset({"poss", "amod", "compound", "nmod"})


def not_denied(utterance: Utterance) -> bool:
    """Return whether what is "not denied", "not disputed" is a deed of the speaker's own side: its
    weapon, its captive, or what its men did."""
    parse, tokens = utterance.context.parse, tokens_of(utterance)
    content = [Span("", parse.start[tokens[0]], parse.end[tokens[-1]])] if tokens else []
    if not tokens or monitor(utterance):
        return False
    if owns_means(parse, content) or _in_its_hands(utterance, tokens):
        return True
    if utterance.attribution.lexeme.lemma == "deny":
        return False  # who does not deny a deed need not own to it
    harm = act_words("hostile", "breach", "violent")
    verbs = [k for k in tokens if parse.lemma[k] in harm and parse.pos[k] == "VERB"]
    doers = (subject_head(parse, k) for k in verbs)
    return any(s is not None and _is_own(utterance, s) for s in doers)


def _is_own(u: Utterance, subject: int) -> bool:
    parse = u.context.parse
    if parse.dep[subject] != "nsubj":
        return False
    pronoun = parse.lower[subject] in ("it", "they", "we")
    return pronoun or own_by_words(u, subject) or own_actor(u, subject)


def admitted(utterance: Utterance, act: str) -> str:
    """Return concede where a fault of the speaker's own is told, else ``act``."""
    return "concede" if admits(utterance) else act
