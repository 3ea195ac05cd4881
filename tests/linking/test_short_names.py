"""Short names of groups over reports of one process: one group with that word, or none."""

from __future__ import annotations

import pytest

from tests.linking.parts_support import link_parts
from trucewatch.linking import Linked, link
from trucewatch.records import Document
from trucewatch.records.coded import CodedStory
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument


def coded(*reports: str) -> list[CodedStory]:
    stories = []
    for k, text in enumerate(reports):
        document = Document(f"d{k}", f"d{k}", "0", None, "text/plain")
        raw = RawDocument(document, text, Meta(date=f"2033-02-0{3 + k}"))
        stories += pipeline(Config()).code_document(raw)
    return stories


def ledger(*reports: str) -> Linked:
    stories = coded(*reports)
    linked = link(stories)
    assert linked == link_parts(stories)
    return linked


def claimants(linked: Linked) -> set[tuple[str, str]]:
    every = (c for i in linked.incidents for s in i.claim_sets for c in s.claims)
    return {(c.claimant.name, c.claimant.code) for c in every}


FULL = (
    "DARO, Feb 3 - The army of Valoria accused the {} of shelling the town of Kesk on Wednesday."
    " The army said that three men were killed."
)
SAID = "DARO, Feb 4 - The {} said on Friday that Valorian soldiers had shelled Kesk on Wednesday."
OTHER = (
    "DARO, Feb 5 - The Unity {} accused the army of Valoria of killing two men at Osk on Tuesday."
)


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Sable Liberation Movement", "Movement"),
        ("Sable Liberation Front", "Front"),
        ("River Brigades", "Brigades"),
    ],
)
def test_one_word_is_the_one_group_that_has_it_in_its_name(full: str, short: str) -> None:
    names = {name for name, _ in claimants(ledger(FULL.format(full), SAID.format(short)))}
    assert full in names
    assert short not in names


@pytest.mark.parametrize("short", ["Movement", "Front"])
def test_of_two_groups_it_is_neither(short: str) -> None:
    linked = ledger(
        FULL.format(f"Sable Liberation {short}"), SAID.format(short), OTHER.format(short)
    )
    assert short in {name for name, _ in claimants(linked)}


def test_a_group_of_another_process_is_not_meant() -> None:
    told = (
        "TEMM, Feb 3 - The army of Ostrava accused the Sable Liberation Movement of shelling Tamm."
    )
    names = {name for name, _ in claimants(ledger(told, SAID.format("Movement")))}
    assert "Sable Liberation Movement" not in names


def test_a_group_is_known_by_its_word_before_its_name_is_told() -> None:
    linked = ledger(
        "COLOMBO, Feb 3 - The Tigers said on Sunday that the army had shelled Vakarai on Saturday."
        " The Liberation Tigers of Tamil Eelam accused the government of Sri Lanka of breaking the"
        " truce."
    )
    assert {name for name, _ in claimants(linked)} == {"Liberation Tigers of Tamil Eelam"}


def test_who_speaks_for_it_is_of_it() -> None:
    linked = ledger(
        FULL.format("River Brigades"),
        "DARO, Feb 4 - Jon Ketter, a spokesman for the Brigades, said on Friday that Valorian"
        " soldiers had shelled the town of Kesk on Wednesday.",
    )
    found = [c for i in linked.incidents for s in i.claim_sets for c in s.claims]
    assert {c.camp for c in found if c.claimant.name.startswith("Jon Ketter")} == {"UNK:river"}
