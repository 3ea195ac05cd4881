"""Who issued a text that speaks in its own name: "Statement of the ministry of X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trucewatch.coding.cast_letterhead import is_armed, letterhead
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor
from trucewatch.vocab.actors import slug

if TYPE_CHECKING:
    from trucewatch.coding.cast import Cast

# An issuer is named in one of the first paragraphs, before any report could have begun.
_FIRST = 3
_TITLES = frozenset({"information", "statement", "communique", "communiqué", "message", "release",
                     "declaration"})  # fmt: skip
_INFORMING = frozenset({"inform", "state", "communicate", "declare", "announce"})
_OF = frozenset({"of", "by", "from"})
_SECTORS = frozenset({"GOV", "MIL", "REB", "COP", "PRM"})
# "The text of a joint statement issued by": so many words between.
_NEAR = 5
# The title stands among the first words ("Press release by").
_OPENING = 4


def heading(cast: Cast) -> dict[int, Actor]:
    """Return who the body in a text's letterhead is, by each token that stands for it.

    A body that no table knows is called by its letters, or by its name; where its own words show
    that it bears arms it is an armed group. Nothing where the text has no such letterhead.
    """
    parse = cast.parse
    found = letterhead(parse)
    if found is None:
        return {}
    inside = [k for k in range(found.first, found.last) if parse.pos[k] in ("NOUN", "PROPN", "X")]
    for at in dict.fromkeys((found.head, *inside)):
        known = cast.of(at)
        own = known is not None and known.code.partition(":")[2] in cast.bodies
        if known is not None and known.sector not in (None, "UNK") and (known.country or own):
            return {found.head: cast.spanned(found.head, known)}
    sector = "REB" if is_armed(parse, found) else "UNK"
    start, end = parse.start[found.first], parse.end[found.last - 1]
    text = parse.text[start:end]
    code = f"UNK{sector if sector == 'REB' else ''}:{slug(found.acronym or text)}"
    body = Actor(text, start, end, code, None, sector, text)
    same = [k for k, word in enumerate(parse.word) if found.acronym and word == found.acronym]
    return {k: _at(parse, body, k) for k in same} | {found.head: body}


def _at(parse: Parse, body: Actor, k: int) -> Actor:
    start, end = parse.start[k], parse.end[k]
    return Actor(parse.text[start:end], start, end, body.code, None, body.sector, body.name)


def issuer(cast: Cast) -> Actor | None:
    """Return who says "we" in a text that no reporter wrote; None where that is not told."""
    parse = cast.parse
    found = letterhead(parse)
    if found is not None and (found.organ or cast.of(found.head) is not None):
        return cast.of(found.head)
    seen = 0
    for para in parse.paras:
        if para.last <= para.first or para.role in ("boilerplate", "url", "byline"):
            continue
        seen += 1
        if seen > _FIRST:
            return None
        by = _text_by(cast, para.first, para.last)
        if by is not None:
            return by
        if _issues(cast, para.first, para.last):
            inside = (h for h in cast.known.heads if para.first <= h < para.last)
            named = (cast.of(h) for h in inside)
            return next((a for a in named if a and a.country and a.sector in _SECTORS), None)
    return None


def _text_by(cast: Cast, first: int, last: int) -> Actor | None:
    """Return whose statement a line says to give: "Here is the full text of a statement by X"."""
    parse = cast.parse
    for k in range(first, last - 2):
        if parse.lower[k : k + 2] != ("text", "of"):
            continue
        near = range(k + 2, min(k + 2 + _NEAR, last - 2))
        title = next((i for i in near if parse.lower[i] in _TITLES), None)
        if title is None:
            return None
        by = next(
            (i for i in range(title, min(title + _NEAR, last)) if parse.lower[i] in _OF), None
        )
        named = [h for h in cast.known.heads if by is not None and by < h < last]
        return cast.of(named[0]) if named else None
    return None


def _issues(cast: Cast, first: int, last: int) -> bool:
    parse = cast.parse
    if parse.word[last - 1] == ":" and last - first > 1 and parse.lemma[last - 2] in _INFORMING:
        return True
    if parse.word[last - 1] in (".", ":", "?", "!", '"', "”"):
        return False
    opening = range(first, min(first + _OPENING, last - 1))
    titled = any(parse.lower[k] in _TITLES and parse.lower[k + 1] in _OF for k in opening)
    return titled and not any(parse.pos[k] in ("VERB", "AUX") for k in range(first, last))
