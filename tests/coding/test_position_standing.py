"""Stands in the present, in the passive, behind colons and in single words, with negative twins."""

from __future__ import annotations

import pytest

import trucewatch
from tests.coding.stands_support import stands


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("“We sit down when the prisoners are home,” Ethiopia’s foreign minister said.",
         {("ETH", "process", "condition")}),
        ("“The crossing stays shut until the prisoners are home,” Ethiopia’s minister said.",
         {("ETH", "aid_access", "condition")}),
        ("“There is nothing for anyone to sign,” Eritrea’s foreign minister said.",
         {("ERI", "signing", "refusal")}),
        ("An exchange of prisoners could be discussed, Eritrea’s foreign minister said.",
         {("ERI", "prisoners", "offer")}),
        ("“Autonomy is not a matter for any table,” Ethiopia’s minister said.",
         {("ETH", "recognition", "red_line")}),
        ("A buffer zone was ruled out by Eritrea on Monday.",
         {("ERI", "ceasefire_line", "refusal")}),
        ("Ethiopia did not rule out an exchange of prisoners.", {("ETH", "prisoners", "offer")}),
        ("Eritrea asks for: a list of the prisoners; sanctions lifted; and an open border.",
         {("ERI", "prisoners", "demand"), ("ERI", "sanctions", "demand"),
          ("ERI", "borders", "demand")}),
        ("Ethiopia put three things on the table: an amnesty, a tenth of the oil and a referendum.",
         {("ETH", "justice", "demand"), ("ETH", "resources", "demand"),
          ("ETH", "elections", "demand")}),
        ("Ethiopia would be content with joint observers.", {("ETH", "monitoring", "offer")}),
        ("Ethiopia would be wise to offer a truce.", set()),
        ("Eritrea was photographed by Ethiopia with the prisoners.", set()),
        ("Ethiopia has two neighbours on the border: Eritrea and Sudan.", set()),
        ("Ethiopia’s minister said the train stops when the doors are open at the border.", set()),
    ],
)  # fmt: skip
def test_stands_in_other_forms(told: str, found: set[tuple[str, str, str]]) -> None:
    assert stands(told) == found


@pytest.mark.parametrize(
    ("told", "party"),
    [
        ("Hamid Reku, who leads the team of the Ardal Front, said", "Hamid Reku (Ardal Front)"),
        (
            "Hamid Reku sits on the delegation of the Ardal Front. Reku said",
            "Hamid Reku (Ardal Front)",
        ),
        ("For the Ardal Front, Hamid Reku said", "Hamid Reku (Ardal Front)"),
        ("Rebel leader Hamid Reku heads the Ardal Front. Reku said", "Hamid Reku (Ardal Front)"),
        ("Hamid Reku, whom the Ardal Front once jailed, said", "Hamid Reku"),
    ],
)
def test_whose_a_person_is_who_is_told_roundabout(told: str, party: str) -> None:
    read = trucewatch.read(
        f"The talks go on. {told} he would free the prisoners.", date="2026-10-14"
    )
    assert {p.party.name for p in read.positions} == {party}


def test_we_is_who_issued_the_paper() -> None:
    read = trucewatch.read(
        "From the final communiqué of the Ardal Front’s congress at Tarn: We renew our offer of a "
        "ceasefire of one month. We refuse any talks in the capital.",
        date="2026-10-14",
    )
    assert {(p.party.code, p.issue, p.kind) for p in read.positions} == {
        ("UNK:ardal-front", "ceasefire", "offer"),
        ("UNK:ardal-front", "process", "refusal"),
    }


def test_a_word_takes_or_refuses() -> None:
    read = trucewatch.read(
        "Interview with Eritrea’s foreign minister, Osman Saleh.\nQ: Would you accept observers?\n"
        "A: Observers, yes. Soldiers of a foreign army, no.",
        date="2026-10-14",
    )
    assert {(p.issue, p.kind) for p in read.positions} >= {("monitoring", "offer")}


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("“Not one prisoner will walk free while the border is shut,” Ethiopia’s minister said.",
         {("ETH", "prisoners", "condition")}),
        ("The wounded prisoners will be moved to Asmara if the border opens, Ethiopia’s minister "
         "said.", {("ETH", "prisoners", "offer")}),
        ("“The refugees may come home, but only if they register,” Ethiopia’s minister said.",
         {("ETH", "refugees", "condition")}),
        ("“No one will tell you where the prisoners are,” Ethiopia’s minister said.", set()),
        ("Norway said that it would like to see all prisoners home.", set()),
    ],
)  # fmt: skip
def test_what_nobody_shall_do_and_what_may_be(told: str, found: set[tuple[str, str, str]]) -> None:
    assert stands(told) == found
