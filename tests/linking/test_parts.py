"""Incremental linking: part by part, in any batches, gives the same ledger as all at once."""

from __future__ import annotations

import logging

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.linking.builder import StoryBuilder, breach_story
from tests.linking.parts_support import link_parts, merged, touched
from tests.linking.test_order import stories
from trucewatch.linking import link
from trucewatch.linking.parts import keys, parts
from trucewatch.records.coded import CodedStory


def as_json(linked: object) -> bytes:
    return msgspec.json.encode(linked)


@st.composite
def worlds(draw: st.DrawFn) -> list[CodedStory]:
    """Stories of two conflicts that share no side, and of some that share one."""
    out = draw(stories())
    for k in range(draw(st.integers(0, 3))):
        s = StoryBuilder(f"w{k}", draw(st.sampled_from(["2024-06-11", "2024-07-11", None])))
        a, b = draw(st.sampled_from([("ARM", "AZE"), ("UKR", "RUS"), ("THI", "UKR")]))
        if draw(st.booleans()):
            s.agreement(draw(st.sampled_from(["2024-05-03", None])), parties=(a, b))
        s.attack(a, b, on=draw(st.sampled_from(["2024-06-10", None])), place="mill")
        s.position(a, "territory", "demand", "the belt", said=s.said(a, "demand"))
        s.meeting(draw(st.sampled_from(["2024-06-10", None])), None, f"{a} {b}")
        out.append(s.build())
    return out


@settings(max_examples=60, deadline=None)
@given(worlds())
def test_part_by_part_is_all_at_once(coded: list[CodedStory]) -> None:
    assert as_json(link_parts(coded)) == as_json(link(coded))


@settings(max_examples=30, deadline=None)
@given(worlds(), st.integers(0, 8), st.randoms(use_true_random=False))
def test_any_split_into_batches_gives_the_same_ledger(
    coded: list[CodedStory], cut: int, random: object
) -> None:
    """Link the first batch; on the second link again only what it touches."""
    random.shuffle(coded)  # type: ignore[attr-defined]
    known = {c.story.id: keys(c) for c in coded}
    new = [c.story.id for c in coded[cut:]]
    again = touched(known, new)
    kept = link(c for c in coded if c.story.id not in again)
    assert set(new) <= again
    assert as_json(merged([kept, link(c for c in coded if c.story.id in again)])) == as_json(
        link(coded)
    )


def test_a_new_story_of_another_conflict_touches_nothing_else() -> None:
    old = breach_story("a").build()
    s = StoryBuilder("z", "2024-06-12")
    s.attack("UKR", "RUS", on="2024-06-11")
    known = {"a": keys(old), "z": keys(s.build())}
    assert touched(known, ["z"]) == {"z"}
    assert parts(known) == [frozenset({"a"}), frozenset({"z"})]


def test_a_story_on_the_same_truce_is_linked_with_it() -> None:
    known = {
        n: keys(breach_story(n, d).build()) for n, d in (("a", "2024-06-12"), ("b", "2024-06-20"))
    }
    assert touched(known, ["b"]) == {"a", "b"}


def test_too_many_different_acts_of_one_day_are_reported(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trucewatch.linking.incidents.clusters.MAX_NEIGHBOURS", 1)
    coded = []
    for k, place in enumerate(("mill", "belt", "port")):
        s = StoryBuilder(f"s{k}", "2024-06-12")
        s.attack("VAL", "KES", on="2024-06-11", place=place)
        coded.append(s.build())
    # a command run before in the same process may have taken the logger for itself
    monkeypatch.setattr(logging.getLogger("trucewatch"), "propagate", True)
    with caplog.at_level(logging.WARNING, logger="trucewatch"):
        link(coded)
    assert "different acts by one side on one day" in caplog.text


def test_days_of_one_meeting_meet_though_each_report_names_another_table() -> None:
    whole, day = StoryBuilder("w1", "2024-05-14"), StoryBuilder("w2", "2024-05-13")
    whole.meeting("2024-05-10", "Doha", "TCD SDN")
    day.meeting("2024-05-12", "Doha", "TCD LBY")
    first = whole.build()
    (met,) = first.leads.rounds
    met = msgspec.structs.replace(met, until="2024-05-13")
    leads = msgspec.structs.replace(first.leads, rounds=(met,))
    coded = [msgspec.structs.replace(first, leads=leads), day.build()]
    assert len(link(coded).rounds) == 1
    assert as_json(link_parts(coded)) == as_json(link(coded))
