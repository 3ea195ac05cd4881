"""Where positions on one issue meet: computed from their kinds, never a judgment of substance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from trucewatch.records import Position
from trucewatch.views.web.slots import side_words

GIVES = frozenset({"offer", "concession", "proposal", "guarantee", "initiative"})
ASKS = frozenset({"demand", "condition", "precondition", "pressure"})
REFUSES = frozenset({"refusal", "red_line"})


class Meets(msgspec.Struct, frozen=True):
    """``kind``: overlap, gap, unanswered, apart; the words name the kinds that stand together."""

    kind: str
    words: str


def meets(sides: Mapping[str, Sequence[Position]]) -> Meets:
    """Say how the latest positions of the sides on one issue stand to each other.

    Something offered by one side and asked by another is an overlap; something refused by one
    that another asks or offers a gap; one side alone is unanswered. Which words fit each other is
    for the reader.
    """
    held = {s: {p.kind for p in own} for s, own in sides.items() if own}
    if len(held) < 2:
        return Meets("unanswered", "Unanswered: one side only" if held else "No side of these")
    conditional = any(p.condition for own in sides.values() for p in own)
    for one, kinds in held.items():
        for other, others in held.items():
            if one == other:
                continue
            if kinds & REFUSES and others & (ASKS | GIVES):
                verb = "asks" if others & ASKS else "offers"
                return Meets("gap", f"Gap: {_name(one)} refuses, {_name(other)} {verb}")
    for one, kinds in held.items():
        for other, others in held.items():
            if one != other and kinds & GIVES and others & ASKS:
                condition = ", on a condition" if conditional else ""
                words = f"Overlap: {_name(one)} offers{condition}, {_name(other)} asks"
                return Meets("overlap", words)
    if all(kinds & ASKS for kinds in held.values()):
        return Meets("gap", "Gap: each side asks, none offers")
    if all(kinds & GIVES for kinds in held.values()):
        return Meets("overlap", "Overlap: each side offers something")
    return Meets("apart", "Both speak; their kinds neither meet nor exclude each other")


def _name(side: str) -> str:
    return side_words(side) or side
