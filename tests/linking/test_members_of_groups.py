"""Whose people are of whom one report tells it, and that a town's bishop is of no state."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import linked

TOLD = (
    "COLOMBO, June 10, 2006 (Wire) - LTTE spokesman Irasu Pillai said the army had shelled Vakarai."
)
AGAIN = (
    "COLOMBO, June 16, 2006 (Wire) - Rebel spokesman {} accused the navy of shelling Mannar on"
    " Thursday. The navy denied it."
)
CHURCH = (
    "KARN, May 3, 2026 (Wire) - Torval's army accused rebels of shelling the church at Karn on Friday. {} "
    "accused the army of shelling the church at Karn on Friday."
)


@pytest.mark.parametrize(
    ("name", "camp"),
    [
        ("Irasu Pillai", "LKAREB:liberation-tigers-of-tamil-eelam"),
        ("Selva Kumaran", "UNK:selva-kumaran"),
    ],
)
def test_whose_a_rebel_is_of_whom_another_report_tells_it(name: str, camp: str) -> None:
    found = linked(("2006-06-10", TOLD), ("2006-06-16", AGAIN.format(name)))
    camps = {
        c.camp
        for i in found.incidents
        for s in i.claim_sets
        for c in s.claims
        if c.claimant.name.startswith(name)
    }
    assert camps == {camp}


@pytest.mark.parametrize(
    "who", ["The Bishop of Dolna, Ilan Brel,", "The imam of Dolna, Ilan Brel,"]
)
def test_a_bishop_is_of_no_state_called_as_his_town(who: str) -> None:
    found = linked(("2026-05-04", CHURCH.format(who)))
    told = {
        (c.claimant.name, c.camp) for i in found.incidents for s in i.claim_sets for c in s.claims
    }
    assert not any("Dolna" in name or "doln" in (camp or "") for name, camp in told), told
