"""Days of what is seen and heard, days that open a sentence, and stretches of counts."""

from __future__ import annotations

import pytest

from tests.coding.time_place_support import read, token
from trucewatch.coding.times.times import find_times

ROWS = [
    # What somebody hears, sees or counts was then; what is found afterwards was not.
    ("UNMISS said its patrol heard explosions near Bor on 11 January.", "explosions", "2026-01-11"),
    ("Between 09:00 and 10:00 on 11 January its team counted six explosions near Bor.",
     "explosions", "2026-01-11T10:00"),
    ("On 11 January its patrol heard shots near Bor, UNMISS said.", "shots", "2026-01-11"),
    ("Observers recorded 14 explosions near Verin on Monday.", "explosions", "2026-01-12"),
    ("Monitors observed shelling near Verin on 9 January.", "shelling", "2026-01-09"),
    ("On 9 January monitors saw two attacks in Verin.", "attacks", "2026-01-09"),
    ("Residents of Goma heard gunfire on Tuesday.", "gunfire", "2026-01-13"),
    ("On 9 January a patrol counted 60 impacts on the wall.", "impacts", None),
    ("On 10 January the mission saw that the school had been destroyed.", "destroyed", None),
    ("The court heard on Tuesday that soldiers had shot two farmers.", "shot", None),
    ("On Monday the council discussed the attack on Bor.", "attack", None),
    ("Between 21:10 and 23:40 on 11 January the patrol heard 26 outgoing and 11 incoming explosions"
     " assessed as mortar rounds.", "explosions", "2026-01-11T23:40"),
    ("On Tuesday the patrol heard that explosions damaged the mill.", "explosions", None),
    ("Rebels attacked Sarn on Tuesday night. The following morning they shot two men.", "shot",
     "2026-01-14TMO"),
    ("Rebels attacked Sarn on Tuesday night. By morning they had shot two men.", "shot",
     "2026-01-14TMO"),
    ("Rebels attacked Sarn on Tuesday. The next morning they shot two men.", "shot",
     "2026-01-14TMO"),
    ("The ministry says the meeting with the HDZ planned for Monday in Bor will go ahead.",
     "meeting", "2026-01-19"),
    ("An army convoy was ambushed in Selm on Saturday, the military said, the deadliest attack on the"
     " armed forces since a truce with the Orlan Army took effect on Jan. 3.", "attack", None),
    ("It was the deadliest attack since a truce that took effect on Jan. 3.", "attack", None),
    # Days that open a sentence.
    ("On 3 January a shell impacted in the courtyard of a hospital in El-Obeid.", "impacted",
     "2026-01-03"),
    ("Reminder: in November 2023 Tamaz Ginturi was shot dead by Russian soldiers.", "shot",
     "2023-11"),
    ("He spoke in May. Soldiers shot two farmers.", "shot", None),
    # The stretch in which acts are counted.
    ("It was the fourth attack on Kashebere since Christmas.", "attack", None),
    ("This was the third raid by the rebels since September.", "raid", None),
    ("It was the deadliest attack on the town this year.", "attack", None),
    ("The first attack, on 3 January, killed two people.", "attack", "2026-01-03"),
    ("An attack on Tuesday killed two people.", "attack", "2026-01-13"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "value"), ROWS)
def test_when_it_was(text: str, word: str, value: str | None) -> None:
    parse, story = read(text, on="2026-01-16")
    time = find_times(parse, story).of(token(parse, word))
    assert (time.value if time is not None else None) == value
