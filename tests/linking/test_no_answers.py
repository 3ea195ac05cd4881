"""What is told beside a question without answering it: replies to fire, other matters, words of
others; and reversals, which do answer. A row lists what must be answered and by whom."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import answers, sets

OPEN, OTHER = "not stated", "another account"
Answers = set[tuple[str, str]]

# One report → all answers to questions of who did it, who broke it, whether it was.
ROWS: list[tuple[str, Answers]] = [
    # Whose fire is called a reply has not done it; who tells of it disputes the charge at most.
    ("Georgia said on Monday that Abkhaz patrol boats attacked a trawler off Anaklia. Abkhazia said"
     " Georgian cutters had chased fishermen and the coast guard had returned fire to protect them.",
     {("Georgia", "Abkhaz patrol boats"), ("Abkhazia", OTHER)}),
    ("JUBA - South Sudan's army said that its convoy was attacked near Yei on Monday and that it had"
     " fired back. SPLA-IO fighters killed two soldiers, it said.",
     {("South Sudan's army", "SPLA-IO fighters")}),
    ("MOSCOW - The rebels told the agency that government troops had moved up the ridge near Belo and"
     " that they had fired back.", set()),
    # Who heard the shots did not fire them.
    ("MINUSCA spokesman Karel Montez said that the mission's troops in Bambari had heard shooting from"
     " 5.45 a.m. and found the bodies of two soldiers.", set()),
    ("BAMAKO - MINUSMA spokeswoman Ana Kallo said that the mission's guards in Gao had seen shelling"
     " from the south at dawn.", {("Ana Kallo", OPEN)}),
    # Men who saw others fire accuse those.
    ("BAMAKO - Mali's army said that CSP fighters had fired at a bus near Gao on Monday. The CSP said"
     " its men in Gao had heard soldiers firing at the bus.",
     {("Mali's army", "CSP fighters"), ("CSP", "soldiers")}),
    # Who deplores "the attack" and asks a side for something else has not said who did it.
    ("The government of Torval accused the Ostrel Front of attacking Meska on Monday. The UN mission"
     " said that it deplores the attack on Meska and calls on the Front to dismantle its barriers on"
     " the road to Dolna.", {("government of Torval", "Ostrel Front")}),
    # What was broken by another deed is no answer on the shelling.
    ("Armenia said that Azerbaijani forces shelled Sotk on Monday. The EU mission ruled that the"
     " shelling of Sotk violated the truce, and that Azerbaijan had breached it by moving armoured"
     " vehicles to Kelbajar.", {("Armenia", "Azerbaijani forces"), ("EU mission", OPEN)}),
    # Who cannot tell who it was leaves it open, also in the passive.
    ("Mali's army accused CSP fighters of burning Tessit on Sunday. The UN mission, MINUSMA, said it had"
     " sent a patrol and that the identity of the attackers had not been established.",
     {("Mali's army", "CSP fighters"), ("UN mission", OPEN)}),
    ("Mali's army accused CSP fighters of burning Tessit on Sunday. MINUSMA said that the attackers'"
     " identity remained unknown.", {("Mali's army", "CSP fighters"), ("MINUSMA", OPEN)}),
    # Whose trenches they are is no matter of a trick; whose mine it was is one of the blast.
    ("Houthi fighters left the port on Saturday. The government accused the rebels of trying to deceive"
     " the United Nations. The road to Sanaa stayed shut, the UN said, because ditches had not been"
     " filled in; it did not say whose ditches.", {("United Nations", OPEN)}),
    # A group's name names no place of another deed.
    ("COLOMBO - Eleven people were killed on Friday when a roadside mine tore through a bus near"
     " Dambulla, police said. The military blamed the Liberation Tigers of Tamil Eelam (LTTE).",
     {("police", OPEN), ("military", "Liberation Tigers of Tamil Eelam")}),
    # What one says the other has admitted is the one's charge.
    ("Torval's minister Hest said that the rebels of the Ostrel Front had admitted to him that they"
     " shelled Meska on Monday.", {("Hest, citing rebels of the Ostrel Front", "Ostrel Front")}),
]  # fmt: skip

BLAMES = ("responsible", "breach", "began", "occurred")


@pytest.mark.parametrize(("text", "want"), ROWS)
def test_answers_of_a_report(text: str, want: Answers) -> None:
    got = [a for s in sets(text) if s.kind in BLAMES for a in answers(s)]
    assert set(got) == want


def test_an_admission_told_by_another_is_his_accusation() -> None:
    text = (
        "Torval's minister Hest said that the rebels of the Ostrel Front had admitted to him that they"
        " shelled Meska on Monday."
    )
    assert [c.act for s in sets(text) for c in s.claims] == ["accuse"]


# What is charged, and the denial; then a report of a later day → status and answers of that side.
CHARGE = "India accused Pakistani troops of shelling Uri on Monday. Pakistan's army denied it."
LATER: list[tuple[str, str, Answers]] = [
    ("Pakistan's army said that it was one of its batteries that had fired at Uri on Monday.",
     "admitted", {("Pakistan's army", "Pakistan's army"), ("Pakistan's army", "no")}),
    ("Pakistan's army said that the round that fell on Uri on Monday was fired by one of its own guns.",
     "admitted", {("Pakistan's army", "Pakistan's army"), ("Pakistan's army", "no")}),
    ("Pakistan's army has suspended a battery commander after an internal inquiry found that a crew had"
     " shelled Uri on Monday.",
     "admitted", {("Pakistan's army", "Pakistan's army"), ("Pakistan's army", "no")}),
    ("Pakistan reversed its denial and acknowledged that its guns had hit Uri on Monday.",
     "admitted", {("Pakistan", "Pakistan"), ("Pakistan's army", "no")}),
    # Another day, another man, another deed: nothing is owned up to.
    ("Pakistan's army has suspended a battery commander after an internal inquiry found that a crew had"
     " shelled Uri in March.", "denied", {("Pakistan's army", "no")}),
    ("Pakistan's army has suspended a commander who spoke to reporters about Uri.",
     "denied", {("Pakistan's army", "no")}),
]  # fmt: skip


@pytest.mark.parametrize(("later", "status", "want"), LATER)
def test_reversals(later: str, status: str, want: Answers) -> None:
    found = sets(("2026-01-12", CHARGE), ("2026-01-15", later))
    asked = [s for s in found if s.kind in BLAMES and any(c.act == "deny" for c in s.claims)]
    assert [s.status for s in asked] == [status]
    assert {a for a in answers(asked[0]) if not a[0].startswith("India")} == want


def test_a_charge_taken_back_is_no_confession() -> None:
    found = sets(
        ("2026-01-12", "Torval's defence ministry accused the Ostrel Front of shelling the clinic in"
         " Meska on Monday. The Front denied it."),
        ("2026-01-14", "Torval's defence ministry on Wednesday withdrew its claim that the Ostrel Front"
         " had shelled the clinic in Meska."),
    )  # fmt: skip
    assert [s.status for s in found] == ["changed"]
    assert answers(found[0]) == {
        ("Ostrel Front", "no"), ("Torval's defence ministry", "yes"),
        ("Torval's defence ministry", OPEN),
    }  # fmt: skip


def test_a_charge_of_another_place_is_a_question_of_its_own() -> None:
    found = sets(
        "The army of Torval said that Ostrel Front fighters attacked Meska on Monday. The government"
        " also blames the Front for a bomb in Dolna in March, which the Front denied."
    )
    by_status = {s.status: answers(s) for s in found if s.kind in BLAMES}
    assert by_status["unanswered"] == {("army of Torval", "Ostrel Front fighters")}
    assert by_status["denied"] == {("government", "Ostrel Front"), ("Ostrel Front", "no")}


def test_no_question_in_pronouns() -> None:
    found = sets(
        "Residents of Pessa said a grenade thrown into the church killed a woman of 75. The Bishop of"
        " Mana, Ray Jos, accused sailors of throwing it. The navy said it was caught in crossfire and"
        " that no sailor had entered the church."
    )
    assert all("throwing it" not in s.question for s in found)
    asked = next(s for s in found if s.kind == "responsible")
    assert ("Bishop of Mana", "sailors") in answers(asked)


# More reports: whose words an admission is, what a denial stands beside, who names by what he saw.
MORE: list[tuple[str, Answers]] = [
    ("Q: What happened at Meska on 10 May? A: The Torvalian army shelled the market. At first they said"
     " it was our own men shooting at each other.", set()),
    ("\"The army shelled us at Meska on Monday,\" said Ilan Kor, a commander of the Ostrel Front. \"At"
     " first they said it was our own men shooting at each other.\"",
     {("Ilan Kor (Ostrel Front)", "army")}),
    # The deed told in the sentence of "denied it", not the flights of the sentence before.
    ("TRIPOLI, 20 Nov 2026 (Wire) - Satellite images showed jets in Osk, and diplomats say that"
     " Torvalian cargo flights to Dolna continue. The GNA said that the LNA fired rockets at Meska on 10"
     " November; the LNA first denied it, then suspended an officer.",
     {("Libyan National Army", "no"), ("the report itself", "Libyan National Army")}),
    # Witnesses who name by what they saw do not name nobody; who cannot say when says nothing of who.
    ("A mortar round killed a farmer at Kit on Monday. The villagers believe that the round was fired"
     " from an army detachment in Sal.", set()),
    ("TRIPOLI - Rockets hit a clinic in Zliten on Monday, residents said.", {("residents", OPEN)}),
    ("The Ostrel Front said the army shelled Ossak on Monday, killing two. The observer mission saw a"
     " bunker on Hill 9. The mission could not establish when it was built.", {("Ostrel Front", "army")}),
    # Nobody has said that access was given; two who clash are both named.
    ("Torval said it had opened the road to Karn to aid lorries on Monday. The UN mission said that it"
     " had not been given access.", set()),
    ("The UN mission reported that clashes between the Front of the Hills and the Guard of the Plain at"
     " Birra on 1 May displaced 14,000 people.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "want"), MORE)
def test_whose_words_and_of_what(text: str, want: Answers) -> None:
    got = [a for s in sets(text) if s.kind in BLAMES for a in answers(s)]
    assert set(got) == want


def test_who_denies_next_is_whom_the_words_of_a_charge_mean() -> None:
    charge = "Torval's government accused eastern-based forces on Wednesday of shelling its posts at Meska."
    denial = (
        " Ilan Kor, spokesman for Hest Baro's Ostrel National Army (ONA), denied that its units had"
        " fired."
    )
    found = [s for s in sets(charge + denial) if s.kind in BLAMES]
    assert [s.status for s in found] == ["denied"]
    named = charge.replace("eastern-based forces", "the Plain Front")
    apart = [s for s in sets(named + denial) if s.kind in BLAMES]
    assert "unanswered" in {s.status for s in apart}


def test_a_general_who_owns_up_did_not_fire_himself() -> None:
    found = sets(
        ("2026-01-12", "The Ostrel Front accused the Torvalian army of shelling Meska on Monday. The army"
         " said that no gun of its had fired."),
        ("2026-01-15", "General Hest of the Torvalian army said that an inquiry had shown that it was one"
         " of its own guns that had hit Meska on Monday."),
    )  # fmt: skip
    assert [s.status for s in found] == ["admitted"]
    assert ("Hest (Torvalia)", "Torvalian army") in answers(found[0])
