"""What a mention takes from its own story: doers, days, "of old"; and what it does not take."""

from __future__ import annotations

import msgspec
import pytest

from tests.linking.builder import PLACES, StoryBuilder, day
from trucewatch.linking import link
from trucewatch.linking.incidents.completed import completed
from trucewatch.linking.nodes import nodes_of
from trucewatch.records import Event, Incident


def _incident_of(incidents: tuple[Incident, ...], event: str) -> Incident:
    return next(i for i in incidents if event in i.event_ids)


@pytest.mark.parametrize(("told", "apart"), [("2022-03-01", True), ("2024-06-10", False)])
def test_what_an_inquiry_found_years_ago_is_not_the_attack_of_this_week(
    told: str, apart: bool
) -> None:
    s = StoryBuilder("a", "2024-06-12")
    now = s.event("ASSAULT", "KES", "VAL", on="2024-06-11", place="mill", mode="heavy-weapons")
    found = s.said("MON", "accuse", "KES", on=told)
    old = s.event("ASSAULT", "KES", "VAL", found, place="mill", mode="heavy-weapons")
    incidents = link([s.build()]).incidents
    assert (_incident_of(incidents, now) != _incident_of(incidents, old)) is apart


@pytest.mark.parametrize(
    ("act", "mode", "taken"),
    [
        ("accuse", "abduct", True),
        ("accuse", "drone", False),
        ("report_no_blame", "abduct", False),
    ],
)
def test_who_complains_of_the_act_means_the_doer_told_before(
    act: str, mode: str, taken: bool
) -> None:
    s = StoryBuilder("a")
    s.event("ASSAULT", "KES", "VAL", s.said("KES", "concede"), mode="abduct")
    s.event("ASSAULT", "", "", s.said("VAL", act), mode=mode)
    last = completed(s.build()).events[-1]
    assert [a.code for a in last.actors] == (["KES"] if taken else [])


@pytest.mark.parametrize(("after", "kept"), [(True, False), (False, True)])
def test_a_breach_has_not_the_day_of_the_agreement(after: bool, kept: bool) -> None:
    s = StoryBuilder("a", "2024-06-12")
    said = s.said("VAL", "accuse", "KES")
    s.event("ASSAULT", "KES", "", said, on="2024-05-03", trigger="violation")
    s.touch("violation", s.events[0].id, said, "KES", explicit=True)
    s.agreement()
    trigger, deal = s.events[0].trigger, s.agreements[0].mentions[0]
    deal = msgspec.structs.replace(deal, start=trigger.end + 8, end=trigger.end + 20)
    s.agreements[0] = msgspec.structs.replace(s.agreements[0], mentions=(deal,))
    at = deal.end + 8 if after else trigger.end + 2
    told = msgspec.structs.replace(day("2024-05-03"), start=at, end=at + 6)
    s.events[0] = msgspec.structs.replace(s.events[0], time=told)
    assert (completed(s.build()).events[0].time is not None) is kept


def _placed(*others: Event) -> str | None:
    s = StoryBuilder("a")
    s.event("CONSULT", "VAL", place="mill")
    s.event("ASSAULT", "KES", "VAL", realis="actual")
    s.events += others
    return getattr(completed(s.build()).events[1].place, "name", None)


def test_a_short_report_says_once_where_it_is() -> None:
    other = StoryBuilder("b")
    other.event("ASSAULT", "KES", place="port", realis="actual")
    other.event("CONSULT", "KES", place="port")
    assert _placed() == PLACES["mill"].name
    assert _placed(other.events[0]) is None  # an act of force has a place of its own
    assert _placed(other.events[1]) is None  # two places


@pytest.mark.parametrize(
    ("act", "published", "joined"),
    [("deny", "2024-06-14", True), ("deny", "2024-08-14", False), ("assert", "2024-06-14", False)],
)
def test_what_is_denied_at_a_place_is_what_was_told_there(
    act: str, published: str, joined: bool
) -> None:
    first, second = StoryBuilder("a", "2024-06-12"), StoryBuilder("b", published)
    told = first.event("ASSAULT", "", "THI", on="2024-06-11", place="mill", mode="heavy-weapons")
    said = second.said("KES", act)
    again = second.event("ASSAULT", "KES", "VAL", said, place="mill", mode="firearms")
    incidents = link([first.build(), second.build()]).incidents
    found = next((i for i in incidents if told in i.event_ids), None)
    assert (found is not None and again in found.event_ids) is joined


def test_a_story_that_lacks_nothing_stays_as_it_is() -> None:
    s = StoryBuilder("a")
    s.attack("VAL", "KES", on="2024-06-11", place="mill")
    coded = s.build()
    assert completed(coded) is coded
    assert len(nodes_of(coded)) == 1
