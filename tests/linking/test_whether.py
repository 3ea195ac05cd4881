"""Whether an act or its doer is asked about; own claims; ways barred; days that no year fixes."""

from __future__ import annotations

import msgspec
import pytest

from tests.linking.builder import StoryBuilder
from tests.linking.test_claims import answers, sets
from trucewatch.linking import link
from trucewatch.records import Span, Time


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
