"""Whom a phrase means in a story that is set somewhere: people, crowds, foes, both sides."""

from __future__ import annotations

import pytest

from tests.coding.cast_support import cast_of, codes

SUDAN = (
    "Sudan's army held Omdurman on Monday, Sudanese officials said. The Rapid Support Forces, at"
    " war with Sudan's government, did not comment. "
)
CHAD_NIGER = "Chad and Niger signed a pact. Chad's president met Niger's prime minister. "

# Whoever is said to be somebody of a state, with no state named, is of the story's own.
AT_HOME = [
    ("Information Minister Salim Badawi denied it.", "Information Minister Salim Badawi",
     "SDNGOV:salim-badawi"),
    ("A former defence minister was freed.", "A former defence minister", "SDNELI"),
    ("An army lieutenant fled.", "An army lieutenant", "SDNMIL"),
    ("A commander of pro-government troops blamed the rebels.",
     "A commander of pro-government troops", "SDNMIL"),
    ("State television showed the port.", "State television", "SDNJRN"),
    ("Two lawmakers resigned.", "Two lawmakers", "SDNLEG"),
    ("Dozens of students were beaten by police.", "police", "SDNCOP"),
    ("The strikers blocked the road.", "The strikers", "SDNLAB"),
    ("Civilians fled the shelling.", "Civilians", "SDNCVL"),
    ("Local doctors asked for help.", "Local doctors", "SDNMED"),
    ("Hala Idris, who negotiates for the government, complained.",
     "Hala Idris", "SDNGOV:hala-idris"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase", "code"), AT_HOME)
def test_people_of_the_storys_own_state(text: str, phrase: str, code: str) -> None:
    found = codes(cast_of(SUDAN + text))
    assert found.get(phrase) == [code]


# Foreigners by their office or their epithet; a story with two states has no home.
ABROAD = [
    (SUDAN, "Western diplomats left.", "Western diplomats", "UNKGOV"),
    (SUDAN, "A foreign diplomat left.", "A foreign diplomat", "UNKGOV"),
    (SUDAN, "Foreign troops arrived.", "Foreign troops", "UNKMIL"),
    (SUDAN, "An ambassador left the capital.", "An ambassador", "UNKGOV"),
    (SUDAN, "Mediators went home.", "Mediators", "UNKIGO"),
    (CHAD_NIGER, "Information Minister Salim Badawi denied it.",
     "Information Minister Salim Badawi", "UNKGOV:salim-badawi"),
    (CHAD_NIGER, "A former defence minister was freed.", "A former defence minister", "UNKELI"),
    (CHAD_NIGER, "An army lieutenant fled.", "An army lieutenant", "UNKMIL"),
    (CHAD_NIGER, "Civilians fled the shelling.", "Civilians", "UNKCVL"),
    (CHAD_NIGER, "State television showed the port.", "State television", "UNKJRN"),
    (CHAD_NIGER, "Rebels shelled the town.", "Rebels", "UNKREB"),
]  # fmt: skip


@pytest.mark.parametrize(("story", "text", "phrase", "code"), ABROAD)
def test_people_of_no_state_that_is_told(story: str, text: str, phrase: str, code: str) -> None:
    assert codes(cast_of(story + text)).get(phrase) == [code]


def test_rebels_of_a_story_without_a_named_group() -> None:
    text = (
        "Mali's army held Gao on Monday, Malian officials said. Mali's president was calm. "
        "Rebels had shelled the town. Gunmen fired at a bus."
    )
    found = codes(cast_of(text))
    assert found["Rebels"] == ["MLIREB"]


def test_a_paragraph_tells_whose_opposition_it_is() -> None:
    text = (
        "Armenia and Azerbaijan exchanged captives. Baku thanked Moscow. Azerbaijan's commission"
        " named them.\nPashinyan's office said all would return. The opposition called for his"
        " resignation, and police broke up a march."
    )
    found = codes(cast_of(text))
    assert found["The opposition"] == ["ARMOPP"]
    assert found["police"] == ["ARMCOP"]


WAR = "Ethiopia and Eritrea fought on Monday. Ethiopia shelled Eritrea. "
BOTH = ["ETH", "ERI"]
PAIRS = [
    ("Each accused the other of lying.", "Each", BOTH),
    ("Each side blamed the weather.", "Each side", BOTH),
    ("Neither side gave a figure.", "Neither side", BOTH),
    ("Each party had signed.", "Each party", BOTH),
    ("Both delegations left.", "Both delegations", BOTH),
    ("The two delegations left.", "The two delegations", BOTH),
    ("The foreign ministers met.", "The foreign ministers", BOTH),
    ("He met each delegation on its own.", "each delegation", BOTH),
    ("Each village lost a school.", "Each village", []),
    ("Each of the villages lost a school.", "Each of the villages", []),
]


@pytest.mark.parametrize(("text", "phrase", "states"), PAIRS)
def test_each_and_both(text: str, phrase: str, states: list[str]) -> None:
    cast = cast_of(WAR + text)
    start = (WAR + text).index(phrase)
    heads = [
        i for i in range(len(cast.parse)) if start <= cast.parse.start[i] < start + len(phrase)
    ]
    found = [[a.country for a in cast.members(h)] for h in heads]
    assert (states in found) if states else not any(len(f) > 1 for f in found)


FOES = [
    ("Ethiopia accused the other side of lying.", "the other side", "ERI"),
    ("Eritrea shelled its opponent again.", "its opponent", "ETH"),
    ("Ethiopia accused its enemy of lying.", "its enemy", "ERI"),
    ("Ethiopia said its foe had lied.", "its foe", "ERI"),
    ("Ethiopia said the enemy had fled.", "the enemy", "ERI"),
    ("Ethiopia said the other side had fled.", "the other side", "ERI"),
]


@pytest.mark.parametrize(("text", "phrase", "country"), FOES)
def test_the_other_side(text: str, phrase: str, country: str) -> None:
    cast = cast_of(WAR + text)
    found = [m.actor.country for m in cast.mentions if m.actor.text == phrase]
    assert found == [country]


NO_FOES = [
    ("Villagers live on the other side of the river.", "the other side of the river"),
    ("Malaria is the enemy, a nurse said.", "the enemy"),
    ("Kenya beat its opponent in the final.", "its opponent"),
    ("A road-building party was shot at.", "A road-building party"),
    ("A search party found him.", "A search party"),
]


@pytest.mark.parametrize(("text", "phrase"), NO_FOES)
def test_no_foe(text: str, phrase: str) -> None:
    cast = cast_of(text)
    found = [m.actor for m in cast.mentions if m.actor.text == phrase]
    assert [a.country for a in found if a.country] == []
    assert [a.sector for a in found if a.sector == "PTY"] == []


def test_who_leads_a_group_is_one_of_it() -> None:
    text = "Anwar Khalil, who leads the Houthi negotiators, left. Khalil said nothing."
    found = codes(cast_of(text))
    assert found["Anwar Khalil"] == found["Khalil"] == ["YEMREB:anwar-khalil"]


def test_our_unit_in_an_issued_statement() -> None:
    text = (
        "Statement of the Ministry of Defense of the Republic of Chad\n"
        "A group of six attacked our unit near the lake. We reject the charge by Niger.\n"
    )
    cast = cast_of(text)
    found = {m.actor.text: m.actor.country for m in cast.mentions}
    assert found["our unit"] == "TCD"
    assert found["We"] == "TCD"


def test_your_ministry_is_no_ministry_of_shelling() -> None:
    cast = cast_of("Kyiv accuses your ministry of shelling a school.")
    assert "shelling" not in " ".join(m.actor.code for m in cast.mentions)


CONGO = (
    "Congo and the M23 rebels signed a truce. M23 leader Bertrand Bisimwa praised it, and the M23"
    " left a town. Congo's army watched. "
)


def test_a_camp_shows_its_own_face() -> None:
    cast = cast_of(CONGO + "Both sides accused the neighbours of spying. Rwanda denied it.")
    heads = [i for i in range(len(cast.parse)) if cast.parse.lower[i] == "sides"]
    assert {a.country for h in heads for a in cast.members(h)} == {"COD"}
    assert len({a.code for h in heads for a in cast.members(h)}) == 2


def test_who_calls_on_both_is_neither() -> None:
    cast = cast_of(CONGO + "Qatar and Congo met. Qatar appealed to both to wait.")
    heads = [i for i in range(len(cast.parse)) if cast.parse.lower[i] == "both"]
    assert {a.country for h in heads for a in cast.members(h)} == {"COD"}


LOCALS = [
    ("Russia and Ukraine fought. A missile hit a port in Odesa. The governor blamed Moscow.",
     "The governor", "UKRGOV"),
    ("Russia and Ukraine fought. A drone hit a fort in Belgorod. The governor blamed Kyiv.",
     "The governor", "RUSGOV"),
    ("Russia and Ukraine fought near the river. The governor blamed a stranger.",
     "The governor", "UNKGOV"),
    (SUDAN + "The Head of Mission asked both commands to wait.", "The Head of Mission", None),
    ("Hezbollah and Israel fought. The coalition split. Hezbollah was calm.", "The coalition",
     None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase", "code"), LOCALS)
def test_locals_and_bodies(text: str, phrase: str, code: str | None) -> None:
    found = codes(cast_of(text)).get(phrase, ["UNK"])
    assert found == [code] if code else found[0][:3] not in ("SDN", "LBN", "ISR")


FANO = "The Fano militia accused the army. "
GROUP_PEOPLE = [
    ("Asres Mare, a spokesman for the militia, said so.", "Asres Mare", "ETHPRM:asres-mare"),
    ("Asres Mare, a spokesman for the militia's Gojjam command, said so.", "Asres Mare",
     "ETHPRM:asres-mare"),
    ("Lena Sol, a commander in the group's northern wing, said so.", "Lena Sol",
     "ETHPRM:lena-sol"),
    ("A spokesman for the militia said so.", "A spokesman for the militia", "ETHPRM:fano"),
    ("A member of the militia's delegation said so.", "A member of the militia's delegation",
     "ETHPRM:fano"),
    # nobody's, or somebody else's
    ("Asres Mare, a spokesman for a rival militia, said so.", "Asres Mare", "UNKPRM:asres-mare"),
    ("Lena Sol, a teacher in the group's old office, said so.", "Lena Sol", "UNKEDU:lena-sol"),
    ("Asres Mare, a spokesman for the Kenyan army's command, said so.", "Asres Mare",
     "KENMIL:asres-mare"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase", "code"), GROUP_PEOPLE)
def test_who_speaks_for_a_part_of_a_group_is_of_the_group(
    text: str, phrase: str, code: str
) -> None:
    cast = cast_of(FANO + text)
    found = [m.actor.code for m in cast.mentions if m.actor.text.startswith(phrase)]
    assert found and found[0] == code


def test_a_surname_is_the_person_whom_the_story_names_in_full() -> None:
    text = "Getachew Tadesse, a teacher, told the Wire that he had helped bury nine people."
    cast = cast_of(FANO + "\n" + text + " Tadesse said that it was dust.")
    told = {m.actor.text: m.actor.code for m in cast.mentions}
    assert told["Getachew Tadesse"] == "UNKEDU:getachew-tadesse"
    assert told["he"] == told["Tadesse"] == "UNKEDU:getachew-tadesse"
