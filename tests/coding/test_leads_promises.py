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
         ("ETH", "elections", "condition")),
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
    ("sentence", "found"),
    [
        ("Eritrea has indicated its willingness to return the bodies of 40 soldiers.",
         ("ERI", "prisoners", "offer")),
        ("Ethiopia put forward a plan under which its troops would leave the port within 60 days.",
         ("ETH", "withdrawal", "offer")),
        ("Under the Ethiopian offer, 300 prisoners would be freed in the first week.",
         ("ETH", "prisoners", "offer")),
        ("Ethiopia's minister said that fuel convoys would resume if the shelling stopped.",
         ("ETH", "aid_access", "offer")),
        ("Ethiopia confirmed that it had accepted the mediators' proposal on prisoners.",
         ("ETH", "prisoners", "concession")),
        ("Eritrea has agreed to let observers visit its prisons, the Red Cross said.",
         ("ERI", "monitoring", "concession")),
        ("Ethiopia said it had no objection to an African monitoring force.",
         ("ETH", "monitoring", "concession")),
        ("Eritrea gave ground on the question of refugees, mediators said.",
         ("ERI", "refugees", "concession")),
        ("\"Not one soldier of ours will leave the port,\" Eritrea's president said.",
         ("ERI", "withdrawal", "refusal")),
        ("Ethiopia has no plans to release the generals, a government spokesman said.",
         ("ETH", "prisoners", "refusal")),
        ("For Ethiopia, the return of refugees is a red line, a diplomat said.",
         ("ETH", "refugees", "red_line")),
        ("Ethiopia set a deadline of 10 days for the withdrawal of Eritrean troops from Badme.",
         ("ETH", "withdrawal", "demand")),
        ("\"A truce along today's front line would be fair,\" Eritrea's president said.",
         ("ERI", "ceasefire_line", "proposal")),
        ("Eritrea's minister drew a red line: no foreign troops at the port.",
         ("ERI", "foreign_troops", "red_line")),
        ("Eritrea's measures at the border will be lifted when Ethiopia disarms the rebels, a"
         " spokeswoman said.", ("ERI", "borders", "condition")),
        ("Ethiopia's government would let 70 prisoners go if Eritrea freed a minister.",
         ("ETH", "prisoners", "offer")),
        ('"Our movement no longer demands the departure of all troops," Eritrea\'s envoy said.',
         ("ERI", "withdrawal", "concession")),
        ("Eritrea's port is non-negotiable, its president said.",
         ("ERI", "transport", "red_line")),
        ('"We will not surrender a single rifle," Eritrea\'s army chief said.',
         ("ERI", "disarmament", "refusal")),
        ("Eritrea's demands include the lifting of sanctions, an envoy said.",
         ("ERI", "sanctions", "demand")),
        ("Ethiopia made the release of its pilots a condition for reopening the border.",
         ("ETH", "prisoners", "condition")),
        ("Eritrea linked the opening of the railway to the release of its prisoners.",
         ("ERI", "prisoners", "condition")),
        ("No ceasefire is possible as long as drones fly over Asmara, Eritrea's army said.",
         ("ERI", "ceasefire", "condition")),
        ("Eritrea would come to the talks only if Ethiopia lifted the blockade, Eritrea said.",
         ("ERI", "process", "condition")),
        ("Eritrea would prefer a federation of two states, a source close to the talks said.",
         ("ERI", "settlement", "proposal")),
    ],
)  # fmt: skip
def test_stands_told_by_phrases(sentence: str, found: tuple[str, str, str]) -> None:
    assert {s for s in stands(sentence) if s[2] != "former"} == {found}


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
        "Ethiopia gave ground near the dam on Monday.",
        "Eritrea appealed to the Council to publish the results of its inquiry.",
        "Eritrea's minister warned that its army would retake the town by force.",
        "Ethiopia made a road to the prison.",
        "The plan under which the army left the town in May is old.",
        "Ethiopia's army will leave nothing undone to find the missing pilot.",
        "Eritrea's team said it would not comment on the prisoners.",
        "Air strikes would resume if the shelling went on, Ethiopia's minister said.",
        "Ethiopia demanded an explanation from the ambassador.",
    ],
)
def test_what_takes_no_position(sentence: str) -> None:
    assert stands(sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "The general, whom Eritrea wants tried, has fled.",
        "Eritrea urged the Council to condemn the release of the killers.",
        "The UN envoy asked both sides to let her team rest.",
    ],
)
def test_who_somebody_is_and_what_is_to_be_said_is_no_stand(sentence: str) -> None:
    assert stands(sentence) == set()
