"""An attribution as token ranges."""

from __future__ import annotations

import msgspec

from trucewatch.coding.attribution.tree import Range, Source
from trucewatch.vocab.cues import Cue


class Attribution(msgspec.Struct, frozen=True):
    """Source, cue and content of one attribution, as token ranges of a parse.

    ``head`` is the cue's head token; ``kind`` verb, noun, phrase, adverb, adjective, colon,
    pressure or headline; ``score`` the engine's confidence; ``rules`` what found it.
    """

    head: int
    cue: Range
    source: Source | None
    content: tuple[Range, ...]
    lexeme: Cue
    kind: str
    score: float
    rules: tuple[str, ...]
