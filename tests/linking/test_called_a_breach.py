"""A deed that somebody calls a breach: whose it is and by whom it is so called; who tells of his own
deed owns up to that, and to no breach."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked
from trucewatch.linking import Linked
from trucewatch.records import ActorAnswer

_DATE = "2025-05-07"


def charges(found: Linked) -> set[tuple[str | None, str, str]]:
    return {
        (f.violator.code if f.violator else None, f.by_whom.code[:3], f.realis)
        for f in found.findings
        if f.occurrence == "violation"
    }


@pytest.mark.parametrize(
    ("text", "who", "by"),
    [
        (
            "The Russian FSB detained a farmer near Khurvaleti on Monday, Georgia said. These steps "
            "violate the agreement of 12 August 2008, Georgia's foreign ministry said.",
            "RUSSPY:fsb",
            "GEO",
        ),
        (
            "Russian forces erected a fence at Bershueti on Monday. Georgia's foreign ministry called "
            "the fence a violation of the agreement of 12 August 2008.",
            "RUSMIL",
            "GEO",
        ),
        (
            "Russian forces detained a farmer at Bershueti on Monday, Georgia said. This violates the "
            "agreement of 12 August 2008, Georgia's foreign minister said.",
            "RUSMIL",
            "GEO",
        ),
        (
            "North Korea laid mines along the line on Monday, South Korea said. The step was a clear "
            "breach of the 2018 military agreement, Seoul said.",
            "PRK",
            "KOR",
        ),
        (
            "North Korea said it had laid mines along the line on Monday. South Korea said the mines "
            "violated the military agreement.",
            "PRK",
            "KOR",
        ),
        (
            "Eritrea's troops dug trenches near Badme on Monday, which Ethiopia's foreign ministry "
            "described as a violation of the Algiers Agreement.",
            "ERIMIL",
            "ETH",
        ),
        (
            "Israel said its troops had moved into Khiam on Monday. Hezbollah called the move a "
            "breach of the November truce.",
            "ISRMIL",
            "LBN",
        ),
        (
            "The M23 said its fighters had occupied Walikale on Monday. Congo's army said the "
            "occupation was a breach of the ceasefire.",
            "CODREB:m23",
            "COD",
        ),
        (
            "South Sudan's army built a checkpoint at Nasir on Monday, the SPLM-IO said. It said the "
            "checkpoint violated the Khartoum Declaration.",
            "SSDMIL",
            "SSD",
        ),
        (
            "South Korea said it had flown drones over the line on Monday. It said North Korea's "
            "claim that this violated the 2018 military agreement was untrue.",
            "KOR",
            "PRK",
        ),
    ],
)
def test_the_deed_that_was_told_is_the_breach(text: str, who: str, by: str) -> None:
    assert charges(linked(f"{text}\n", _DATE)) == {(who, by, "alleged")}


@pytest.mark.parametrize(
    "text",
    [
        "Seoul said the rain was heavy. It called the rain a violation of good taste. The 2018 "
        "military agreement with North Korea holds.",
        "Russian forces erected a fence at Bershueti on Monday. Georgia's foreign ministry said a "
        "second fence would violate the agreement of 12 August 2008.",
        "Russian forces left Bershueti on Monday. Georgia's foreign ministry said this did not "
        "violate the agreement of 12 August 2008.",
    ],
)
def test_what_nobody_calls_one_is_none(text: str) -> None:
    assert charges(linked(f"{text}\n", _DATE)) == set()


@pytest.mark.parametrize(
    ("deed", "called"),
    [
        ("had taken Nasir on Monday without a fight", "the army's entry"),
        ("had entered Nasir on Monday", "it"),
        ("had moved troops into Nasir on Monday", "the move"),
        ("had detained nine men in Nasir on Monday", "the detention"),
    ],
)
def test_a_deed_admitted_is_no_breach_admitted(deed: str, called: str) -> None:
    text = (
        f"South Sudan's army said it {deed}. The SPLM-IO called {called} a violation of the "
        "ceasefire.\n"
    )
    found = linked(text, _DATE)
    assert charges(found) == {("SSDMIL", "SSD", "alleged")}
    assert {f.by_whom.code for f in found.findings} == {"SSDREB:splm-io"}
    assert "admitted" not in {f.status for f in found.findings}
    own = [
        c
        for i in found.incidents
        for s in i.claim_sets
        if s.kind == "breach"
        for c in s.claims
        if c.claimant.code == "SSDMIL" and isinstance(c.answer, ActorAnswer)
    ]
    assert own == []


def test_a_breach_admitted_is() -> None:
    text = (
        "The M23 admitted that it had broken the ceasefire at Walikale on Monday. Congo's army "
        "accused the M23 of breaking the ceasefire at Walikale on Monday.\n"
    )
    assert {f.status for f in linked(text, _DATE).findings} == {"admitted"}


def test_a_city_in_an_agreements_name_accuses_nobody_there() -> None:
    text = (
        "The ELN abducted two soldiers in Arauca on Monday, Colombia's army said. The kidnapping "
        "violates the Mexico Agreement, the army said. The ELN denied it.\n"
    )
    found = linked(text, _DATE)
    claims = [c for i in found.incidents for s in i.claim_sets for c in s.claims]
    assert claims
    blamed = {c.answer.code for c in claims if isinstance(c.answer, ActorAnswer)}
    assert blamed <= {"COLREB:eln"}
    assert charges(found) == {("COLREB:eln", "COL", "alleged")}
