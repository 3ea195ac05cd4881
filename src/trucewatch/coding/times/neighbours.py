"""Days told by their neighbour: the day before, the same night, the following evening.

They count from the last day that the text has told (TIMEX3's anchor), never from the report's own
where another day has been told, and have nothing behind them that they count from ("the day before
the vote").
"""

from __future__ import annotations

from trucewatch.coding.times.expression import Expression, Found
from trucewatch.coding.times.scan import Words, value_of

_STEPS = {"same": 0, "next": 1, "following": 1, "previous": -1, "preceding": -1, "prior": -1}
_SIDES = {"before": -1, "after": 1}
_DAY = "day"
# What ends a clause or goes on with it: anything else is what the day counts from.
_ENDS = frozenset({"", ".", ",", ";", ":", ")", "and", "but", "when", "while", "in", "at", "near"})


def neighbour(words: Words, i: int) -> Found:
    """the same evening, that same night, the following night, the previous evening, the day before,
    the night after."""
    if words.at(i) not in ("the", "that"):
        return None
    step = _STEPS.get(words.at(i + 1))
    if step is not None and (part := _part(words.at(i + 2))) is not None:
        return i + 3, _of(part, step)
    part, side = _part(words.at(i + 1)), _SIDES.get(words.at(i + 2))
    if part is None or side is None or words.at(i) != "the" or words.at(i + 3) not in _ENDS:
        return None
    return i + 3, _of(part, side)


def _part(word: str) -> str | None:
    """Return the part of the day that a word names, ``day`` for the whole, None for others."""
    if word == _DAY:
        return _DAY
    part = value_of("part", word)
    return part if word in ("morning", "afternoon", "evening", "night") else None


def _of(part: str, step: int) -> Expression:
    inner = Expression("same", n=float(step), unit=_DAY)
    return inner if part == _DAY else Expression("part", part=part, inner=inner)
