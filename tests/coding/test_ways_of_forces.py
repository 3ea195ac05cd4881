"""Where forces and arms are moved: of a way with two ends, behind what is moved, of a truce."""

from __future__ import annotations

import pytest

from tests.coding.time_place_support import read, token
from trucewatch.coding.places.places import find_places
from trucewatch.coding.times.times import find_times
from trucewatch.reading.gazetteer_file import open_gazetteer

ON = "2026-01-16"  # a Friday

WHERE = [
    # Behind what is moved, however it is counted.
    ("The army withdrew 21 of its 30 guns from the Kidal area.", "withdrew", "Kidal"),
    ("The withdrawal of twelve tanks from the Kidal sector began.", "withdrawal", "Kidal"),
    ("The pullout of rebel fighters from the town of Kidal ended.", "pullout", "Kidal"),
    ("The army moved a battalion to Kidal.", "moved", "Kidal"),
    ("The army withdrew a letter about the tanks from Kidal.", "withdrew", None),
    # Of two ends: where they leave, or where they come to.
    ("Rebel forces redeployed from Kidal to Sirte.", "redeployed", "Sirte"),
    ("The army redeployed a battalion from Kidal to Sirte.", "redeployed", "Sirte"),
    ("Rebel forces withdrew from Kidal to Sirte.", "withdrew", "Kidal"),
    ("The withdrawal of twelve tanks from Kidal to Sirte began.", "withdrawal", "Kidal"),
    ("A battalion left Kidal for Sirte.", "left", "Kidal"),
    ("Rebel forces withdrew to Sirte.", "withdrew", "Sirte"),
    # Where a truce is kept or broken.
    ("Both sides observed the truce in Sirte.", "observed", "Sirte"),
    ("The rebels violated the ceasefire in Sirte.", "violated", "Sirte"),
    ("Both sides observed the elections in Sirte.", "observed", "Sirte"),
]  # fmt: skip

WHEN = [
    ("There were three violations near Sirte on 9 January.", "violations", "2026-01-09"),
    ("They were violations, he said on 9 January.", "violations", None),
    ("The rebels violated the truce by shelling Sirte on 9 January.", "violated", "2026-01-09"),
    ("The rebels violated the truce by 9 January.", "violated", "2026-01-09"),
]


@pytest.mark.parametrize(("text", "word", "place"), WHERE)
def test_where(text: str, word: str, place: str | None) -> None:
    parse, story = read(text, ON)
    found = find_places(parse, story, open_gazetteer()).of(token(parse, word))
    assert (found and found.name) == place


@pytest.mark.parametrize(("text", "word", "value"), WHEN)
def test_when(text: str, word: str, value: str | None) -> None:
    parse, story = read(text, ON)
    found = find_times(parse, story).of(token(parse, word))
    assert (found and found.value) == value
