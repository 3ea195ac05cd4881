"""The PLOVER relation of a marked pair: ``trucewatch resolve relation``."""

from __future__ import annotations

from trucewatch.coding.events.relation import resolve_relation
from trucewatch.coding.events.relation_model import score_careful, score_quick
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config


def relation(
    text: str,
    source: tuple[int, int],
    target: tuple[int, int] | None,
    coder: str = "careful",
) -> tuple[str | None, float]:
    """Return (PLOVER type or None, score 0–1) of what the actor at ``source`` does.

    ``source`` and ``target`` are code point offsets of the actor's and the recipient's words. The
    ``careful`` coder asks a small encoder too. The score is a probability.
    """
    scores = score_careful if coder == "careful" else score_quick
    reader = pipeline(Config(coder=coder)).reader
    return resolve_relation(text, source, target, reader, score_types=scores)
