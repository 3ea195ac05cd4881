"""Stands in the words of everyday reports: what a side can bear, would like, or wants instead."""

from __future__ import annotations

import pytest

import trucewatch

WAR = "The Ardal Front and the Kestan government are at war. "


def told(text: str, war: str = WAR) -> set[tuple[str, str]]:
    """Return (issue, kind) of the positions of a report that goes on with ``text``."""
    read = trucewatch.read(war + text, date="2026-05-14")
    return {(p.issue, p.kind) for p in read.positions}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Ardal Front would like observers along the whole line.", ("monitoring", "demand")),
        ("“We would like observers along the whole line,” said Joran Hest, the Ardal Front’s "
         "negotiator.", ("monitoring", "demand")),
        ("The Ardal Front does not object to a limited number of unarmed observers.",
         ("monitoring", "offer")),
        ("“We do not object to unarmed observers,” the Ardal Front said in a statement.",
         ("monitoring", "offer")),
        ("The Kestan government has no problem with an exchange of prisoners.",
         ("prisoners", "offer")),
        ("The Kestan government sees no harm in a referendum.", ("elections", "offer")),
        ("The Ardal Front would welcome UN observers on the ridge.", ("monitoring", "offer")),
        ("The Ardal Front rejects the presence of any international forces on Ardal soil.",
         ("foreign_troops", "refusal")),
        ("The Ardal Front has agreed to come to the talks although soldiers remain on Hill 9.",
         ("process", "concession")),
        ("The Kestan government agreed to attend the talks on the understanding that the road is "
         "the first item.", ("process", "concession")),
        ("The Kestan government now says that the withdrawal can be done in parallel.",
         ("withdrawal", "offer")),
        ("The draft, which the Ardal Front had rejected, is on the table.",
         ("signing", "refusal")),
        ("The Kestan government now says that it could live with UN observers in Meska, provided "
         "that they are unarmed.", ("monitoring", "concession")),
    ],
)  # fmt: skip
def test_a_stand(text: str, found: tuple[str, str]) -> None:
    assert told(text) == {found}


@pytest.mark.parametrize(
    "text",
    [
        "The Ardal Front would like to thank the observers.",
        "The Ardal Front would like to congratulate the observers on their work.",
        "The shopkeepers would like observers to buy their bread.",
        "The Ardal Front does not object to the weather.",
        "The Ardal Front would welcome visitors to its museum.",
        "The observers have no problem with the heat.",
        "The Kestan government said the repairs can be done in parallel.",
        "The Ardal Front agreed to come to the wedding although it rained.",
        "The bridge, which the engineers had rejected, fell down.",
        "The Ardal Front rejects the accusation that it shelled the bridge.",
        "The Kestan government agrees with the Ardal Front that the river is wide.",
    ],
)
def test_no_stand(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "“Hest’s militias want to wreck the talks before they begin,” the spokesman of the Kestan "
        "government said.",
        "“They want to blow up the talks,” the Kestan government’s spokesman said of the rebels.",
        "The rebels want to drag out the negotiations, the Kestan minister said.",
        "The regime wants only to gain time, the Ardal Front said.",
        "The Kestan government is playing for time in the talks, the Ardal Front said.",
        "The Kestan government says that the Ardal Front wants war.",
        "The Kestan government accused the Ardal Front of seeking to sabotage the ceasefire.",
        "The Ardal Front wants to torpedo the truce, the Kestan army said.",
        "The Ardal Front seeks to undermine the ceasefire, the Kestan minister said.",
    ],
)
def test_bad_faith_that_a_foe_imputes_is_no_stand(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Kestan government said the Ardal Front demanded the release of all prisoners.",
         ("prisoners", "demand")),
        ("Kyiv said Moscow wanted all of Donbas.", ("territory", "demand")),
        ("The Ardal Front wants a referendum, the Kestan government said.", ("elections", "demand")),
    ],
)  # fmt: skip
def test_what_a_foe_tells_as_asked_is_a_stand(text: str, found: tuple[str, str]) -> None:
    assert found in told(text, "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Ardal Front offered to withdraw from the port under a ceasefire.",
         {("withdrawal", "offer")}),
        ("The Ardal Front said it would free the prisoners under an agreement with Kestan.",
         {("prisoners", "offer")}),
        ("The Ardal Front is ready to withdraw under a deal that lifts the sanctions.",
         {("withdrawal", "offer")}),
        ("The Ardal Front said it would free the prisoners under the proposed agreement.",
         {("prisoners", "offer")}),
        ("In the truce signed on Monday the Ardal Front guaranteed free passage of aid.", set()),
        ("The agreement says the Ardal Front will withdraw from the port.", set()),
    ],
)  # fmt: skip
def test_what_is_offered_under_a_text_to_come(text: str, found: set[tuple[str, str]]) -> None:
    assert told(text) == found


def test_a_stand_before_another_is_kept() -> None:
    assert told(
        "Communiqué of the Delmar Liberation Movement\n\nDelmar, 6 June 2026\n\nWe do not object to "
        "observers of the African Union. We shall hand in no rifle before an autonomy law is passed.",
        "",
    ) == {("monitoring", "offer"), ("disarmament", "refusal")}


def test_what_is_not_needed_is_not_asked_for() -> None:
    assert told("“The observers need no weapons,” the Ardal Front’s negotiator said.") == set()


def test_the_opposition_is_not_the_government() -> None:
    read = trucewatch.read(
        WAR + "An opposition deputy, Karl Venn, said the Kestan army should stay in the valley.",
        date="2026-05-14",
    )
    assert {p.party.code for p in read.positions} <= {"UNKOPP:karl-venn"}
