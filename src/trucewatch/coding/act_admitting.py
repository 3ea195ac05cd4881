"""Own faults told: "admitted that its shells had hit the school", "acknowledged a mistake"."""

from __future__ import annotations

from trucewatch.coding.act_syntax import (
    FIRST,
    Utterance,
    lemmas_of,
    monitor,
    other,
    own_actor,
    tokens_of,
)
from trucewatch.coding.act_unsaid import own_by_words
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


def admitted(utterance: Utterance, act: str) -> str:
    """Return concede where a fault of the speaker's own is told, else ``act``."""
    return "concede" if admits(utterance) else act
