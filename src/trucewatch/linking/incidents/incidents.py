"""Incidents: clusters of reported acts with their claim sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from trucewatch.linking.camps.sides import Watch
from trucewatch.linking.claims.claims import claim_sets
from trucewatch.linking.claims.counter_accounts import Counter, charges, counter_accounts
from trucewatch.linking.claims.denials import place_denials
from trucewatch.linking.claims.owned_up import owned_up
from trucewatch.linking.claims.raws import Raw
from trucewatch.linking.claims.steps_disputed import disputed_steps
from trucewatch.linking.incidents.background import is_background
from trucewatch.linking.incidents.clusters import cluster
from trucewatch.linking.incidents.decided import Decided, regrouped
from trucewatch.linking.incidents.scene import place_of, time_of
from trucewatch.linking.nodes import Node, nodes_of
from trucewatch.linking.positions.held_up import held_up
from trucewatch.records import Incident, Statement, canonical_id
from trucewatch.records.coded import CodedStory


class Group(msgspec.Struct, frozen=True):
    """An incident with the reported acts it was made from."""

    incident: Incident
    nodes: tuple[Node, ...]


def link_incidents(
    stories: Sequence[CodedStory], watch: Watch | None, decided: Decided = ()
) -> tuple[tuple[Group, ...], tuple[Incident, ...]]:
    """Return the incidents of ``stories`` (sorted), each with its acts, and denied claims apart.

    ``decided`` is what reviewers said of which events are one happening.
    """
    nodes = sorted(
        (n for s in stories for n in nodes_of(s)),
        key=lambda n: (n.published or "9999", n.story_id, n.id, n.event is None),
    )
    groups = cluster(nodes)
    if decided:
        groups = regrouped(groups, decided)
    denials = place_denials(stories, groups)
    counters = _accounts(stories, groups, denials.of)
    steps = disputed_steps(stories, groups)
    told = {s.story.id: s for s in stories}
    roles = {s.story.id: {r.code: r.role for r in s.leads.roles} for s in stories}
    found = [
        _incident(
            group, denials.of.get(k, ()), counters.get(k, ()), steps.get(k, ()),
            _called(group, roles), watch, told,
        )
        for k, group in enumerate(groups)
    ]  # fmt: skip
    found.sort(key=lambda g: incident_order(g.incident))
    placed = {n.statement.id for g in groups for n in g if n.statement is not None}
    placed |= {s.id for said in denials.of.values() for s in said}
    placed |= {c.statement.id for told in counters.values() for c in told}
    return tuple(found), (*denials.questions, *held_up(stories, placed))


def _accounts(
    stories: Sequence[CodedStory],
    groups: Sequence[Sequence[Node]],
    replies: Mapping[int, Sequence[Statement]],
) -> dict[int, tuple[Counter, ...]]:
    """Return who owns up to an incident in plain words, and who gives another account of it."""
    charged = charges(groups, replies)
    owned = owned_up(stories, groups, charged)
    placed = {s.id for said in replies.values() for s in said}
    placed |= {c.statement.id for told in owned.values() for c in told}
    otherwise = counter_accounts(stories, charged, placed)
    return {
        k: (*owned.get(k, ()), *otherwise.get(k, ())) for k in sorted({*owned, *otherwise})
    }  # fmt: skip


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
    denials: Sequence[Statement],
    counters: Sequence[Counter],
    steps: Sequence[Raw],
    roles: Mapping[str, str],
    watch: Watch | None,
    stories: Mapping[str, CodedStory],
) -> Group:
    members = [(n.published, n.id) for n in nodes]
    own = tuple(dict.fromkeys(n.event.id for n in nodes if n.event is not None))
    events = own or tuple(dict.fromkeys(v for n in nodes for v in n.verbal))
    days = {s.story_id: stories[s.story_id].story.published.date or "" for s in denials}
    sets = claim_sets(nodes, denials, counters, steps, roles, watch, days)
    if len({n.story_id for n in nodes}) == 1:
        past = is_background(nodes, denials, stories[nodes[0].story_id].story.text)
        sets = tuple(c for c in sets if c.kind == "toll") if past else sets
    record = Incident(
        id=canonical_id(members, "incident"),
        event_ids=events,
        place=place_of(nodes),
        time=time_of(nodes),
        claim_sets=sets,
    )
    return Group(record, tuple(nodes))
