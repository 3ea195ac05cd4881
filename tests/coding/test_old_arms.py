"""Weapons left over from other days that go off, mines without a layer, and weapons that a named
side laid or fired: whose act it is, and whether it is one at all.
"""

from __future__ import annotations

import pytest

from tests.coding.test_elsewhere import NEWS, events

# Nobody's act, and no toll of the shelling that the report tells of before.
LEFT_OVER = [
    "An unexploded shell from the 1990s war went off when children found it near Fizuli on Monday, "
    "killing two of them.",
    "Two boys were killed by an old grenade in Gori, police said.",
    "A World War Two bomb exploded in Donetsk on Monday, wounding a builder.",
    "Three children died on Sunday after a shell left over from the war exploded in Raqqa.",
    "Unexploded ordnance killed four scrap collectors in Kabul on Monday.",
    "Deminers blew up a wartime bomb in Gori on Monday.",
    "A forgotten mine tore off a girl's leg near Agdam on Monday.",
    "Mines laid during the 2014 war killed a herder in Luhansk, officials said.",
    "A cluster munition left from last year's fighting blew up in a field near Tyre and wounded a "
    "shepherd.",
    "Deminers in Homs found a rusty rocket on Monday and it exploded, killing one of them.",
    "The explosion of a wartime grenade wounded a farmer in Shusha on Monday.",
    "A bomb exploded in Tyre on Monday. It was left over from the 2006 war, police said. Two "
    "builders were wounded.",
    "An old mine exploded near Agdam on Monday. Two boys were killed.",
    "Four people were killed on Monday when a plough struck a shell dating from the war with Iran "
    "near Basra.",
    "A mine left behind by the war killed a girl near Juba on Monday, a charity said.",
    "A forgotten bomb from World War Two was blown up by sappers in Torit on Monday.",
]


@pytest.mark.parametrize("text", LEFT_OVER)
def test_what_is_left_over_is_nobodys_attack(text: str) -> None:
    found = events(text)
    later = [e for e in found if e.trigger.start >= len(NEWS) and e.type in ("ASSAULT", "COERCE")]
    assert not later, [(e.trigger.text, e.made_by.rules) for e in later]
    assert [q.low for e in found for q in e.quantities if q.kind == "killed"] == [2]


# text, the word that tells the act, and who did it (none: nobody is told to)
ACTS: list[tuple[str, str, set[str]]] = [
    ("A mine killed a farmer in Torit on Monday, the mayor said.", "killed", set()),
    ("A landmine blast killed two shepherds in Torit on Monday.", "killed", set()),
    ("A shell exploded in the market in Torit on Monday, killing six.", "exploded", set()),
    ("A shell killed an old woman in Torit on Monday.", "killed", set()),
    ("Nine people died in Torit on Monday after a bomb hidden in a bus exploded.", "exploded",
     set()),
    ("An IED ambush killed three soldiers near Torit on Monday.", "ambush", set()),
    ("A mine laid on Sunday by the rebels killed three soldiers near Torit on Monday, the army"
     " said.", "killed", {"rebels"}),
    ("An IED planted by militants killed two soldiers near Torit on Monday.", "killed",
     {"militants"}),
    ("The army accused rebels of laying the mine that killed two soldiers near Torit on Monday.",
     "killed", {"rebels"}),
    ("Two soldiers were killed near Torit on Monday by a mine which the rebels had laid.", "killed",
     {"rebels"}),
    ("Soldiers were killed when their vehicle struck a roadside bomb laid by the rebels near Torit on"
     " Monday.", "killed", {"rebels near Torit"}),
    ("Soldiers were killed when their lorry hit a mine near Torit on Monday.", "killed", set()),
    ("An army patrol hit a roadside bomb near Torit on Monday.", "hit", set()),
    ("Army jets hit a bomb factory in Torit on Monday.", "hit", {"Army"}),
    ("A bomb hit a house in Torit on Monday.", "hit", set()),
    ("A rocket launched by the rebels killed a nurse in Torit on Monday.", "killed", {"rebels"}),
    ("Rebels fired old shells at Torit on Monday and killed two people, the army said.", "fired",
     {"Rebels"}),
    ("Rebels detonated an old bomb under an army convoy near Torit on Monday.", "detonated",
     {"Rebels"}),
    ("Militants fired a rocket at an abandoned house in Torit on Monday and wounded two.", "fired",
     {"Militants"}),
    ("An unexploded shell was found in Torit on Monday after rebels shelled the market.", "shelled",
     {"rebels"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "doers"), ACTS)
def test_whose_weapon_it_was(text: str, trigger: str, doers: set[str]) -> None:
    found = [e for e in events(text) if e.trigger.start >= len(NEWS) and e.type == "ASSAULT"]
    told = {e.trigger.text: {a.name for a in e.actors} for e in found}
    assert told.get(trigger) == doers, told
