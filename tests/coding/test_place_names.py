"""Names of places with small articles, hyphens and a "Port" before them: how far they go."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import coded

DAY = "2026-05-14"
# A sentence, and the places of its acts as the text has them ("" for an act without one).
PLACED = [
    ("The Torvalian army accused the Ostrel Front of shelling al-Karn on Monday.", {"al-Karn"}),
    ("Shells killed two men in el-Meska on Monday.", {"el-Meska"}),
    ("Three soldiers died near ash-Shwey on Tuesday.", {"ash-Shwey"}),
    ("Grad rockets hit the al-Karn checkpoint on Monday, Torval's army said.", {"al-Karn"}),
    ("Two soldiers died in as-Sabaa on Monday.", {"as-Sabaa"}),
    ("A bomb killed two men in Deir al-Karn on Monday.", {"Deir al-Karn"}),
    ("A bomb killed two men in Bir el-Tawan on Monday.", {"Bir el-Tawan"}),
    ("The Ostrel Front captured ad-Dolma on Monday.", {"ad-Dolma"}),
    ("Sudan's army shelled el-Geneina on Monday.", {"el-Geneina"}),
    ("Islamic State captured al-Bab in Syria on Monday.", {"al-Bab"}),
    ("A bomb killed two men in Port Sudan on Monday.", {"Port Sudan"}),
    ("A bomb killed two men in Port Asker on Monday.", {"Port Asker"}),
    ("A bomb killed two men in Asker, Norway, on Monday.", {"Asker"}),
    # no places: groups and persons
    ("Torval's army killed two al-Qaeda fighters on Monday.", {""}),
    ("Torval's army attacked al-Shabab on Monday.", {""}),
    ("Omar al-Bashan spoke on Monday. Torval's army captured al-Bashan.", {""}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "places"), PLACED)
def test_a_name_of_a_place_is_taken_whole(text: str, places: set[str]) -> None:
    events = [e for c in coded(f"TORVAL, May 14, 2026 - {text}", DAY) for e in c.events]
    found = {"" if e.place is None else e.place.text for e in events if e.type == "ASSAULT"}
    assert found == places


def test_a_port_is_no_state_at_the_table() -> None:
    text = (
        "Chronology of the Hamar talks\nAs of 14 May 2026\n\n"
        "3 December 2025 - First round of talks between the Torvalian government and the Ostrel "
        "Front in Port Hamar.\n12 and 13 May 2026 - Second round of talks in Port Hamar.\n"
    )
    rounds = [r for c in coded(text, DAY) for r in c.leads.rounds]
    assert {r.venue for r in rounds} == {"Port Hamar"}
    codes = {a.code for r in rounds for a in r.participants}
    assert codes == {"UNKGOV:torvalia", "UNK:ostrel-front"}
