"""Papers and agencies that no table knows: "the Niger Courier" is neither Niger nor its state's.

The last word of a name tells it, or the line of place and day, which has the outlet in brackets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trucewatch.vocab.actor_lexicon import Entity
from trucewatch.vocab.actor_named import Named, code_of
from trucewatch.vocab.actors import slug
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

_SECTOR = "JRN"
# Words before "Agency" that make it one of news.
_OF_NEWS = frozenset({"news", "press", "telegraph", "information"})
_BRACKETS = re.compile(r"\(([^()\n]{2,60})\) ?[-–—]")
# The line of place and day ends within so many letters, headline and all.
_HEAD = 400


def outlet(cast: Cast, head: int) -> Named | None:
    """Return the paper, station or agency that the phrase of ``head`` names, which no table has."""
    parse = cast.parse
    if not parse.word[head][:1].isupper() or not parse.word[head - 1][:1].isupper():
        return None  # a name of two words or more, asked of every noun: the cheap look first
    first, last = cast.noun_phrase(head)
    begin = head
    while begin > first and parse.word[begin - 1][:1].isupper() and parse.tag[begin - 1] != "DT":
        begin -= 1
    if begin == head:
        return None
    known = (h for h in cast.hits_in(first, last) if h.first <= head < h.last)
    if any(h.entry.entity is not None for h in known):
        return None
    name = " ".join(parse.word[begin : head + 1])
    if not (_is_called(parse.lower[begin : head + 1]) or _signs(cast, name)):
        return None
    own = slug(name)
    entity = Entity(own, name, "body", "", _SECTOR, "", "", "", ())
    return Named(code_of(None, _SECTOR, f":{own}"), None, _SECTOR, name, "entity", entity)


def _is_called(words: tuple[str, ...]) -> bool:
    if words[-1] == "agency":
        return not _OF_NEWS.isdisjoint(words)
    return words[0] in word_set("cast.outlet_openings") or words[-1] in word_set(
        "cast.outlet_names"
    )


def _signs(cast: Cast, name: str) -> bool:
    """Tell whether the line of place and day has a name in brackets: "X, 3 May (Sahel Wire)"."""
    told = _BRACKETS.findall(cast.story.text[:_HEAD])
    return any(re.search(rf"\b{re.escape(name)}\b", each) for each in told)
