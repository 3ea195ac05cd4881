"""Incidents: clusters of reported acts with their claim sets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from trucewatch.linking.claims import claim_sets
from trucewatch.linking.clusters import cluster
from trucewatch.linking.denials import place_denials
from trucewatch.linking.nodes import Node, iso_day, nodes_of
from trucewatch.linking.sides import Watch
from trucewatch.records import Incident, Place, Statement, Time, canonical_id
from trucewatch.records.coded import CodedStory


class Group(msgspec.Struct, frozen=True):
    """An incident with the reported acts it was made from."""

    incident: Incident
    nodes: tuple[Node, ...]


def link_incidents(
    stories: Sequence[CodedStory], watch: Watch | None
) -> tuple[tuple[Group, ...], tuple[Incident, ...]]:
    """Return the incidents of ``stories`` (sorted), each with its acts, and denied claims apart."""
    nodes = sorted(
        (n for s in stories for n in nodes_of(s)),
        key=lambda n: (n.published or "9999", n.story_id, n.id, n.event is None),
    )
    groups = cluster(nodes)
    denials = place_denials(stories, groups)
    roles = {s.story.id: {r.code: r.role for r in s.leads.roles} for s in stories}
    found = [
        _incident(group, denials.of.get(k, ()), _called(group, roles), watch)
        for k, group in enumerate(groups)
    ]
    found.sort(key=lambda g: incident_order(g.incident))
    return tuple(found), denials.questions


def _called(nodes: Sequence[Node], roles: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return who is called what in the stories that tell of an incident."""
    return {code: role for n in nodes for code, role in roles.get(n.story_id, {}).items()}


def incident_order(incident: Incident) -> tuple[str, str]:
    """Return the order in which incidents are listed: by first day (undated last), then id."""
    return _start(incident), incident.id


def _start(incident: Incident) -> str:
    time = incident.time
    return "9999" if time is None or time.from_ is None else time.from_


def _incident(
    nodes: Sequence[Node],
    denials: Iterable[Statement],
    roles: Mapping[str, str],
    watch: Watch | None,
) -> Group:
    members = [(n.published, n.id) for n in nodes]
    own = tuple(dict.fromkeys(n.event.id for n in nodes if n.event is not None))
    events = own or tuple(dict.fromkeys(v for n in nodes for v in n.verbal))
    record = Incident(
        id=canonical_id(members, "incident"),
        event_ids=events,
        place=_place(nodes),
        time=_time(nodes),
        claim_sets=claim_sets(nodes, denials, roles, watch),
    )
    return Group(record, tuple(nodes))


def _place(nodes: Sequence[Node]) -> Place | None:
    """Return the widest of the places that are given: every claim's place lies in it or near it."""
    places = [n.event.place for n in nodes if n.event is not None and n.event.place is not None]
    if not places:
        return None
    return max(places, key=lambda p: (p.radius_km or 0.0, p.name))


def _time(nodes: Sequence[Node]) -> Time | None:
    times = [(n.days, n.event.time) for n in nodes if n.days and n.event and n.event.time]
    if not times:
        return None
    best = min(times, key=lambda t: (t[0][1] - t[0][0], t[0][0], t[1].text))[1]
    known = [d for d, _ in times if d[1] - d[0] <= 366]
    if not known:
        return best
    first, last = iso_day(min(d[0] for d in known)), iso_day(max(d[1] for d in known))
    if best.from_ is not None and first.startswith(best.from_[:10]) and len(known) == 1:
        return best
    return msgspec.structs.replace(best, from_=first, to=last)
