"""Two acts of one report at two places, and one act told with two places.

Each row: a report, the words of two of its acts, and whether they are one incident.
"""

from __future__ import annotations

import pytest

from tests.linking.short_texts import WIRE, groups

ONE, TWO = True, False

ROWS = [
    ("Coalition raids hit Kitaf on Monday, killing two people, the Houthis said. On the same day two"
     " silos at the Red Sea Mills burned. The government said Houthi shells had hit them.",
     "raids", "burned", TWO),
    ("Coalition raids hit Kitaf on Monday, the Houthis said. Two silos near Osel Bridge burned on"
     " Monday, and the government accused the Houthis of shelling them.", "raids", "burned", TWO),
    ("The SPLM-IO shelled Nasir on Monday, killing two. A depot at Belm Port burned on the same day."
     " The army accused the SPLM-IO of shelling the depot.", "shelled", "burned", TWO),
    ("Russian forces struck Sumy on Monday. Russian forces shelled Kherson on Monday, too, the"
     " governor said.", "struck", "shelled", TWO),
    ("The M23 attacked Masisi on Monday. A bomb exploded in a market in Goma on Monday, killing six."
     " The government blamed the M23.", "attacked", "exploded", TWO),
    ("Thai troops shelled Kantharalak on Monday, Cambodia said. Cambodia fired rockets at Surin on"
     " Monday, Thailand said.", "shelled", "fired", TWO),
    # One act: a place told twice, or two places of one salvo.
    ("The army shelled Nasir on Monday. A clinic in Nasir burned. The SPLM-IO accused the army of"
     " shelling the clinic.", "shelled", "burned", ONE),
    ("The army shelled Nasir on Monday. Six people were killed.", "shelled", "killed", ONE),
    ("Hezbollah rockets hit Metula and Avivim on Monday, the army said. The rockets killed two"
     " people.", "hit", "killed", ONE),
]  # fmt: skip


@pytest.mark.parametrize(("text", "one", "two", "together"), ROWS)
def test_acts_at_two_places(text: str, one: str, two: str, together: bool) -> None:
    found = groups(WIRE + text)
    first = next((g for g in found if one in g), set())
    assert one in first, found
    assert any(two in g for g in found), found
    assert (two in first) == together, found
