"""Where an act was: not from where it was fired, not somebody's name, not a heading's word."""

from __future__ import annotations

import pytest

import trucewatch as tw

ROWS = [
    # The place of the guns.
    ("Colonel Ivo Strel said the Orlan Front fired the shells from the orchards beyond the Zorb"
     " river.", "fired", None),
    ("Mortar rounds fired from the hills above Teek hit the market of Sarn on Monday.", "rounds",
     "Sarn"),
    ("Rebels fired mortars from Belmo at the market of Sarn on Monday.", "fired", "Sarn"),
    ("Gunners on the ridge fired rockets from near Belmo.", "fired", None),
    ("The army fired rockets near Teek.", "fired", "Teek"),
    ("Two drones launched from outside Horvat hit a depot in Sarn.", "hit", "Sarn"),
    # Somebody's first and last name, with an age or with what he is.
    ("Armed men took Anton Brel, mayor of Korvat, on Monday.", "took", None),
    ("Men of the Orlan Front captured Lena Zorb, 42, on Monday, the army said.", "captured", None),
    ("The army captured Deir Zorb, a town on the river, on Tuesday.", "captured", "Deir Zorb"),
    ("The army captured Deir Zorb on Tuesday.", "captured", "Deir Zorb"),
    # Passes and gorges have names, and acts there.
    ("We start with the Kostva pass, where a convoy came under fire on Saturday.", "came",
     "Kostva"),
    ("Rebels killed eleven people in the Zorb gorge on Monday.", "killed", "Zorb"),
    ("Orlan soldiers mutiny in Ubra.", "mutiny", "Ubra"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "place"), ROWS)
def test_where(text: str, word: str, place: str | None) -> None:
    told = {e.trigger.text: e for e in tw.read(text).events}
    assert word in told, sorted(told)
    found = told[word].place
    assert (None if found is None else found.name) == place
