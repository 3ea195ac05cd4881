"""Mechanisms of leads, each on an invented sentence and on a twin that must not fire."""

from __future__ import annotations

import msgspec
import pytest

from tests.coding.leads_support import Report
from trucewatch.records import Span

DEAL = "The peace deal signed by Valdoria and Kestrel in May is in force.\n"


def touches(r: Report) -> set[tuple[str, str, str | None]]:
    return {
        (t.provision, t.occurrence, t.violator.code if t.violator else None)
        for t in r.leads().touches
    }


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Kestrel attacked two posts in the middle of a truce.", "in_force"),
        ("Shelling went on despite a ceasefire.", "in_force"),
        ("Kestrel wants a truce.", "proposed"),
        ("Maddick called for a ceasefire along the river.", "proposed"),
    ],
)
def test_a_truce_that_stands_and_one_to_come(text: str, stage: str) -> None:
    assert [a.stage for a in Report(text).leads().agreements] == [stage]


def test_the_text_of_a_truce_is_in_force_a_truce_plan_is_not() -> None:
    holds = Report("The truce text of May 3 obliges both armies to stay where they are.")
    holds.time("May 3", "2024-05-03")
    assert [(a.family, a.stage) for a in holds.leads().agreements] == [("deal", "signed")]
    plan = Report("The truce plan of May 3 obliges both armies to stay where they are.")
    plan.time("May 3", "2024-05-03")
    assert [a.family for a in plan.leads().agreements] == ["plan"]


def test_dated_and_undated_truce_are_one_a_new_one_is_another() -> None:
    one = Report(
        "A week-long ceasefire is holding.\nThe ceasefire, signed by Valdoria on May 20, lets aid in."
    )
    one.time("May 20", "2024-05-20")
    assert [a.date for a in one.leads().agreements] == ["2024-05-20"]
    two = Report("The ceasefire signed on May 20 is over. A new ceasefire has begun, Maddick said.")
    two.time("May 20", "2024-05-20")
    assert len(two.leads().agreements) == 2


def test_a_deed_set_against_an_agreement_is_a_violation() -> None:
    text = (
        "Valdoria accused Kestrel of leaving soldiers behind in the belt in defiance of the deal."
    )
    r = Report(DEAL + text)
    content = "of leaving soldiers behind in the belt in defiance of the deal"
    r.said("VAL", "accused", content, "accuse", "KES")
    assert touches(r) == {("withdrawal", "violation", "KES")}


def test_an_accusation_of_something_else_is_none() -> None:
    r = Report(DEAL + "Valdoria accused Kestrel of wasting its time.")
    r.said("VAL", "accused", "of wasting its time", "accuse", "KES")
    assert touches(r) == set()


def test_doing_so_points_back_to_what_is_barred() -> None:
    text = "Under the deal neither army may move forward. Valdoria accused Kestrel of doing so."
    r = Report(DEAL + text)
    r.said("VAL", "accused", "of doing so", "accuse", "KES")
    assert touches(r) == {("ceasefire", "violation", "KES")}
    free = Report(DEAL + "Farmers praise the deal. Valdoria accused Kestrel of doing so.")
    free.said("VAL", "accused", "of doing so", "accuse", "KES")
    assert touches(free) == set()


def test_what_a_deal_brought_is_carried_out() -> None:
    told = Report("The deal brokered by Thirland ended the war and handed Kestrel wide areas.")
    assert ("territory", "compliance", None) in touches(told)
    coming = Report("The deal brokered by Thirland would end the war and hand Kestrel wide areas.")
    assert touches(coming) == set()


def test_a_soldier_handed_over_is_a_release_not_land() -> None:
    r = Report(DEAL + "Kestrel handed over a captured soldier in line with the deal.")
    r.event("RETREAT", "handed over", "KES", mode="return")
    assert touches(r) == {("prisoners", "compliance", None)}


def test_a_release_that_is_denied_is_not_done() -> None:
    r = Report(DEAL + "Kestrel denied that it had released prisoners under the deal.")
    r.event("RETREAT", "released", "KES", realis="denied", mode="release")
    assert touches(r) == set()


def test_withheld_figures_are_no_withheld_blame() -> None:
    r = Report(DEAL + "Observers gave no casualty figures.")
    r.said("MON", "gave", "no casualty figures", "withhold_blame")
    assert touches(r) == set()
    silent = Report(DEAL + "Thirland declined to comment.")
    silent.said("THI", "declined", "to comment", "withhold_blame")
    assert touches(silent) == set()
    blame = Report(DEAL + "Observers did not say who was responsible.")
    blame.said("MON", "did not say", "who was responsible", "withhold_blame")
    assert touches(blame) == {("ceasefire", "violation", None)}


def test_mediators_are_no_hosts_and_no_participants() -> None:
    r = Report("Thirland and Valdoria, which are mediating the talks with Kestrel in Marrow, met.")
    rounds = [m for m in r.leads().rounds if m.mediators]
    assert [{a.code for a in m.mediators} for m in rounds] == [{"THI", "VAL"}]
    assert all(m.host is None for m in rounds)


def test_both_countries_are_the_two_sides_of_the_story() -> None:
    r = Report("Valdoria blamed Kestrel.\nOfficials from both countries are to meet in Marrow.")
    r.said("VAL", "blamed", "Kestrel", "accuse", "KES")
    (found,) = r.leads().rounds
    assert (found.status, {a.code for a in found.participants}) == ("planned", {"VAL", "KES"})


def test_a_place_that_talks_are_about_is_no_venue() -> None:
    r = Report(
        "Maddick and Thirland held talks on Sunday for the first time since the war over Marrow."
    )
    assert [m.venue for m in r.leads().rounds] == [None]


def positions(r: Report) -> list[tuple[str, str, str]]:
    return [(m.party.code, m.issue, m.kind) for m in r.leads().positions]


@pytest.mark.parametrize(("word", "refused"), [("unacceptable", True), ("new", False)])
def test_a_condition_called_unacceptable_is_refused(word: str, refused: bool) -> None:
    asked = "that Valdoria cede the belt territory"
    r = Report(f"Kestrel demanded {asked}, a condition Thirland calls {word}.")
    r.said("KES", "demanded", asked, "demand", "VAL")
    assert (("THI", "territory", "refusal") in positions(r)) is refused


def test_whom_something_is_asked_of_gives_no_issue() -> None:
    content = "the large committee that monitors it to press Kestrel to withdraw its troops"
    r = Report(f"Valdoria urged {content}.")
    r.said("VAL", "urged", content, "call_for", "KES")
    assert positions(r) == [("VAL", "withdrawal", "demand")]


def test_the_words_of_a_condition_are_part_of_the_position() -> None:
    r = Report(
        "Kestrel will lift the sanctions only if Valdoria frees the prisoners, Maddick said."
    )
    content = "Kestrel will lift the sanctions only if Valdoria frees the prisoners"
    r.said("KES", "said", content, "offer")
    (found,) = r.leads().positions
    assert any("Valdoria frees" in span.text for span in found.more)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The road is in Kestrelian hands.", [("KES", "holds")]),
        ("Two villages were ringed by Kestrel.", [("KES", "encircles")]),
        ("Kestrel cut off the town.", [("KES", "blocks")]),
        ("Kestrel cut the budget.", []),
        ("The matter is in good hands.", []),
    ],
)
def test_who_holds_the_ground(text: str, held: list[tuple[str, str]]) -> None:
    found = Report(text).leads().situations
    assert [(m.who.code if m.who else None, m.relation) for m in found] == held


def test_a_dateline_is_the_venue_only_of_what_is_here() -> None:
    here = Report("Talks between Valdoria and Kestrel resume here on Wednesday.")
    line = Span("MARROW:", 0, 0)
    here.story = msgspec.structs.replace(here.story, dateline=line)
    assert [m.venue for m in here.leads().rounds] == ["Marrow"]
    away = Report("Talks between Valdoria and Kestrel resume on Wednesday.")
    away.story = msgspec.structs.replace(away.story, dateline=line)
    assert [m.venue for m in away.leads().rounds] == [None]


def test_observers_who_are_turned_back_are_a_matter_of_verification() -> None:
    r = Report(DEAL + "A patrol of observers was turned back by Kestrel on the road.")
    r.event("COERCE", "turned back", "KES", mode="restrict")
    assert touches(r) == {("verification", "restriction", "KES")}


@pytest.mark.parametrize(("word", "kind"), [("dismissed", "refusal"), ("described", None)])
def test_an_offer_that_is_dismissed_is_refused(word: str, kind: str | None) -> None:
    offer = "to free the prisoners"
    r = Report(f"Valdoria offered {offer}. Kestrel {word} the offer.")
    r.said("VAL", "offered", offer, "offer", "KES")
    found = [p[2] for p in positions(r) if p[0] == "KES"]
    assert found == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "mode", "who", "touch"),
    [
        ("A patrol of the observers was turned back at a checkpoint.", "turned back",
         "COERCE", "restrict", "observers", ("verification", "restriction")),
        ("Kestrel let the observers into the dam.", "let", "RETREAT", "access", "observers",
         ("verification", "compliance")),
        ("Kestrel let a relief team pass the front line.", "let", "RETREAT", "access",
         "a relief team", ("aid_access", "compliance")),
        ("Kestrel kept a food agency out of the town.", "kept", "COERCE", "restrict",
         "a food agency", ("aid_access", "restriction")),
        ("Kestrel let a film crew into the dam.", "let", "RETREAT", "access", "a film crew", None),
    ],
)  # fmt: skip
def test_whose_way_is_barred_or_opened_names_the_provision(
    text: str, trigger: str, kind: str, mode: str, who: str, touch: tuple[str, str] | None
) -> None:
    r = Report(DEAL + text)
    r.event(kind, trigger, "KES", "MON", mode=mode)
    at = r.span(who)
    named = msgspec.structs.replace(
        r.events[0].recipients[0], text=who, name=who, start=at.start, end=at.end
    )
    r.events[0] = msgspec.structs.replace(r.events[0], recipients=(named,))
    assert {t[:2] for t in touches(r)} - {("ceasefire", "restriction")} == (
        {touch} if touch is not None else set()
    )


@pytest.mark.parametrize(
    ("text", "who", "want"),
    [
        ("Kestrel holds a camp vacated by the brigade under the withdrawal.", "KES", False),
        ("Kestrel's brigade vacated a camp under the withdrawal.", "KES", True),
        ("The peacekeepers vacated a camp under the withdrawal.", "peacekeepers", False),
    ],
)
def test_compliance_is_told_and_is_the_parties(text: str, who: str, want: bool) -> None:
    r = Report(DEAL + text)
    r.event("RETREAT", "vacated", who, mode="withdraw")
    if who == "peacekeepers":
        e = r.events[0]
        mission = msgspec.structs.replace(e.actors[0], text=who, name=who, sector="IGO")
        r.events[0] = msgspec.structs.replace(e, actors=(mission,))
    assert any(t[1] == "compliance" for t in touches(r)) is want
