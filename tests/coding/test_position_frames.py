"""Stands told by nouns and by verbs of bargaining, with twins that tell none."""

from __future__ import annotations

import pytest

from tests.coding.stands_support import stands


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Ethiopia’s main demand is the release of its soldiers.",
         {("ETH", "prisoners", "demand")}),
        ("Among Eritrea’s demands are the release of 300 prisoners and the lifting of sanctions.",
         {("ERI", "prisoners", "demand")}),
        ("Ethiopia’s price is a withdrawal of the army.", {("ETH", "withdrawal", "demand")}),
        ("Ethiopia’s condition for a truce is that the rebels leave the villages.",
         {("ETH", "withdrawal", "condition")}),
        ("For Eritrea, sharing power is a red line.", {("ERI", "settlement", "red_line")}),
        ("The return of the refugees is Eritrea’s priority.", {("ERI", "refugees", "demand")}),
        ("The price of bread is high in Eritrea.", set()),
        ("Lunch was Ethiopia’s only offer.", set()),
        ("At the heart of the quarrel is Ethiopia’s claim to the province of Harro.",
         {("ETH", "territory", "demand")}),
        ("Ethiopia has been pushing for the rebels to leave the towns.",
         {("ETH", "withdrawal", "demand")}),
        ("Ethiopia is pressing for a ceasefire.", {("ETH", "ceasefire", "demand")}),
        ("Ethiopia pressed on with its attacks.", set()),
        ("Ethiopia would settle for a demilitarised zone.",
         {("ETH", "ceasefire_line", "offer")}),
        ("Ethiopia settled for a demilitarised zone in 1998.", set()),
        ("Eritrea would not hear of disarmament.", {("ERI", "disarmament", "refusal")}),
        ("Eritrea heard of the disarmament on Friday.", set()),
        ("Eritrea made its return to the table conditional on the lifting of the siege.",
         {("ERI", "process", "condition")}),
        ("In exchange for the pilots, Eritrea would lift the blockade of the port.",
         {("ERI", "aid_access", "offer")}),
    ],
)  # fmt: skip
def test_stands_told_by_nouns_and_bargaining(told: str, found: set[tuple[str, str, str]]) -> None:
    assert stands(told) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("“We need a ceasefire before anything else,” Ethiopia’s envoy said.",
         {("ETH", "ceasefire", "demand")}),
        ("Eritrea needed a ceasefire in 1999, Ethiopia’s envoy said.", set()),
        ("Ethiopia stressed the need for the rebels to disarm.",
         {("ETH", "disarmament", "demand")}),
        ("“It is time to release the prisoners,” Ethiopia’s envoy said.",
         {("ETH", "prisoners", "demand")}),
        ("“There is no question of surrendering our weapons,” Eritrea’s envoy said.",
         {("ERI", "disarmament", "refusal")}),
        ("Eritrea’s president vowed that there would be no referendum.",
         {("ERI", "elections", "refusal")}),
        ("Eritrea’s envoy asked for a guarantee that the men will not be prosecuted.",
         {("ERI", "guarantees", "demand")}),
        ("Eritrea’s envoy said it would not stop its air strikes even if there was a treaty.",
         {("ERI", "ceasefire", "refusal")}),
        ("“I do not think that we can hand over the town,” Eritrea’s envoy said.",
         {("ERI", "territory", "refusal")}),
    ],
)  # fmt: skip
def test_stands_in_plain_words_of_need(told: str, found: set[tuple[str, str, str]]) -> None:
    assert stands(told) == found


@pytest.mark.parametrize(
    "told",
    [
        "Ethiopia’s president ordered the army to search for the hostages.",
        "Eritrea’s president called for more attacks on the army.",
        "Ethiopia’s foreign minister said that no observers would be needed.",
        "Ethiopia and Eritrea agreed that there had been progress on aid.",
        "In the November deal Ethiopia and Eritrea agreed on a border.",
    ],
)
def test_orders_and_common_findings_take_no_stand(told: str) -> None:
    assert stands(told) == set()


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("“If Eritrea does not lift the blockade, we shall consider ourselves free,” Ethiopia’s"
         " envoy said.", {("ETH", "aid_access", "demand")}),
        ("“Our answer will be harsh if the attacks are repeated,” Ethiopia’s envoy said.", set()),
        ("Ethiopia reiterated offers of wide autonomy for the valley.",
         {("ETH", "recognition", "offer")}),
        ("Ethiopia said it was willing to accept a truce, but only if Eritrea stops its raids and"
         " the rebels leave the dam.", {("ETH", "ceasefire", "offer")}),
    ],
)  # fmt: skip
def test_ultimatums_and_offers_made_again(told: str, found: set[tuple[str, str, str]]) -> None:
    assert stands(told) == found
