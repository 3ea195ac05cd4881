"""Who names nobody and who does; whose a figure is that is given up; who has owned up to nothing."""

from __future__ import annotations

import pytest

import trucewatch as tw
from tests.linking.short_texts import answers, sets
from trucewatch.records import ClaimSet

OPEN = "not stated"
Answers = set[tuple[str, str]]
BLAMES = ("responsible", "breach", "began", "occurred")


def _of(kinds: tuple[str, ...], *texts: str | tuple[str, str]) -> list[ClaimSet]:
    return [s for s in sets(*texts) if s.kind in kinds]


# A report → all answers to who did it.
NAMED: list[tuple[str, Answers]] = [
    # One service, by one of its men a sentence on; another service speaks for itself.
    ("Police said three civilians were killed and eight wounded by a car bomb in Meska on Monday. Police"
     " Colonel Awa Keita blamed the Ostrel Front.", {("Awa Keita", "Ostrel Front")}),
    ("Police said three civilians were killed and eight wounded by a car bomb in Meska on Monday. Army"
     " Colonel Awa Keita blamed the Ostrel Front.", {("Awa Keita", "Ostrel Front"), ("Police", OPEN)}),
    # Three acts in a row have one doer; a doer whom no table knows is named all the same.
    ("The UN mission found that three drivers were beaten, robbed and threatened by soldiers of the Malian"
     " army on 8 January.", {("UN mission", "soldiers of the Malian army")}),
    ("The Joint Monitoring Mission found that four of its observers were beaten by riders of Kell's Caravan"
     " at Moundou in Chad on 8 January, and that this was a serious violation of the truce.", set()),
    ("The Joint Monitoring Mission found that four of its observers were beaten at Moundou in Chad"
     " on 8 January, and that this was a serious violation of the truce.",
     {("Joint Monitoring Mission", OPEN)}),
    # Whose attack it is called names somebody, though nobody knows whom; "gunmen" name nobody.
    ("A rebel attack displaced 3,000 people at Tessit in Mali on Monday, according to the UN mission.",
     set()),
    ("An attack by gunmen displaced 3,000 people at Tessit in Mali on Monday, according to the UN mission.",
     {("UN mission", OPEN)}),
    # Who counts the hurt says nothing of who did it; who tells of the blow without a doer leaves it open.
    ("The Malian army said that Ostrel Front shells hit the market in Gao on Monday. Doctor Awa Keita"
     " counted 17 wounded at the hospital.", {("Malian army", "Ostrel Front shells")}),
    ("The Malian army said that Ostrel Front shells hit the market in Gao on Monday. Residents said a shell"
     " had killed two women.", {("Malian army", "Ostrel Front shells"), ("Residents", OPEN)}),
    # Who has not claimed a deed has not owned up to it.
    ("The Ostrel Front says the Malian army fired mortars at Gao on Monday. The army has not claimed the"
     " attack.", {("Ostrel Front", "Malian army"), ("Malian army", OPEN)}),
    ("Shells hit Gao in Mali on Monday. The Malian army said the Ostrel Front must answer for the"
     " shelling.", {("Malian army", "Ostrel Front")}),
    # Who is only told of as having a truce is not accused.
    ("BAMAKO - Three soldiers were killed when a patrol was ambushed near Gao on Monday, the military said,"
     " the worst attack on the armed forces since a truce with the Ostrel Front took effect on 3 August.",
     set()),
    ("BAMAKO - Three soldiers were killed when a patrol was ambushed near Gao on Monday, the military said,"
     " the worst attack on the armed forces by the Ostrel Front since a truce took effect on 3 August.",
     {("military", "Ostrel Front")}),
    # What is rejected is the deal told in between, or the charge itself.
    ("3 January - The Ostrel Front accuses the Malian army of attacks on Gao; 18 civilians are said to have"
            " been killed. 12 January - The parties sign a governance agreement. The Plain Front rejects it.",
            {("Ostrel Front", "Malian army")}),
    ("The Ostrel Front accused the Malian army of attacks on Gao. The Malian army rejects it.",
     {("Ostrel Front", "yes"), ("Malian army", "no")}),
    # Who takes note of another's denial denies nothing.
    ("\"The government continues to detain observers,\" the UN envoy said in Bamako. Three observers were"
     " beaten at Gao on Monday. \"I note that it continues to deny the beatings.\"", set()),
    # "It was X", as an answer is given; of a good deed it lays nothing to anybody.
    ("A convoy came under fire near Gao on Saturday. \"It was the Ostrel Front, and it was deliberate,\""
     " deputy minister Sidi Keita of Mali said.", {("Sidi Keita", "Ostrel Front")}),
    ("The Red Cross brought food to Gao on Saturday. \"It was the army, and it was a relief,\" a Malian aid"
     " worker said.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "want"), NAMED)
def test_who_names_nobody(text: str, want: Answers) -> None:
    assert {a for s in _of(BLAMES, text) for a in answers(s)} == want


# A report → status and answers of the count of dead.
TOLLS: list[tuple[str, str, Answers]] = [
    ("The Malian army now says three soldiers were killed in Monday's attack at Gao, not four as we reported"
     " earlier.", "changed", {("Malian army", "3"), ("the report itself", "4 former")}),
    ("The Malian army said that three soldiers were killed in the attack at Gao on Monday, not four, as this"
     " newspaper wrote.", "changed", {("Malian army", "3"), ("the report itself", "4 former")}),
    ("The Malian army said three soldiers were killed in the attack at Gao on Monday, not four as the Ostrel"
     " Front had claimed.", "contested", {("Malian army", "3"), ("Ostrel Front", "4")}),
    ("The UN mission in Mali said twelve villagers were killed in Tessit on Monday, not nine as it had first"
     " reported.", "changed",
     {("UN mission in Mali", "12"), ("UN mission in Mali", "9 former")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status", "want"), TOLLS)
def test_whose_a_figure_is_that_is_given_up(text: str, status: str, want: Answers) -> None:
    found = [s for s in _of(("toll",), text) if "killed" in s.question]
    assert [(s.status, answers(s)) for s in found] == [(status, want)]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The two gravest violations remain in dispute. The UN mission in Mali found that the shells which"
         " killed four people in Gao on 11 January were fired by the Ostrel Front.", []),
        ("The last three breaches are still disputed. The UN mission in Mali found that the shells which"
         " killed four people in Gao on 11 January were fired by the Ostrel Front.", []),
        ("Two grave violations of the truce were recorded on 11 January by the UN mission in Mali, which"
         " said that the Ostrel Front had shelled Gao.", ["2"]),
    ],
)  # fmt: skip
def test_what_is_picked_out_is_no_count(text: str, counts: list[str]) -> None:
    found = [s for s in _of(("toll",), text) if "violations" in s.question]
    assert [n for s in found for _, n in answers(s)] == counts


def test_who_only_says_that_it_was_is_of_his_side() -> None:
    text = (
        "The Malian army says the CSP attacked its post at Gao on Monday. The CSP says that is a lie, that "
        "the army came with Wagner fighters to chase it out of the village."
    )
    camps = {c.claimant.name: c.camp for s in _of(BLAMES, text) for c in s.claims}
    assert camps["Malian army"] == "MLI"


CHARGE = "The Ostrel Front accused the Malian army of attacking an aid convoy near Gao on Monday. The army denied it."


@pytest.mark.parametrize(
    ("later", "status"),
    [
        ("General Sidi Keita of the Malian army said on Friday that a gunner had taken the lorries near Gao"
         " for an army column.", "admitted"),
        ("The Malian army said on Friday that one of its patrols had mistaken the lorries near Gao for rebel"
         " trucks.", "admitted"),
        ("The Malian army said on Friday that one of its helicopters had taken the lorries near Gao for rebel"
         " trucks.", "admitted"),
        ("The Malian army said on Friday that the rebels had mistaken the lorries near Gao for army trucks.",
         "denied"),
        ("The Malian army said on Friday that a patrol had taken the lorries near Gao to a depot.", "denied"),
    ],
)  # fmt: skip
def test_who_took_it_for_another_thing_owns_up(later: str, status: str) -> None:
    found = _of(BLAMES, ("2026-01-12", CHARGE), ("2026-01-16", later))
    assert [s.status for s in found] == [status]


@pytest.mark.parametrize(
    ("text", "hostile"),
    [
        ("Malian soldiers have intercepted messages of the Ostrel Front.", False),
        ("Malian soldiers have intercepted the radio traffic of the Ostrel Front.", False),
        ("Malian soldiers have intercepted two drones of the Ostrel Front.", True),
    ],
)
def test_who_listens_in_attacks_nobody(text: str, hostile: bool) -> None:
    assert any(e.type == "ASSAULT" for e in tw.read(text).events) is hostile


def test_an_army_that_says_who_did_it_is_a_side() -> None:
    text = "Explosions shook Gao on Monday. The Malian army says the Ostrel Front launched the rockets."
    camps = {c.claimant.name: c.camp for s in _of(BLAMES, text) for c in s.claims}
    assert camps == {"Malian army": "MLI"}


def test_a_question_is_not_put_in_words_that_only_point() -> None:
    text = (
        "A Malian army patrol was shot at near Gao on Monday. The army says the country's main rebel group "
        "did it. The Ostrel Front, Mali's main rebel group, denied it."
    )
    assert not any("did it" in s.question for s in _of(BLAMES, text))
