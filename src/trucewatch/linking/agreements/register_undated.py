"""One story's mention of an agreement, and which one an undated mention means.

"The truce", "the deal", "the plan" of a report are those of the same sides that others tell of.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from trucewatch.coding.agreements.naming import names_apart
from trucewatch.linking.incidents.union import Union
from trucewatch.records.leads import NOT_NAMED, AgreementMention
from trucewatch.vocab.words import word_set

LIVE = ("in_force", "signed")
"""Stages of agreements that bind."""
# Of the agreements that a side has signed, the last of these many are tried.
_TRIES = 50
# … and of those that fit, the last of these many are weighed against each other.
_FEW = 5
_ISO = 10  # characters of a full day
# "The plan" of a report is one that reports of this many days before told of.
_PLAN_DAYS = 30
# A truce that is named by its length ("the 72-hour ceasefire") was made so many days before
# at most, and a declaration that reports of today still mean by "the truce".
_SHORT = re.compile(
    r"\b(?:hour|day|week)(?:-long)? (?:\w+ )?(?:pause|truce|cease-?fire|lull|cessation)",
    re.IGNORECASE,
)
_SHORT_LIVED = 56
_TOPIC_LIVES = 365
TOPICAL = frozenset({"declaration", "memorandum"})
"""Kinds of agreements on one matter."""


class Entry(msgspec.Struct, frozen=True):
    """One story's mention of an agreement with the sides that the story ties to it.

    ``context`` are the sides that the whole story speaks of most; they help to find the agreement
    that is meant and are never recorded as its parties. ``watchers`` are the codes of the missions,
    each with a name of its own, that the story calls monitors; ``near`` the names of places that
    the story puts something at; ``told`` whether the story itself tells
    enough of what it does not name in full: its own name, or how it was broken; ``proper`` the
    proper names, in small letters, that the mentions give the agreement, ``topics`` those of what
    it is on by its title; ``signers`` are the sides that the words themselves call its parties.
    """

    story_id: str
    published: str
    index: int
    id: str
    mention: AgreementMention
    sides: frozenset[str]
    context: tuple[str, ...]
    watchers: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    told: bool = False
    proper: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    signers: frozenset[str] = frozenset()


def other_papers(a: Entry, b: Entry) -> bool:
    """Return whether two mentions name papers of different sorts: a protocol is no declaration."""
    one, two = _sorts(a), _sorts(b)
    return bool(one) and bool(two) and one.isdisjoint(two)


def _sorts(e: Entry) -> frozenset[str]:
    told = (w for m in e.mention.mentions for w in m.text.lower().split())
    return word_set("agreements.papers").intersection(told)


def of_other_sides(a: Entry, b: Entry) -> bool:
    """Return whether two mentions tell who keeps each agreement, and nobody of the one is in the
    story of the other: who brokers or watches both makes no one agreement of two wars."""
    if not a.sides or not b.sides:
        return False
    return a.sides.isdisjoint((*b.sides, *b.context)) and b.sides.isdisjoint(a.context)


def watched_keys(e: Entry) -> Iterator[tuple[str, str]]:
    """Yield the keys by which what one mission watches meets: its bulletins name no side."""
    if is_live(e):
        yield from (("watched", code) for code in sorted(e.watchers))


def join_watched(entries: Sequence[Entry], union: Union) -> None:
    """Join the truces of one mission's reports: what it watches is one agreement, the latest dated
    one before them of a report that speaks of that mission, else the others that it tells of."""
    watched: dict[tuple[str, str], list[int]] = {}
    for i, e in enumerate(entries):
        for key in watched_keys(e):
            watched.setdefault(key, []).append(i)
    for members in watched.values():
        dated = [j for j in members if _is_dated(entries, union, j)]
        first: int | None = None
        for i in members:
            if i in dated or (entries[i].mention.elsewhere and not is_silent(entries[i])):
                continue
            known = [j for j in dated if _before(entries[j], entries[i])]
            if known:
                union.join(i, max(known, key=lambda j: (entries[j].mention.date or "", -j)))
            elif _watched(entries[i]):
                first = i if first is None else first
                union.join(first, i)


def _before(dated: Entry, e: Entry) -> bool:
    late = bool(e.published) and (dated.mention.date or "") > e.published
    return dated.story_id != e.story_id and not late and _watched(e)


def _watched(e: Entry) -> bool:
    """Return whether a mention is of what a mission watches: a truce, or "the accord" by no name of
    its own."""
    named = bool(e.proper or e.topics) or e.mention.kind in TOPICAL
    return e.mention.family == "truce" or not named


def pairs(e: Entry) -> Iterator[tuple[str, str]]:
    """Yield the pairs of the sides that a story ties to an agreement or speaks of most."""
    yield from combinations(sorted({*e.sides, *e.context}), 2)


def is_silent(e: Entry) -> bool:
    """Return whether an entry stands for what a story tells of an agreement without naming any."""
    return e.mention.elsewhere and e.mention.name == NOT_NAMED


def is_live(e: Entry) -> bool:
    return e.mention.stage in LIVE and e.mention.family in ("deal", "truce")


def attach(entries: Sequence[Entry], union: Union) -> None:
    """Give an undated "the truce" to the latest dated agreement of the same sides before it; where
    there is none, to the others of the same two sides."""
    dated = _dated(entries)
    plans = _plans(entries)
    alone: dict[tuple[str, ...], list[tuple[int, set[str]]]] = {}
    for i, e in enumerate(entries):
        if e.mention.family == "plan" and (e.mention.elsewhere or _points_back(e)):
            last = _last_plan(entries, plans, e)
            if last is not None:
                union.join(i, last)
            continue
        if e.mention.date or e.mention.names or not is_live(e) or _is_dated(entries, union, i):
            continue
        fits = {j for pair in pairs(e) for j in _latest(entries, dated.get(pair, []), e)}
        fits = {j for j in fits if not other_papers(entries[j], e)}
        if fits:
            union.join(i, max(fits, key=lambda j: _likely(entries[j], e)))
            continue
        if e.mention.elsewhere:
            continue
        pair = tuple(sorted(e.sides)) if len(e.sides) > 1 else tuple(sorted(e.context[:2]))
        if len(pair) > 1 and e.sides <= {*pair}:  # else the report speaks most of another war
            key = (*pair, e.mention.kind if e.mention.kind in TOPICAL else "")
            _join_alone(entries, alone.setdefault(key, []), i, union)


def _join_alone(
    entries: Sequence[Entry], known: list[tuple[int, set[str]]], i: int, union: Union
) -> None:
    """Join an undated mention to the first of those of the same sides that no proper name of its
    own tells from it; ``known`` has the first mention of each, and its names."""
    own = entries[i].proper
    for j, names in known:
        if not names_apart(own, names):
            names |= own
            union.join(i, j)
            return
    known.append((i, set(own)))


def is_idea(e: Entry) -> bool:
    """Return whether a mention is of a truce or a guarantee that somebody only thinks of."""
    loose = not e.mention.date and not e.mention.names
    return e.mention.family in ("truce", "guarantee") and not is_live(e) and loose


def join_ideas(entries: Sequence[Entry], union: Union) -> None:
    """Join what reports of a month tell of a truce or a guarantee between the same sides that is
    none yet: "a truce at Christmas", "that truce would give them a pause"."""
    last: dict[tuple[str, str, str], int] = {}
    for i, e in enumerate(entries):
        if not is_idea(e) or len(e.published) < _ISO:
            continue
        since = datetime.date.fromisoformat(e.published[:_ISO]) - datetime.timedelta(_PLAN_DAYS)
        for pair in pairs(e):
            key = (e.mention.family, *pair)
            j = last.get(key)
            if j is not None and entries[j].published[:_ISO] >= since.isoformat():
                union.join(i, j)
            last[key] = i


def _is_dated(entries: Sequence[Entry], union: Union, i: int) -> bool:
    """Return whether a mention is together with one that has a date or a known name already."""
    return any(
        entries[k].mention.date or entries[k].mention.names for k in union.members[union.find(i)]
    )


def _points_back(e: Entry) -> bool:
    """Return whether a plan is one that was told of before: "the leaked draft"."""
    m = e.mention
    return m.name.lower().startswith("the ") and not (m.names or m.date or m.authors)


def _plans(entries: Sequence[Entry]) -> dict[tuple[str, str], list[int]]:
    """Return pair of sides → the plans that stories of theirs name, the earliest first."""
    out: dict[tuple[str, str], list[int]] = {}
    for i, e in enumerate(entries):
        if e.mention.family == "plan" and not e.mention.elsewhere and e.published:
            for pair in pairs(e):
                out.setdefault(pair, []).append(i)
    return {
        pair: sorted(found, key=lambda j: (entries[j].published, entries[j].id))
        for pair, found in out.items()
    }


def _last_plan(
    entries: Sequence[Entry], plans: dict[tuple[str, str], list[int]], e: Entry
) -> int | None:
    """Return the last plan that reports on the same sides told of in the weeks before, or None."""
    if len(e.published) < _ISO:
        return None
    since = datetime.date.fromisoformat(e.published[:_ISO]) - datetime.timedelta(_PLAN_DAYS)
    near = []
    for pair in pairs(e):
        known = plans.get(pair, [])
        last = bisect_right(known, e.published, key=lambda j: entries[j].published)
        near += [
            j for j in known[max(0, last - _TRIES) : last] if entries[j].story_id != e.story_id
        ]
    fresh = [j for j in near if entries[j].published[:_ISO] >= since.isoformat()]
    return max(fresh, key=lambda j: (entries[j].published, entries[j].id), default=None)


def _likely(dated: Entry, e: Entry) -> tuple[int, bool, str, str]:
    """Return how likely an undated mention means a dated agreement: by the sides that both tie to
    it; then by its kind (a declaration on one matter is no peace or truce); then the latest."""
    own = e.sides or frozenset(e.context[:2])
    return (
        len(own & dated.sides), dated.mention.kind not in TOPICAL, dated.mention.date or "",
        dated.id,
    )  # fmt: skip


def _latest(entries: Sequence[Entry], known: Sequence[int], e: Entry) -> list[int]:
    """Return the last few of ``known`` (by date) that ``e`` can mean; some are tried."""
    until = e.published or "9999"
    last = bisect_right(known, until, key=lambda j: entries[j].mention.date or "")
    tried = known[max(0, last - _TRIES) : last]
    return [j for j in reversed(tried) if _meant(entries[j], e)][:_FEW]


def _dated(entries: Sequence[Entry]) -> dict[tuple[str, str], list[int]]:
    """Return pair of sides → dated agreements in force, the earliest first, one of a kind."""
    seen: dict[tuple[str, str], dict[tuple[object, ...], int]] = {}
    for i, e in enumerate(entries):
        if e.mention.date and is_live(e):
            key = (e.mention.date, frozenset(e.sides), frozenset(e.context))
            for pair in pairs(e):
                seen.setdefault(pair, {}).setdefault(key, i)
    return {
        pair: sorted(kinds.values(), key=lambda j: (entries[j].mention.date or "", entries[j].id))
        for pair, kinds in seen.items()
    }


def _meant(dated: Entry, e: Entry) -> bool:
    """Return whether an undated mention can mean a dated one: sides in common, and not later."""
    if dated.story_id == e.story_id or names_apart(dated.proper, e.proper):
        return False
    if e.topics and e.topics.isdisjoint(dated.proper):
        return False  # "the Annex on Normalization" is no accord that is not called so
    common = {*dated.sides, *dated.context} & {*e.sides, *e.context}
    own = not e.sides or not dated.sides or bool(e.sides & {*dated.sides, *dated.context})
    signed = dated.mention.date or ""
    if e.mention.yearless and not signed[5:].startswith(e.mention.yearless):
        return False
    if _SHORT.search(e.mention.name) and not _fresh(signed, e.published, _SHORT_LIVED):
        return False  # "the seven-day pause" is no part of a deal of years ago
    if dated.mention.kind in TOPICAL and not _fresh(signed, e.published, _TOPIC_LIVES):
        return False
    return len(common) > 1 and own and (not e.published or signed <= e.published)


def _fresh(signed: str, published: str, most: int) -> bool:
    """Return whether an agreement was made in at most so many days before a report, as far as
    the two dates tell."""
    if not signed or len(published) < _ISO:
        return True
    first = datetime.date.fromisoformat((signed + "-12-31")[:10] if len(signed) == 4 else
                                        (signed + "-28")[:10])  # fmt: skip
    return (datetime.date.fromisoformat(published[:_ISO]) - first).days <= most
