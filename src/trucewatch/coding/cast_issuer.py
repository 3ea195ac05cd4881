"""Who issued a text that speaks in its own name: "Statement of the ministry of X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trucewatch.records import Actor

if TYPE_CHECKING:
    from trucewatch.coding.cast import Cast

# An issuer is named in one of the first paragraphs, before any report could have begun.
_FIRST = 3
_TITLES = frozenset({"information", "statement", "communique", "communiqué", "message", "release",
                     "declaration"})  # fmt: skip
_INFORMING = frozenset({"inform", "state", "communicate", "declare", "announce"})
_OF = frozenset({"of", "by", "from"})
_SECTORS = frozenset({"GOV", "MIL", "REB", "COP", "PRM"})
# The title stands among the first words ("Press release by").
_OPENING = 4


def issuer(cast: Cast) -> Actor | None:
    """Return who says "we" in a text that no reporter wrote; None where that is not told."""
    parse = cast.parse
    seen = 0
    for para in parse.paras:
        if para.last <= para.first or para.role in ("boilerplate", "url", "byline"):
            continue
        seen += 1
        if seen > _FIRST:
            return None
        if _issues(cast, para.first, para.last):
            inside = (h for h in cast.known.heads if para.first <= h < para.last)
            named = (cast.of(h) for h in inside)
            return next((a for a in named if a and a.country and a.sector in _SECTORS), None)
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
