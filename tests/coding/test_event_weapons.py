"""Whose weapon it was: who fired what killed, whose craft it is, and who only tells of it."""

from __future__ import annotations

import pytest

from tests.coding.event_support import code

# sentence, who did the act of force (sectors or countries of its actors)
BY = [
    ("The mortar bombs that killed six villagers were fired by rebel fighters.", "REB"),
    ("The shells that struck the clinic had been launched by the Malian army.", "MLI"),
    ("The mine that killed two soldiers was laid by the rebels, the mission found.", "REB"),
    ("The drone that hit the convoy was operated by the Malian army.", "MLI"),
    ("It concluded that the rockets that killed nine in the camp were fired by the rebels.", "REB"),
    ("Government aircraft bombed the port.", "GOV"),
    ("Government helicopters fired rockets at the market.", "GOV"),
    ("Nine people were killed when government planes bombed the market.", "GOV"),
    ("Nine people were killed in rebel shelling of the market.", "REB"),
    ("Nine people were killed in Malian shelling of the market.", "MLI"),
    ("The raid, blamed by villagers on the rebels, killed three soldiers.", "REB"),
    ("The raid, which was blamed by villagers on the rebels, killed three.", "REB"),
]
# what did not do it: hurt, told of, or bearers of other things
NOT_BY = [
    ("Nine villagers were killed in rebel shelling of the market.", "CVL"),
    ("Nine people died in army shelling of the market.", "CVL"),
    ("The raid, blamed by villagers on the rebels, killed three soldiers.", "CVL"),
    ("The bombs that killed six villagers were found by the police.", "COP"),
    ("The mine that killed two soldiers was defused by the rebels.", "REB"),
    ("The shells that killed six were shown to reporters by the army.", "MIL"),
    ("Government officials said the port had been bombed.", "GOV"),
]


def _doers(text: str) -> set[str]:
    found = [a for e in code(text) if e.type == "ASSAULT" for a in e.actors]
    return {x for a in found for x in (a.sector or "", a.country or "")}


@pytest.mark.parametrize(("text", "who"), BY)
def test_whose_weapon(text: str, who: str) -> None:
    assert who in _doers(text)


@pytest.mark.parametrize(("text", "who"), NOT_BY)
def test_nobodys_by_that(text: str, who: str) -> None:
    assert who not in _doers(text)


def test_whoever_counts_the_hurt_hurts_nobody() -> None:
    text = "Shells hit the market of Bakhmut. At the hospital, Dr. Emil Prash counted 17 wounded."
    assert not any(a.text.endswith("Prash") for e in code(text) for a in e.actors)


def test_whoever_makes_a_handover_possible_stands_between() -> None:
    (found,) = code("The Red Cross facilitated the handover of nine rebel captives in Darra.")
    assert [a.text for a in found.mediators] == ["The Red Cross"]
    assert not found.actors


def test_streets_are_nobody() -> None:
    found = code("The patrol visited Rosk Street in Bakhmut and crossed Zorb Bridge.")
    assert not any(a.text.endswith(("Street", "Bridge")) for e in found for a in e.recipients)


def test_what_is_not_received_is_not_refused() -> None:
    assert not code("The network receives no money from any government.")
