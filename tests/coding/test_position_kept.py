"""Refusals, gifts and demands told roundabout: what is to be kept, left to another, turned down."""

from __future__ import annotations

import pytest

from tests.coding.stands_support import stands


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("“Our men will keep their rifles,” Eritrea’s defence minister said.",
         {("ERI", "disarmament", "refusal")}),
        ("“Our men will keep their coats,” Eritrea’s defence minister said.", set()),
        ("An amnesty would be a betrayal, Ethiopia’s justice minister said.",
         {("ETH", "justice", "refusal")}),
        ("A federation would be the end of the state, Ethiopia’s foreign minister said.",
         {("ETH", "settlement", "refusal")}),
        ("An attack would be suicide, Ethiopia’s defence minister said.", set()),
        ("It was for Eritrea to free the prisoners first, Ethiopia’s foreign minister said.",
         {("ETH", "prisoners", "demand")}),
        ("Eritrea could keep its heavy weapons, Ethiopia’s foreign minister said.",
         {("ETH", "heavy_weapons", "offer")}),
        ("There would be no more raids if the blockade ended, Eritrea’s foreign minister said.",
         {("ERI", "ceasefire", "offer")}),
        ("Ethiopia would not insist on a withdrawal, its foreign minister said.",
         {("ETH", "withdrawal", "concession")}),
        ("No Ethiopian government could accept a foreign base, Ethiopia’s foreign minister said.",
         {("ETH", "foreign_troops", "refusal")}),
        ("It was too early to speak of a withdrawal, Ethiopia’s foreign minister said.",
         {("ETH", "withdrawal", "refusal")}),
        ("It was too early to speak of a famine, Ethiopia’s foreign minister said.", set()),
        ("Ethiopia’s foreign minister countered that its coast was not for sale.",
         {("ETH", "territory", "red_line")}),
        ("Ethiopia’s foreign minister denied that it would free the prisoners.", set()),
        ("The garrison could be withdrawn if Eritrea removed its guns, Ethiopia’s foreign minister "
         "said.", {("ETH", "withdrawal", "offer")}),
        ("Ethiopia would withdraw from the truce if Eritrea fired again, its foreign minister said.",
         set()),
        ("The captured men could go home if Eritrea opened the pass, Ethiopia’s negotiator said.",
         {("ETH", "prisoners", "offer")}),
        ("Ethiopia could accept a joint authority at the dam if its chairman were an Ethiopian and "
         "if Eritrean troops had left Badme beforehand, its envoy said.",
         {("ETH", "installations", "offer")}),
        ("We shall sit down with Eritrea only in a third country, Ethiopia’s negotiator said.",
         {("ETH", "process", "condition")}),
        ("“What we will not do is open the port,” Ethiopia’s foreign minister said.",
         {("ETH", "transport", "refusal")}),
        ("“No amnesty,” Ethiopia’s justice minister said.", {("ETH", "justice", "refusal")}),
        ("“No comment,” Ethiopia’s justice minister said.", set()),
        ("“No shelling since Friday,” Ethiopia’s defence minister said.", set()),
        ("Eritrea has a regiment that won’t leave Badme, Ethiopia’s foreign minister said.", set()),
        ("“The border isn’t for sale,” Ethiopia’s foreign minister said.",
         {("ETH", "borders", "red_line")}),
    ],
)  # fmt: skip
def test_what_is_kept_left_or_turned_down(told: str, found: set[tuple[str, str, str]]) -> None:
    assert stands(told) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Ethiopia’s cabinet voted on Sunday against a withdrawal from Badme.",
         {("ETH", "withdrawal", "refusal")}),
        ("Ethiopia put an amnesty on the table.", {("ETH", "justice", "offer")}),
        ("The Ethiopian general put his pistol on the table.", set()),
        ("Ethiopia sees no room for foreign observers.", {("ETH", "monitoring", "refusal")}),
        ("Ethiopia dug in its heels over the withdrawal.", {("ETH", "withdrawal", "refusal")}),
        ("Ethiopian soldiers dug in near the bridge.", set()),
        ("Ethiopia would not countenance foreign observers.", {("ETH", "monitoring", "refusal")}),
        ("Eritrea granted the rebels a seat in the cabinet.",
         {("ERI", "power_sharing", "concession")}),
        ("Eritrea granted asylum to a poet.", set()),
        ("Eritrea waived its claim to the island.",
         {("ERI", "territory", "concession"), ("ERI", "territory", "former")}),
        ("Ethiopia’s answer to the request for observers was no.",
         {("ETH", "monitoring", "refusal")}),
        ("Ethiopia expects Eritrea to dissolve its militias.", {("ETH", "disarmament", "demand")}),
        ("Ethiopia expects Eritrea to attack before the rains.", set()),
        ("Ethiopia wants the world to believe that it has disarmed its militias.", set()),
        ("Ethiopia called the shelling of the market a trap.", set()),
        ("Ethiopia made the signing of the treaty dependent on a withdrawal.",
         {("ETH", "withdrawal", "condition")}),
        ("Ethiopia and Eritrea could not agree on who should guard the dam.", set()),
        ("Ethiopia may give up the island, diplomats fear.", set()),
    ],
)  # fmt: skip
def test_told_by_the_report(told: str, found: set[tuple[str, str, str]]) -> None:
    assert stands(told) == found


def test_what_is_waved_off_is_what_was_asked() -> None:
    told = "Eritrea demands a seat on the council. Ethiopia will hear nothing of it."
    assert ("ETH", "power_sharing", "refusal") in stands(told)
