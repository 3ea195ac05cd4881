"""The status of a question as a sentence: who says what, and who leaves it open."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.records import Actor, Claim, ClaimSet
from trucewatch.records.linked import RangeAnswer
from trucewatch.views.naming import named
from trucewatch.views.web import labels

# How many claimants one sentence names; the columns below it name all.
NAMED = 4


def joined(names: Iterable[str]) -> str:
    """Return names as a list in words, the last after "and"."""
    found = list(dict.fromkeys(names))
    if len(found) > NAMED:
        found = [*found[: NAMED - 1], f"{len(found) - NAMED + 1} more"]
    return " and ".join(found) if len(found) < 3 else ", ".join(found[:-1]) + " and " + found[-1]


def _name(claim: Claim) -> str:
    if claim.claimant.code == "narrator":
        return "the report itself"
    found = named(claim.claimant)
    return f"{found.article}{found.name}" + (f" ({found.state})" if found.state else "")


def _accused(claim: Claim, answer: str) -> str:
    """Return who is accused as a sentence names them."""
    if not isinstance(claim.answer, Actor):
        return answer
    found = named(claim.answer)
    return f"{found.article}{found.name}"


def status_sentence(claim_set: ClaimSet) -> str:
    """Return a sentence such as ``Alleged against B by A, denied by B, left open by M.``"""
    groups: dict[str, list[str]] = {}
    for claim in claim_set.claims:
        groups.setdefault(_says(claim_set.kind, claim), []).append(_name(claim))
    parts = [f"{how} by {joined(names)}" for how, names in groups.items()]
    if not parts:
        return ""
    text = "; ".join(parts)
    return text[0].upper() + text[1:] + "."


def _says(kind: str, claim: Claim) -> str:
    answer = labels.answer(claim.answer)
    if claim.act == "deny":
        return "denied"
    if not answer:
        return (
            "reported without blame" if claim.camp == "monitor" else "told without naming anybody"
        )
    if isinstance(claim.answer, RangeAnswer):
        return f"given as {answer}"
    if kind in ("breach", "responsible", "began"):
        return f"{'alleged' if claim.act == 'accuse' else 'said'} against {_accused(claim, answer)}"
    words = {"yes": "said to be so", "no": "said not to be so"}
    return words.get(answer, f"answered “{answer}”")
