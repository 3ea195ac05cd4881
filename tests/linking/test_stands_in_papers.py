"""Stands in communiqués, lists and interviews: each demand by itself, conditions whole, and what only
tells a deed, an opinion or another's promise is none."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import linked

DAY = "2022-05-14"
HEAD = "STATEMENT OF THE ARDAL FRONT\nZorb, 14 May 2022\n\n"
WIRE = "KELO, May 14, 2022 (Wire) - "
TALK = (
    "“We can talk”\n\nInterview, 14 May 2022\n\nColonel Hamid Reku heads the delegation of the Ardal "
    "Front. He spoke to our correspondent in Kelo.\n\n"
)


def stands(text: str) -> set[tuple[str, str]]:
    return {(p.issue, p.kind) for p in linked((DAY, text)).positions}


def conditions(text: str) -> dict[str, str]:
    found = linked((DAY, text)).positions
    return {p.issue: p.condition for p in found if p.condition is not None}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (HEAD + "We call on the army to leave the hospital, on the government to free the prisoners, "
         "and on both to let aid convoys pass.",
         {("withdrawal", "demand"), ("prisoners", "demand"), ("aid_access", "demand")}),
        (HEAD + "We demand that the prosecutor open an inquiry into the killings, that Colonel Dran "
         "resign as adviser to the president, and that the mission set up an observation post in "
         "Zorb.", {("justice", "demand"), ("leadership", "demand"), ("monitoring", "demand")}),
        (WIRE + "Ethiopia called on Eritrea to withdraw its troops, on Sudan to close its border, and "
         "on both to release all prisoners.",
         {("withdrawal", "demand"), ("borders", "demand"), ("prisoners", "demand")}),
        (WIRE + "Ethiopia asked the mediator to come to Badme on Sunday and on Monday to meet the "
         "governor.", {("process", "demand")}),
        (WIRE + "Ethiopia said it would like observers along the whole border. Eritrea demands free "
         "elections in the whole territory.", {("monitoring", "demand"), ("elections", "demand")}),
        (HEAD + "We are prepared to surrender to the joint ceasefire committee the firearms of the two "
         "soldiers which are in our custody.", {("disarmament", "offer")}),
        (HEAD + "Our delegation will not sit down in Port Vell while soldiers stand on Mount Arsi.",
         {("process", "refusal")}),
        (HEAD + "We remain committed to the talks. We have disarmed 4,000 fighters as agreed, and we "
         "will not be provoked.", set()),
        (HEAD + "We will suspend the disarmament of our fighters until the aid package that the "
         "government of Chad promised to those already disarmed has been delivered.",
         {("disarmament", "condition")}),
        (WIRE + "Asked about the prisoners, Ethiopia said it would release none of them before the "
         "bridge was open.", {("prisoners", "refusal")}),
        (WIRE + "“On 12 May our side released 12 prisoners,” Eritrea said. “We expect the other side "
         "to do the same,” it added.", {("prisoners", "demand")}),
        (WIRE + "Ethiopian negotiator Redwan Hussien ruled out any disarming of the Amhara militia. He "
         "called this “a small step”.", {("disarmament", "refusal")}),
        (TALK + "Q: The government wants all prisoners exchanged at once.\n\nA: We proposed stages. We "
         "have freed 31 men. They have freed none. But we will not stop because of that.",
         {("prisoners", "proposal")}),
        (TALK + "Q: What about observers?\n\nA: We would like observers along the whole line.",
         {("monitoring", "demand")}),
    ],
)  # fmt: skip
def test_each_stand_of_a_text(text: str, found: set[tuple[str, str]]) -> None:
    assert stands(text) == found


@pytest.mark.parametrize(
    ("text", "issue", "condition"),
    [
        (HEAD + "We are ready to free all prisoners, all for all, as soon as the lists have been "
         "verified.", "prisoners", "as soon as the lists have been verified"),
        (HEAD + "The Front recalls that it is ready to open the Kelo road, on condition that joint "
         "units are deployed in Dolna and that our wounded are treated abroad.", "transport",
         "on condition that joint units are deployed in Dolna and that our wounded are treated abroad"),
        (TALK + "Q: Will your men leave the heights?\n\nA: Yes. We used to say that the army had to leave "
         "first. Now we say that it can be done in parallel, step by step, if the mission verifies it.",
         "withdrawal", "if the mission verifies it"),
        (WIRE + "Eritrea will not come to the table while foreign troops remain on its soil, its "
         "foreign minister said.", "process", "while foreign troops remain on its soil"),
        (WIRE + "Eritrea will not sign the accord while Ethiopian troops stay in Badme.", "signing",
         "while Ethiopian troops stay in Badme"),
    ],
)  # fmt: skip
def test_whole_conditions(text: str, issue: str, condition: str) -> None:
    assert conditions(text)[issue] == condition


@pytest.mark.parametrize(
    "text",
    [
        WIRE + "Eritrea offered to free the prisoners as soon as possible.",
        WIRE + "Eritrea would not free the prisoners, while Ethiopia would.",
    ],
)
def test_no_condition(text: str) -> None:
    assert conditions(text) == {}


NUBA = "NAIROBI, March 10, 2023 (Wire) - Envoys of Sudan and of the Nuba Front met. "
PAPER = "Ministry of Defence of Sudan\nCommunique No. 9\nKhartoum, 10 March 2023\n\n"
RADIO = (
    "Transcript: “Good Morning Kauda”, Radio Kauda, 10 March 2023\n\nHost: With us is General Yusuf "
    "Karra, the chief negotiator of the Nuba Front. General, will you free the officers?\n\n"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (PAPER + "The Ministry insists on the removal of all checkpoints, on an amnesty for the officers "
         "and on the return of the displaced.",
         {("SDN", "transport", "demand"), ("SDN", "justice", "demand"),
          ("SDN", "refugees", "demand")}),
        (PAPER + "On 8 March our side freed 12 officers of the Nuba Front. We expect the Front to follow "
         "suit.", {("SDN", "prisoners", "demand")}),
        (NUBA + "Khartoum has ruled out any discussion of the guns.", {("SDN", "disarmament", "refusal")}),
        (NUBA + "Khartoum used to reject any monitors.", {("SDN", "monitoring", "former")}),
        (NUBA + "The Sudanese government and the Nuba Front agreed that the army will leave the airfield "
         "by 20 March and that the Front will hand over its mortars.",
         {("SDN", "withdrawal", "concession"), ("UNK", "heavy_weapons", "concession")}),
        (RADIO + "Karra: Only when our wounded are home.\n\nHost: And the road?\n\nKarra: It is mined.", {("UNK", "prisoners", "condition")}),
        ("The Mission urged the army to open the road. The liaison officer of the Nuba Front said that "
         "it would remove its checkpoints by Sunday.", {("UNK", "transport", "offer")}),
        (NUBA + "President Omar Hassan, speaking in Khartoum, set a red line of his own: no foreign "
         "soldier at the airfield.", {("SDN", "foreign_troops", "red_line")}),
        (NUBA + "The mission said that the army had withdrawn its guns as agreed.", set()),
    ],
)  # fmt: skip
def test_whose_stands(text: str, found: set[tuple[str, str, str]]) -> None:
    told = linked(("2023-03-10", text)).positions
    assert {(p.party.code[:3], p.issue, p.kind) for p in told} == found


def test_said_on_the_same_day_as_what_was_said_before() -> None:
    text = (
        "The Ardal Front admitted on Wednesday that its men had killed civilians at Dolna on 6 May. "
        "The Ardal Front announced on the same day that it would free forty prisoners by June."
    )
    (found,) = linked(("2022-05-19", "KELO, May 19, 2022 (Wire) - " + text)).positions
    assert found.date == "2022-05-18"


def test_a_plural_demands() -> None:
    met = "OSLO, May 14, 2022 (Wire) - Envoys of Sri Lanka and of the Tamil Tigers met in Oslo. "
    text = (
        "The Tigers demand that monitors from Sweden, Denmark and Finland leave the mission within a "
        "month because the Union put them on its list."
    )
    assert stands(met + text) == {("monitoring", "demand")}
    assert stands(met + "The workers' demand that monitors leave was ignored.") == set()
