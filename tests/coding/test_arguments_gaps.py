"""Participants that stand elsewhere in the sentence: fire that answers fire, gaps, passives under a
preposition, what is asked of somebody; and what must not be filled in."""

import pytest

from tests.coding.event_support import careful, code, sides
from trucewatch.coding.events.places import fill_by_place

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


# Where one land alone takes part, its rebels and soldiers are its own.
_HOME = [
    ("Malian soldiers killed 14 militants near Gao on Sunday.", "MLI", "MLI"),
    ("Insurgents ambushed a Nigerian army convoy near Maiduguri.", "NGA", "NGA"),
    ("Colombian rebels killed three soldiers in Cauca.", "COL", "COL"),
    # Nobody knows whose, or more lands than one.
    ("Suspected rebels killed five Indian policemen in Chhattisgarh.", "REB", "IND"),
    ("Turkish troops killed 12 militants in northern Iraq.", "TUR", "IRQ"),
    ("An invasion of Taiwan by China would be repelled.", "CHN", "TWN"),
]


@pytest.mark.parametrize(("text", "actors", "recipients"), _HOME)
def test_whose_unnamed_fighters_are(text: str, actors: str, recipients: str) -> None:
    told = [
        (";".join(sides(e.actors)), ";".join(sides(e.recipients)))
        for e in fill_by_place(code(text))
        if e.type == "ASSAULT"
    ]
    assert (actors, recipients) in told, told


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan marked its victory over Armenia with songs on Thursday.",
        "Eritrea celebrated its victory over Ethiopia on Wednesday.",
        "Japan said the plan met with silence in China.",
        "The president of Colombia called an urgent meeting of his ministers.",
    ],
)
def test_what_its_object_makes_no_event(text: str) -> None:
    assert not [e for e in careful()(text) if e.type not in ("CONSULT", "MOBILIZE")]
