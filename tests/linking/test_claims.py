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
    assert toll.question == "How many were reported as violations?"
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
