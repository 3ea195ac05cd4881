"""What a week of reports showed: deadlines missed, monitors by their head, tolls told beside an
accusation, mines beside shells, and denials of what is only planned; each with a twin."""

from __future__ import annotations

from functools import cache

import pytest

from trucewatch.linking import Linked, link
from trucewatch.records import Claim, ClaimSet, Document
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument


@cache
def ledger(text: str, day: str = "2025-06-11") -> Linked:
    raw = RawDocument(Document("d", "d", "0", None, "text/plain"), text, Meta(date=day))
    return link(pipeline(Config()).code_document(raw))


def sets(text: str) -> list[ClaimSet]:
    return [s for i in ledger(text).incidents for s in i.claim_sets]


def answers(text: str, who: str) -> list[tuple[str, Claim]]:
    return [(s.kind, c) for s in sets(text) for c in s.claims if who in c.claimant.name]


MISSION = "The Tamar Observer Mission"
WITHDRAWAL = "A deadline for the withdrawal of heavy weapons in eastern Oresh "


@pytest.mark.parametrize(
    ("told", "missed"),
    [
        (f"passed on Tuesday with no sign that either side had met it, {MISSION} said.", True),
        (f"expired on Tuesday without either army having complied, {MISSION} said.", True),
        (f"expired on Tuesday, {MISSION} said.", False),
        (f"would pass without either side meeting it, {MISSION} said.", False),
    ],
)
def test_a_deadline_that_was_missed_is_a_finding_on_its_provision(told: str, missed: bool) -> None:
    accord = " The Tamar accord between Varenia and Oresh, signed on March 14, is in force."
    rows = ledger("TAMAR, June 11 - " + WITHDRAWAL + told + accord).findings
    found = {(f.occurrence, f.violator, f.by_whom.name, f.status) for f in rows}
    want = ("violation", None, "Tamar Observer Mission", "monitor_no_blame")
    assert (want in found) is missed
    assert missed or not rows


MINES = (
    "SADEK, June 11 - The head of the truce mission, General Marta Oyelaran, said on Wednesday that"
    " Varenian army engineers had laid mines on the Sadek-Dolna road on June 7, in violation of the"
    " Kesten Accord. She declined to say who had shelled the market in Dolna. Defence Minister"
    " Halvard Brenk said Varenia had laid no mines."
)


def test_mines_laid_in_breach_of_an_accord_are_no_part_of_the_next_shelling() -> None:
    incidents = ledger(MINES).incidents
    shelled = [i for i in incidents if i.place is not None and i.place.name == "Dolna"]
    told = [c for i in shelled for s in i.claim_sets for c in s.claims]
    assert told and all(c.answer == "not stated" for c in told)
    assert any(c.answer == "no" for _, c in answers(MINES, "Brenk"))


def test_the_head_of_a_mission_is_a_monitor_whatever_marks_stand_beside_the_word() -> None:
    assert {c.camp for _, c in answers(MINES, "Oyelaran")} == {"monitor"}
    assert {f.realis for f in ledger(MINES).findings if "Oyelaran" in f.by_whom.name} == {
        "monitor_reported"
    }
    other = MINES.replace("The head of the truce mission, General", "The head of the party, Mrs")
    assert "monitor" not in {c.camp for _, c in answers(other, "Oyelaran")}


ARMS = (
    "MESKAR, June 11 - The Foreign Ministry of Varenia accused the Government of {} of sending {}"
    " across the Lom river. Under the Kesten Accord, signed on March 14, Varenia is to leave Oresh."
)


def test_whoever_is_accused_of_sending_arms_is_no_party_and_broke_no_peacekeeping() -> None:
    linked = ledger(ARMS.format("Kenya", "weapons and fuel"))
    assert not linked.findings
    assert all("KEN" not in a.parties for a in linked.agreements)


TOLL = (
    "SEVRAN, June 11 - {} the Northern Front of shelling the Tarn bridge on Tuesday, killing two"
    " soldiers and wounding five."
)


def test_losses_told_beside_an_accusation_are_those_of_who_accuses() -> None:
    told = TOLL.format("Dorvana's army accused")
    tolls = [c for s in sets(told) if s.kind == "toll" for c in s.claims]
    assert tolls and {c.claimant.name for c in tolls} == {"Dorvana's army"}


def test_what_is_alleged_the_report_itself_lays_to_nobody() -> None:
    assert not answers(TOLL.format("Dorvana's army accused"), "the report itself")


HOSPITAL = (
    "MESKAR, June 11 - Eleven people were killed on Tuesday when mortar rounds landed on the market"
    " of Dolna, the Varenian health ministry said. The army blamed the Oresh Liberation Front. The"
    " Front denied firing on Dolna."
)


def test_a_toll_of_civilians_beside_blame_is_asked_and_attests_the_act() -> None:
    kinds = {s.kind for s in sets(HOSPITAL)}
    assert "toll" in kinds and "occurred" not in kinds
    assert any("health ministry" in c.claimant.name for s in sets(HOSPITAL) for c in s.claims)


def test_a_ministry_accuses_nobody_by_what_its_own_air_defence_did() -> None:
    text = (
        "TARN, June 11 - {} shot down a drone over Tarn on Tuesday, the Ministry of Defence said."
    )
    assert not [k for k, _ in answers(text.format("Air defence forces"), "Ministry") if k != "toll"]


SUPPLIED = (
    "PORT SUDAN, June 11 - Sudan's army accused the United Arab Emirates of {} a power station in"
    " Merowe on Tuesday. An Emirati official called the allegation baseless."
)


@pytest.mark.parametrize(
    ("deed", "blamed"), [("supplying the drones that struck", False), ("bombing", True)]
)
def test_who_is_accused_of_supplying_drones_is_not_accused_of_the_strike(
    deed: str, blamed: bool
) -> None:
    linked = ledger(SUPPLIED.format(deed))
    struck = [i for i in linked.incidents if i.place is not None and i.place.name == "Merowe"]
    answered = {str(c.answer) for i in struck for s in i.claim_sets for c in s.claims}
    assert bool(answered) is blamed
    assert any(c.answer == "no" for i in linked.incidents for s in i.claim_sets for c in s.claims)


PLANNED = (
    "SADEK, June 11 - Colonel Dag Ferrin, who commands the checkpoint, said that the lorries would be"
    " let through as soon as the front cleared mines from the road. The front's aid office rejected"
    " this. Under the Kesten Accord both sides must allow relief to pass without delay."
)


def test_what_is_only_planned_is_not_what_a_denial_answers() -> None:
    assert not any(c.answer == "no" for _, c in answers(PLANNED, "office"))
