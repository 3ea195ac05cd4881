"""Dialogue: texts in which a name and a colon open each turn ("HOST: …", "A: …", "Ada Lund: …").

A turn is words of a speaker: its label is no dateline, a question is no title, and no story begins
between two turns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from trucewatch.stories.kinds import Piece

_LABEL = re.compile(r"(?P<label>[A-ZÀ-ÖØ-Þ][\w.'’\- ]{0,40}?)(?:\s?\([^():]{2,60}\))?\s?:\s+\S")
# Labels of those who ask; one of them beside another label makes a dialogue of few turns.
_ASKING = frozenset(
    "q question interviewer presenter host moderator anchor reporter correspondent journalist"
    " newsreader".split()
)
_ANSWERING = frozenset({"a", "answer"})
# Kinds of paragraphs that a turn may look like.
_SPOKEN = frozenset({"prose", "title", "bullet"})
# A dialogue has so many turns and so many that come back, and they are this share of its text.
_TURNS = 3
_SHARE = 0.4
_SMALL = frozenset({"of", "the", "for", "and", "de", "van", "al", "el", "von", "bin"})
_MAX_WORDS = 6


def as_dialogue(text: str, found: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with the turns of a dialogue taken for the prose they are.

    Unchanged where labels do not come back, or are too few among the paragraphs.
    """
    labels = [_label(text, p) if p.kind in _SPOKEN else "" for p in found]
    if not _is_dialogue(found, labels):
        return tuple(found)
    return tuple(
        msgspec.structs.replace(p, kind="prose", dateline=None, key="") if label else p
        for p, label in zip(found, labels, strict=True)
    )


def _label(text: str, piece: Piece) -> str:
    """The words before a colon that may be a speaker's, in small letters; else ""."""
    head = _LABEL.match(text, piece.start, min(piece.end, piece.start + 120))
    if head is None:
        return ""
    words = head["label"].split()
    named = all(w[0].isupper() or w in _SMALL for w in words)
    return " ".join(words).casefold() if named and len(words) <= _MAX_WORDS else ""


def _is_dialogue(found: Sequence[Piece], labels: Sequence[str]) -> bool:
    counts = Counter(label for label in labels if label)
    if sum(counts.values()) < _TURNS or len(counts) < 2:
        return False
    first = next(i for i, label in enumerate(labels) if label)
    spoken = sum(p.kind in _SPOKEN for p in found[first:])
    if sum(counts.values()) < _SHARE * spoken:
        return False
    asking = bool(counts.keys() & (_ASKING | _ANSWERING))
    back = [n for n in counts.values() if n > 1]
    return (asking and bool(back)) or sum(back) >= 2 * _TURNS - 2
