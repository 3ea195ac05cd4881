"""Where and when the act of a noun was, and acts upon sites that are called by a place."""

from __future__ import annotations

import pytest

from tests.coding.time_place_support import read, token
from trucewatch.coding.places.places import find_places
from trucewatch.coding.times.times import find_times
from trucewatch.reading.gazetteer_file import open_gazetteer

ON = "2026-01-16"  # a Friday

# What somebody certifies, condemns, confirms or recalls was where and when the words behind it say.
TOLD = [
    ("The mission certified the handover of 240 rifles at Sokodé on 10 January.", "handover",
     "Sokodé", "2026-01-10"),
    ("Observers verified the withdrawal of six tanks from Kidal on 8 January.", "withdrawal",
     "Kidal", "2026-01-08"),
    ("The bishop condemned the killing of three farmers in Goma on 3 January.", "killing", "Goma",
     "2026-01-03"),
    ("The ministry confirmed the abduction of two nurses near Bor on Tuesday.", "abduction", "Bor",
     "2026-01-13"),
    ("The report documents the shelling of a clinic in Donetsk on 9 January.", "shelling",
     "Donetsk", "2026-01-09"),
    ("The Red Cross facilitated the release of 40 prisoners in Sirte on 11 January.", "release",
     "Sirte", "2026-01-11"),
    # Where or when something was only said is not where or when it was.
    ("The bishop condemned the killing of three farmers on Friday.", "killing", None, None),
    ("In Geneva on Friday the envoy condemned the killing of three farmers.", "killing", None, None),
    ("On 14 January the council discussed the killing of three farmers in Goma.", "killing", "Goma",
     None),
]  # fmt: skip

# What is completed, delayed, begun or resumed is where and when the verb says.
PHASES = [
    ("The withdrawal of the guns was completed on 9 January.", "withdrawal", None, "2026-01-09"),
    ("The exchange of prisoners took place in Sirte on 9 January.", "exchange", "Sirte",
     "2026-01-09"),
    ("The evacuation of the wounded began in Goma on Monday.", "evacuation", "Goma", "2026-01-12"),
    ("The demarcation was finished on 9 January.", "demarcation", None, "2026-01-09"),
    ("The withdrawal, completed on 9 January, was partial.", "withdrawal", None, "2026-01-09"),
]  # fmt: skip

# A post, ridge or depot that a place gives its name to lies there.
SITES = [
    ("Soldiers dismantled the Kidal checkpoint on Monday.", "dismantled", "Kidal"),
    ("The army burned the Goma market.", "burned", "Goma"),
    ("Rebels blew up the Bor bridge.", "blew", "Bor"),
    ("The front withdrew its guns from the Kidal ridge.", "withdrew", "Kidal"),
    ("The army pulled two companies back from the Sirte dam.", "pulled", "Sirte"),
    ("Fighters left the Goma barracks at dawn.", "left", "Goma"),
    ("Troops vacated the school in Goma.", "vacated", "Goma"),
    ("The soldiers searched the Sirte hospital.", "searched", "Sirte"),
    ("The army withdrew its guns from Kidal.", "withdrew", "Kidal"),
    ("The Kidal command ordered the raid.", "ordered", None),
    ("Officials from Goma burned the flag.", "burned", None),
]  # fmt: skip

# Where one thing was hit, the other was that the same sentence goes on to tell.
JOINED = [
    ("Guns fired at Kidal for two hours, and a school was hit.", "hit", "Kidal"),
    ("Shells fell on Goma, and two women were killed.", "killed", "Goma"),
    ("Troops entered Goma, and in Bor a school was burned.", "burned", "Bor"),
    ("The minister spoke in Goma, and a school was burned.", "burned", None),
]

DAYS = [
    ("The army shelled Goma on 3 and 4 January, wounding nine.", "shelled",
     "2026-01-03/2026-01-04"),
    ("On 8 and 9 January rebels fired on the post.", "fired", "2026-01-08/2026-01-09"),
    ("Rebels fired on the post on January 8 and 9.", "fired", "2026-01-08/2026-01-09"),
    ("The two men were let go in Goma on Monday 12 January.", "let", "2026-01-12"),
    ("The hostages were allowed to leave Goma on Monday.", "allowed", "2026-01-12"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "place", "day"), TOLD + PHASES)
def test_the_act_of_a_noun(text: str, word: str, place: str | None, day: str | None) -> None:
    parse, story = read(text, on=ON)
    found = find_places(parse, story, open_gazetteer()).of(token(parse, word))
    time = find_times(parse, story).of(token(parse, word))
    assert (found.name if found else None) == place
    assert (time.value if time is not None else None) == day


@pytest.mark.parametrize(("text", "word", "place"), SITES + JOINED)
def test_acts_upon_sites(text: str, word: str, place: str | None) -> None:
    parse, story = read(text, on=ON)
    found = find_places(parse, story, open_gazetteer()).of(token(parse, word))
    assert (found.name if found else None) == place


@pytest.mark.parametrize(("text", "word", "day"), DAYS)
def test_days_of_an_act(text: str, word: str, day: str | None) -> None:
    parse, story = read(text, on=ON)
    time = find_times(parse, story).of(token(parse, word))
    assert (time.value if time is not None else None) == day
