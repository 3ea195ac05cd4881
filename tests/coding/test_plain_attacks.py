"""Acts of force in the plain words of agencies and missions, with twins that tell of none."""

from __future__ import annotations

from functools import cache

import pytest

import trucewatch
from trucewatch.records import Event

HEAD = (
    "Truce in Ork breaks\n\nLUMA, Ork, June 15, 2012 (Agency) - The army of Ork and the rebel"
    " Southern Front accused each other on Thursday of breaking the truce that they signed in"
    " March. Army spokesman Pel Tarn said rebels had fired on a patrol near Rusk, wounding two"
    " soldiers. The Front denied it.\n\n"
)
ARMY, FRONT, PEOPLE = "UNKMIL:ork", "UNKREB:southern-front", "UNKCVL:ork"


@cache
def _events(text: str) -> tuple[Event, ...]:
    coded = trucewatch.read(HEAD + text, coder="quick")
    (story,) = coded.stories
    at = story.text.index(text)
    return tuple(e for e in coded.events if e.trigger.start >= at)


def _told(text: str, word: str) -> Event:
    (found,) = (e for e in _events(text) if e.trigger.text == word)
    return found


WHO = [
    # What is civilians' by its words is hit as theirs, and not as the other side's.
    ("Front fighters raided a market in Belm overnight.", "raided", [FRONT], [PEOPLE]),
    ("Government troops had burned about thirty huts in Belm.", "burned", [ARMY], [PEOPLE]),
    ("The army shelled the village of Belm on Tuesday.", "shelled", [ARMY], [PEOPLE]),
    ("The army shelled Front positions near Belm on Tuesday.", "shelled", [ARMY], [FRONT]),
    # Ground that changes hands was the other side's.
    ("The army occupied two villages near Belm on Tuesday.", "occupied", [ARMY], [FRONT]),
    # Who is taken for somebody's is no group of that name.
    ("Suspected Front rebels beheaded a clerk in Belm.", "beheaded", [FRONT], None),
    ("Alleged Front fighters shot a clerk in Belm.", "shot", [FRONT], None),
    # Whose "its" is where somebody speaks for a side.
    ("Army spokesman Pel Tarn said its guns had shelled Belm.", "shelled", [ARMY], None),
    ("Front spokesman Dal Oren said its crews did fire at an army column.", "fire", [FRONT], [ARMY]),
    ("Front commander Sade Mir said his men had not fired at the bus.", "fired", [FRONT], None),
    # Who answers fire has fired.
    ('"Our men were responding to fire from the ridge," army spokesman Pel Tarn said.',
     "responding", [ARMY], [FRONT]),
    # Nobody knows whose a sniper is; the army's is the army's.
    ("Sniper fire wounded a woman in Belm.", "fire", [], [PEOPLE]),
    ("An army sniper shot a woman in Belm.", "shot", [ARMY], [PEOPLE]),
    # Observers who are hit are no civilians as well.
    ("Gunmen fired at the Joint Watch Mission's vehicle.", "fired", ["UNKUAF"],
     ["UNKIGO:joint-watch-mission"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "actors", "recipients"), WHO)
def test_who_did_it_to_whom(
    text: str, word: str, actors: list[str], recipients: list[str] | None
) -> None:
    event = _told(text, word)
    assert event.type == "ASSAULT"
    assert [a.code for a in event.actors] == actors
    assert recipients is None or [r.code for r in event.recipients] == recipients


ONE_ACT = [
    ("A roadside bomb killed four policemen near Belm on Tuesday.", ["killed"]),
    ("Gunfire was heard in Belm on the night of 12 June.", ["heard"]),
    ("An explosion at a depot in Belm on 7 June wounded eleven people.", ["wounded"]),
    ("Clashes with the Front near Belm killed nine soldiers.", ["Clashes"]),
    # Two deeds one after the other.
    ("A nurse was abducted and killed by gunmen in Belm.", ["abducted", "killed"]),
    ("Gunmen abducted a nurse in Belm and killed two guards.", ["abducted", "killed"]),
]


@pytest.mark.parametrize(("text", "words"), ONE_ACT)
def test_one_act_is_told_once(text: str, words: list[str]) -> None:
    assert [e.trigger.text for e in _events(text)] == words


NOT_TOLD = [
    # At any time, as it was, or only supposed.
    "If they went to bed each time somebody shoots, nobody would work, a baker said.",
    "A similar raid would once have sent thousands to the road, a baker said.",
    "If we asked for that, there would be no talks, the mediator said.",
    # Firemen answer another fire.
    "Soldiers responded to a fire at a bakery in Belm on Monday.",
]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_is_told_of_no_day_is_no_act(text: str) -> None:
    assert not [e for e in _events(text) if e.type in ("ASSAULT", "REJECT")]


MODES = [
    ("Rebels set fire to two trucks near Belm.", "set", "destroy"),
    ("Two rebels were killed in a mosque in Belm.", "killed", None),
    ("The mission recorded nine explosions near a depot.", "explosions", "explosives"),
    ("The army bombed a bridge in Belm.", "bombed", "destroy"),
]


@pytest.mark.parametrize(("text", "word", "mode"), MODES)
def test_by_what_means(text: str, word: str, mode: str | None) -> None:
    assert _told(text, word).mode == mode


TOLLS = [
    ("The army shelled Belm, killing five pupils and their teacher.", [5, 1]),
    ("A mine blew up a tractor near Belm and killed its driver.", [1]),
    ("Rebels attacked a bus in Belm and killed the driver.", [1]),
    ("Rebels attacked a bus in Belm and killed three soldiers, their commander said.", [3]),
    ("A driver came to Belm. Rebels shot up the bus and killed the driver.", []),
    ("Rebels attacked a post in Belm and killed the crew.", []),
]


@pytest.mark.parametrize(("text", "dead"), TOLLS)
def test_how_many_died(text: str, dead: list[int]) -> None:
    counted = [q.low for e in _events(text) for q in e.quantities if q.kind == "killed"]
    assert counted == dead


def test_one_happening_is_where_and_when_its_sentence_says() -> None:
    text = "Three people were wounded when a grenade was thrown into a bar in Belm on Monday night."
    for event in _events(text):
        assert event.place is not None
        assert event.place.name == "Belm"
        assert event.time is not None
        assert event.time.from_.startswith("2012-06-11")


def test_a_fight_is_not_where_the_name_of_a_group_seems_to_be() -> None:
    event = _told("Clashes between the army and the Southern Front in the Belm area.", "Clashes")
    assert event.place is not None
    assert event.place.name == "Belm"


FIRED = [
    # Fire that came from somebody's posts, fire that is told without at whom.
    ("The army said the fire had come from the Front's own guns.", "come", [FRONT], "alleged"),
    ("The fire came from army positions near Belm on Monday.", "came", [ARMY], "actual"),
    ("The Front said its guns had not fired on Monday.", "fired", [FRONT], "denied"),
    ('The Front\'s envoy said: "Not one of our guns fired that night."', "fired", [FRONT], "denied"),
    ('The Front said: "We did not fire on Monday."', "fire", [FRONT], "denied"),
    ("The army has acknowledged that one of its shells hit the Belm school.", "hit", [ARMY],
     "claimed"),
    ("It was not clear who had fired the rocket that struck a minibus.", "fired", [], "actual"),
    # Who burned it no word tells, least of all the mission that was named before.
    ('The Joint Watch Mission spoke to people in Belm. "They burned our mill," a widow said.',
     "burned", [], None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "actors", "realis"), FIRED)
def test_who_fired(text: str, word: str, actors: list[str], realis: str | None) -> None:
    event = _told(text, word)
    assert event.type == "ASSAULT"
    assert [a.code.replace("fronts-envoy", "southern-front") for a in event.actors] == actors
    assert realis is None or event.realis == realis


NOT_FIRED = [
    ("The fire came from a bakery near Belm on Monday.", "came"),
    ("The company fired at noon.", "fired"),
    ("The mission could not say who had fired.", "fired"),
    ("An attempt to shell the Belm bridge failed on Monday, the army said.", "shell"),
]


@pytest.mark.parametrize(("text", "word"), NOT_FIRED)
def test_nobody_fired(text: str, word: str) -> None:
    assert word not in {e.trigger.text for e in _events(text)}


HIT = [
    ("The Watch Mission's helicopter was hit by small-arms fire over Belm.", "fire",
     ["UNKIGO:watch-mission"]),
    ("A Front mortar landed in the yard of a clinic in Belm.", "landed", [PEOPLE]),
    ("A suicide bomber killed himself and six guards in Belm.", "killed", ["UNKMIL:ork"]),
    ("Rockets were launched at the army base in Belm on Monday.", "launched", [ARMY]),
    ("The patrol was fired on near Belm on Monday.", "fired", [ARMY]),
    ("Two children were killed by a stray shell in Belm.", "killed", [PEOPLE]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "recipients"), HIT)
def test_who_was_hit(text: str, word: str, recipients: list[str]) -> None:
    assert [r.code for r in _told(text, word).recipients] == recipients


FOUND = [
    ("Four clerks were found shot dead near Belm on Monday.", [4]),
    ("Four clerks were found guilty in Belm on Monday.", []),
    ("Nine bodies with bullet wounds were found in a well at Belm.", [9]),
    ("Nine old guns were found in a well at Belm.", []),
    ("The bombardment of Belm overnight killed a family of six.", [6]),
    ("The bombardment of Belm overnight killed a nurse.", [1]),
]


@pytest.mark.parametrize(("text", "dead"), FOUND)
def test_how_many_were_killed(text: str, dead: list[int]) -> None:
    counted = [q.low for e in _events(text) for q in e.quantities if q.kind == "killed"]
    assert counted == dead


def test_who_condemns_a_killing_blames_nobody_told_before() -> None:
    found = _told("The UN condemned the killing of two of its peacekeepers in Belm.", "condemned")
    assert not found.recipients


def test_who_killed_is_not_called_by_a_place_alone() -> None:
    (actor,) = _told("Four miners were killed by bandits near Belm.", "killed").actors
    assert "bandits" in actor.name


MEANT = [
    # Any two men are not the two sides; "army and Front" is no one's name.
    ("A judge was shot dead by two men in Belm on Monday.", "shot", ["UNK"], ["UNKJUD:ork"]),
    ("Army and Front units clashed near Belm.", "clashed", None, []),
    # Somebody's kin is not he, nor the other side.
    ("Soldiers shot dead two brothers in Belm.", "shot", [ARMY], [PEOPLE]),
    ("Militiamen attacked Belm, killing the headman and his two sons.", "attacked", None, [PEOPLE]),
    ("Police fired tear gas at demonstrators in Belm.", "fired", ["UNKCOP:ork"], ["UNKOPP:ork"]),
    ("Rebel mortars killed a soldier in Belm.", "killed", [FRONT], [ARMY]),
]


@pytest.mark.parametrize(("text", "word", "actors", "recipients"), MEANT)
def test_who_is_meant(
    text: str, word: str, actors: list[str] | None, recipients: list[str]
) -> None:
    event = _told(text, word)
    assert actors is None or [a.code for a in event.actors] == actors
    assert {r.code for r in event.recipients} == set(recipients)
    assert "army-and" not in " ".join(a.code for a in event.actors)


def test_who_blames_a_leak_accuses_nobody() -> None:
    assert not [e for e in _events("The government blamed the blast on a gas leak.")
                if e.type == "ACCUSE"]  # fmt: skip
    assert _told("The government blamed the blast on the Front.", "blamed").type == "ACCUSE"


def test_what_nobody_could_confirm_is_alleged() -> None:
    text = "The Joint Watch Mission could not confirm reports of an air strike on Belm."
    assert _told(text, "strike").realis == "alleged"


def test_losses_behind_a_number_are_of_the_fight() -> None:
    text = "The Front put its losses in the fighting at Belm at nine dead and 21 wounded."
    (event,) = _events(text)
    assert [(q.kind, q.low) for q in event.quantities] == [("killed", 9), ("wounded", 21)]
