"""What a party's stands are on: stands on one matter can follow each other as a move.

Mostly that is the issue; independence, a federation and a unitary state are one matter under
whatever issue their words stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.coding.positions.grades import graded
from trucewatch.linking.positions.stands import ASKING, GIVING, Entry, alike, content
from trucewatch.records import Position
from trucewatch.vocab.words import word_set

STATUS = "status"
"""The matter of who rules a region, and what form the state has."""
# Issues under which a stand on the status of a region can be told.
_ISSUES = frozenset(
    {"recognition", "settlement", "territory", "elections", "power_sharing", "other"}
)


def matter_of(p: Position) -> str:
    """Return the matter of a position: its issue, or the status of a region."""
    return STATUS if p.issue in _ISSUES and graded(p.value) else p.issue


def grades_of(p: Position) -> frozenset[str]:
    """Return the grades of status that a position names, where that is its matter."""
    return graded(p.value) if p.issue in _ISSUES else frozenset()


def one_thing(old: Position, new: Position, group: Sequence[Entry]) -> bool:
    """Return whether what is asked and what is given can be one thing: a party that wants its own
    men freed and then offers to free others' has not moved, nor has one that gives something and
    later asks for something else. Who accepts, settles for or lives with it takes less of what it
    asked for; ``group`` are the tellings of ``new``."""
    if matter_of(old) == STATUS:
        return True
    if old.kind in ASKING and new.kind in ("offer", "guarantee"):
        return takes(new, group)
    if old.kind in GIVING and new.kind in ASKING:
        return alike(content(old.value), content(new.value), _SAME_THING)
    return True


# What is asked for after it was given shares at least this part of the words.
_SAME_THING = 0.5


def takes(p: Position, group: Sequence[Entry]) -> bool:
    """Return whether something is given by taking what others want, or less than was asked."""
    told = [p.value, *(e.statement.cue.text for e in group if e.statement and e.statement.cue)]
    words = {w for text in told for w in text.lower().split()}
    return not word_set("positions.taking_less").isdisjoint(words)
