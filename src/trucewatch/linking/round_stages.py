"""One meeting over its reports: announced, then held or called off.

A record keeps its history where reports tell of it differently; a meeting that a report tells
without its day was the one that had been announced for the days before.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Protocol

from trucewatch.records import RoundStage
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import RoundMention

# A report tells without a day of a meeting that took place within so many days before it.
_FRESH = 5
_DAY = 10


class Telling(Protocol):
    """One story's telling of a meeting."""

    @property
    def coded(self) -> CodedStory:
        """The story."""

    @property
    def mention(self) -> RoundMention:
        """What it tells."""

    @property
    def sides(self) -> frozenset[str]:
        """The sides of those who take part."""

    @property
    def id(self) -> str:
        """The id of the telling."""


def stages(group: Sequence[Telling]) -> tuple[RoundStage, ...]:
    """Return how a meeting was told in turn, where reports differ: planned, then held; the first
    report of each."""
    out: list[RoundStage] = []
    for e in sorted(group, key=lambda e: (e.coded.story.published.date or "", e.id)):
        m = e.mention
        if not out or out[-1].status != m.status:
            days = tuple(d for d in (m.date, m.until) if d)
            out.append(RoundStage(m.status, (e.coded.story.published.date or "")[:_DAY], days,
                                  e.coded.story.id))  # fmt: skip
    return tuple(out) if len(out) > 1 else ()


def kept_lately(
    entries: Sequence[Telling], may_be: Callable[[int, int], bool]
) -> Iterator[tuple[int, int]]:
    """Yield (told, announced): a meeting of two sides that a report tells as held without its day
    is the one that was announced for the last days before the report, unless it is another."""
    announced: dict[tuple[str, str], list[int]] = {}
    for i, e in enumerate(entries):
        if e.mention.status == "planned" and len(e.mention.date or "") == _DAY:
            for pair in combinations(sorted(e.sides), 2):
                announced.setdefault(pair, []).append(i)
    for i, e in enumerate(entries):
        since = (e.coded.story.published.date or "")[:_DAY]
        if e.mention.status != "held" or e.mention.date or len(since) != _DAY:
            continue
        first = datetime.date.fromisoformat(since) - datetime.timedelta(_FRESH)
        due = {
            j
            for pair in combinations(sorted(e.sides), 2)
            for j in announced.get(pair, ())
            if first.isoformat() <= (entries[j].mention.date or "") <= since
            and entries[j].coded.story.id != e.coded.story.id
            and (entries[j].coded.story.published.date or "") <= since
            and may_be(i, j)
        }
        if due:
            yield i, max(due, key=lambda j: (entries[j].mention.date or "", entries[j].id))
