"""Denials and admissions whose accusation stands in another report, by the place that they name."""

from __future__ import annotations

import msgspec
import pytest

from tests.linking.builder import StoryBuilder
from tests.linking.parts_support import link_parts
from trucewatch.linking import link
from trucewatch.linking.parts import keys, parts
from trucewatch.records import Place
from trucewatch.records.coded import CodedStory

ULMET = Place("Ulmet", 0, 0, "Ulmet", None, None, None, None, None, "unresolved", None)


def accusation() -> CodedStory:
    s = StoryBuilder("first", "2024-06-12")
    said = s.said("VAL", "accuse", "KES")
    s.event("ASSAULT", "KES", "VAL", said, on="2024-06-11", realis="alleged")
    s.events[0] = msgspec.structs.replace(s.events[0], place=ULMET)
    return s.build()


def answer(words: str, act: str, who: str = "KES", published: str = "2024-06-14") -> CodedStory:
    s = StoryBuilder("second", published)
    s.said(who, act)
    part = msgspec.structs.replace(s.statements[0].content[0], text=words)
    s.statements[0] = msgspec.structs.replace(s.statements[0], content=(part,))
    return s.build()


@pytest.mark.parametrize(
    ("words", "act", "who", "published", "expected"),
    [
        ("no mortar stands within range of Ulmet", "deny", "KES", "2024-06-14", "no"),
        ("that its guns had fired on Ulmet", "concede", "KES", "2024-06-14", "KES"),
        ("no mortar stands near Tarn Ridge", "deny", "KES", "2024-06-14", None),
        ("no mortar stands near Ulmet", "deny", "THI", "2024-06-14", None),
        ("no mortar stands near Ulmet", "deny", "KES", "2024-08-14", None),
        ("no mortar stands near Ulmet", "deny", "KES", "2024-06-10", None),
    ],
)
def test_an_answer_goes_to_the_act_at_the_place_that_it_names(
    words: str, act: str, who: str, published: str, expected: str | None
) -> None:
    both = [accusation(), answer(words, act, who, published)]
    (incident,) = link(both).incidents
    told = {
        getattr(c.answer, "code", c.answer)
        for s in incident.claim_sets
        for c in s.claims
        if c.claimant.code == who
    }
    assert told == ({expected} if expected else set())
    assert link_parts(both) == link(both)


def test_a_denied_part_goes_to_the_place_it_names_and_not_to_its_own_fight() -> None:
    s = StoryBuilder("second", "2024-06-14")
    s.event("ASSAULT", "KES", "THI", on="2024-06-13", place="mill", realis="actual")
    s.said("KES", "deny")
    part = msgspec.structs.replace(s.statements[0].content[0], text="any role in the Ulmet fire")
    s.statements[0] = msgspec.structs.replace(s.statements[0], content=(part,))
    both = [accusation(), s.build()]
    told = {
        c.claimant.code: i.place.name
        for i in link(both).incidents
        if i.place is not None
        for q in i.claim_sets
        for c in q.claims
        if c.answer == "no"
    }
    assert told == {"KES": "Ulmet"}
    alone = link([s.build()]).incidents
    assert [c.answer for i in alone for q in i.claim_sets for c in q.claims].count("no") == 1


def test_the_two_reports_are_linked_together() -> None:
    known = {c.story.id: keys(c) for c in (accusation(), answer("none fired on Ulmet", "deny"))}
    assert parts(known) == [frozenset({"first", "second"})]
