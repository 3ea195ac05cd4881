"""Where the phrase of a name begins and ends, by what the tables know of the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trucewatch.vocab.actor_lexicon import MAX_NAME, Hit

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

# A phrase shorter than this (in tokens before its head) hides no second name.
_SHORT = 3
# What may stand inside a name.
_INSIDE_NAMES = frozenset({"-", "in", "for", "to", "on", "and", "against", "of", "(", "without"})
# What a name may be broken at: "SPLM/A-IO", "Al-Shabaab".
_BROKEN_AT = frozenset({"-", "/", "–"})
# "of" and a day, behind a name.
_NAMED_DAY = 3


def dated_end(cast: Cast, first: int, head: int, last: int) -> int:
    """Return the end of a phrase that is a known name with a day: "Movement of 23 March"."""
    if cast.parse.lower[last : last + 1] != ("of",):
        return last
    named = (h for h in cast.hits_in(first, last + _NAMED_DAY) if h.first <= head < h.last)
    return max((h.last for h in named if h.entry.kind == "entity"), default=last)


def named_end(cast: Cast, first: int, head: int, last: int) -> int:
    """Return the end of a phrase, behind the whole of a known name and its day.

    A parser breaks names with hyphens apart ("Lashkar-e-Taiba") and cuts off places that are part
    of a name ("the Assistance Mission in Afghanistan").
    """
    if last < len(cast.parse) and cast.parse.lower[last] in _INSIDE_NAMES:
        around = cast.hits_in(first, last + MAX_NAME)
        whole = (h.last for h in around if h.first <= head < h.last and h.entry.entity)
        last = max(last, *whole, last)
    return dated_end(cast, first, head, last)


def named_begin(cast: Cast, first: int, head: int) -> int:
    """Return where a phrase begins that the parser cut inside a known name: "SPLM/A | -IO", and
    names in capitals."""
    words = cast.parse.word
    capitals = words[head].isupper() and len(words[head]) > 1
    broken = not _BROKEN_AT.isdisjoint((words[first], words[first - 1]))
    if first == 0 or not (broken or capitals):
        return first
    around = cast.hits_in(max(0, first - MAX_NAME), head + MAX_NAME)
    whole = (h.first for h in around if h.first <= head < h.last and h.entry.entity)
    return min(first, *whole, first)


def after_name(cast: Cast, first: int, head: int) -> tuple[int, range | None]:
    """Cut "President A B and Minister C D" before D's part: its first token, and those of A B."""
    parse = cast.parse
    if head - first < _SHORT or "and" not in parse.lower[first:head]:
        return first, None
    for i in range(head - 1, first, -1):
        if parse.lower[i] == "and" and parse.pos[i - 1] in ("PROPN", "NOUN"):
            hits = cast.hits_in(first, i)
            if hits and hits[-1].last == i and _closes_name(cast, hits[-1], first, i):
                return i + 1, range(first, i)
    return first, None


def _closes_name(cast: Cast, hit: Hit, first: int, last: int) -> bool:
    """Tell whether a form before "and" ends a phrase of its own ("Mali's junta and")."""
    if hit.entry.kind == "role":
        return "POS" in cast.parse.tag[first:last]
    return hit.entry.kind in ("entity", "country") and cast.parse.pos[last - 1] == "PROPN"
