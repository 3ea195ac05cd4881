"""The PLOVER relation of a marked pair: ``trucewatch resolve relation``."""

from __future__ import annotations

from functools import cache

from trucewatch.coding.event_relation import resolve_relation
from trucewatch.reading.english import EnglishReader


@cache
def _reader() -> EnglishReader:
    return EnglishReader()


def relation(
    text: str, source: tuple[int, int], target: tuple[int, int] | None
) -> tuple[str | None, float]:
    """Return (PLOVER type or None, score 0–1) of what the actor at ``source`` does.

    ``source`` and ``target`` are code point offsets of the actor's and the recipient's words.
    """
    return resolve_relation(text, source, target, _reader())
