"""Accounts of one act by several hands: what speaks for one act and what for two."""

from __future__ import annotations

import pytest

from tests.linking.builder import StoryBuilder
from trucewatch.linking import link
from trucewatch.linking.incidents import evidence
from trucewatch.linking.incidents.evidence import Account
from trucewatch.linking.incidents.told_of import name_key
from trucewatch.linking.nodes import Node, nodes_of
from trucewatch.records import Document
from trucewatch.records.coded import CodedStory
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument


def coded(text: str, date: str, name: str = "r1") -> CodedStory:
    raw = RawDocument(Document(name, name, "0", None, "text/plain"), text, Meta(date=date))
    (story,) = pipeline(Config()).code_document(raw)
    return story


def an_account(text: str, date: str, name: str = "r1") -> Account:
    nodes: list[Node] = [n for n in nodes_of(coded(text, date, name)) if n.event is not None]
    return evidence.account(0, nodes[:1])


FIRST = "Shells hit the bus station in Karvel on Monday, killing nine people, the army said."


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The mayor of Karvel put the number of people killed in Monday's shelling at 11.",
         "2031-04-09"),
        ("The army again blamed the rebels for the shelling of Karvel, which killed nine people.",
         "2031-04-10"),
        ("Observers visited Karvel, where shells killed nine people at the bus station on 7 April.",
         "2031-04-11"),
    ],
)  # fmt: skip
def test_a_follow_up_weighs_as_the_same_act(text: str, date: str) -> None:
    assert evidence.weight(an_account(FIRST, "2031-04-08"), an_account(text, date, "r2")) > 3.0


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Shells hit a school in Dremmen on Monday, killing nine people, the army said.",
         "2031-04-08"),
        ("Shells hit the bus station in Karvel on Thursday, killing two people.", "2031-04-11"),
        ("Gunmen shot dead two soldiers in Karvel on Saturday.", "2031-04-06"),
    ],
)  # fmt: skip
def test_another_place_or_day_weighs_as_another_act(text: str, date: str) -> None:
    assert evidence.weight(an_account(FIRST, "2031-04-08"), an_account(text, date, "r2")) < 2.0


def test_the_weight_does_not_depend_on_who_is_first() -> None:
    a = an_account(FIRST, "2031-04-08")
    b = an_account("The shelling of Karvel killed 11 people, a doctor said.", "2031-04-10", "r2")
    assert evidence.weight(a, b) == evidence.weight(b, a)


@pytest.mark.parametrize(
    ("one", "two"),
    [("Port Sarvel", "the port of Sarvel"), ("Lun river", "Lun"), ("Mount Hadd", "Hadd")],
)
def test_names_are_compared_without_the_words_for_kinds(one: str, two: str) -> None:
    assert name_key(one) == name_key(two)


def test_a_village_and_its_river_meet_through_a_report_that_names_both() -> None:
    one = coded("A bomb hit a patrol boat on the Lun river near the village of Osk on Sunday, killing "
                "four soldiers, the navy of Kestria said.", "2031-03-04", "r1")  # fmt: skip
    two = coded("A fifth soldier died of wounds suffered in Sunday's explosion on the Lun river, the "
                "navy of Kestria said.", "2031-03-05", "r2")  # fmt: skip
    three = coded("The team visited Osk, where a bomb had killed five soldiers on a boat on 2 March.",
                  "2031-03-07", "r3")  # fmt: skip
    linked = link([one, two, three])
    stories = {
        frozenset(c.story.id for c in (one, two, three) for e in c.events if e.id in i.event_ids)
        for i in linked.incidents
    }
    assert frozenset({one.story.id, two.story.id, three.story.id}) in stories


def test_hand_made_acts_at_two_far_places_stay_apart() -> None:
    a, b = StoryBuilder("a"), StoryBuilder("b", "2024-06-13")
    a.event("ASSAULT", "VALMIL", "KES", on="2024-06-11", place="mill", killed=9)
    b.event("ASSAULT", "VALMIL", "KES", on="2024-06-11", place="port", killed=9)
    assert len(link([a.build(), b.build()]).incidents) == 2
