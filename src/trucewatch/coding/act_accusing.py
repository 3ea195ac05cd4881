"""Accusations and reports without blame under a neutral cue: who did harm, and who tells it."""

from __future__ import annotations

from trucewatch.coding import act_forms
from trucewatch.coding.act_syntax import (
    Utterance,
    future,
    lemmas_of,
    monitor,
    negated,
    own_actor,
    tokens_of,
)
from trucewatch.coding.act_targets import accused
from trucewatch.vocab.cues import load_act_words

_WITNESSES = frozenset(
    "police medic doctor hospital witness survivor source reporter agency report study review"
    " officer prosecutor court investigator analyst expert newspaper paper bulletin channel"
    " video footage judge researcher".split()
)
_RECORDING = frozenset({"record", "register", "log", "detect", "count"})


def accusation(u: Utterance) -> str | None:
    """ "B's troops crossed the line": what another side is said to have done."""
    if accused(u) is not None:
        return "accuse"
    a, parse = u.attribution, u.context.parse
    if (
        a.lexeme.kind not in ("say", "claim", "tell", "issuer", "label")
        or monitor(u)
        or only_reports(u)
    ):
        return None
    for k in tokens_of(u):
        if parse.pos[k] == "VERB" and parse.lemma[k] in load_act_words()["hostile"]:
            if negated(parse, k) or future(parse, k) or not _active_other(u, k):
                continue
            return "accuse"
    return act_forms.own_victims(u)


def only_reports(u: Utterance) -> bool:
    """Observers, aid workers, police, doctors and witnesses report; parties accuse."""
    sector = u.speaker.sector if u.speaker else None
    if sector in ("IGO", "NGO", "MED", "COP", "HLH", "INGO"):
        return True
    if u.attribution.source is None:
        return True
    lemma = u.context.parse.lemma[u.attribution.source.head]
    return lemma in _WITNESSES


def _active_other(u: Utterance, verb: int) -> bool:
    """Whether somebody who is not the speaker, known or not, does what the verb says."""
    parse = u.context.parse
    subject = next((c for c in parse.children[verb] if parse.dep[c] == "nsubj"), None)
    for c in parse.children[verb]:
        if parse.dep[c] == "agent":
            subject = next((p for p in parse.children[c] if parse.dep[p] == "pobj"), subject)
    if subject is None or parse.dep[verb] in ("relcl", "advcl", "acl"):
        return False
    if parse.pos[subject] not in ("NOUN", "PROPN") or own_actor(u, subject):
        return False
    source = u.attribution.source
    spoken = {parse.lemma[k] for k in range(*source.span)} if source is not None else set()
    actor = u.cast.of(subject)
    named = {parse.lemma[k] for k in range(parse.left[subject], subject + 1)}
    return actor is not None and not spoken & named


def report(u: Utterance) -> str | None:
    """A breach told by those who watch, or recorded, with nobody named."""
    recording = u.attribution.lexeme.lemma in _RECORDING and accused(u) is None
    watching = monitor(u) or (u.speaker is not None and u.speaker.sector in ("IGO", "NGO"))
    if not watching and not recording:
        return None
    words = load_act_words()
    lemmas = lemmas_of(u)
    return "report_no_blame" if lemmas & (words["breach"] | words["hostile"]) else None


def broken(u: Utterance) -> str | None:
    """A truce that was broken, told by those who only report."""
    civil = u.speaker is not None and u.speaker.sector == "CVL"
    return act_forms.truce_broken(u) if only_reports(u) or monitor(u) or civil else None
