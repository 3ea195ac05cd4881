"""Agreements, rounds, positions and movements over stories."""

from __future__ import annotations

import pytest

from tests.linking.builder import StoryBuilder
from trucewatch.linking import link
from trucewatch.records.leads import NOT_NAMED


def test_agreement_of_one_date_is_one_agreement() -> None:
    one, two = StoryBuilder("one"), StoryBuilder("two")
    one.agreement("2024-05-03")
    two.agreement("2024-05", name="last month's truce")
    linked = link([one.build(), two.build()])
    assert len(linked.agreements) == 1
    assert linked.agreements[0].signed == "2024-05-03"
    assert len(linked.agreements[0].mentions) == 2


def test_agreements_of_other_dates_or_parties_stay_apart() -> None:
    one, two, three = StoryBuilder("one"), StoryBuilder("two"), StoryBuilder("three")
    one.agreement("2024-05-03")
    two.agreement("2024-05-20")
    three.agreement("2024-05-03", parties=("THI", "MON"))
    assert len(link([s.build() for s in (one, two, three)]).agreements) == 3


def test_drafts_with_numbers_are_told_apart() -> None:
    builders = [StoryBuilder(n) for n in "abc"]
    for b, number in zip(builders, ("12-point", "20-point", "12-point"), strict=True):
        b.agreement(None, family="plan", kind="framework", stage="draft", names=(number,))
    linked = link([b.build() for b in builders])
    assert sorted(len(a.mentions) for a in linked.agreements) == [1, 2]
    assert {a.signed for a in linked.agreements} == {None}


def test_round_of_two_stories_is_one_round() -> None:
    one, two = StoryBuilder("one"), StoryBuilder("two")
    one.meeting("2024-06-14", "Marrow", "VAL KES", status="planned")
    two.meeting("2024-06-14", "Marrow", "VAL KES")
    linked = link([one.build(), two.build()])
    assert [r.status for r in linked.rounds] == ["held"]


def test_next_round_is_its_own_and_announced_in_the_last() -> None:
    s = StoryBuilder("s")
    s.meeting("2024-06-14", "Marrow", "VAL KES")
    s.meeting("2024-06-15", "Marrow", "VAL KES", status="planned")
    s.meeting("2024-06-15", "Sorrel", "THI MON", status="planned")
    rounds = link([s.build()]).rounds
    assert len(rounds) == 3
    assert rounds[0].next == "talks"


def test_movement_from_demand_to_conditional_offer() -> None:
    one, two = StoryBuilder("one", "2024-06-01"), StoryBuilder("two", "2024-06-08")
    one.position("VAL", "alliances", "demand", "join the pact", date="2024-06-01",
                 said=one.said("VAL", "demand"))  # fmt: skip
    two.position("VAL", "alliances", "offer", "drop the pact", "for guarantees", "2024-06-08",
                 said=two.said("VAL", "offer"))  # fmt: skip
    linked = link([one.build(), two.build()])
    assert len(linked.movements) == 1
    old, new = linked.positions
    assert (linked.movements[0].from_position, new.supersedes) == (old.id, old.id)


def test_repeated_demand_is_no_movement() -> None:
    builders = [StoryBuilder(d, d) for d in ("2024-06-01", "2024-06-08")]
    for b in builders:
        b.position("VAL", "territory", "demand", "leave the belt", date=b.name,
                   said=b.said("VAL", "demand"))  # fmt: skip
    linked = link([b.build() for b in builders])
    (held,) = linked.positions
    assert (held.date, len(held.mentions)) == ("2024-06-01", 2)
    assert linked.movements == ()


def test_two_demands_of_a_day_on_one_issue_stay_two() -> None:
    s = StoryBuilder("s")
    said = s.said("VAL", "demand")
    s.position("VAL", "guarantees", "demand", "bilateral pledges by Thirland", said=said)
    s.position("VAL", "guarantees", "demand", "legally binding form", said=said)
    s.position("VAL", "guarantees", "demand", "a legally binding form", said=said)
    assert len(link([s.build()]).positions) == 2


def test_the_truce_is_the_latest_one_of_the_same_sides() -> None:
    old, new, later, earlier = (
        StoryBuilder("old", "2002-05-01"), StoryBuilder("new", "2024-05-10"),
        StoryBuilder("later", "2024-06-01"), StoryBuilder("earlier", "2003-01-01"),
    )  # fmt: skip
    old.agreement("2002-04-28")
    new.agreement("2024-05-03")
    later.agreement()
    earlier.agreement()
    linked = link([s.build() for s in (old, new, later, earlier)])
    groups = {a.signed: {m.story_id for m in a.mentions} for a in linked.agreements}
    assert groups == {"2002-04-28": {"old", "earlier"}, "2024-05-03": {"new", "later"}}


def test_truces_of_other_sides_stay_apart() -> None:
    one, two = StoryBuilder("one"), StoryBuilder("two")
    one.agreement()
    two.agreement(parties=("MON", "THI"))
    assert len(link([one.build(), two.build()]).agreements) == 2


def test_truce_in_a_story_without_any_side_is_no_agreement() -> None:
    s = StoryBuilder("match")
    s.agreement(parties=())
    assert link([s.build()]).agreements == ()


def moves(*stands: tuple[str, str | None, str]) -> list[tuple[str, str]]:
    """Return (from, to) kinds of the movements of stands (kind, day, value), one story each."""
    stories = []
    for n, (kind, day, value) in enumerate(stands):
        s = StoryBuilder(f"s{n}", day)
        s.position("KES", "territory", kind, value, date=day)
        stories.append(s.build())
    linked = link(stories)
    kinds = {p.id: p.kind for p in linked.positions}
    return [(kinds[m.from_position], kinds[m.to_position]) for m in linked.movements]


def test_refusals_and_red_lines_in_a_row_are_one_bar() -> None:
    assert moves(
        ("red_line", "2024-06-01", "never"), ("refusal", "2024-06-05", "no"),
        ("offer", "2024-06-09", "the belt"),
    ) == [("red_line", "offer")]  # fmt: skip


def test_a_concession_without_a_day_follows_what_it_gives_up_an_offer_does_not() -> None:
    assert moves(("demand", "2024-06-01", "the belt"), ("concession", None, "half of it")) == [
        ("demand", "concession")
    ]
    assert moves(("demand", "2024-06-01", "the belt"), ("offer", None, "half of it")) == []


def test_what_is_told_without_a_day_goes_with_the_one_stand_that_it_can_be() -> None:
    stories = []
    for n, day in enumerate(("2024-06-01", None)):
        s = StoryBuilder(f"s{n}", day)
        s.position("KES", "territory", "red_line", f"never {n}", date=day)
        stories.append(s.build())
    (one,) = link(stories).positions
    assert (one.date, len(one.mentions)) == ("2024-06-01", 2)


def linked_deals(*given: tuple[str, dict[str, object]]) -> list[tuple[str | None, int]]:
    """Return (day, mentions) of the agreements of one mention a story, told on the days given."""
    stories = []
    for n, (day, fields) in enumerate(given):
        s = StoryBuilder(f"d{n}", day or None)
        s.attack("VAL", "KES", on="2024-06-11")
        s.agreement(**fields)  # type: ignore[arg-type]
        stories.append(s.build())
    return sorted((a.signed, len(a.mentions)) for a in link(stories).agreements)


def test_a_month_without_a_year_chooses_among_dated_agreements() -> None:
    may, june = {"date": "2024-05-03"}, {"date": "2024-06-02"}
    vague = {"date": None, "yearless": "05"}
    found = linked_deals(("2024-06-12", may), ("2024-06-12", june), ("2024-06-13", vague))
    assert found == [("2024-05-03", 2), ("2024-06-02", 1)]


def test_a_statement_on_one_matter_is_not_the_truce() -> None:
    truce = {"date": "2024-05-03"}
    roads = {"date": "2024-06-02", "family": "deal", "kind": "declaration", "stage": "signed"}
    found = linked_deals(("2024-06-12", truce), ("2024-06-12", roads), ("2024-06-13", {}))
    assert found == [("2024-05-03", 2), ("2024-06-02", 1)]


def test_a_truce_that_no_report_names_is_called_by_its_sides() -> None:
    s = StoryBuilder("n")
    s.attack("VAL", "KES", on="2024-06-11")
    s.agreement(name=NOT_NAMED)
    assert [a.name for a in link([s.build()]).agreements] == ["ceasefire of Kestrel and Valdoria"]


@pytest.mark.parametrize(
    ("later", "name"),
    [("VAL:sorrow", "the side of VAL:lind and VAL:sorrow"), ("VAL:lind", "VAL:lind")],
)
def test_what_two_people_of_a_side_say_is_a_move_of_the_side(later: str, name: str) -> None:
    s = StoryBuilder("m")
    s.position("VAL:lind", "territory", "red_line", "never hand over the dam", date="2024-06-01")
    s.position(later, "territory", "offer", "joint control of the dam", date="2024-06-09")
    (moved,) = link([s.build()]).movements
    assert moved.party.name == name
    assert moved.party.code == later


@pytest.mark.parametrize(
    ("venue", "who", "day", "rounds"),
    [
        ("Marrow", "VAL KES", "2024-06-20", 1),
        ("Marrow, the capital", "VAL KES", "2024-06-20", 1),
        ("Sorrel", "VAL KES", "2024-06-20", 2),
        ("Marrow", "VAL THI", "2024-06-20", 2),
        ("Marrow", "VAL KES", "2024-06-09", 2),
        ("Marrow", "VAL KES", "2024-12-20", 2),
    ],
)
def test_a_meeting_announced_without_its_day_is_the_next_of_the_same_sides(
    venue: str, who: str, day: str, rounds: int
) -> None:
    one, two = StoryBuilder("one", "2024-06-12"), StoryBuilder("two", day)
    one.meeting(None, "Marrow", "VAL KES", status="planned")
    two.meeting(day, venue, who)
    assert len(link([one.build(), two.build()]).rounds) == rounds


def test_the_deal_of_one_report_is_the_dated_one_of_another() -> None:
    known, meant, alone = StoryBuilder("a", "2024-06-01"), StoryBuilder("b"), StoryBuilder("c")
    known.agreement("2024-05-03", family="deal")
    for b, sides in ((meant, "VAL KES"), (alone, "THI MON")):
        b.agreement(None, family="deal", stage="signed", elsewhere=True, parties=())
        for side in sides.split():
            b.said(side, "assert")
    linked = link([known.build(), meant.build(), alone.build()])
    (deal,) = linked.agreements
    assert {m.story_id for m in deal.mentions} == {"a", "b"}


def test_the_plan_of_a_report_is_the_last_one_of_the_same_sides() -> None:
    def drafted(name: str, day: str, number: str) -> StoryBuilder:
        b = StoryBuilder(name, day)
        b.agreement(None, family="plan", stage="draft", names=(number,))
        return b

    old, new = drafted("a", "2024-04-01", "12-point"), drafted("b", "2024-06-01", "20-point")
    meant = StoryBuilder("c", "2024-06-05")
    meant.agreement(None, family="plan", stage="proposed", elsewhere=True)
    found = link([b.build() for b in (old, new, meant)]).agreements
    told = sorted(sorted({m.story_id for m in a.mentions}) for a in found)
    assert told == [["a"], ["b", "c"]]


def stands(*told: tuple[str, str, str, str, str | None]) -> list[tuple[str, str]]:
    """(published, kind, value, date or "", condition) → kinds that movements lead from and to."""
    builders = []
    for k, (published, kind, value, date, condition) in enumerate(told):
        b = StoryBuilder(f"s{k}", published)
        b.position("VAL", "territory", kind, value, condition, date or None,
                   said=b.said("VAL", "assert"))  # fmt: skip
        builders.append(b)
    linked = link([b.build() for b in builders])
    kinds = {p.id: p.kind for p in linked.positions}
    return [(kinds[m.from_position], kinds[m.to_position]) for m in linked.movements]


def test_a_red_line_told_again_after_an_offer_is_the_old_one() -> None:
    assert stands(
        ("2024-06-01", "red_line", "never cede the belt", "", None),
        ("2024-06-08", "offer", "pull back from part of the belt", "", "if Kestrel does"),
        ("2024-06-10", "red_line", "never about the belt", "", None),
        ("2024-06-20", "concession", "share the belt", "", None),
    ) == [("red_line", "offer"), ("offer", "concession")]


def test_holding_out_is_no_move_and_what_is_given_comes_after_what_was_asked() -> None:
    asked = ("2024-06-01", "demand", "the gates run by its own men", "", None)
    no = ("2024-06-08", "refusal", "a dam with a policeman on it", "", None)
    terms = ("2024-06-10", "condition", "the observers leave first", "", None)
    gave = ("2024-06-20", "concession", "run the gates together", "", None)
    assert stands(asked, no, gave) == [("demand", "concession")]
    assert stands(no, terms) == []
    assert stands(no, terms, gave) == [("condition", "concession")]


def test_an_offer_told_as_its_owners_is_the_one_told_before() -> None:
    first = ("2024-06-01", "offer", "ready to renounce the union", "", "if armed")
    again = ("2024-06-08", "offer", "Valdoria's offer to do without", "", "for arms")
    other = ("2024-06-08", "offer", "sell the mill", "", "for arms")
    assert stands(first, again) == []
    assert stands(first, other) == [("offer", "offer")]


def test_offers_in_other_words_are_one_offers_of_other_things_a_move() -> None:
    first = ("2024-06-01", "offer", "pull heavy guns back from a strip of the belt", "", "if asked")
    same = ("2024-06-08", "offer", "take its heavy arms out of the belt", "", "only if watched")
    other = ("2024-06-08", "offer", "sell the mill", "", "only if watched")
    assert stands(first, same) == []
    assert stands(first, other) == [("offer", "offer")]


def test_a_bar_that_is_only_looked_back_on_is_a_former_stand() -> None:
    back = ("2024-06-08", "refusal", "called it treason", "2024-03", None)
    now = ("2024-06-08", "offer", "share the belt", "2024-06-08", None)
    assert stands(back, now) == [("former", "offer")]
    fresh = ("2024-06-08", "refusal", "called it treason", "2024-06-01", None)
    assert stands(fresh, now) == [("refusal", "offer")]


def test_other_matters_are_never_a_movement() -> None:
    b = StoryBuilder("s")
    b.position("VAL", "other", "demand", "the poet be honoured", date="2024-06-01")
    b.position("VAL", "other", "refusal", "two banners", date="2024-06-08")
    b.position("VAL", "other", "refusal", "a song", date="2024-06-08")
    linked = link([b.build()])
    assert (len(linked.positions), linked.movements) == (3, ())
