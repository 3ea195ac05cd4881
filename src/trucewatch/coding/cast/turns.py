"""Whose "we" is in a transcript: who asks speaks for himself, who answers for his office.

"Question: Are our forces to stay?" at a ministry's briefing: those of the country in which it is
asked, never the ministry's own men; who asks an organisation of states speaks for nobody.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from trucewatch.coding.attribution.colon import label_of
from trucewatch.coding.attribution.interview import ASKING
from trucewatch.coding.attribution.turns import name_end
from trucewatch.reading import Parse
from trucewatch.records import Actor

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

_OF_STATES = frozenset({"GOV", "MIL", "COP"})
_UNIONS = frozenset({"UNO", "IGO", "EUR", "NGO", "IMG"})


class Turns:
    """The turns of one story, by the labels of those who ask and of those who answer."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse

    @cached_property
    def _labels(self) -> tuple[list[int], list[str]]:
        """The first tokens of the labels, and their last words; none where nobody asks."""
        parse = self._parse
        found = [(p.first, label) for p in parse.paras if (label := label_of(parse, p))]
        keys = [parse.lower[name_end(parse, label) - 1] for _, label in found]
        if ASKING.isdisjoint(keys):
            return [], []
        return [first for first, _ in found], keys

    def is_asked(self, k: int) -> bool:
        """Tell whether token ``k`` stands in the turn of somebody who asks."""
        starts, keys = self._labels
        at = bisect_right(starts, k) - 1
        return at >= 0 and keys[at] in ASKING

    @cached_property
    def one_answers(self) -> bool:
        """Whether all that is asked is answered under one label."""
        return len(set(self._labels[1]) - ASKING) == 1


def of_the_host(cast: Cast) -> Actor | None:
    """Return for whom "we" may stand in a question: the state whose briefing it is, else nobody."""
    issuer = cast.issuer
    if issuer is None or issuer.sector not in _OF_STATES or issuer.country in _UNIONS:
        return None
    return issuer if issuer.country else None
