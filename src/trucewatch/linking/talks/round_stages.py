"""One meeting over its reports: announced, then held or called off.

A record keeps its history where reports tell of it differently; a meeting that a report tells
without its day was the one that had been announced for the days before.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from trucewatch.linking.talks.tellings import Entry
from trucewatch.records import RoundStage
from trucewatch.records.leads import RoundMention

# A report tells without a day of a meeting that took place within so many days before it.
_FRESH = 5
# A numbered round is held within so many days after it was announced.
_WEEKS = 42
_DAY = 10


def status_of(group: Sequence[Entry]) -> str:
    """Return whether a meeting was held: where any report tells so, unless a later one tells that
    it was called off and the first was of the day itself ("the talks on Monday")."""
    order = sorted(group, key=lambda e: (e.coded.story.published.date or "", e.id))
    held = [e for e in order if e.mention.status == "held"]
    if not held:
        return order[-1].mention.status
    last = held[-1]
    reported = (last.coded.story.published.date or "")[:_DAY]
    early = bool(last.mention.date) and reported <= (last.mention.date or "")
    off = any(
        e.mention.status == "cancelled" and (e.coded.story.published.date or "")[:_DAY] > reported
        for e in order
    )
    return "cancelled" if early and off else "held"


def stages(group: Sequence[Entry]) -> tuple[RoundStage, ...]:
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


def _lately(met: RoundMention, announced: Entry, since: str) -> bool:
    """Return whether a meeting that was announced can be one told without a day on ``since``: of
    the days before, or of the same number in the weeks before."""
    numbered = met.ordinal is not None and met.ordinal == announced.mention.ordinal
    if len(since) != _DAY:
        return numbered
    day = datetime.date.fromisoformat(since)
    first = (day - datetime.timedelta(_FRESH)).isoformat()
    due = announced.mention.date or ""
    if len(due) == _DAY and first <= due <= since:
        return True
    told = (announced.coded.story.published.date or "")[:_DAY]
    early = (day - datetime.timedelta(_WEEKS)).isoformat()
    return numbered and (not told or early <= told) and due <= since


def kept_lately(
    entries: Sequence[Entry], may_be: Callable[[int, int], bool]
) -> Iterator[tuple[int, int]]:
    """Yield (told, announced): a meeting of two sides that a report tells as held without its day
    is the one that was announced for the last days before the report, unless it is another."""
    announced: dict[tuple[str, str], list[int]] = {}
    for i, e in enumerate(entries):
        numbered = e.mention.ordinal is not None
        if e.mention.status == "planned" and (numbered or len(e.mention.date or "") == _DAY):
            for pair in combinations(sorted(e.sides), 2):
                announced.setdefault(pair, []).append(i)
    for i, e in enumerate(entries):
        since = (e.coded.story.published.date or "")[:_DAY]
        if e.mention.status != "held" or e.mention.date:
            continue
        due = {
            j
            for pair in combinations(sorted(e.sides), 2)
            for j in announced.get(pair, ())
            if entries[j].coded.story.id != e.coded.story.id
            and (not since or (entries[j].coded.story.published.date or "")[:_DAY] <= since)
            and _lately(e.mention, entries[j], since)
            and may_be(i, j)
        }
        if due:
            yield i, max(due, key=lambda j: (entries[j].mention.date or "", entries[j].id))


def of_one_number(
    entries: Sequence[Entry], may_be: Callable[[int, int], bool]
) -> Iterator[tuple[int, int]]:
    """Yield (announced, held): the round that was announced by its number is the first one told as
    held under it in the weeks after, one side in common."""
    held: dict[tuple[int, str], list[int]] = {}
    for i, e in enumerate(entries):
        if e.mention.status == "held" and e.mention.ordinal is not None:
            for side in e.sides:
                held.setdefault((e.mention.ordinal, side), []).append(i)
    for j, e in enumerate(entries):
        if e.mention.status != "planned" or e.mention.ordinal is None:
            continue
        met = {
            i for side in e.sides for i in held.get((e.mention.ordinal, side), ())
            if _then_held(e, entries[i]) and may_be(j, i)
        }  # fmt: skip
        if met:
            yield j, min(met, key=lambda i: (entries[i].mention.date or "", entries[i].id))


def _then_held(announced: Entry, met: Entry) -> bool:
    """Return whether nothing in the days of two tellings keeps them apart."""
    if announced.coded.story.id == met.coded.story.id:
        return False
    told, later = ((e.coded.story.published.date or "")[:_DAY] for e in (announced, met))
    due, day = announced.mention.date or "", met.mention.date or ""
    if due and day and not day.startswith(due) and not due.startswith(day):
        return False
    if not told or not later:
        return True
    first = datetime.date.fromisoformat(told)
    return told <= later <= (first + datetime.timedelta(_WEEKS)).isoformat()
