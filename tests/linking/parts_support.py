"""Linking part by part, for comparing it with linking all at once."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.linking import Linked, Watch, link
from trucewatch.linking.incidents.incidents import incident_order
from trucewatch.linking.parts import Keys, keys, parts
from trucewatch.records.coded import CodedStory


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
