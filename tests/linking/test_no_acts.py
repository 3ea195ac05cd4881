"""What is told like an act and makes no incident."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import WIRE, groups

NONE = [
    ("The UN mission said it had sent a patrol from Malakal and that the attackers were not known.",
     "sent"),
    ("The ceasefire committees of both sides have sent teams to the area.", "sent"),
    ("The African Union mission sent a team from its Bor office to Malakal.", "sent"),
    ("On Tuesday, the World Bank approved a credit of 50 million dollars for rural roads.",
     "approved"),
    ("The mission recalls that obstructing its patrols contravenes Article 5 of the agreement.",
     "obstructing"),
    ("Troops of the Fourth Battalion were serving a warrant of arrest against a rebel leader when"
     " gunmen fired at them near Malakal on Monday.", "arrest"),
]  # fmt: skip
ACTS = [
    ("Rebels obstructed a patrol of the UN mission near Malakal on Monday.", "obstructed"),
    ("Soldiers arrested a rebel leader in Malakal on Monday.", "arrested"),
    ("Sudan sent 40 trucks of arms to the rebels in Malakal on Monday.", "sent"),
    ("Ethiopia sent troops across the border near Nasir on Monday.", "sent"),
]
BESIDE = " Rebels shelled Bentiu on Monday."


@pytest.mark.parametrize(("text", "word"), NONE)
def test_no_act(text: str, word: str) -> None:
    assert not any(word in g for g in groups(WIRE + text + BESIDE))


@pytest.mark.parametrize(("text", "word"), ACTS)
def test_act(text: str, word: str) -> None:
    assert any(word in g for g in groups(WIRE + text + BESIDE))
