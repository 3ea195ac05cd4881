"""Who does it where the sentence hides it: behind places, joined verbs, vehicles, threats, crowds."""

from __future__ import annotations

import pytest

from tests.coding.cast_support import cast_of, codes
from tests.coding.test_arguments_parties import _codes, _events


def _all(text: str, type_: str) -> list[tuple[set[str], set[str]]]:
    found = [e for e in _events(text) if e.type == type_]
    assert found, [(e.type, e.trigger.text) for e in _events(text)]
    return [(_codes(e.actors), _codes(e.recipients)) for e in found]


_ALIYEV = {"AZEGOV:ilham-aliyev"}
_RSF = {"SDNREB:rapid-support-forces"}


@pytest.mark.parametrize(
    ("text", "type_", "who", "whom"),
    [
        # A participle with an object of its own is the main verb.
        ("The Saudi-led coalition bombed Sanaa on Monday, the Houthis said.",
         "ASSAULT", {"SAUMIL:saudi-led-coalition"}, {"YEM"}),
        # Agents behind the place, or behind the verb that is joined.
        ("A patrol of the Malian army was stopped at a checkpoint by M23 rebels.",
         "COERCE", {"CODREB:m23"}, {"MLIMIL"}),
        ("A convoy of the Malian army was stopped and searched by M23 rebels.",
         "COERCE", {"CODREB:m23"}, {"MLIMIL"}),
        ("A patrol of the Malian army was stopped at a checkpoint by the river.",
         "COERCE", set(), {"MLIMIL"}),
        # Guns, boats and batteries act for whose they are; who rides in a car is hit with it.
        ("The shelling was begun by a battery of the Rapid Support Forces, observers found.",
         "ASSAULT", _RSF, set()),
        ("Drones of the Congolese army bombed a camp of M23 rebels.",
         "ASSAULT", {"CODMIL"}, {"CODREB:m23"}),
        ("A car carrying Congolese soldiers was attacked on Thursday.",
         "ASSAULT", set(), {"CODMIL"}),
        ("Kesmar and Orlava are at war. A Kesmari battery had fired on Dubrek, the army of Kesmar"
         " said.", "ASSAULT", {"UNKMIL:kesmar"}, set()),
        # Who tells of it and blames somebody for it; whose breaches are counted.
        ("A drone killed twelve people in Dellin, doctors said, blaming the Rapid Support Forces.",
         "ASSAULT", _RSF, {"UNKCVL"}),
        ("The Yemeni government put the number of Houthi breaches at 21.",
         "ASSAULT", {"YEMREB:houthis"}, set()),
        # "Their own" is the subject's.
        ("Moscow accused the Europeans, who were holding their own meeting in Paris, of sabotage.",
         "CONSULT", {"EURCVL"}, set()),
        # Whom a protest is to move.
        ("Thousands of Armenians blocked streets to press Prime Minister Nikol Pashinyan to quit.",
         "PROTEST", {"ARMCVL"}, {"ARMGOV:nikol-pashinyan"}),
        ("Thousands of Armenians blocked streets to celebrate the day of Prime Minister Pashinyan.",
         "PROTEST", {"ARMCVL"}, set()),
    ],
)  # fmt: skip
def test_who_and_whom(text: str, type_: str, who: set[str], whom: set[str]) -> None:
    assert _all(text, type_)[-1] == (who, whom)


def test_a_threat_in_the_passive_is_the_threateners_act() -> None:
    text = (
        "President Ilham Aliyev blamed Armenia for the shooting and warned that an army which tried"
        " it again would be crushed."
    )
    assert _all(text, "ASSAULT")[-1] == (_ALIYEV, {"ARMMIL"})


def test_the_condition_of_a_threat_is_not_the_threateners_act() -> None:
    text = (
        "President Ilham Aliyev blamed Armenia for the shooting and warned that Baku would strike"
        " back if soldiers were attacked again."
    )
    assert all(who != _ALIYEV or not whom for who, whom in _all(text, "ASSAULT")[1:])


_WAR = "Azerbaijan's army shelled a post of the Armenian army on Monday. "


@pytest.mark.parametrize(
    ("sentence", "whom"),
    [
        ("Armenia's Defense Ministry said six soldiers had been wounded.", {"ARMMIL"}),
        ("Armenia's Defense Ministry said six militants had been killed.", {"UNKREB"}),
        ("A Red Cross doctor said six soldiers had been wounded.", {"UNKMIL"}),
    ],
)
def test_who_speaks_of_soldiers_hurt_speaks_of_its_own(sentence: str, whom: set[str]) -> None:
    assert _all(_WAR + sentence, "ASSAULT")[-1][1] == whom


def test_each_called_the_other() -> None:
    text = (
        "Sudan's army fought the Rapid Support Forces at dawn. The army and the Rapid Support"
        " Forces have each accused the other."
    )
    assert _all(text, "ACCUSE") == [({"SDNMIL"}, _RSF), (_RSF, {"SDNMIL"})]


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("The Saudi-led coalition bombed Sanaa, the Houthis said. The coalition denied it.",
         "The coalition", "SAUMIL:saudi-led-coalition"),
        ("The Saudi-led coalition bombed Sanaa, the Houthis said. A coalition official denied it.",
         "A coalition official", "SAUMIL"),
        ("Pelvia's army fired. A battery of the Third Brigade had shelled Ostry, the minister said.",
         "the Third Brigade", "UNKMIL:pelvia-third-brigade"),
        ("Hezbollah fired rockets, Israel said. The coalition denied it.",
         "The coalition", "UNKGOV"),
        ("The United Nations defended the head of its observers in Hodeidah.",
         "the head of its observers in Hodeidah", "UNOIGO:united-nations"),
        ("Sudan's army fought the Rapid Support Forces. Shells fell on the garrison of Dellin.",
         "the garrison of Dellin", "SDNMIL"),
        ("Sudan's army fought the Rapid Support Forces. Shells fell on the soldiers of Dellin.",
         "the soldiers of Dellin", "UNKMIL:dellin"),
        # Who goes between two sides gives neither of them a state.
        ("A Swiss mediator met the foreign minister on Monday. The army shelled two villages.",
         "The army", "UNKMIL"),
        ("A Swiss mediator met the foreign minister on Monday. The army shelled two villages.",
         "the foreign minister", "UNKGOV"),
    ],
)  # fmt: skip
def test_whom_words_mean(text: str, words: str, code: str) -> None:
    assert codes(cast_of(text))[words] == [code]
