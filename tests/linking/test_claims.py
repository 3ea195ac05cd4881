"""Claim sets: control, counts, silence on figures, people of groups, sweeping denials."""

from __future__ import annotations

import msgspec

from tests.linking.builder import StoryBuilder, actor
from trucewatch.linking import link
from trucewatch.records import Actor, ClaimSet, Quantity
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import SituationMention


def sets(*stories: CodedStory) -> dict[str, ClaimSet]:
    return {s.kind: s for i in link(stories).incidents for s in i.claim_sets}


def answers(found: ClaimSet) -> set[tuple[str, str]]:
    return {(c.claimant.code, getattr(c.answer, "code", str(c.answer))) for c in found.claims}


def with_count(s: StoryBuilder, said: str, number: int) -> None:
    k = next(k for k, x in enumerate(s.statements) if x.id == said)
    content = s.statements[k].content[0]
    n = float(number)
    q = Quantity(
        "other", n, n, "exact", "violations", (), None, f"{number} breaches", content.start,
        content.end,
    )  # fmt: skip
    s.events[-1] = msgspec.structs.replace(s.events[-1], quantities=(q,))


def test_each_reporter_counts_breaches_by_itself() -> None:
    s = StoryBuilder("n")
    s.agreement()
    for who, other, number in (("VAL", "KES", 31), ("KES", "VAL", 117)):
        said = s.attack(who, other, on="2024-06-11")
        with_count(s, said, number)
    toll = sets(s.build())["toll"]
    assert toll.question == "How many violations were reported on 11 June 2024?"
    assert {c.answer.low for c in toll.claims if not isinstance(c.answer, str)} == {31.0, 117.0}
    assert toll.status == "contested"


def test_ground_that_is_said_to_be_taken_is_a_question_of_control() -> None:
    s = StoryBuilder("g")
    said = s.said("VAL", "accuse", "KES")
    event = s.event("COERCE", "KES", "VAL", said, on="2024-06-11", mode="restrict")
    s.said("KES", "deny", "VAL", answers=said)
    coded = s.build()
    held = SituationMention(
        actor("KES"), "encircles", "the villages", None, said, event, None, None, s._span("ringed")
    )
    leads = msgspec.structs.replace(coded.leads, situations=(held,))
    found = sets(msgspec.structs.replace(coded, leads=leads))
    assert answers(found["control"]) == {("VAL", "KES"), ("KES", "no")}
    assert found["control"].status == "contested"


def test_an_act_that_is_not_of_ground_asks_who_did_it() -> None:
    s = StoryBuilder("h")
    said = s.said("VAL", "accuse", "KES")
    s.event("COERCE", "KES", "VAL", said, on="2024-06-11", mode="restrict")
    assert "control" not in sets(s.build())


def rebel(code: str, name: str) -> Actor:
    return Actor(name, 0, len(name), code, "COD", "REB", name)


def test_a_spokesman_of_the_one_group_denies_for_it() -> None:
    s = StoryBuilder("m")
    said = s.said("COD", "accuse")
    s.event("ASSAULT", "", "COD", said, on="2024-06-11", realis="alleged")
    s.said("COD", "deny", answers=said)
    group, person = rebel("CODREB:m23", "M23"), rebel("CODREB:lena-sorrow", "Lena Sorrow")
    s.statements[0] = msgspec.structs.replace(s.statements[0], target=group)
    s.statements[1] = msgspec.structs.replace(s.statements[1], speaker=person)
    s.events[0] = msgspec.structs.replace(s.events[0], actors=(group,))
    (found,) = sets(s.build()).values()
    assert answers(found) >= {("CODREB:lena-sorrow", "no")}
    assert {c.camp for c in found.claims} == {"COD", "CODREB:m23"}


def test_the_worst_such_attack_is_the_attack_itself() -> None:
    s = StoryBuilder("w")
    said = s.said("VAL", "accuse", "KES")
    s.event("ASSAULT", "KES", "VAL", said, on="2024-06-11", realis="alleged")
    s.event("ASSAULT", "", "", said, on="2024-05-03", realis="alleged")
    assert len(link([s.build()]).incidents) == 1


def test_a_demand_that_names_a_deed_blames_nobody() -> None:
    s = StoryBuilder("d")
    s.agreement()
    said = s.said("VAL", "demand", "KES")
    event = s.event("ASSAULT", "KES", "VAL", said, on="2024-06-11")
    s.touch("violation", event, said, "KES")
    linked = link([s.build()])
    assert linked.findings == ()
    assert [i.claim_sets for i in linked.incidents] == [()]


def test_people_of_an_unknown_state_take_its_side_where_the_words_name_it() -> None:
    s = StoryBuilder("p")
    _, later = s.said("KES", "demand"), s.said("KES", "reject")
    s.position("KES", "territory", "refusal", "the belt", said=later)
    code, name = "UNKGOV:lena-sorrow", "Lena Sorrow"
    full, short = "Marovia’s chief negotiator, Lena Sorrow", "Sorrow"
    for k, text in enumerate((full, short)):
        who = Actor(text, 0, len(text), code, None, "GOV", name)
        s.statements[k] = msgspec.structs.replace(s.statements[k], speaker=who)
    s.positions[0] = msgspec.structs.replace(s.positions[0], party=s.statements[1].speaker)
    (found,) = link([s.build()]).positions
    assert (found.party.code, found.party.name) == (code, "Lena Sorrow (Marovia)")
    plain = msgspec.structs.replace(s.statements[0], speaker=s.statements[1].speaker)
    s.statements[0] = plain
    (found,) = link([s.build()]).positions
    assert found.party.name == "Lena Sorrow"  # nobody says for whom she speaks


def statuses(*stories: StoryBuilder) -> dict[str, str]:
    linked = link([s.build() for s in stories])
    return {s.kind: s.status for i in linked.incidents for s in i.claim_sets}


def told(name: str, published: str, killed: int, who: str = "VAL") -> StoryBuilder:
    s = StoryBuilder(name, published)
    said = s.said(who, "accuse", "KES")
    s.event("ASSAULT", "KES", "VAL", said, on="2024-06-11", realis="alleged", killed=killed)
    return s


def test_a_toll_that_its_author_raises_is_changed_two_counts_of_one_day_are_not() -> None:
    raised = statuses(told("a", "2024-06-12", 3), told("b", "2024-06-14", 6))
    assert raised["toll"] == "changed"
    at_once = told("a", "2024-06-12", 3)
    said = at_once.said("VAL", "accuse", "KES")
    at_once.event("ASSAULT", "KES", "VAL", said, on="2024-06-11", realis="alleged", killed=6)
    assert statuses(at_once)["toll"] == "one_side_only"


def test_no_figures_are_no_second_voice_for_a_figure() -> None:
    s = told("a", "2024-06-12", 3)
    seen = s.said("MON", "withhold_blame", cue="gave no figures")
    s.event("ASSAULT", "", "VAL", seen, on="2024-06-11", realis="monitor_reported")
    assert statuses(s)["toll"] == "one_side_only"


def test_residents_stand_apart_whatever_their_country() -> None:
    s = told("a", "2024-06-12", 3)
    said = s.said("VAL", "report_no_blame")
    resident = actor("VALCVL", sector="CVL")
    s.statements[-1] = msgspec.structs.replace(s.statements[-1], speaker=resident)
    s.event("ASSAULT", "", "VAL", said, on="2024-06-11", realis="claimed")
    camps = {
        c.claimant.code: c.camp
        for i in link([s.build()]).incidents for q in i.claim_sets for c in q.claims
    }  # fmt: skip
    assert camps == {"VAL": "VAL", "VALCVL": "third"}


def owning(act: str, blames_too: bool) -> dict[str, str]:
    s = told("a", "2024-06-12", 3)
    said = s.said("KES", act)
    s.event("ASSAULT", "KES", "VAL", said, on="2024-06-11")
    if blames_too:
        said = s.said("KES", "accuse", "VAL")
        s.event("ASSAULT", "VAL", "KES", said, on="2024-06-11", realis="alleged")
    return statuses(s)


def test_who_tells_of_its_own_deed_admits_it_unless_it_lays_it_to_the_other() -> None:
    assert owning("concede", blames_too=False)["responsible"] == "admitted"
    assert owning("assert", blames_too=False)["responsible"] == "admitted"
    assert owning("assert", blames_too=True)["responsible"] == "contested"


def test_a_question_names_the_act_its_place_and_day() -> None:
    s = StoryBuilder("a")
    said = s.said("VAL", "accuse", "KES")
    s.event("ASSAULT", "KES", "VAL", said, on="2024-06-11", place="mill", realis="alleged",
            mode="heavy-weapons")  # fmt: skip
    (incident,) = link([s.build()]).incidents
    assert [q.question for q in incident.claim_sets] == [
        "Who is said to have done this: shelling at Ostrava Mill on 11 June 2024?"
    ]


def test_places_that_lie_apart_are_a_question_only_where_each_side_names_one() -> None:
    def kinds(extra: bool) -> set[str]:
        s = StoryBuilder("a")
        told = [("VAL", "mill"), ("KES", "port"), *([("KES", "mill")] if extra else ())]
        for who, place in told:
            said = s.said(who, "assert")
            s.event("ASSAULT", "KES", "VAL", said, on="2024-06-11", place=place)
        s.events[1:] = [msgspec.structs.replace(e, same_as=s.events[0].id) for e in s.events[1:]]
        return {q.kind for i in link([s.build()]).incidents for q in i.claim_sets}

    assert "place" in kinds(extra=False)
    assert "place" not in kinds(extra=True)
