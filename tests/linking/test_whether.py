"""Whether an act or its doer is asked about; own claims; ways barred; days that no year fixes."""

from __future__ import annotations

import msgspec
import pytest

from tests.linking.builder import StoryBuilder
from tests.linking.test_claims import answers, sets
from trucewatch.linking import link
from trucewatch.records import RangeAnswer, Span, Time


def denied(words: str, killed: int | None) -> StoryBuilder:
    """VAL lays an attack to KES, which denies in ``words``."""
    s = StoryBuilder("q")
    said = s.said("VAL", "accuse", "KES")
    s.event("ASSAULT", "KES", "VAL", said, on="2024-06-11", realis="alleged", killed=killed)
    s.said("KES", "deny", "VAL", answers=said)
    start = s.statements[1].content[0].start
    content = (Span(words, start, start + len(words)),)
    s.statements[1] = msgspec.structs.replace(s.statements[1], content=content)
    return s


@pytest.mark.parametrize(
    ("words", "killed", "kind"),
    [
        ("that one was not ours", 4, "responsible"),
        ("no soldier of ours was on that bank", 4, "responsible"),
        ("any involvement", 4, "responsible"),
        ("its troops had nothing to do with it", 4, "responsible"),
        ("the charge", 4, "responsible"),
        ("that one was not ours", None, "occurred"),  # nobody counts a loss: did it happen
        ("having aimed at homes", 4, "occurred"),
        ("that an attack took place", 4, "occurred"),
    ],
)
def test_losses_are_in_no_doubt_where_the_accused_denies_its_part(
    words: str, killed: int | None, kind: str
) -> None:
    found = set(sets(denied(words, killed).build()))
    assert kind in found and not ({"responsible", "occurred"} - {kind}) & found


def test_who_claims_an_attack_answers_for_itself() -> None:
    s = StoryBuilder("c")
    s.event("ASSAULT", "", "VAL", on="2024-06-11", realis="actual", trigger="bomb", killed=3)
    s.event("ASSAULT", "KES", "", on="2024-06-11", realis="actual", trigger="claimed")
    assert answers(sets(s.build())["responsible"]) == {("KES", "KES")}
    s = StoryBuilder("d")
    said = s.said("KES", "assert")
    s.event("ASSAULT", "", "VAL", on="2024-06-11", realis="actual", trigger="bomb", killed=3)
    s.event("ASSAULT", "KES", "", said, on="2024-06-11", trigger="attack")
    assert ("KES", "KES") in answers(sets(s.build())["responsible"])


@pytest.mark.parametrize(("act", "asked"), [("accuse", True), ("assert", False)])
def test_a_barred_way_is_asked_about_where_one_side_accuses(act: str, asked: bool) -> None:
    s = StoryBuilder("w")
    said = s.said("VAL", act, "KES" if act == "accuse" else None)
    s.event("COERCE", "KES", "VAL", said, on="2024-06-11", mode="restrict", realis="alleged")
    assert ("responsible" in sets(s.build())) is asked


def test_days_that_no_year_fixes_tell_acts_of_one_story_apart() -> None:
    s = StoryBuilder("u", None)
    for value in ("XXXX-10-02", "XXXX-12-02", "XXXX-12-02"):
        s.event("ASSAULT", "KES", "VAL", realis="actual")
        time = Time("on that day", 0, 0, None, None, "day", "explicit", value)
        s.events[-1] = msgspec.structs.replace(s.events[-1], time=time)
    assert sorted(len(i.event_ids) for i in link([s.build()]).incidents) == [1, 2]


def test_two_sides_blamed_in_the_same_words_are_one_incident() -> None:
    s = StoryBuilder("t")
    s.agreement()
    said = s.said("THI", "accuse", "VAL")
    for who in ("VAL", "KES"):
        s.touch("violation", None, said, who)
    s.said("KES", "deny", "THI", answers=said)
    incidents = link([s.build()]).incidents
    assert len({i.id for i in incidents}) == len(incidents) == 1


@pytest.mark.parametrize(
    ("act", "killed", "on", "status"),
    [
        ("concede", 3, "2024-06-14", "changed"),
        ("concede", None, "2024-06-14", None),  # what is admitted are losses
        ("assert", 3, "2024-06-14", None),
        ("concede", 3, "2024-06-12", None),  # on one day the two may be of one breath
    ],
)
def test_losses_denied_and_then_admitted(
    act: str, killed: int | None, on: str, status: str | None
) -> None:
    first = StoryBuilder("a", "2024-06-12")
    said = first.said("KES", "deny")
    first.event("ASSAULT", "", "KES", said, on="2024-06-11", place="mill", realis="denied")
    second = StoryBuilder("b", on)
    own = second.said("KES", act)
    second.event("ASSAULT", "", "KES", own, on="2024-06-11", place="mill", killed=killed)
    found = [
        q for i in link([first.build(), second.build()]).incidents for q in i.claim_sets
        if q.kind == "occurred"
    ]  # fmt: skip
    changed = {q.status for q in found if q.status in ("changed", "admitted")}
    assert changed == ({status} if status else set())
    if status:
        assert {str(c.answer) for q in found for c in q.claims} == {"no", "yes"}


@pytest.mark.parametrize(("within", "answers_no"), [(True, {"KES"}), (False, {"KES", "VAL"})])
def test_a_claim_told_inside_a_denial_is_not_denied_by_its_teller(
    within: bool, answers_no: set[str]
) -> None:
    s = StoryBuilder("g")
    said = s.said("VAL", "assert")
    s.event("ASSAULT", "", "KES", said, on="2024-06-11", realis="denied", killed=4)
    s.said("KES", "deny", answers=said)
    at = s.events[0].trigger
    if within:
        content = (Span("the claim", at.start - 10, at.end + 10),)
        s.statements[1] = msgspec.structs.replace(s.statements[1], content=content)
    no = {
        c.claimant.code
        for i in link([s.build()]).incidents
        for q in i.claim_sets
        for c in q.claims
        if c.answer == "no"
    }
    assert no == answers_no


@pytest.mark.parametrize(("on", "asked"), [("2024-06-11", True), (None, False)])
def test_a_way_that_is_barred_in_words_only_is_not_asked_about(on: str | None, asked: bool) -> None:
    s = StoryBuilder("v")
    said = s.said("VAL", "accuse", "KES")
    s.event("COERCE", "KES", "VAL", said, on=on, mode="restrict", realis="alleged")
    assert ("responsible" in sets(s.build())) is asked


@pytest.mark.parametrize(("doer", "one"), [("", False), ("VAL", True)])
def test_all_breaches_that_one_side_complains_of_are_not_each_fight(doer: str, one: bool) -> None:
    """ "Broke it nine times", told without a place, has only its teller in common with a raid."""
    first = StoryBuilder("a", "2024-06-12")
    first.event("ASSAULT", "VAL", "KES", on="2024-06-11", place="mill", realis="actual")
    second = StoryBuilder("b", "2024-06-12")
    said = second.said("KES", "accuse")
    second.event("ASSAULT", doer, "", said, on="2024-06-11", realis="alleged")
    incidents = link([first.build(), second.build()]).incidents
    told = {"ev-a-0", "ev-b-0"}
    assert any(told <= set(i.event_ids) for i in incidents) is one


@pytest.mark.parametrize(("words", "kept"), [("five of the wounded died", {14.0}),
                                             ("five died in the port", {5.0, 14.0})])  # fmt: skip
def test_who_died_among_those_counted_before_is_no_toll(words: str, kept: set[float]) -> None:
    s = StoryBuilder("n")
    said = s.said("VAL", "assert")
    s.event("ASSAULT", "KES", "VAL", said, on="2024-06-11", killed=14)
    start = s.statements[0].content[0].start
    text = f"rose to 14 after {words}"
    q = s.events[0].quantities[0]
    at = (start + text.index("14"), start + text.index("five"))
    more = tuple(
        msgspec.structs.replace(q, low=n, high=n, start=a, end=a + 2)
        for n, a in zip((14.0, 5.0), at, strict=True)
    )
    s.events[0] = msgspec.structs.replace(s.events[0], quantities=more)
    content = (Span(text, start, start + len(text)),)
    s.statements[0] = msgspec.structs.replace(s.statements[0], content=content)
    built = s.build()
    story = msgspec.structs.replace(built.story, text=" " * start + text)
    told = {
        c.answer.low
        for i in link([msgspec.structs.replace(built, story=story)]).incidents
        for q in i.claim_sets
        for c in q.claims
        if isinstance(c.answer, RangeAnswer)
    }
    assert told == kept
