"""Rebels of whom nothing more is told are a camp of their own, no third party."""

from __future__ import annotations

from tests.linking.short_texts import linked

RAID = (
    "NAIROBI, Jan. 16, 2026 (Wire) - The rebels said on Thursday that government planes bombed a "
    "school in Rutshuru on Wednesday, killing five pupils. The army denied it. Residents said "
    "that the school was bombed at noon."
)


def test_rebels_are_a_camp() -> None:
    (incident,) = linked(RAID).incidents
    camps = {c.claimant.name: c.camp for s in incident.claim_sets for c in s.claims}
    assert camps["rebels"] == "UNKREB"
    assert camps["rebels"] != camps["army"]
    assert camps.get("residents", "third") == "third"
