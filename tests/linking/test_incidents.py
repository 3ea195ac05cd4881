"""Incidents and claim sets over hand-made stories of invented countries."""

from __future__ import annotations

import msgspec
import pytest

from tests.linking.builder import StoryBuilder, breach_story
from trucewatch.linking import Watch, link
from trucewatch.records import ActorAnswer, ClaimSet, Incident, Place, Quantity, Span


def sets(incidents: tuple[Incident, ...]) -> dict[str, ClaimSet]:
    return {s.kind: s for i in incidents for s in i.claim_sets}


def answers(found: ClaimSet) -> dict[str, str]:
    return {
        c.claimant.code: c.answer.code if isinstance(c.answer, ActorAnswer) else str(c.answer)
        for c in found.claims
    }


def test_breach_has_both_sides_and_the_mission_that_blames_nobody() -> None:
    linked = link([breach_story().build()])
    assert len(linked.incidents) == 1
    breach = sets(linked.incidents)["breach"]
    assert answers(breach) == {"VAL": "KES", "KES": "VAL", "MON": "not stated"}
    assert {c.claimant.code: c.camp for c in breach.claims} == {
        "VAL": "VAL", "KES": "KES", "MON": "monitor",
    }  # fmt: skip
    assert breach.status == "contested"
    assert breach.first == "not stated"


def test_mission_alone_blames_nobody() -> None:
    s = StoryBuilder("m")
    s.agreement()
    said = s.said("MON", "report_no_blame")
    event = s.event("ASSAULT", "", "", said, on="2024-06-11", realis="monitor_reported")
    s.touch("violation", event, said, None, explicit=True, general=True)
    breach = sets(link([s.build()]).incidents)["breach"]
    assert breach.status == "monitor_no_blame"
    assert answers(breach) == {"MON": "not stated"}


def test_one_accusation_without_reply_is_unanswered() -> None:
    s = StoryBuilder("u")
    said = s.said("VAL", "accuse", "KES")
    s.event("ASSAULT", "KES", "VAL", said, on="2024-06-11", realis="alleged")
    found = sets(link([s.build()]).incidents)
    assert found["responsible"].status == "unanswered"
    assert "breach" not in found


def test_denied_by_the_accused_alone_asks_whether_it_happened() -> None:
    s = StoryBuilder("d")
    said = s.said("VAL", "accuse", "KES")
    s.event("ASSAULT", "KES", "VAL", said, on="2024-06-11", realis="alleged")
    s.said("KES", "deny", answers=said)
    found = sets(link([s.build()]).incidents)
    assert answers(found["occurred"]) == {"VAL": "yes", "KES": "no"}
    assert "responsible" not in found


def test_denied_though_a_mission_saw_it_stays_a_question_of_blame() -> None:
    s = StoryBuilder("d")
    said = s.said("VAL", "accuse", "KES")
    s.event("ASSAULT", "KES", "VAL", said, on="2024-06-11", realis="alleged")
    seen = s.said("MON", "report_no_blame")
    s.event("ASSAULT", "", "VAL", seen, on="2024-06-11", realis="monitor_reported")
    s.said("KES", "deny", answers=said)
    found = sets(link([s.build()]).incidents)
    assert found["responsible"].status == "denied"
    assert answers(found["responsible"])["KES"] == "no"


def test_third_party_that_says_the_same_corroborates() -> None:
    s = StoryBuilder("c")
    for speaker in ("VAL", "THI"):
        said = s.said(speaker, "accuse" if speaker == "VAL" else "assert", "KES")
        s.event("ASSAULT", "KES", "VAL", said, on="2024-06-11")
    assert sets(link([s.build()]).incidents)["responsible"].status == "corroborated"


def test_own_admission() -> None:
    s = StoryBuilder("a")
    said = s.said("KES", "accuse", "KES")
    s.event("ASSAULT", "KES", "VAL", said, on="2024-06-11")
    accused = s.said("VAL", "accuse", "KES")
    s.event("ASSAULT", "KES", "VAL", accused, on="2024-06-11")
    found = sets(link([s.build()]).incidents)["responsible"]
    assert found.status in ("unanswered", "admitted", "one_side_only")  # never contested


def test_restored_against_fighting_goes_on() -> None:
    s = breach_story()
    yes = s.said("KES", "assert")
    back = s.event("RETREAT", "KES", "", yes, mode="ceasefire", trigger="restored")
    s.touch("restoration", back, yes)
    no = s.said("VAL", "assert")
    rages = s.event("ASSAULT", "KES VAL", "", no, on="2024-06-11", place="mill")
    s.touch("ongoing", rages, no, general=True)
    ceased = sets(link([s.build()]).incidents)["ceased"]
    assert answers(ceased) == {"KES": "yes", "VAL": "ongoing"}
    assert ceased.status == "contested"


def test_nobody_asks_whether_it_stopped_when_nobody_says_so() -> None:
    assert "ceased" not in sets(link([breach_story().build()]).incidents)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"on": "2024-06-11", "place": "mill"}, 1),
        ({"on": "2024-06-11", "place": "belt"}, 1),
        ({"on": "2024-06-11", "place": "port"}, 2),
        ({"on": "2024-06-13", "place": "mill"}, 2),
    ],
    ids=["same town", "its region", "another town", "another day"],
)
def test_which_reports_of_two_stories_are_one_incident(
    other: dict[str, str], expected: int
) -> None:
    one, two = StoryBuilder("one"), StoryBuilder("two", "2024-06-14")
    one.attack("VAL", "KES", on="2024-06-11", place="mill")
    two.attack("VAL", "KES", **other)
    linked = link([one.build(), two.build()])
    assert len(linked.incidents) == expected


def test_history_is_not_todays_incident() -> None:
    s = StoryBuilder("h")
    s.attack("VAL", "KES", on="2024-06-11")
    s.event("ASSAULT", "KES", "VAL", on="1994-03-01", realis="historical", trigger="war")
    assert len(link([s.build()]).incidents) == 2


@pytest.mark.parametrize("realis", ["threatened", "hypothetical", "planned", "counterfactual"])
def test_what_did_not_happen_is_no_incident(realis: str) -> None:
    s = StoryBuilder("t")
    s.event("ASSAULT", "KES", "VAL", on="2024-06-11", realis=realis)
    assert link([s.build()]).incidents == ()


def test_syndicated_claim_is_one_claim_with_two_carriers() -> None:
    linked = link([breach_story("a").build(), breach_story("b").build()])
    breach = sets(linked.incidents)["breach"]
    assert len(breach.claims) == 3
    assert {c.carriers for c in breach.claims} == {("a", "b")}


def test_first_claimant_only_when_all_times_are_known() -> None:
    s = StoryBuilder("f")
    for speaker, accused, on in (("VAL", "KES", "2024-06-11"), ("KES", "VAL", "2024-06-12")):
        said = s.said(speaker, "accuse", accused, on=on)
        s.event("ASSAULT", accused, speaker, said, on="2024-06-11")
    assert sets(link([s.build()]).incidents)["responsible"].first == "VAL"


def test_tolls_that_differ_are_kept_side_by_side() -> None:
    s = StoryBuilder("n")
    for speaker, n in (("VAL", 12), ("KES", 4)):
        said = s.said(speaker, "assert")
        s.event("ASSAULT", "KES", "VAL", said, on="2024-06-11", killed=n)
    toll = sets(link([s.build()]).incidents)["toll"]
    assert toll.status == "contested"
    assert len(toll.claims) == 2


def test_watch_gives_the_camps() -> None:
    watch = Watch("lake", {"north": ("VAL",), "south": ("KES",)})
    breach = sets(link([breach_story().build()], watch).incidents)["breach"]
    assert {c.camp for c in breach.claims} == {"north", "south", "monitor"}


def test_headline_that_outruns_the_body_is_a_question() -> None:
    s = StoryBuilder("q")
    drops = s.said("VAL", "concede", cue="drops", quote_type="headline")
    offers = s.said("VAL", "offer", cue="offered")
    s.position("VAL", "alliances", "concession", "alliance bid", said=drops, headline=True)
    s.position("VAL", "alliances", "offer", "to drop its alliance bid", "if paid", said=offers)
    linked = link([s.build()])
    found = sets(linked.incidents)["occurred"]
    assert answers(found) == {"headline": "drops", "VAL": "offered"}
    assert [p.kind for p in linked.positions] == ["offer"]


def test_denied_claim_without_an_act_is_a_question_of_its_own() -> None:
    s = StoryBuilder("z")
    claim = s.said("VAL", "assert")
    s.said("KES", "deny", answers=claim)
    (incident,) = link([s.build()]).incidents
    assert incident.event_ids == ()
    assert answers(incident.claim_sets[0]) == {"VAL": "yes", "KES": "no"}


def test_denial_of_something_else_stays_out_of_the_attack() -> None:
    s = StoryBuilder("e")
    said = s.said("VAL", "accuse", "KES")
    s.event("ASSAULT", "KES", "VAL", said, on="2024-06-11", realis="alleged")
    other = s.said("THI", "assert")
    s.said("KES", "deny", answers=other)
    found = sets(link([s.build()]).incidents)
    assert answers(found["responsible"]) == {"VAL": "KES"}
    assert answers(found["occurred"]) == {"THI": "yes", "KES": "no"}


def test_who_began_where_the_words_say_first() -> None:
    s = StoryBuilder("g")
    s.agreement()
    said = s.said("VAL", "accuse", "KES")
    event = s.event("ASSAULT", "KES", "VAL", said, on="2024-06-11", realis="alleged")
    s.touch("violation", event, said, "KES")
    s.touches[-1] = msgspec.structs.replace(s.touches[-1], first=True)
    assert "began" in sets(link([s.build()]).incidents)


def test_film_gives_no_claim_sets() -> None:
    s = StoryBuilder("film")
    said = s.said("UNK", "assert")
    s.event("ASSAULT", "UNK:hero", "UNK:villain", said)
    built = s.build()
    plain = [
        msgspec.structs.replace(
            e,
            actors=tuple(msgspec.structs.replace(a, country=None, sector="UNK") for a in e.actors),
            recipients=(),
        )
        for e in built.events
    ]
    speaker = msgspec.structs.replace(built.statements[0].speaker, country=None, sector="UNK")
    statements = (msgspec.structs.replace(built.statements[0], speaker=speaker),)
    coded = msgspec.structs.replace(built, events=tuple(plain), statements=statements)
    assert sets(link([coded]).incidents) == {}


def test_acts_by_nobody_in_particular_meet_by_place_and_day() -> None:
    one, two = StoryBuilder("one"), StoryBuilder("two")
    one.attack("VAL", "KES", on="2024-06-11", place="mill")
    seen = two.said("MON", "report_no_blame")
    two.event("ASSAULT", "", "", seen, on="2024-06-11", place="belt", realis="monitor_reported")
    far = StoryBuilder("far")
    far.attack("THI", "MON", on="2024-06-11", place="port")
    assert len(link([s.build() for s in (one, two, far)]).incidents) == 2


def test_todays_report_that_recalls_yesterdays_attack_does_not_join_them() -> None:
    first, second = StoryBuilder("first", "2024-06-12"), StoryBuilder("second", "2024-06-13")
    first.attack("VAL", "KES", on="2024-06-11", place="mill")
    first.attack("VAL", "KES")
    second.attack("VAL", "KES", on="2024-06-11", place="mill")
    second.attack("VAL", "KES", on="2024-06-12", place="mill")
    second.attack("VAL", "KES")
    linked = link([first.build(), second.build()])
    assert len(linked.incidents) == 2


def test_one_night_told_as_two_days_is_one_incident() -> None:
    s = StoryBuilder("night", "2024-06-12")
    s.attack("VAL", "KES", on="2024-06-11", place="mill")
    s.attack("VAL", "KES", on="2024-06-12", place="belt")
    s.attack("KES", "VAL")
    assert len(link([s.build()]).incidents) == 1


def test_a_recollection_meets_the_report_of_its_day_else_the_latest_of_its_place() -> None:
    def count(on: str | None, place: str = "mill", told: str = "2024-07-20") -> int:
        fresh = StoryBuilder("f", "2024-06-12")
        said = fresh.said("VAL", "accuse", "KES")
        fresh.event("ASSAULT", "KES", "VAL", said, on="2024-06-11", place="mill", realis="alleged")
        later = StoryBuilder("l", told)
        later.event("ASSAULT", "KES", "VAL", on=on, place=place, realis="historical")
        return len(link([fresh.build(), later.build()]).incidents)

    assert (count("2024-06-11"), count("2024-06-02"), count(None)) == (1, 2, 1)
    assert (count(None, "port"), count(None, "belt"), count(None, told="2024-12-20")) == (2, 2, 2)


def test_what_is_recalled_is_the_latest_of_its_place_not_todays_attack_elsewhere() -> None:
    old, new = StoryBuilder("old", "2024-06-12"), StoryBuilder("new", "2024-06-20")
    old.attack("VAL", "KES", on="2024-06-11", place="mill")
    new.attack("VAL", "KES", on="2024-06-19", place="port")
    new.event("ASSAULT", "", "VAL", place="mill", realis="historical")
    groups = [set(i.event_ids) for i in link([old.build(), new.build()]).incidents]
    assert sorted(map(len, groups)) == [1, 2]
    assert {"ev-old-0", "ev-new-1"} in groups


def test_an_undated_act_goes_with_the_one_that_it_is_most_like() -> None:
    s = StoryBuilder("two", "2024-06-14")
    s.event("ASSAULT", "", "VAL", on="2024-06-11", place="mill", mode="heavy-weapons")
    s.event("ASSAULT", "", "VAL", on="2024-06-13", place="port", mode="firearms")
    said = s.said("VAL", "accuse", "KES")
    s.event("ASSAULT", "KES", "VAL", said, mode="heavy-weapons", realis="alleged")
    groups = [set(i.event_ids) for i in link([s.build()]).incidents]
    assert {"ev-two-0", "ev-two-2"} in groups


def test_unlike_acts_of_one_teller_on_one_day_are_two() -> None:
    s = StoryBuilder("two", "2024-06-12")
    s.event("ASSAULT", "KES", "VAL", on="2024-06-11", place="mill", mode="aerial")
    s.event("ASSAULT", "", "THI", mode="abduct")
    assert len(link([s.build()]).incidents) == 2


def test_a_number_of_breaches_is_none_of_them() -> None:
    s = StoryBuilder("sum", "2024-06-12")
    counted = s.said("MON", "report_no_blame")
    s.event("ASSAULT", "", "", counted, on="2024-06-11", place="belt", realis="monitor_reported",
            trigger="violations")  # fmt: skip
    n = Quantity("other", 14.0, 14.0, "exact", "violations", (), None, "14 violations", 0, 13)
    s.events[-1] = msgspec.structs.replace(s.events[-1], quantities=(n,))
    s.attack("VAL", "KES", on="2024-06-11", place="mill")
    assert len(link([s.build()]).incidents) == 2


def test_marches_of_two_armies_are_two_though_told_on_one_day() -> None:
    s = StoryBuilder("march", "2024-06-12")
    for who, other in (("VAL", "KES"), ("KES", "VAL")):
        said = s.said(who, "accuse", other)
        s.event("MOBILIZE", other, who, said, on="2024-06-11", mode="troops", realis="alleged")
    assert len(link([s.build()]).incidents) == 2


def test_a_place_without_coordinates_meets_its_own_name_only() -> None:
    def count(second: str) -> int:
        stories = []
        for name, place in (("a", "Marrow Ford"), ("b", second)):
            s = StoryBuilder(name)
            seen = s.said("MON", "report_no_blame")
            s.event("ASSAULT", "", "", seen, on="2024-06-11", place="mill",
                    realis="monitor_reported")  # fmt: skip
            unknown = Place(place, 0, 0, place, None, None, None, None, None, "unresolved", None)
            s.events[0] = msgspec.structs.replace(s.events[0], place=unknown)
            stories.append(s.build())
        return len(link(stories).incidents)

    assert (count("Marrow Ford"), count("Tarn Ridge")) == (1, 2)


@pytest.mark.parametrize(("second", "expected"), [("2024-06-08", 2), ("2024-06-11", 1)])
def test_undated_acts_do_not_chain_two_stated_days(second: str, expected: int) -> None:
    s = StoryBuilder("two-days")
    for on in ("2024-06-11", None, second):
        said = s.said("VAL", "accuse", "KES")
        s.event("ASSAULT", "KES", "VAL", said, on=on, realis="alleged")
    assert len(link([s.build()]).incidents) == expected


def test_a_question_is_called_by_the_accused_act_and_the_day_that_all_tell() -> None:
    def asked(*days: str) -> str:
        s = StoryBuilder("title")
        said = s.said("VAL", "accuse", "KES")
        s.event("ASSAULT", "KES", "VAL", said, place="mill", realis="alleged", mode="heavy-weapons")
        for on in days:
            seen = s.said("VAL", "assert")
            s.event("ASSAULT", "KES", "VAL", seen, on=on, mode="aerial")
        return sets(link([s.build()]).incidents)["responsible"].question

    assert "shelling at Ostrava Mill on 11 June 2024?" in asked("2024-06-11")
    assert "shelling at Ostrava Mill?" in asked("2024-06-11", "2024-06-12")


def test_acts_of_two_stories_meet_by_what_each_story_tells_of_one_act() -> None:
    """One report has the day beside the shooter, the other the place beside the day."""
    one, two = StoryBuilder("one", "2024-06-13"), StoryBuilder("two", "2024-06-14")
    said = one.said("MON", "assert")
    one.event("ASSAULT", "", "VAL", said, on="2024-06-11", mode="firearms")
    blame = one.said("VAL", "accuse", "KES")
    one.event("ASSAULT", "KES", "VAL", blame, realis="alleged", mode="firearms")
    two.attack("KES", "VAL", on="2024-06-11", mode="firearms")
    assert len(link([one.build(), two.build()]).incidents) == 1


@pytest.mark.parametrize(
    ("between", "answered"),
    [(", but an official ", "THI"), (". On Monday an official ", "VAL")],
)
def test_a_pronoun_denies_what_was_just_said(between: str, answered: str) -> None:
    s = StoryBuilder("this")
    blame = s.said("VAL", "accuse", "KES")
    s.event("ASSAULT", "KES", "VAL", blame, on="2024-06-11", realis="alleged")
    s.said("THI", "assert")
    s.said("KES", "deny", answers=blame, cue="denied")
    built = s.build()
    told, reply = built.statements[-2:]
    head = "x" * told.content[0].end + between
    cue = msgspec.structs.replace(reply.cue, start=len(head), end=len(head) + 6)
    it = Span("this", len(head) + 7, len(head) + 11)
    reply = msgspec.structs.replace(reply, cue=cue, content=(it,))
    story = msgspec.structs.replace(built.story, text=f"{head}denied this.")
    statements = (*built.statements[:-1], reply)
    built = msgspec.structs.replace(built, story=story, statements=statements)
    denied = [
        q for i in link([built]).incidents for q in i.claim_sets if "no" in answers(q).values()
    ]
    assert [answered in answers(q) for q in denied] == [True]
