"""Papers and agencies that no table knows, and one service under several names."""

from __future__ import annotations

import pytest

import trucewatch as tw
from tests.linking.short_texts import answers, sets


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The Niger Courier said six men had died.", "UNKJRN:niger-courier"),
        ("Agence Tombara said six men had died.", "UNKJRN:agence-tombara"),
        ("LOME, 3 May (Gulf Agency) - Six men died, Gulf Agency said.", "UNKJRN:gulf-agency"),
        ("The National Disaster Agency said six men had died.", None),
        ("The Niger Front said six men had died.", None),
        ("The Courier of Niger said six men had died.", None),
    ],
)
def test_papers_that_no_table_knows(text: str, code: str | None) -> None:
    said = [s.speaker for s in tw.read(text).statements if s.speaker is not None]
    if code is None:
        assert not any(a.sector == "JRN" for a in said), said
    else:
        assert code in {a.code for a in said}


def test_a_service_is_one_claimant_with_and_without_its_state() -> None:
    text = (
        "BAMAKO, Jan 14, 2026 (Wire) - The Malian army accused the JNIM of shelling Tagala on Tuesday."
        " The army of Mali blamed the JNIM for the shelling of Tagala on Tuesday."
    )
    found = [s for s in sets(("2026-01-14", text)) if s.kind in ("responsible", "breach", "began")]
    assert [len(s.claims) for s in found] == [1], [s.claims for s in found]


def test_two_services_of_one_state_are_two_claimants() -> None:
    text = (
        "BAMAKO, Jan 14, 2026 (Wire) - The Malian army said the JNIM had shelled Tagala on Tuesday. "
        "Mali's air force said the JNIM had shelled Tagala on Tuesday."
    )
    names = {name for s in sets(("2026-01-14", text)) for name, _ in answers(s)}
    assert {"Malian army", "Mali's air force"} <= names
