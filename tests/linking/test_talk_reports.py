"""Whole invented reports on talks and on compliance: the rows that an analyst would write."""

from __future__ import annotations

from functools import cache

from trucewatch.linking import Linked, link
from trucewatch.records import Document
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

CORRIDOR = """Sudan rivals trade blame as Jeddah talks on aid corridor stall

JEDDAH, May 14 (Wire) - Talks between Sudan's army and the paramilitary Rapid Support Forces on an aid \
corridor into Darfur broke up on Tuesday without a deal, Saudi and American mediators said.

The army insisted that the RSF leave civilian homes and hospitals in Khartoum before any convoy moves. \
The RSF said it would open the road from Adre only if the army stopped bombing Nyala.

The two delegations met in separate rooms for three days and did not shake hands. The mediators said they \
would reconvene the sides on June 3.
"""
STRAIT = """Osmar and Tellia fail to bridge gap on strait

VELSK (Agency) — Foreign ministers of Osmar and Tellia ended two days of talks on the Karel Strait on \
Sunday with no agreement on who may search ships there.

Osmar's foreign minister, Dana Reuss, proposed that an international commission mark the line through the \
strait. Tellia has rejected any outside commission and wants the 1974 treaty restored.

Last year Tellia had said that it would never allow Osmari tugs past the lighthouse. On Sunday Tellian \
Foreign Minister Ivo Brand said tugs could pass if Osmar recalled its two frigates.

The ministers will meet again on April 2 in Brenholm, capital of neutral Skarne.
"""
TRUCE = """Truce holds on second day; Vessen says rival kept guns in zone

ORLEK, June 30 — A ceasefire between Vessen and the breakaway region of Dorn held for a second day on \
Tuesday, monitors of the Eastern Council said, though four mortar rounds fell near Hask overnight. The \
monitors did not say who had fired them.

Vessen's Defense Ministry said Dorn had failed to pull its artillery back 20 kilometers, as the ceasefire \
agreement signed on June 28 requires. Dorn's military command said the withdrawal had been completed on \
Monday.

Vessen handed over the bodies of eleven Dorn fighters at the Hask bridge on Tuesday. Dorn freed nine \
captured soldiers in return, the Red Cross said.

A convoy carrying flour was turned back by Vesseni troops at the Lume crossing, the aid agency Bread \
Bridge said.
"""
BORDER = """JOINT COMMUNIQUÉ

Following the third meeting of the Kyrgyz-Tajik commission on delimitation, held in Batken on 1 September \
2024, the two sides state the following:

The Kyrgyz side proposed an exchange of equal plots of land. The Tajik side took note of the proposal.

The Tajik side reiterated that the road to Vorukh must remain open to its citizens. The Kyrgyz side is \
prepared to guarantee passage on condition that no checkpoint is built on the road.

The next meeting will take place in Isfara in October 2024.
"""
CAPTIVES = """Hostage talks: rebels soften line as ransom row grows

BOGOTA, June 17 - Colombia's ELN guerrillas said on Saturday they would free six soldiers without \
conditions, a shift from last month when the group said captives would be released only in exchange for \
jailed fighters.

Defense Minister Ivan Velasquez said the army would not suspend operations until the last captive was \
freed.

The fourth round of the talks is to be held in Caracas from August 14.
"""
VERIFIED = """Bulletin of the Joint Monitoring Team, no. 12

NAIROBI, 18 November 2022

The team observes the implementation of the Pretoria agreement signed on 2 November between the Federal \
Government of Ethiopia and the Tigray People's Liberation Front.

- On 16 November shots were fired at a checkpoint near Alamata. Two people were wounded. The team could \
not establish who fired.
- TPLF fighters handed over heavy weapons at two sites on 17 November.
"""


@cache
def linked(text: str, date: str) -> Linked:
    raw = RawDocument(Document("d", "u", "0", None, "text/plain"), text, Meta(date=date))
    return link(pipeline(Config()).code_document(raw))


def rounds(found: Linked) -> set[tuple[str, tuple[str, ...], str | None]]:
    return {(r.status, r.dates, r.venue) for r in found.rounds}


def stands(found: Linked) -> set[tuple[str, str, str, bool]]:
    return {(p.party.code[:10], p.issue, p.kind, p.condition is not None) for p in found.positions}


def rows(found: Linked) -> set[tuple[str, str, str | None, str]]:
    labels = {p.id: p.label for a in found.agreements for p in a.provisions}
    return {
        (labels[f.provision_id], f.occurrence, f.violator.name if f.violator else None, f.status)
        for f in found.findings
    }


def test_talks_on_an_aid_corridor() -> None:
    found = linked(CORRIDOR, "2024-05-14")
    assert rounds(found) == {
        ("held", ("2024-05-14",), "Jeddah"), ("planned", ("2024-06-03",), None),
    }  # fmt: skip
    held = next(r for r in found.rounds if r.status == "held")
    assert held.format == "proximity"
    assert {c[:3] for m in held.mediators for c in m.code.split(";")} == {"SAU", "USA"}
    assert found.agreements == ()  # "without a deal"
    assert stands(found) == {
        ("SDNMIL", "withdrawal", "demand", False), ("SDNREB:rap", "transport", "offer", True),
    }  # fmt: skip


def test_a_dispute_over_a_strait() -> None:
    found = linked(STRAIT, "2026-03-09")
    assert rounds(found) == {
        ("held", ("2026-03-08",), None), ("planned", ("2026-04-02",), "Brenholm"),
    }  # fmt: skip
    (move,) = found.movements
    kinds = {p.id: (p.kind, p.issue) for p in found.positions}
    assert kinds[move.from_position] == ("former", "transport")
    assert kinds[move.to_position] == ("offer", "transport")
    assert any(p.kind == "refusal" and "commission" in p.value for p in found.positions)


def test_a_truce_on_its_second_day() -> None:
    found = linked(TRUCE, "2026-06-30")
    told = rows(found)
    assert {
        ("cessation of hostilities", "violation", None, "monitor_no_blame"),
        ("return of the dead", "compliance", None, "reported"),
        ("exchange or release of prisoners", "compliance", None, "reported"),
        ("withdrawal of forces", "compliance", None, "claimed"),
    } <= told
    assert sum(t[:2] == ("cessation of hostilities", "compliance") for t in told) == 1
    assert {t[2] for t in told if t[:2] == ("withdrawal of forces", "violation")} == {"Dorn"}
    assert any(t[:2] == ("humanitarian access", "restriction") for t in told)
    assert found.rounds == ()


def test_a_communiqué_on_a_border() -> None:
    found = linked(BORDER, "2024-09-02")
    assert rounds(found) == {
        ("held", ("2024-09-01",), "Batken"), ("planned", ("2024-10",), "Isfara"),
    }  # fmt: skip
    assert stands(found) == {
        ("KGZGOV", "territory", "proposal", False), ("TJKGOV", "transport", "demand", False),
        ("KGZGOV", "guarantees", "guarantee", True),
    }  # fmt: skip


def test_captives_and_a_softer_line() -> None:
    found = linked(CAPTIVES, "2023-06-17")
    assert {
        ("COLREB:eln", "prisoners", "offer", False), ("COLREB:eln", "prisoners", "condition", True),
        ("COLGOV:iva", "ceasefire", "refusal", True),
    } == stands(found)  # fmt: skip
    assert ("planned", ("2023-08-14",), "Caracas") in rounds(found)
    assert found.findings == ()  # nothing has been released


def test_a_monitors_bulletin() -> None:
    told = rows(linked(VERIFIED, "2022-11-18"))
    assert ("cessation of hostilities", "violation", None, "monitor_no_blame") in told
    assert ("disarmament", "compliance", None, "reported") in told


DERBY = """Derby ends in a truce between the two neighbours

The coach said his captain was a warrior. "There was a truce between the two neighbours at the break," Linde \
said. The deal suited both, the paper said.
"""


def test_a_truce_of_two_clubs_is_none() -> None:
    found = linked(DERBY, "2024-05-14")
    assert (found.agreements, found.findings, found.rounds, found.positions) == ((), (), (), ())
