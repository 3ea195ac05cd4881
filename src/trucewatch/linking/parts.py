"""Incremental linking: which stories can meet, so that a new one relinks only what it touches.

``keys`` gives everything by which a story's records can meet those of another. Stories that share
a key, directly or through others, are one part; nothing is ever linked across parts, so linking
part by part gives what linking all at once gives (tests/linking/test_parts.py holds it to that).
A store keeps the keys of each story; on a new story it asks ``touched`` which stories to link
again, links those alone and replaces the linked records that came of them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping

from trucewatch.linking.clusters import story_keys
from trucewatch.linking.incidents import incident_order
from trucewatch.linking.link import Linked, link, process_of
from trucewatch.linking.members import with_groups
from trucewatch.linking.nodes import nodes_of
from trucewatch.linking.positions import told_positions
from trucewatch.linking.register import agreement_keys
from trucewatch.linking.sides import Watch, side_of
from trucewatch.linking.situations import situation_keys
from trucewatch.linking.union import Union
from trucewatch.records.coded import CodedStory

Key = Hashable
Keys = Mapping[str, frozenset[Key]]
"""Story id → its keys."""


def keys(coded: CodedStory, watch: Watch | None = None) -> frozenset[Key]:
    """Return all keys by which the records of a story can meet those of another story."""
    return frozenset(_keys(with_groups(coded), watch))


def _keys(coded: CodedStory, watch: Watch | None) -> Iterator[Key]:
    yield "story", coded.story.id
    yield from (("act", *k) for k in story_keys(nodes_of(coded)))
    yield from (("deal", *k) for k in agreement_keys(coded, watch))
    for side, issue in told_positions(coded, watch):
        yield "position", side, issue
    if coded.leads.rounds:
        yield "process", process_of(coded, watch)
    for m in coded.leads.rounds:
        if m.date:
            yield "venue", m.date, (m.venue or "").lower()
            yield from (("round", m.date, s) for a in m.participants if (s := side_of(a)))
    yield from (("situation", *k) for k in situation_keys(coded))


def parts(known: Keys) -> list[frozenset[str]]:
    """Return the parts: sets of story ids that are linked together, by their least id."""
    names = sorted(known)
    union = Union(len(names))
    first: dict[Key, int] = {}
    for i, name in enumerate(names):
        for key in known[name]:
            union.join(i, first.setdefault(key, i))
    return [frozenset(names[i] for i in group) for group in union.groups()]


def touched(known: Keys, new: Iterable[str]) -> frozenset[str]:
    """Return the stories that are to be linked again when ``new`` ones (also in ``known``) come."""
    wanted = set(new)
    return frozenset(name for part in parts(known) if part & wanted for name in part)


def link_parts(stories: Iterable[CodedStory], watch: Watch | None = None) -> Linked:
    """Link stories part by part; the same as ``link`` of all of them at once."""
    by_id = {c.story.id: c for c in stories}
    known = {name: keys(c, watch) for name, c in by_id.items()}
    return merged(link((by_id[n] for n in part), watch) for part in parts(known))


def merged(linked: Iterable[Linked]) -> Linked:
    """Return what was linked part by part as one, in the order in which ``link`` gives it."""
    every = list(linked)
    return Linked(
        incidents=tuple(sorted((i for x in every for i in x.incidents), key=incident_order)),
        agreements=tuple(sorted((a for x in every for a in x.agreements), key=lambda a: a.id)),
        findings=tuple(
            sorted((f for x in every for f in x.findings), key=lambda f: (f.date or "9999", f.id))
        ),
        situations=tuple(sorted((s for x in every for s in x.situations), key=lambda s: s.id)),
        rounds=tuple(
            sorted((r for x in every for r in x.rounds), key=lambda r: (r.dates or ("9999",), r.id))
        ),
        positions=tuple(
            sorted((p for x in every for p in x.positions), key=lambda p: (p.date or "", p.id))
        ),
        movements=tuple(
            sorted((m for x in every for m in x.movements), key=lambda m: (m.date or "", m.id))
        ),
    )
