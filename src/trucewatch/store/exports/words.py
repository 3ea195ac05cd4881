"""Claims in words for the notes of exported rows."""

from __future__ import annotations

from trucewatch.records import Claim, Incident, RangeAnswer
from trucewatch.store.exports.generic import range_words
from trucewatch.vocab.tables import table


def claim_words(incident: Incident) -> str:
    """Return who says what of an incident, question by question, each with its speech act."""
    return " ".join(
        f"{s.question} {'; '.join(_claim(c) for c in s.claims)}." for s in incident.claim_sets
    )


def _claim(claim: Claim) -> str:
    answer = claim.answer
    if isinstance(answer, RangeAnswer):
        words = f"{range_words(answer.low, answer.high)} {answer.unit}".strip()
    else:
        words = answer if isinstance(answer, str) else answer.name
    return f"{claim.claimant.name}: {words} ({act_noun(claim.act)})"


def act_noun(act: str) -> str:
    """Return a speech act as a noun; an act that no vocabulary knows as it is."""
    nouns = {r["act"]: r["noun"] for r in table("trucewatch_speech_acts.tsv")}
    return nouns.get(act, act.replace("_", " "))
