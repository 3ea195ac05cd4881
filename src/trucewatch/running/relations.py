"""The PLOVER relation of a marked pair: ``trucewatch resolve relation``."""

from __future__ import annotations

from trucewatch.coding.event_relation import resolve_relation, score_by_rule
from trucewatch.coding.relation_model import score_with_encoder
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
    ``careful`` coder asks the encoder too, whose score is a probability; ``quick`` goes by lexicon
    and syntax alone and knows no answer (None) where these have none.
    """
    scores = score_with_encoder if coder == "careful" else score_by_rule
    reader = pipeline(Config(coder=coder)).reader
    return resolve_relation(text, source, target, reader, score_types=scores)
