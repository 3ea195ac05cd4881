"""Stands told by turns of phrase, by bare answers and by what plain words imply, with twins."""

from __future__ import annotations

import pytest

from tests.coding.stands_support import stands


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Ethiopia said no to a buffer zone.", {("ETH", "ceasefire_line", "refusal")}),
        ("Ethiopia poured cold water on the idea of a buffer zone.",
         {("ETH", "ceasefire_line", "refusal")}),
        ("Ethiopia slammed the door on a return of the refugees.",
         {("ETH", "refugees", "refusal")}),
        ("“We see no point in another ceasefire,” Eritrea’s foreign minister said.",
         {("ERI", "ceasefire", "refusal")}),
        ("Eritrea has shown no willingness to pull its troops out of Badme.",
         {("ERI", "withdrawal", "refusal")}),
        ("Eritrea wants nothing to do with foreign observers.", {("ERI", "monitoring", "refusal")}),
        ("Eritrea held out the prospect of a prisoner swap.", {("ERI", "prisoners", "offer")}),
        ("Ethiopia bowed to the demand for outside monitors.",
         {("ETH", "monitoring", "concession")}),
        ("Ethiopia said yes to an exchange of all prisoners.",
         {("ETH", "prisoners", "concession")}),
        ("Eritrea will settle for nothing less than full recognition.",
         {("ERI", "recognition", "demand")}),
        ("Eritrea presented a plan for the exchange of prisoners.",
         {("ERI", "prisoners", "proposal")}),
        ("Ethiopia might bow to the demand for outside monitors.", set()),
        ("Ethiopia did not say no to the buffer zone.", set()),
        ("Ethiopian troops turned back on the road to the border.", set()),
        ("The minister bowed to the king before the border.", set()),
        ("Ethiopia’s minister presented the prize to the winner.", set()),
    ],
)  # fmt: skip
def test_turns_of_phrase(told: str, found: set[tuple[str, str, str]]) -> None:
    assert stands(told) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("“If the word autonomy is taken out, we go home,” the Ethiopian negotiator said.",
         {("ETH", "recognition", "red_line")}),
        ("“If one more village is taken, the talks are over,” Eritrea’s negotiator said.",
         {("ERI", "process", "red_line")}),
        ("The proposal for a buffer zone is dead, Ethiopia’s foreign minister said.",
         {("ETH", "ceasefire_line", "refusal")}),
        ("Eritrea said its sovereignty over Badme was not for discussion.",
         {("ERI", "territory", "red_line")}),
        ("“Not an inch of our land will be given away,” the Ethiopian prime minister said.",
         {("ETH", "territory", "red_line")}),
        ("Ethiopia does not negotiate with terrorists, its spokesman said.",
         {("ETH", "process", "refusal")}),
        ("Nobody would disarm before an amnesty law was passed, the Eritrean commander said.",
         {("ERI", "disarmament", "condition")}),
        ("“There is nothing to talk about until the hostages are home,” Ethiopia’s envoy said.",
         {("ETH", "prisoners", "condition")}),
        ("Ethiopia insists that a truce must come before any vote.",
         {("ETH", "ceasefire", "condition")}),
        ("Ethiopia would only sign if the prisoners were freed first.",
         {("ETH", "prisoners", "condition")}),
        ("Eritrea would consider a truce of thirty days, its foreign minister said.",
         {("ERI", "ceasefire", "offer")}),
        ("Its delegate would return to the table, Ethiopia’s envoy said, when the guns were gone.",
         {("ETH", "process", "condition")}),
        ("A joint patrol, which Eritrea had proposed, was not on the agenda, Ethiopia’s minister "
         "said.", {("ETH", "monitoring", "refusal")}),
        ("Before any vote on autonomy the rebels must disarm, Ethiopia’s minister said.",
         {("ETH", "disarmament", "condition")}),
        ("Ethiopia no longer insists that all prisoners be freed before a treaty is signed.",
         {("ETH", "prisoners", "concession"), ("ETH", "prisoners", "former")}),
        ("Ethiopia’s envoy said he would comment when the talks were over.", set()),
        ("He would decide when the votes were counted, Ethiopia’s minister said.", set()),
        ("“If it rains, we go home early,” the Ethiopian negotiator said.", set()),
        ("“We do not talk about casualties,” Ethiopia’s spokesman said.", set()),
        ("Ethiopia does not expect a deal this year, its spokesman said.", set()),
    ],
)  # fmt: skip
def test_what_plain_words_imply(told: str, found: set[tuple[str, str, str]]) -> None:
    assert stands(told) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Could Ethiopia sign the draft? “Not as it stands,” its chief negotiator said.",
         {("ETH", "signing", "refusal")}),
        ("Asked whether Eritrea would accept foreign observers, its foreign minister answered: "
         "“Not one.”", {("ERI", "monitoring", "refusal")}),
        ("Not one shot was fired in Badme, Eritrea’s spokesman said.", set()),
        ("“No comment,” Eritrea’s spokesman said when asked about the talks.", set()),
    ],
)  # fmt: skip
def test_bare_answers(told: str, found: set[tuple[str, str, str]]) -> None:
    assert stands(told) == found


@pytest.mark.parametrize(
    "told",
    [
        "The peace plan calls for a withdrawal of troops.",
        "Ethiopia urged residents to leave the border villages.",
        "Ethiopia’s president called on voters to reject the referendum.",
        "Ethiopia confirmed the release of twelve prisoners.",
        "Ethiopia continued to support the protesters’ demand for a transition to democracy.",
        "“Should the port be shelled again, the army will answer,” Ethiopia’s minister said.",
        "The United States welcomed the truce plan.",
    ],
)
def test_what_is_no_stand_of_a_party(told: str) -> None:
    assert stands(told) == set()


@pytest.mark.parametrize(
    ("told", "issue"),
    [
        ("“The assault on Bure has to stop,” Ethiopia’s foreign minister said.", "ceasefire"),
        ("Ethiopia demanded an immediate end to the bombardment.", "ceasefire"),
        ("Ethiopia’s envoy said the marksmen must be removed from the pier.", "withdrawal"),
        ("Ethiopia wants the snipers off the rooftops of the port.", "withdrawal"),
        ("“Return our dead,” Ethiopia’s defence minister told the Eritrean side.", "prisoners"),
    ],
)
def test_issues_by_families_of_words(told: str, issue: str) -> None:
    assert ("ETH", issue, "demand") in stands(told)
