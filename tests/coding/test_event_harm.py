"""Harm held out, forces on the move, regrets, plans given up, and words for a state of things."""

from __future__ import annotations

import pytest

from tests.coding.event_support import code
from tests.coding.test_event_losses import CONFLICT

# A sentence, a type, and how many events of that type it tells.
ROWS = [
    ("Chad's rebels vowed to bring oil exports to a standstill.", "THREATEN", 1),
    ("Chad's rebels pledged to make the valley ungovernable.", "THREATEN", 1),
    ("Chad's president promised to avenge the dead.", "THREATEN", 1),
    ("Chad's army vowed to turn the port into a graveyard.", "THREATEN", 1),
    ("Chad's president promised to bring more doctors to Abeche.", "THREATEN", 0),
    ("Chad's president promised to make bread cheaper.", "THREATEN", 0),
    (
        "Unless the engineers are freed, Chad will close the field, its minister warned.",
        "THREATEN",
        1,
    ),
    ("Chad warned that it might close the border.", "THREATEN", 1),
    ("Chad warned that it might run out of wheat.", "THREATEN", 0),
    ("Chad warned that the region could face famine.", "THREATEN", 0),
    (
        "The rebels have until noon, failing which the port will be shelled, Chad said.",
        "THREATEN",
        1,
    ),
    ("Any car that stops will be treated as hostile, Chad's army said.", "THREATEN", 1),
    ("Any patient who comes will be treated as a guest, Chad's army said.", "THREATEN", 0),
    ("Truckloads of armed men were seen heading for Adre.", "MOBILIZE", 1),
    ("Soldiers arrived first, followed by ambulances.", "MOBILIZE", 1),
    ("Two hundred soldiers raced to the airport.", "MOBILIZE", 1),
    ("Tanks rolled into the square.", "MOBILIZE", 1),
    ("The soldiers arrived for a ceremony in the square.", "MOBILIZE", 0),
    ("The singers arrived first, followed by a band.", "MOBILIZE", 0),
    ("Truckloads of melons were seen heading for Adre.", "MOBILIZE", 0),
    ("Chad's minister expressed regret for the deaths.", "CONCEDE", 1),
    ("Chad's army regretted the deaths of two farmers.", "CONCEDE", 1),
    ("Chad's minister regretted that the text named nobody.", "ACCUSE", 1),
    ("Chad's minister expressed regret over Sudan's decision.", "ACCUSE", 1),
    ("Chad shelved its plan to move the herders.", "CONCEDE", 1),
    ("Violence has fallen sharply since May.", "ASSAULT", 0),
    ("The coast is less affected by violence than the hills.", "ASSAULT", 0),
    ("Chad's ministry described the raid as a violation of its airspace.", "ASSAULT", 1),
    ("Chad and Sudan settled a feud over licence plates.", "SUPPORT", 1),
    ("Chad and Sudan agreed on a timetable.", "SUPPORT", 1),
    ("Chad blocked a draft on the war in Darfur.", "REJECT", 1),
    ("Chad blocked a draught with a towel.", "REJECT", 0),
    ("Chad's president embraced his rival on the steps.", "SUPPORT", 1),
    ("Chad's president embraced the internet early.", "SUPPORT", 0),
    ("Chad's army hemmed in the garrison of Adre.", "COERCE", 1),
    ("Chad's police forbade a rally in Abeche.", "COERCE", 1),
    ("Chad's ministry notes with satisfaction that Sudan has kept its word.", "SUPPORT", 1),
    ("Sudan scorned Chad's offer.", "REJECT", 1),
    ("Chad warned Sudan and closed the border.", "THREATEN", 1),
    ("Chad said it was ready to free the captives.", "CONCEDE", 1),
    ("Chad said it was prepared to engage in dialogue with Sudan.", "AGREE", 1),
    ("Chad said it was likely to rain.", "AGREE", 0),
    ("Chad's army ceased fighting to let the wounded out.", "RETREAT", 1),
    ("Chad's army ceased fighting to let convoys out.", "ASSAULT", 0),
    ("It is time to release the hostages, Chad's president said.", "REQUEST", 1),
    ("It is time to plant the beans, Chad's president said.", "REQUEST", 0),
    ("Statements of condemnation have come from Chad's president.", "ACCUSE", 1),
    ("Messages of support poured in from Chad's ministers.", "SUPPORT", 1),
    ("Messages of a general kind came from Chad's ministers.", "SUPPORT", 0),
    ("Attributions of responsibility were made by Chad's government.", "ACCUSE", 1),
    ("Chad was disappointed by Sudan's vote.", "ACCUSE", 1),
    ("Chad's parliament voted on a resolution to expel Sudan's troops.", "REQUEST", 1),
    ("Chad's parliament voted on a resolution to honour a poet.", "REQUEST", 0),
    ("Chad's president issued an executive order on fisheries.", "REQUEST", 0),
    ("Chad's ministry released an updated advisory.", "RETREAT", 0),
    ("The Sudanese uprising has lasted a year.", "ACCUSE", 0),
]


@pytest.mark.parametrize(("text", "type_", "wanted"), ROWS)
def test_types(text: str, type_: str, wanted: int) -> None:
    told = [e for e in code(CONFLICT + text) if e.span.start >= len(CONFLICT)]
    found = [e for e in told if e.type == type_]
    assert len(found) == wanted, [(e.type, e.span.text, e.rules) for e in told]
