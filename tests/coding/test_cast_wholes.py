"""Known names inside other names, and descriptions without a name: whom they are not, and are."""

from __future__ import annotations

import pytest

from tests.coding.cast_support import cast_of, codes

# A text, words of a phrase in it, and the code of whom it names.
NAMED = [
    ("The Maren Liberation Council said nine men died. The Council fled.", "The Council",
     "UNKREB:maren-liberation-council"),
    ("The Keth Liberation Council met. Its fighters left.", "Its fighters",
     "UNKREB:keth-liberation-council"),
    ("The French daily Liberation said the army fled.", "The French daily Liberation",
     "FRAJRN:liberation"),
    ("Memorial said Russia had lied.", "Memorial", "RUSNGO:memorial"),
    ("The Memorial Hospital said nine died.", "The Memorial Hospital", "UNKMED:memorial-hospital"),
    ("The Keth Independent Commission said so.", "The Keth Independent Commission",
     "UNKGOV:keth-independent-commission"),
    ("The Azov Brigade held Mariupol.", "The Azov Brigade", "UKRMIL:azov-battalion"),
    ("The Syrian Islamic Front took Idlib.", "The Syrian Islamic Front", "SYRREB:islamic-front"),
    ("Fighters of the Dorn Islamic Front took Osk.", "the Dorn Islamic Front",
     "UNKREB:dorn-islamic-front"),
    ("The Colombian National Liberation Army freed nine men.",
     "The Colombian National Liberation Army", "COLREB:eln"),
    ("Libya's government accused eastern-based forces of shelling Sirte.", "eastern-based forces",
     "LBYREB:libyan-national-army"),
    ("Ukraine accused eastern-based forces of shelling Nikopol.", "eastern-based forces", "UNKMIL"),
    ("Yemen's government accused the Sanaa authorities of lying.", "the Sanaa authorities",
     "YEMREB:houthis"),
    ("The Aden-based government denied it.", "The Aden-based government", "YEMGOV"),
    ("The Libyan army met envoys of Rajma.", "envoys of Rajma", "LBYREB:libyan-national-army"),
    ("Juba said Machar's forces had shelled Malakal.", "Machar's forces", "SSDREB:splm-io"),
    ("Juba said forces loyal to Machar had shelled Malakal.", "forces", "SSDREB:splm-io"),
    ("Machar's office denied it.", "Machar's office", "SSDGOV"),
    ("Kiir's forces shelled Malakal.", "Kiir's forces", "SSDGOV"),
    ("Haftar's forces shelled Sirte.", "Haftar's forces", "LBYREB:libyan-national-army"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "code"), NAMED)
def test_a_name_is_what_it_says_as_a_whole(text: str, words: str, code: str) -> None:
    assert code in codes(cast_of(text))[words]


def test_a_title_in_capitals_names_its_body_without_the_title() -> None:
    text = "STATEMENT OF THE OSTREL LIBERATION COUNCIL\n\nDolna, 14 May 2026\n\nWe did not fire.\n"
    found = codes(cast_of(text))
    assert found["We"] == ["UNKREB:ostrel-liberation-council"]


# Who speaks, with what the story tells of his side: a text, the words of the speaker, his code.
SPEAKERS = [
    ("The Philippine army shelled Pikit. Brigadier General Jose Narciso said two men died.",
     "Brigadier General Jose Narciso", "PHLMIL:jose-narciso"),
    ("Ethiopia's army left. Colonel Peter Akec, spokesman of the army's 4th Infantry Brigade, "
     "said so.", "Colonel Peter Akec", "ETHMIL:peter-akec"),
    ("The Philippine army shelled Pikit. Commander Abu Sarim of the Moro Islamic Liberation Front "
     "said two men died.", "Commander Abu Sarim of the Moro Islamic Liberation Front",
     "PHLREB:abu-sarim"),
    ("India's army shelled Poonch. General Tariq Mun of Pakistan said two men died.",
     "General Tariq Mun of Pakistan", "PAKMIL:tariq-mun"),
    ("India shelled a post. Pakistan's army left. General Tariq Mun said two men died.",
     "General Tariq Mun", "UNKMIL:tariq-mun"),
    ("The military said the Moro Islamic Liberation Front shelled Pikit. Samad Kasan, spokesman of "
     "its armed wing, the Bangsamoro Islamic Armed Forces, denied it.", "Samad Kasan",
     "PHLREB:samad-kasan"),
    ("Ines Karo, spokeswoman of the political wing of the Kelm Movement, said so. The Kelm "
     "Movement's armed wing shelled Dora.", "Ines Karo", "UNKREB:ines-karo"),
    ("The Ostrel Front denied it. Its military spokesman, who goes by the name of Ilan, said "
     "government troops had shelled Meska.", "Its military spokesman", "UNK:ostrel-front"),
    ("Fighters of the Ostrel Front left. Its spokesman denied it.", "Its spokesman",
     "UNKREB:ostrel-front"),
    ("The Syrian army left. The army's 1st Armoured Division denied it.",
     "The army's 1st Armoured Division", "SYRMIL"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "code"), SPEAKERS)
def test_who_speaks_is_of_the_side_that_he_speaks_for(text: str, words: str, code: str) -> None:
    assert codes(cast_of(text))[words] == [code]


# What a pronoun or "both sides" stands for: its words, the codes it may have.
MEANT = [
    ("Libya's government accused the LNA of shelling Sirte. Ahmed al-Mismari, spokesman for the "
     "Libyan National Army, denied that its units had fired.", "its units",
     "LBYREB:libyan-national-army"),
    ("M23 accused Congo's army of shelling Goma. Willy Ngoma, a spokesman for the M23, said its "
     "fighters had not fired.", "its fighters", "CODREB:m23"),
    ("Hamas said Israel shelled Rafah. A spokesman for the Israeli army denied that its tanks had "
     "fired.", "its", "ISRMIL"),
    ("Armenia and Azerbaijan met. Two Armenian soldiers and three Azerbaijani soldiers died. Both "
     "sides agreed to withdraw.", "Both sides", "ARM;AZE"),
    ("Armenia and Azerbaijan met. The Armenian army and the Azerbaijani army left. Both sides "
     "agreed to talk.", "Both sides", "ARMMIL;AZEMIL"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "code"), MEANT)
def test_pronouns_stand_for_parties(text: str, words: str, code: str) -> None:
    assert codes(cast_of(text))[words] == [code]


def test_what_a_place_says_of_itself_is_not_said_of_another() -> None:
    text = "The Wagner Group left Sirte. Benghazi now says that it could live with observers."
    assert "it" not in codes(cast_of(text))


def test_a_guard_with_a_name_is_no_he() -> None:
    text = (
        "The Ostrel Front denied it. Its spokesman, who goes by the name of Ilan, said that the "
        "Hill Guard had stopped them. He said that eleven soldiers were dead."
    )
    assert codes(cast_of(text))["He"] == ["UNK:ostrel-front"]
