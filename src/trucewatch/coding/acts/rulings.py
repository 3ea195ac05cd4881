"""Rulings: who is found responsible for what, as a commission or an inquiry says.

"Found the army responsible" accuses though "found" alone tells nothing of blame; "found neither
side responsible" leaves open who did it. A court's verdict on persons is no charge by a side.
"""

from __future__ import annotations

from trucewatch.coding.acts.syntax import Utterance, negated, other, tokens_of
from trucewatch.coding.acts.unsaid import is_nobody
from trucewatch.coding.events.syntax import held_guilty
from trucewatch.records import Actor


def ruled(u: Utterance) -> str | None:
    """Return accuse for "found B responsible", withhold_blame for "found nobody responsible"."""
    if u.attribution.kind != "verb" or (u.speaker is not None and u.speaker.sector == "JUD"):
        return None
    held = _held(u)
    if not held:
        return None
    parse = u.context.parse
    if negated(parse, u.attribution.head) or all(is_nobody(parse, k) for k in held):
        return "withhold_blame"
    return None if found_guilty(u) is None and not _several(u, held) else "accuse"


def found_guilty(u: Utterance) -> Actor | None:
    """Return the other side's actor who is found responsible in the content; None for nobody, and
    where the cue itself is denied."""
    if u.attribution.kind != "verb" or negated(u.context.parse, u.attribution.head):
        return None
    actors = (u.cast.of(k) for k in _held(u))
    return next((a for a in actors if a is not None and other(u, a)), None)


def _held(u: Utterance) -> list[int]:
    """Return who is found responsible by the words of the cue itself."""
    parse, cue = u.context.parse, u.attribution.head
    found = (k for k in tokens_of(u) if parse.head[k] == cue or parse.head[parse.head[k]] == cue)
    return [who for k in found for who in held_guilty(parse, k)]


def _several(u: Utterance, held: list[int]) -> bool:
    """Return whether it is "both sides", "the two parties"."""
    return any(u.context.parse.lower[k] in ("sides", "parties") for k in held)
