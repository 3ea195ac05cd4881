"""What parties say that they will or will not do, who tells it, and what takes no position."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked

RIVALS = "Eritrea and Ethiopia met in Geneva on Thursday."


def stands(sentence: str) -> set[tuple[str, str, str]]:
    found = linked(f"{RIVALS}\n\n{sentence}\n", "2026-03-06")
    return {(p.party.code[:3], p.issue, p.kind) for p in found.positions}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Ethiopia's minister said it would free no one convicted of murder.",
         ("ETH", "prisoners", "refusal")),
        ("Eritrea might hand back the town of Osk, a diplomat said.",
         ("ERI", "territory", "offer")),
        ("Two people briefed on the talks said that Eritrea was willing to release the hostages.",
         ("ERI", "prisoners", "offer")),
        ("Ethiopia's president said the report was accurate and that his country remained ready to"
         " recognise the border.", ("ETH", "recognition", "offer")),
        ("Ethiopia's minister said the withdrawal of all Eritrean forces was the precondition for"
         " any discussion of the port.", ("ETH", "withdrawal", "condition")),
        ("Ethiopia will not change its demand for the whole of the valley, its minister said.",
         ("ETH", "territory", "demand")),
        ("Without a ceasefire there would be no vote, Ethiopia's minister said.",
         ("ETH", "ceasefire", "condition")),
        ("Eritrea has backed away from its demand for early elections, a diplomat said.",
         ("ERI", "elections", "concession")),
        ("Eritrea proposed that an international commission count the prisoners.",
         ("ERI", "prisoners", "proposal")),
    ],
)  # fmt: skip
def test_stands_told_in_plain_words(sentence: str, found: tuple[str, str, str]) -> None:
    own = {s for s in stands(sentence) if s[2] != "former"}
    assert own == {found}


@pytest.mark.parametrize(
    "sentence",
    [
        "An Eritrean officer is wanted for war crimes.",
        "Eritrea refused to say whether its fighters would disarm before the vote.",
        "Would Ethiopia give up its claim to the island?",
        "Ethiopia denied a report that it had offered to free its prisoners.",
        "The bishops called for a truce.",
        "If Eritrea would free the hostages, the war could end, a teacher said.",
        "Eritrea will free the hostages on Sunday.",
        "Ethiopia would free the hostages, Eritrea's minister predicted.",
    ],
)
def test_what_takes_no_position(sentence: str) -> None:
    assert stands(sentence) == set()
