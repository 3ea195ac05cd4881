"""Bodies of a common name in stories of other countries: "the Northern League" need not be Italy's.

A name made of common words alone ("National Liberation Army", "People's Front") may be anybody's.
Where a story tells of other states and gives no other sign of the country of the body that the
table knows by that name, the name is an unknown body's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trucewatch.reading import Parse
from trucewatch.vocab.actor_lexicon import Entry, Hit, Lexicon

_COMMON = frozenset(
    "northern southern eastern western central north south east west national popular people"
    " peoples democratic united islamic christian liberation freedom front league army"
    " movement party union council forces force alliance coalition congress patriotic patriots"
    " new free revolutionary resistance republican labour labor social socialist communist"
    " liberal conservative progressive independence independent defence defense self unity"
    " salvation justice development reform future homeland motherland civic green greens"
    " worker workers peasants youth home guard brigade brigades committee command unified"
    " joint provisional transitional government opposition security state republic armed"
    " rebels group organization organisation change forum assembly supreme high of the for and"
    " in 's ’s ' ’ - democracy democrats democratic action way".split()
)
# Bodies that act in many countries are at home in any story.
_ANYWHERE = frozenset({"UNO", "IGO", "EUR", "NGO", "IMG", "MNC", "ISM"})
_STATES = frozenset({"country", "seat", "people", "adjective"})


def without_namesakes(
    parse: Parse, hits: Sequence[Hit], lexicon: Lexicon, dateline: Iterable[str], invented: bool
) -> list[Hit]:
    """Return ``hits`` without bodies of common names that nothing ties to the story.

    The last word of such a name is looked up by itself ("League"). ``dateline`` are the countries
    of the dateline's words; ``invented`` tells whether the story knows states that no table has.
    """
    named = {h.entry.country for h in hits if h.entry.entity is None or not _common(parse, h)}
    named |= set(dateline)
    others = {h.entry.country for h in hits if h.entry.kind in _STATES} - _ANYWHERE
    out: list[Hit] = []
    for hit in hits:
        if _is_namesake(parse, hit, named, others, invented):
            out += lexicon.scan(parse.word, parse.lower, hit.last - 1, hit.last)
        else:
            out.append(hit)
    return out


def _is_namesake(parse: Parse, hit: Hit, named: set[str], others: set[str], invented: bool) -> bool:
    entry = hit.entry
    if not _may_be(entry) or entry.country in named or not _common(parse, hit):
        return False
    return invented or bool(others - {entry.country, ""})


def _may_be(entry: Entry) -> bool:
    entity = entry.entity
    if entity is None or entity.kind in ("person", "area") or entry.kind != "entity":
        return False
    return bool(entry.country) and entry.country not in _ANYWHERE


def _common(parse: Parse, hit: Hit) -> bool:
    words = parse.lower[hit.first : hit.last]
    return len(words) > 1 and all(w in _COMMON for w in words)
