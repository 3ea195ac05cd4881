"""Papers with fields: "To: The Joint Commission / From: Karan People's Front / Subject: …".

The field "From" names who wrote it; who is written to did not.
"""

from __future__ import annotations

import re

from trucewatch.coding.attribution.speakers import CastLike
from trucewatch.coding.attribution.tree import Range, Source
from trucewatch.reading.parse import Paragraph, Parse
from trucewatch.vocab.words import word_set

# The fields stand in the first lines.
_LINES = 8
_FROM = re.compile(r"(?i)from\s*:\s*\S")
_OTHER = re.compile(r"(?im)^\W{0,3}(?:to|cc|subject|re|date|ref(?:erence)?)\s*:\s*\S")
_PARTING = frozenset({",", ";", "(", "/", "|", "-", "–", "—"})
_BODIES = ("PROPN", "NOUN")


def memo_from(parse: Parse, cast: CastLike) -> tuple[int, Range, Source] | None:
    """Return the paragraph, the label and the writer that a paper's field "From" names; None where
    no other field stands beside it."""
    for number, para in enumerate(parse.paras[: 2 * _LINES]):
        if para.last <= para.first + 2 or not _FROM.match(parse.text, para.start, para.end):
            continue
        if _OTHER.search(_around(parse, para)) is None:
            return None
        head = _head(parse, cast, para)
        if head is None:
            return None
        label = (para.first, para.first)
        return number, label, Source(head, (para.first + 2, para.last), "issuer")
    return None


def _around(parse: Parse, para: Paragraph) -> str:
    """The lines above a field and the few below it."""
    below = parse.text[para.end :].split("\n")[: _LINES // 2]
    return "\n".join([parse.text[: para.start], *below])


def _head(parse: Parse, cast: CastLike, para: Paragraph) -> int | None:
    """The word that stands for the writer: of a body that is known, else of the first name."""
    inside = range(para.first + 2, para.last)
    if not parse.word[inside.start][:1].isupper():  # "From: war to peace"
        return None
    known = [k for k in inside if (a := cast.of(k)) is not None and ":" in a.code]
    organs = word_set("cast.organs") - word_set("cast.groups", "cast.state")
    known.sort(key=lambda k: parse.lower[k] in organs)  # "Political Bureau, Osk Front"
    if known:
        return known[0]
    end = next((k for k in inside if parse.word[k] in _PARTING and k > inside.start), para.last)
    named = [k for k in range(inside.start, end) if parse.pos[k] in _BODIES]
    return named[-1] if named else None
