"""Acts of one report that something ties to each other, and acts that only stand in one report.

Each row: a report, the words of two of its acts, and whether they are one incident.
"""

from __future__ import annotations

import pytest

from tests.linking.short_texts import WIRE, groups

ONE, TWO = True, False

ROWS = [
    # Another deed, to another, elsewhere or nowhere: another incident.
    ("A man was shot near Kirbali on Monday. Georgia's interior ministry said that Russian soldiers"
     " shot him. The interior ministry denied using force against journalists.",
     "shot", "using", TWO),
    ("The Houthis said the coalition bombed a house in Dhamar on Monday. On Monday the ministry said"
     " the convoy had been blocked for hours.", "bombed", "blocked", TWO),
    ("The M23 attacked Masisi on Monday, the army said. Rwanda accused the army of killing Tutsi"
     " civilians.", "attacked", "killing", TWO),
    ("Gunmen attacked a convoy near Bor on Monday. The SPLM-IO accused the army of the killing of a"
     " nurse.", "attacked", "killing", TWO),
    ("Ukraine said Russian drones hit a hospital in Sumy on Monday. Russia said Ukrainian forces had"
     " shelled a school.", "hit", "shelled", TWO),
    ("A mine killed two soldiers in Taiz on Monday, the army said. Two journalists were beaten.",
     "killed", "beaten", TWO),
    ("An Israeli drone struck a car in Tyre on Monday, Lebanon's army said. The speaker accused the"
     " Amal faction of sabotage.", "struck", "sabotage", TWO),
    ("The army shelled Nasir on Monday. The premier accused the former government of starting the"
     " war of 2013.", "shelled", "war", TWO),
    ("Rebels shot two farmers near Verin on Monday. Police arrested four traders.",
     "shot", "arrested", TWO),
    ("The ELN bombed a pipeline near Saravena on Monday, the army said. The ELN accused the army of"
     " burning a school.", "bombed", "burning", TWO),
    ("A shell landed in a hospital in El-Obeid on Monday, killing nine people, doctors said. The RSF"
     " said that army drones had bombed a market in Nyala. The doctors' network said that 31 others"
     " were wounded.", "bombed", "wounded", TWO),
    ("The RSF said that army drones had bombed a market in Nyala on Monday. The doctors' network did not"
     " say who was responsible. The United States accused the United Nations of killing farmers.",
     "bombed", "killing", TWO),
    # Tied by the deed, the victim, what was hit, a word that points back, or as what came of it.
    ("The army accused the SPLM-IO of shelling Nasir on Monday. Six people were killed.",
     "shelling", "killed", ONE),
    ("The army accused the SPLM-IO of shelling Nasir on Monday. A clinic was destroyed.",
     "shelling", "destroyed", ONE),
    ("The army accused the SPLM-IO of shelling Nasir on Monday. Residents said that shells had"
     " landed for an hour.", "shelling", "landed", ONE),
    ("The army accused the SPLM-IO of shelling Nasir on Monday. The SPLM-IO denied the attack.",
     "shelling", "attack", ONE),
    ("Gunmen attacked a convoy near Bor on Monday. The raid lasted ten minutes.",
     "attacked", "raid", ONE),
    ("Ukraine said Russian drones hit a hospital in Sumy on Monday. Moscow denied striking the"
     " hospital.", "hit", "striking", ONE),
    ("A market in Nyala was hit on Monday. The army accused the RSF of shelling the market.",
     "hit", "shelling", ONE),
    ("Shells fell on Nyala on Monday. The army accused the RSF of firing them.",
     "fell", "firing", ONE),
    ("Armenia said that Azerbaijan shelled Verin on Monday. Azerbaijan said that Armenian forces had"
     " fired first.", "shelled", "fired", ONE),
    ("Eight villagers were killed at Nyabiondo on Thursday, and the army and the M23 each accused the"
     " other of the attack.", "killed", "attack", ONE),
    ("A bomb went off at a bazaar in Quetta on Monday. Fourteen people were killed and thirty"
     " wounded.", "went", "killed", ONE),
]  # fmt: skip


@pytest.mark.parametrize(("text", "one", "two", "tied"), ROWS)
def test_acts_are_one_where_something_ties_them(text: str, one: str, two: str, tied: bool) -> None:
    found = groups(WIRE + text)
    assert any(two in g for g in found), found
    assert any({one, two} <= g for g in found) is tied, found
