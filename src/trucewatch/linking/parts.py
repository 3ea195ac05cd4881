"""Incremental linking: which stories can meet, so that a new one relinks only what it touches.

``keys`` gives everything by which a story's records can meet those of another. Stories that share
a key, directly or through others, are one part; nothing is ever linked across parts, so linking
part by part gives what linking all at once gives (tests/linking/test_parts.py holds it to that).
A store keeps the keys of each story; on a new story it asks which parts the keys meet, links those
alone and replaces the linked records that came of them (``store.relinking``).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from itertools import combinations

from trucewatch.linking.agreements.register import agreement_keys
from trucewatch.linking.camps.members import side_keys, with_groups
from trucewatch.linking.camps.sides import Watch, side_of
from trucewatch.linking.claims.named_acts import answer_keys
from trucewatch.linking.days.years import YEARS, day_and_month, in_year
from trucewatch.linking.incidents.clusters import story_keys
from trucewatch.linking.incidents.completed import completed
from trucewatch.linking.incidents.union import Union
from trucewatch.linking.nodes import nodes_of
from trucewatch.linking.places.deal_names import without_deal_names
from trucewatch.linking.positions.positions import told_positions
from trucewatch.linking.situations import situation_keys
from trucewatch.linking.talks.processes import names
from trucewatch.linking.talks.round_days import days_shared
from trucewatch.records.coded import CodedStory

Key = Hashable
Keys = Mapping[str, frozenset[Key]]
"""Story id → its keys."""


def keys(coded: CodedStory, watch: Watch | None = None) -> frozenset[Key]:
    """Return all keys by which the records of a story can meet those of another story."""
    told = completed(with_groups(without_deal_names(coded)))
    return frozenset((*_keys(told, watch), *_keys_of_years(told, watch)))


def _keys_of_years(coded: CodedStory, watch: Watch | None) -> Iterator[Key]:
    """Yield the keys of the acts, meetings and agreements of a story that tells no year, in any
    year that it can be of."""
    for year in YEARS if day_and_month(coded) is not None else ():
        dated = in_year(coded, year)
        if dated is not None:
            yield from (("act", *k) for k in story_keys(nodes_of(dated)))
            yield from _round_keys(dated)
            yield from (("deal", *k) for k in agreement_keys(dated, watch))


def _keys(coded: CodedStory, watch: Watch | None) -> Iterator[Key]:
    yield "story", coded.story.id
    yield from side_keys(coded)
    nodes = nodes_of(coded)
    yield from (("act", *k) for k in story_keys(nodes))
    yield from answer_keys(coded, nodes)
    yield from (("deal", *k) for k in agreement_keys(coded, watch))
    for side, issue in told_positions(coded, watch):
        yield "position", side, issue
    if coded.leads.rounds:
        yield from (("process", name) for name in names(coded, watch))
    yield from _round_keys(coded)
    yield from (("situation", *k) for k in situation_keys(coded))


def _round_keys(coded: CodedStory) -> Iterator[Key]:
    for m in coded.leads.rounds:
        sides = sorted({s for a in m.participants if (s := side_of(a))})
        yield from (("table", *pair) for pair in combinations(sides, 2))
        if m.ordinal is not None:
            yield from (("nth", str(m.ordinal), s) for s in sides)
        if m.date:
            yield "venue", m.date, (m.venue or "").lower()
            yield from (("meeting", day) for day in days_shared(m) or (m.date,))
            yield from (("round", m.date, s) for s in sides)


def parts(known: Keys) -> list[frozenset[str]]:
    """Return the parts: sets of story ids that are linked together, by their least id."""
    names = sorted(known)
    union = Union(len(names))
    first: dict[Key, int] = {}
    for i, name in enumerate(names):
        for key in known[name]:
            union.join(i, first.setdefault(key, i))
    return [frozenset(names[i] for i in group) for group in union.groups()]
