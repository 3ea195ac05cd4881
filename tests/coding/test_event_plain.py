"""Plain words that tell of a deed, or of none, by what stands around them."""

from __future__ import annotations

import pytest

from tests.coding.event_support import code, sides
from tests.coding.test_event_losses import CONFLICT

ROWS = [
    ("A bomb went off outside the court.", ["ASSAULT"]),
    ("A mine blew up under a lorry.", ["ASSAULT"]),
    ("A grenade exploded in the market.", ["ASSAULT"]),
    ("The alarm went off at noon.", []),
    ("The stove exploded in the kitchen.", []),
    ("Chad's police closed an office and the shop went off the air.", ["COERCE"]),
    ("The raid was aimed at weakening the supply of the front.", ["ASSAULT"]),
    ("Chad and Sudan agreed that there had been progress.", []),
    ("Chad and Sudan agreed that they cannot rest.", []),
    ("Chad and Sudan agreed that prisoners would be exchanged.", ["AGREE"]),
    ("Chad and Sudan agreed to meet in Doha.", ["AGREE"]),
    ("A pause, which diplomats have been calling a truce, was welcome.", []),
    ("Chad called a truce for the feast.", ["CONCEDE"]),
    ("Chad called for a truce.", ["REQUEST"]),
    ("“There will be no talks until they leave Abeche,” Chad's president said.", ["REJECT"]),
    ("There were no talks on Tuesday, Chad's president said.", []),
    ("Anyone who comes near will be shot, Chad's army said.", ["THREATEN"]),
    ("Chad's army is ready to attack Sudan.", ["THREATEN"]),
    ("Chad's army was responsible for the deaths of nine villagers.", ["ASSAULT"]),
    ("Chad's army is responsible for the roads.", []),
    ("Chad declared an end to attacks on Sudan.", ["RETREAT"]),
    ("Chad declared an end to the school year.", []),
    ("Chad's rebels vowed to press on with their war.", ["THREATEN"]),
    ("Chad has taken action to help farmers.", []),
    ("The parties to the conflict rested.", []),
    ("Victims of the war were buried.", []),
    ("Chad's police will use the full force of the law.", []),
    ("Chad's ministry released an updated travel guide.", []),
    ("Chad's army released two officers.", ["RETREAT"]),
    ("Civilians trapped by the fighting had no water.", ["ASSAULT"]),
    ("Chad's president spoke to a forum in Abeche.", []),
    ("Chad designated the group a terrorist organisation.", ["SANCTION"]),
    ("The convoy has not been allowed to cross into Adre.", ["COERCE"]),
    ("Chad's army refused to let the trucks pass.", ["COERCE"]),
    ("Chad's army let the convoy pass.", ["RETREAT"]),
    ("Chad's rebels were no longer bound by the ceasefire.", ["SANCTION"]),
    ("Chad's rebels declared the ceasefire over.", ["SANCTION"]),
    ("Chad's rebels declared the match over.", []),
    ("Chad is not bound by the report.", []),
    ("Chad does not plan to shell Adre.", ["ASSAULT"]),
    ("Attacks on civilians are prohibited under international law.", []),
    ("No party has mentioned the withdrawal of weapons.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_types(text: str, expected: list[str]) -> None:
    told = [e for e in code(CONFLICT + text) if e.span.start >= len(CONFLICT)]
    assert [e.type for e in told] == expected, [(e.type, e.span.text, e.rules) for e in told]


def test_a_house_is_no_parliament() -> None:
    told = code(CONFLICT + "Chad's police placed the mayor under house arrest.")
    assert "LEG" not in {a.sector for e in told for a in e.actors}


def test_who_is_bound_no_longer_leaves() -> None:
    (left,) = [
        e
        for e in code(CONFLICT + "Chad's army is no longer bound by the truce.")
        if e.type == "SANCTION"
    ]
    assert sides(left.actors) == {"TCD"}
    assert not left.recipients or "TCD" not in sides(left.recipients)
