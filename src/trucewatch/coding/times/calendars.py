"""Days of other calendars and movable feasts: found, never guessed into the civil calendar.

Words: ``vocab/data/times/other_calendars.tsv``. "10 Muharram 1442" is no year 1442 of ours.
"""

from __future__ import annotations

from functools import cache

from trucewatch.coding.times.expression import Expression, Found
from trucewatch.coding.times.scan import Words, scan
from trucewatch.vocab.tables import table

_LAST_DAY = 31
# A year of another calendar has this many digits at most.
_YEAR_DIGITS = 4
# Several of the months are people's names too: alone they are times only after one of these.
_BEFORE = frozenset("in during of since before after until by on at this last next for".split())


@cache
def _names() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the names by their first word, longest first, each with its reason."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in table("times/other_calendars.tsv"):
        words = scan(row["name"]).low
        out.setdefault(words[0], []).append((words, row["reason"]))
    return {k: tuple(sorted(v, key=lambda n: -len(n[0]))) for k, v in out.items()}


@cache
def calendar_words() -> frozenset[str]:
    """Return the first words of the names."""
    return frozenset(_names())


def other_calendar(words: Words, i: int) -> Found:
    """A month or feast at ``i``, with a day before it and a year behind it."""
    at = i
    if words.at(i).isdecimal() and int(words.at(i)[:4]) <= _LAST_DAY:
        at = i + 1
    for name, reason in _names().get(words.at(at), ()):
        end = at + len(name)
        if words.low[at:end] == name and words.raw[at][:1].isupper():
            year = words.at(end)
            behind = year.isdecimal() and len(year) == _YEAR_DIGITS
            if at > i or behind or len(name) > 1 or words.at(i - 1) in _BEFORE:
                return end + behind, Expression("other_calendar", value=reason)
    return None
