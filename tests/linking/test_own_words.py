"""Acts and answers told apart by their own words: names of villages, labels of lines, denials."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import groups, linked
from trucewatch.linking import Linked

DAY = "2025-06-11"


def ledger(text: str) -> Linked:
    """A report of 11 June 2025 as linked."""
    return linked((DAY, text))


def together(text: str) -> list[set[str]]:
    return groups(text, DAY)


def answered(text: str, who: str) -> list[str]:
    """The questions in which somebody of that name answers."""
    return [
        s.question for i in ledger(text).incidents for s in i.claim_sets
        if any(who in c.claimant.name for c in s.claims)
    ]  # fmt: skip


TWO_VILLAGES = (
    "LUANDA - The rebels said their fighters attacked a patrol near Necuto on Tuesday. They accused"
    " the army of having executed four villagers at Tando-Macuco in reprisal."
)


def test_acts_at_two_named_villages_are_two_incidents() -> None:
    assert not any({"attacked", "executed"} <= words for words in together(TWO_VILLAGES))
    places = {i.place.name for i in ledger(TWO_VILLAGES).incidents if i.place is not None}
    assert "Tando-Macuco" in places


def test_acts_at_one_named_village_stay_one() -> None:
    same = (
        "The rebels shelled a school at Gorvane on Tuesday, the army said. The army shelled the"
        " school at Gorvane, the rebels said."
    )
    assert any(len(words) == 1 and "shelled" in words for words in together(same))
    assert len(together(same)) == 1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The army bombed Ostrec on Tuesday, residents said.", "Ostrec"),
        ("Gunmen killed three men in the village of Lower Hask on Tuesday.", "Lower Hask"),
        ("The shells came from howitzers near Korrin and killed two men in the night.", None),
        ("The army shelled rebels in June.", None),
        ("The army attacked Hezbollah on Tuesday.", None),
    ],
)
def test_where_the_words_put_an_act(text: str, place: str | None) -> None:
    found = {i.place.name for i in ledger(text).incidents if i.place is not None}
    assert (place in found) if place else not found & {"Korrin", "June", "Hezbollah"}


BULLETIN = (
    "Lenz Truce Monitoring Mission\nDaily bulletin, 11 June 2025\n\n"
    "Brenick: On 10 June gunmen wounded two farmers.\n\n"
    "Kalvi: On 10 June a rocket killed a teacher.\n\n"
    "Zelen bridge: On 10 June shots were fired over the heads of workers.\n"
)


def test_a_line_that_opens_with_a_place_tells_of_it() -> None:
    places = {i.place.name for i in ledger(BULLETIN).incidents if i.place is not None}
    assert {"Brenick", "Kalvi", "Zelen bridge"} <= places


def test_a_dialogue_has_no_places_for_labels() -> None:
    talk = (
        "Daily Lantern, 11 June 2025\n\nNovik: The rebels shelled our posts on 10 June.\n\n"
        "Torev: The army killed two farmers on 10 June.\n"
    )
    places = {i.place.name for i in ledger(talk).incidents if i.place is not None}
    assert not places & {"Novik", "Torev"}


SILO = (
    "HODEIDAH - Houthi fighters have left the port of Hodeidah, the UN mission said on Tuesday. "
    "The government's information minister, Muammar al-Eryani, {denial}. Fighting went on between "
    "the government and the Houthis. {told} on Monday night and killed two workers."
)
THEY = "Government troops shelled a flour silo"


def test_a_denial_of_another_matter_answers_no_attack() -> None:
    text = SILO.format(denial="denied that anybody had left", told=THEY)
    assert not any("silo" in q or "shell" in q.lower() for q in answered(text, "Eryani"))


def test_a_denial_that_names_the_deed_answers_it() -> None:
    text = SILO.format(denial="denied that any silo had been shelled", told=THEY)
    assert answered(text, "Eryani")


def test_a_denial_of_a_secret_deal_answers_no_bombing() -> None:
    text = (
        "LENZ - Serbia and Kosovo ended talks in Lenz on Friday. Kosovo accused Serbia of bombing "
        "a village at Kalvi on Monday. Serbia denied a newspaper report that it had secretly "
        "agreed on a partition of the district."
    )
    assert not any("Kalvi" in q for q in answered(text, "Serbia"))


def test_one_charge_denied_twice_is_one_question() -> None:
    text = (
        "VESK - Serbia accused Kosovo on Monday of hiding two letters. Kosovo denied it. Kosovo's "
        "president denied the charge as well."
    )
    asked = answered(text, "Kosovo")
    assert len(asked) == len(set(asked)) <= 1


def test_losses_told_after_a_denied_act_are_not_its_own() -> None:
    text = (
        "STATEMENT OF THE VARN FRONT (VF)\n11 June 2025\n\nThe Varn Front did not attack the police "
        "post at Brennock. On 9 June helicopters bombed the village of Kelvi and killed five people."
    )
    tolls = [s for i in ledger(text).incidents for s in i.claim_sets if s.kind == "toll"]
    assert not any("Brennock" in s.question for s in tolls)


def test_a_breach_has_not_the_day_of_the_truce() -> None:
    text = "BELGRADE - Kosovo accused Serbia of breaking the truce of 3 March 2025."
    days = {f.date for f in ledger(text).findings}
    assert "2025-03-03" not in days


def test_police_who_hold_men_for_an_attack_are_another_act() -> None:
    text = (
        "NAIROBI - Gunmen killed three herders at Lomelo on Monday. Police in Kenya arrested four "
        "men at Lomelo on Tuesday over the killing."
    )
    assert not any({"killed", "arrested"} <= words for words in together(text))


@pytest.mark.parametrize(
    "text",
    [
        "Lake Truce Observer Mission\nDaily note, 11 June 2025\n\nThe Mission heard no shots at Lund. "
        "No violation of the truce was recorded on 10 June.",
        "BELGRADE - No shots were fired in the north of Kosovo on Tuesday.",
    ],
)
def test_what_was_not_noticed_is_no_incident(text: str) -> None:
    assert ledger(text).incidents == ()


def test_who_began_is_asked_where_one_says_first_and_is_accused_of_the_attack() -> None:
    text = (
        "BELGRADE - Serbia and Kosovo accused each other on Tuesday of breaking the truce at Gorvane."
        " Serbia's army attacked our posts with mortars, Kosovo's president said. Kosovo's police "
        "fired first, Serbia's defence minister said."
    )
    kinds = {s.kind for i in ledger(text).incidents for s in i.claim_sets}
    assert {"breach", "began"} <= kinds
