"""Linking does not depend on the order of the stories, on repeats or on batches."""

from __future__ import annotations

import time

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.linking.builder import StoryBuilder, breach_story
from trucewatch.linking import link
from trucewatch.records.coded import CodedStory

DAYS = ("2024-06-10", "2024-06-11", "2024-06-12")


@st.composite
def stories(draw: st.DrawFn) -> list[CodedStory]:
    out = []
    for k in range(draw(st.integers(1, 5))):
        s = StoryBuilder(f"s{k}", draw(st.sampled_from([*DAYS, None])))
        s.agreement(draw(st.sampled_from(["2024-05-03", "2024-05", None])))
        for _ in range(draw(st.integers(0, 4))):
            a, b = draw(st.permutations(["VAL", "KES", "THI"]))[:2]
            s.attack(
                a, b, on=draw(st.sampled_from([*DAYS, None])),
                place=draw(st.sampled_from(["mill", "belt", "port", None])),
            )  # fmt: skip
            if draw(st.booleans()):
                realis = draw(st.sampled_from(["historical", "actual"]))
                s.event("ASSAULT", draw(st.sampled_from([a, ""])), b, realis=realis,
                        on=draw(st.sampled_from([*DAYS, None])),
                        place=draw(st.sampled_from(["mill", "port", None])),
                        mode=draw(st.sampled_from(["aerial", "firearms", None])))  # fmt: skip
            kind = draw(st.sampled_from(["demand", "offer", "refusal"]))
            s.position(a, "territory", kind, draw(st.sampled_from(["the belt", "all land"])),
                       date=draw(st.sampled_from([*DAYS, None])), said=s.said(a, "demand"))  # fmt: skip
        s.meeting(draw(st.sampled_from([*DAYS, None])), "Marrow", "VAL KES")
        out.append(s.build())
    return out


@settings(max_examples=40, deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_any_permutation_with_repeats_gives_the_same_ledger(
    coded: list[CodedStory], random: object
) -> None:
    expected = msgspec.json.encode(link(coded))
    shuffled = [*coded, *coded[:1]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert msgspec.json.encode(link(shuffled)) == expected


@settings(max_examples=25, deadline=None)
@given(stories())
def test_every_act_is_in_at_most_one_incident(
    coded: list[CodedStory],
) -> None:
    linked = link(coded)
    members = [e for i in linked.incidents for e in i.event_ids]
    assert len(members) == len(set(members))
    assert set(members) <= {e.id for c in coded for e in c.events}
    assert all(i.claim_sets or i.event_ids for i in linked.incidents)
    ids = {i.id for i in linked.incidents}
    assert len(ids) == len(linked.incidents)


def test_later_stories_do_not_change_the_id_of_an_incident() -> None:
    first = breach_story("a", "2024-06-12").build()
    later = breach_story("b", "2024-06-13").build()
    old = {i.id for i in link([first]).incidents}
    assert old == {i.id for i in link([later, first]).incidents}


def test_linking_is_about_linear() -> None:
    def seconds(n: int) -> float:
        coded = [breach_story(f"s{k:05}", f"2024-{1 + k % 12:02}-12").build() for k in range(n)]
        start = time.process_time()
        link(coded)
        return time.process_time() - start

    seconds(100)  # what is loaded once is not measured
    small = min(seconds(250) for _ in range(3))
    assert seconds(1000) < 12 * max(small, 0.02)
