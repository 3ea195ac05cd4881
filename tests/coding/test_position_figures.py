"""Stands told by a figure or a day that becomes another, by what is refused until something, and
by whose words they are; with twins."""

from __future__ import annotations

import pytest

from tests.coding.stands_support import MET, stands
from tests.linking.test_talk_reports import linked


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Ethiopia raised its demand from 10 prisoners to 30 on Thursday.",
         {("ETH", "prisoners", "former"), ("ETH", "prisoners", "demand")}),
        ("Eritrea extended the deadline for Ethiopia’s disarmament from June 1 to July 15.",
         {("ERI", "disarmament", "former"), ("ERI", "disarmament", "demand")}),
        ("Eritrea raised its offer from 5 prisoners to 9.",
         {("ERI", "prisoners", "former"), ("ERI", "prisoners", "offer")}),
        ("Ethiopia had demanded the release of 20 hostages; on Thursday it said 12 would be enough.",
         {("ETH", "prisoners", "former"), ("ETH", "prisoners", "demand")}),
        ("Ethiopia, which had demanded a withdrawal by July 1, now demands one by August 15.",
         {("ETH", "withdrawal", "former"), ("ETH", "withdrawal", "demand")}),
        ("Ethiopia had first asked for all hostages; then it asked for twelve.",
         {("ETH", "prisoners", "former"), ("ETH", "prisoners", "demand")}),
        ("Eritrea used to reject any truce; now it offers one of 30 days.",
         {("ERI", "ceasefire", "former"), ("ERI", "ceasefire", "offer")}),
        ("Eritrea backed away on Thursday from its demand for a general amnesty.",
         {("ERI", "justice", "former"), ("ERI", "justice", "concession")}),
        ("Eritrea said on Thursday it was no longer opposed to UN monitors.",
         {("ERI", "monitoring", "former"), ("ERI", "monitoring", "concession")}),
        ("Ethiopia had demanded the release of 20 soldiers; it repeated that the 20 soldiers must be"
         " freed.", {("ETH", "prisoners", "demand")}),
        ("Ethiopia raised its flag from the roof to the tower.", set()),
        ("Eritrea moved 12 guns from Assab to the ridge.", set()),
        ("Ethiopia said 12 cows would be enough for the village.", set()),
    ],
)  # fmt: skip
def test_a_figure_that_becomes_another(told: str, found: set[tuple[str, str, str]]) -> None:
    assert stands(told) == found


@pytest.mark.parametrize(
    ("told", "value", "condition"),
    [
        ("Ethiopia refused to free the 18 soldiers until the border is calm.",
         "to free the 18 soldiers", "until the border is calm"),
        ("Eritrea rules out any ceasefire before the hostages are freed.",
         "any ceasefire", "before the hostages are freed"),
        ("Eritrea refused to open the crossing until Monday.",
         "to open the crossing until Monday", None),
        ("Ethiopia demands a withdrawal by August 15.", "a withdrawal by August 15", None),
        ("Ethiopia offered to free 12 of 20 captives within 60 days.",
         "to free 12 of 20 captives within 60 days", None),
        ("Eritrea said it would disarm if the militias were dismantled.",
         "it would disarm", "if the militias were dismantled"),
    ],
)  # fmt: skip
def test_what_is_refused_or_asked_until_when(told: str, value: str, condition: str | None) -> None:
    (found,) = linked(f"{MET}\n\n{told}\n", "2026-03-06").positions
    assert (found.value, found.condition) == (value, condition)


@pytest.mark.parametrize(
    ("told", "party"),
    [
        ("Provided that Eritrea opens the port to aid, Ethiopia will free the prisoners, its"
         " spokesman said.", "ETH"),
        ("If Ethiopia removes its rocket launchers, Eritrea will reopen the crossing, its army"
         " said.", "ERI"),
        ("Once Eritrea pulls out its guns, Ethiopia will free the prisoners, its foreign minister"
         " said.", "ETH"),
        ("Ethiopia will free the prisoners if Eritrea opens the port, its spokesman said.", "ETH"),
    ],
)  # fmt: skip
def test_who_gives_on_a_condition(told: str, party: str) -> None:
    assert {p for p, _, kind in stands(told) if kind in ("offer", "condition")} == {party}


@pytest.mark.parametrize(
    "told",
    [
        "It is rumoured in Asmara that Ethiopia will demand the port.",
        "Word has it that Ethiopia wants to shut the border.",
        "Rumour in Asmara has it that Ethiopia wants the port.",
        "A driver at the market heard that Eritrea would refuse any truce.",
        "There is a rumour that Eritrea will demand a new border.",
        "Ethiopia’s school rules demand that pupils leave by noon.",
        "Eritrea fears that Ethiopia will demand its weapons.",
        "Ethiopia would be well advised to accept observers.",
        "Ethiopia did not demand the release of the soldiers.",
        "Eritrea never asked for a truce.",
        "Ethiopia has no intention of attacking its neighbour, its foreign minister said.",
        "“You cannot clap with one hand,” Eritrea’s foreign minister said of the prisoners.",
    ],
)
def test_what_is_only_talked_of_or_was_not_asked(told: str) -> None:
    assert stands(told) == set()


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Ethiopia agreed in principle to foreign observers.", {("ETH", "monitoring", "concession")}),
        ("Among Eritrea’s demands are the release of prisoners and the lifting of sanctions.",
         {("ERI", "prisoners", "demand"), ("ERI", "sanctions", "demand")}),
        ("Ethiopia does not want foreign observers.", {("ETH", "monitoring", "refusal")}),
        ("Ethiopia’s demand for the release of the soldiers is no rumour, its envoy said.",
         {("ETH", "prisoners", "demand")}),
        ("“We want our 18 soldiers back,” Ethiopia’s prime minister said.",
         {("ETH", "prisoners", "demand")}),
    ],
)  # fmt: skip
def test_their_twins(told: str, found: set[tuple[str, str, str]]) -> None:
    assert stands(told) == found
