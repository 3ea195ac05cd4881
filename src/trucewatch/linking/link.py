"""Linking: coded stories in, the ledger out. Pure and free of the order of its input."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from trucewatch.linking.agreements.findings import link_findings
from trucewatch.linking.agreements.register import link_agreements
from trucewatch.linking.camps.members import with_groups, with_sides, without_groups
from trucewatch.linking.camps.sides import Watch, is_political
from trucewatch.linking.days.years import with_years
from trucewatch.linking.incidents.completed import completed
from trucewatch.linking.incidents.decided import Decided
from trucewatch.linking.incidents.incidents import incident_order, link_incidents
from trucewatch.linking.nodes import FAMILIES, is_public
from trucewatch.linking.places.deal_names import without_deal_names
from trucewatch.linking.positions.positions import link_positions
from trucewatch.linking.situations import link_situations
from trucewatch.linking.talks.processes import processes
from trucewatch.linking.talks.talks import link_rounds
from trucewatch.records import (
    Agreement,
    Finding,
    Incident,
    Movement,
    Position,
    Round,
    Situation,
)
from trucewatch.records.coded import CodedStory


class Linked(msgspec.Struct, frozen=True):
    """What linking gives: every kind of linked record, sorted by date and id."""

    incidents: tuple[Incident, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    findings: tuple[Finding, ...] = ()
    situations: tuple[Situation, ...] = ()
    rounds: tuple[Round, ...] = ()
    positions: tuple[Position, ...] = ()
    movements: tuple[Movement, ...] = ()


def link(coded: Iterable[CodedStory], watch: Watch | None = None, decided: Decided = ()) -> Linked:
    """Link coded stories, in any order and with repeats; the same set gives the same result.

    ``watch`` gives the camps of a process where the user has told them; without it they are
    proposed from who accuses whom. ``decided`` are pairs of event ids with a reviewer's word on
    whether they are one happening.
    """
    return without_groups(_linked(coded, watch, decided))


def _linked(coded: Iterable[CodedStory], watch: Watch | None, decided: Decided) -> Linked:
    """Return what is linked, people of armed groups under the codes that tell their groups."""
    stories = prepared(coded)
    register = link_agreements(stories, watch)
    groups, denied = link_incidents(stories, watch, decided)
    known_as = processes(stories, watch)
    deeds = _deeds(stories)
    talks = link_positions(stories, known_as, watch)
    every = (*(g.incident for g in groups), *denied, *talks.questions)
    return Linked(
        incidents=tuple(sorted((i for i in every if _listed(i, deeds)), key=incident_order)),
        agreements=register.agreements,
        findings=link_findings(stories, register, groups),
        situations=link_situations(stories),
        rounds=link_rounds(stories, known_as),
        positions=talks.positions,
        movements=talks.movements,
    )


def prepared(coded: Iterable[CodedStory]) -> list[CodedStory]:
    """Return coded stories as they are linked: each once, in order, with what others tell of their
    parties and years and what their own next sentences add to an act.

    They are put in order before anything is taken from one for another.
    """
    once = {c.story.id: c for c in coded}
    known = sorted(once.values(), key=_told_at)
    complete = [
        completed(c) for c in with_sides([with_groups(without_deal_names(c)) for c in known])
    ]
    return sorted(with_years(complete), key=_told_at)


def _told_at(c: CodedStory) -> tuple[str, str]:
    return c.story.published.date or "9999", c.story.id


def _listed(incident: Incident, deeds: frozenset[str]) -> bool:
    """Return whether an incident is shown: a deed of states, armed groups or organisations, or one
    about which somebody answers a question; what no act stands for only where two differ."""
    disputed = any(len(s.claims) > 1 for s in incident.claim_sets)
    told = incident.event_ids and (incident.claim_sets or not deeds.isdisjoint(incident.event_ids))
    return disputed or bool(told)


def _deeds(stories: Sequence[CodedStory]) -> frozenset[str]:
    """Return the ids of the events in which a state, an armed group or the like takes part, and of
    all acts of the stories that tell of such a deed ("mortar bombs fell on a market")."""
    return frozenset(
        e.id
        for c in stories
        for public in (is_public(c),)
        for e in c.events
        if (public and e.type in FAMILIES) or any(map(is_political, (*e.actors, *e.recipients)))
    )
