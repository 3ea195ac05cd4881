"""How far a stand on the form of a state or the status of a region goes, by its own words.

Independence, confederation, federation, autonomy, devolved powers and a unitary state are answers
to one question, whatever issue their words show: who wanted the one and takes the other has moved.
Read from the words alone, without a parse, so that linking can hold two tellings together.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from trucewatch.records.leads import NO_ISSUE, OTHER, PositionMention
from trucewatch.vocab.issues import grades
from trucewatch.vocab.patterns import first_match

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


# Under these stands what is asked or given on the status of a region where only its words for
# ground or for who sits where are looked at.
_BESIDE = frozenset({"territory", "elections", "constitution", "power_sharing", OTHER, NO_ISSUE})


def graded(text: str) -> frozenset[str]:
    """Return the grades that the words of a stand name; a name ("the Liberal Federation") names
    none, nor does "an independent inquiry"."""
    return frozenset(grade for grade, _ in _found(text))


@cache
def _found(text: str) -> tuple[tuple[str, str], ...]:
    words = _WORD.findall(text)
    opening = words[0].lower() if words else ""
    told = frozenset({opening, *(w for w in words if w.islower())})
    return tuple((grade, issue) for grade, issue, patterns in grades()
                 if first_match(patterns, told))  # fmt: skip


def under_its_grade(m: PositionMention) -> PositionMention:
    """Return a stand on the status of a region under the issue of its grade: "parliaments for the
    provinces" is on the form of the state, not on ground."""
    issues = {issue for _, issue in _found(m.value)}
    if m.issue not in _BESIDE or len(issues) != 1:
        return m
    return msgspec.structs.replace(m, issue=issues.pop())


def other_grade(one: frozenset[str], two: frozenset[str]) -> bool:
    """Return whether two stands both name a grade, and none in common."""
    return bool(one) and bool(two) and one.isdisjoint(two)
