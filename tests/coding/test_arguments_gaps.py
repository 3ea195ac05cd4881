"""Participants that stand elsewhere in the sentence: fire that answers fire, gaps, passives under a
preposition, what is asked of somebody; and what must not be filled in."""

import pytest

from tests.coding.event_support import code, sides

# sentence, type, trigger, countries of the actors, countries of the recipients
_TOLD = [
    ("Somali gunmen opened fire on an Ethiopian patrol near Beledweyne and the troops returned "
     "fire.", "ASSAULT", "returned", "ETH", "SOM"),
    ("Indian guards shot at a Pakistani post at dawn and the Pakistani rangers fired back.",
     "ASSAULT", "fired", "PAK", "IND"),
    ("Rwandan troops shelled a Congolese camp and the Congolese army retaliated with "
     "artillery.", "ASSAULT", "retaliated", "COD", "RWA"),
    ("Malian troops shot two men before being attacked by Algerian gunmen.",
     "ASSAULT", "attacked", "DZA", "MLI"),
    ("The Pakistani rangers withdrew after being shelled by Indian guns.",
     "ASSAULT", "shelled", "IND", "PAK"),
    ("Egypt called on Sudanese rebels whom Chad has failed to arrest.", "COERCE", "arrest", "TCD",
     "SDN"),
    ("The Turkish troops seized Syrian rebels that Iraq had tried to expel.", "SANCTION", "expel",
     "IRQ", "SYR"),
    ("Chadian soldiers arrested and on Friday freed 30 Sudanese traders.", "COERCE", "arrested",
     "TCD", "SDN"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "trigger", "actors", "recipients"), _TOLD)
def test_participants_that_stand_elsewhere(
    text: str, kind: str, trigger: str, actors: str, recipients: str
) -> None:
    told = [
        (e.type, e.span.text, ";".join(sides(e.actors)), ";".join(sides(e.recipients)))
        for e in code(text)
    ]
    assert (kind, trigger, actors, recipients) in told, told
