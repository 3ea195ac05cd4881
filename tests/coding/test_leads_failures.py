"""Truces by other names, what is no agreement, and agreements that are told as not kept."""

from __future__ import annotations

from functools import cache

import pytest

from trucewatch.linking import Linked, link
from trucewatch.records import Document
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

IN_FORCE = "A ceasefire signed by Yemen and the Houthis on May 2 is in force. "


@cache
def ledger(text: str) -> Linked:
    whole = f"News of the day\n\nGENEVA - {text}\n"
    raw = RawDocument(Document("d", "d", "0", None, "text/plain"), whole, Meta(date="2025-06-11"))
    return link(pipeline(Config()).code_document(raw))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The Houthis said that Yemen had broken the pause in the fighting.", True),
        ("Israel and Hamas observed a lull in hostilities on Tuesday.", True),
        ("Ethiopia and the rebels of Tigray signed a cessation of hostilities.", True),
        ("The seven-day pause in Yemen's war with the Houthis began on Sunday.", True),
        ("The Houthis and Yemen agreed to a 72-hour humanitarian pause.", True),
        ("After a pause, the minister of Yemen spoke of the harvest.", False),
        ("The talks between Yemen and the Houthis resumed after a three-week pause.", False),
        ("The United Nations announced a pause in aid deliveries to Yemen.", False),
        ("Gunmen attacked the Jewish settlement of Qadim in the West Bank.", False),
        ("The strike was aimed at deterring future Iranian attack plans.", False),
    ],
)
def test_truces_by_other_names(text: str, named: bool) -> None:
    assert bool(ledger(text).agreements) is named


def test_a_well_known_name_stands_in_no_other_word() -> None:
    said = "Moscow will not stop even if there is international agreement on a temporary truce."
    assert all("South Africa" not in a.name for a in ledger(said).agreements)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The United Nations deplored the failure of the Houthis to respect the ceasefire.",
         {"Houthis"}),
        ("The United States deplored the failure of Yemen and the Houthis to abide by the truce.",
         {"Yemen", "Houthis"}),
        ("The army of Yemen condemned the Houthis' disregard for the ceasefire.", {"Houthis"}),
        ("The envoy warned that any failure to abide by the ceasefire would bring sanctions.",
         set()),
        ("The failure of the harvest and the ceasefire left the farmers of Yemen idle.", set()),
        ("The Houthis said there had been no failure to respect the ceasefire.", set()),
    ],
)  # fmt: skip
def test_who_is_told_to_have_failed_to_keep_a_truce(text: str, who: set[str]) -> None:
    rows = ledger(IN_FORCE + text).findings
    assert {f.violator.name for f in rows if f.occurrence == "violation" and f.violator} == who
    incidents = [i.id for i in ledger(IN_FORCE + text).incidents]
    assert len(incidents) == len(set(incidents))


def test_an_agreement_names_its_terms_and_is_not_carried_out_by_being_urged() -> None:
    text = (
        "Officials of Israel and Hamas have held talks aiming to conclude the agreement for a"
        " ceasefire and release of hostages.\nIt is time to implement this agreement, they said."
    )
    (found,) = (a for a in ledger(text).agreements if a.kind == "peace_agreement")
    assert found.stage == "proposed"
    labels = {p.label for p in found.provisions}
    assert labels == {"cessation of hostilities", "exchange or release of prisoners"}
