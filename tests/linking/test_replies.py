"""Denials, rejected accounts, silences and bystanders in claim sets, over hand-made stories."""

from __future__ import annotations

import msgspec
import pytest

from tests.linking.builder import StoryBuilder
from tests.linking.test_incidents import answers, sets
from trucewatch.linking import link
from trucewatch.linking.claims.replies import act_of, deed_of, is_denial, is_silence, names_deed
from trucewatch.records import Actor, Span, Statement
from trucewatch.records.coded import CodedStory


def worded(s: StoryBuilder, own: str, cue: str, content: str) -> None:
    """Give a statement of the builder real words."""
    for k, one in enumerate(s.statements):
        if one.id == own:
            at = one.content[0].start
            s.statements[k] = msgspec.structs.replace(
                one,
                cue=Span(cue, at - 50, at - 50 + len(cue)),
                content=(Span(content, at, at + len(content)),),
            )


def statement(cue: str, content: str, act: str, target: str | None = None) -> Statement:
    s = StoryBuilder("w")
    own = s.said("KES", act, target)
    worded(s, own, cue, content)
    return s.statements[0]


@pytest.mark.parametrize(
    ("act", "content", "denies"),
    [
        ("reject", "that view", True),
        ("reject", "the charge as baseless", True),
        ("reject", "a withdrawal from the five hills before the winter", False),
        ("reject", "the offer", False),
        ("deny", "this", True),
        ("assert", "the report was fabricated", True),
        ("assert", "the report would be published in June", False),
        ("assert", "the fake coins were seized", False),
    ],
)
def test_what_is_a_denial(act: str, content: str, denies: bool) -> None:
    assert is_denial(statement("said", content, act)) is denies


def test_what_is_a_silence() -> None:
    assert is_silence(statement("could not say who", "had fired", "assert"))
    assert is_silence(statement("have not claimed", "the attack", "assert"))
    assert not is_silence(statement("said", "the shells came from the hill", "assert"))


def test_deeds_are_told_without_the_accused() -> None:
    said = statement("blamed", "Valdoria, which holds the hill, for the fire", "accuse", "VAL")
    assert deed_of(said) == "the fire"
    clause = statement("said", "that Valdoria shelled the mill", "accuse", "VAL")
    assert deed_of(clause) == "Valdoria shelled the mill"
    assert act_of(clause) == "shelled the mill"
    assert not names_deed(statement("blamed", "Valdoria", "accuse", "VAL"))


def _attack(s: StoryBuilder) -> str:
    said = s.said("VAL", "accuse", "KES")
    s.event("ASSAULT", "KES", "VAL", said, on="2024-06-11", realis="alleged")
    return said


def test_rejected_account_is_a_no_and_a_rejected_offer_is_not() -> None:
    s = StoryBuilder("r")
    _attack(s)
    s.event("ASSAULT", "KES", "VAL", on="2024-06-11", realis="actual")
    reply = s.said("KES", "reject")
    worded(s, reply, "rejected", "that account")
    found = sets(link([s.build()]).incidents)["responsible"]
    assert answers(found)["KES"] == "no"
    t = StoryBuilder("t")
    _attack(t)
    worded(t, t.said("KES", "reject"), "rejected", "an offer of talks in the spring")
    assert "KES" not in answers(sets(link([t.build()]).incidents)["responsible"])


def test_side_that_has_not_claimed_the_act_is_not_stated() -> None:
    s = StoryBuilder("u")
    _attack(s)
    worded(s, s.said("KES", "assert"), "have not claimed", "the attack")
    assert answers(sets(link([s.build()]).incidents)["responsible"]) == {
        "VAL": "KES", "KES": "not stated",
    }  # fmt: skip


def test_third_state_that_denies_something_else_is_not_in_the_set() -> None:
    s = StoryBuilder("v")
    claim = _attack(s)
    worded(s, s.said("THI", "deny", answers=claim), "denies", "arming the group")
    assert "THI" not in answers(sets(link([s.build()]).incidents)["responsible"])


def _by(coded: CodedStory, name: str, sector: str) -> CodedStory:
    """Make the last speaker a person of no known country."""
    last = coded.statements[-1]
    speaker = Actor(name, 0, len(name), f"UNK{sector}", None, sector, name)
    told = msgspec.structs.replace(last, speaker=speaker)
    return msgspec.structs.replace(coded, statements=(*coded.statements[:-1], told))


@pytest.mark.parametrize(("sector", "named"), [("CVL", True), ("MIL", False)])
def test_bystander_who_names_nobody_is_not_stated(sector: str, named: bool) -> None:
    s = StoryBuilder("x")
    _attack(s)
    seen = s.said("THI", "assert")
    s.event("ASSAULT", "", "VAL", seen, on="2024-06-11", realis="claimed")
    found = sets(link([_by(s.build(), "resident", sector)]).incidents)["responsible"]
    assert (f"UNK{sector}" in answers(found)) is named


def test_headline_makes_no_claim_beside_the_body() -> None:
    s = StoryBuilder("h")
    head = s.said("KES", "accuse", "THI", quote_type="headline")
    s.event("ASSAULT", "THI", "KES", head, on="2024-06-11", realis="alleged")
    _attack(s)
    incidents = link([s.build()]).incidents
    assert [answers(x) for i in incidents for x in i.claim_sets] == [{"VAL": "KES"}]


def test_blame_for_what_is_no_act_asks_who_and_an_accusation_whether() -> None:
    s = StoryBuilder("b")
    claim = s.said("VAL", "accuse", "KES")
    worded(s, claim, "blamed", "Kestrel for the closed road")
    worded(s, s.said("KES", "deny", answers=claim), "denied", "it")
    assert answers(sets(link([s.build()]).incidents)["responsible"]) == {"VAL": "KES", "KES": "no"}
    t = StoryBuilder("c")
    claim = t.said("VAL", "accuse", "KES")
    worded(t, claim, "accused", "Kestrel of closing the road")
    worded(t, t.said("KES", "deny", answers=claim), "denied", "the charge")
    found = sets(link([t.build()]).incidents)["occurred"]
    assert answers(found) == {"VAL": "yes", "KES": "no"}
    assert found.question == "Did it happen: “closing the road”?"


def test_no_without_an_accuser_asks_whether_it_happened() -> None:
    s = StoryBuilder("n")
    denied = s.said("KES", "deny")
    s.event("ASSAULT", "KES", "VAL", denied, on="2024-06-11", realis="denied")
    seen = s.said("MON", "report_no_blame")
    s.event("ASSAULT", "", "VAL", seen, on="2024-06-11", realis="monitor_reported")
    found = sets(link([s.build()]).incidents)
    assert "responsible" not in found
    assert answers(found["occurred"])["KES"] == "no"


def test_incident_without_anybodys_answer_is_not_listed() -> None:
    s = StoryBuilder("l")
    s.event("ASSAULT", "", "", on="2024-06-11", place="mill", realis="actual")
    assert link([s.build()]).incidents == ()


def test_war_between_two_told_by_a_third_blames_neither() -> None:
    s = StoryBuilder("m")
    said = s.said("THI", "assert")
    s.event("ASSAULT", "VAL", "KES", said, on="2024-06-11", mode="sideAB")
    assert sets(link([s.build()]).incidents) == {}
