"""A day told twice over: "on 6 May, three days before, …" names one day and how far it lies back.

What stands in apposition counts from the day of the matter told before, which need not be known;
the calendar names the day.
"""

from __future__ import annotations

from trucewatch.coding.times.grammar import Match
from trucewatch.coding.times.scan import Words

_OPEN = frozenset({",", "(", "–", "-", "—"})
_CLOSE = frozenset({",", ")", "–", "-", "—", ".", ";", ":", ""})


def says_again(words: Words, match: Match, before: Match | None) -> bool:
    """Return whether ``match`` is an amount of time ("three days before") set off right behind the
    calendar day ``before`` of its sentence."""
    e = match.expression
    if before is None or e.op != "shift" or e.inner is not None:
        return False
    if before.expression.op != "calendar" or e.side not in ("earlier", "later", "ago"):
        return False
    apart = words.at(before.last) in _OPEN and match.first - before.last == 1
    return apart and words.at(match.last) in _CLOSE
