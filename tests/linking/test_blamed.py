"""A breach told without a name is laid to whom its reporter blames for the act."""

from __future__ import annotations

import pytest

from trucewatch.linking.claims.blamed import blamed_by
from trucewatch.records import ActorAnswer, Claim, Claimant, ClaimSet, Incident


def claim(code: str, camp: str | None, answer: str) -> Claim:
    told = answer if answer in ("no", "not stated") else ActorAnswer(
        answer, 0, 3, answer, answer[:3], "GOV", answer
    )  # fmt: skip
    return Claim(Claimant(code, code), camp, told, "accuse", None, (), ())


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([claim("VALGOV", "VAL", "KES")], "KES"),
        ([claim("VALMIL", "VAL", "KES")], "KES"),  # another of her side
        (
            [claim("VALGOV", "VAL", "KES"), claim("VALMIL", "VAL", "THI")],
            "KES",
        ),  # her own word first
        ([claim("VALMIL", "VAL", "KES"), claim("VALCOP", "VAL", "THI")], None),
        ([claim("KESGOV", "KES", "THI")], None),
        ([claim("VALGOV", "VAL", "not stated")], None),
        ([claim("VALGOV", "VAL", "VAL")], None),
        ([], None),
    ],
)
def test_a_breach_is_laid_to_whom_its_reporter_blames(
    claims: list[Claim], expected: str | None
) -> None:
    sets = (ClaimSet("responsible", "?", "contested", "not stated", tuple(claims)),)
    incident = Incident("i", ("e",), None, None, sets)
    found = blamed_by(incident, Claimant("VALGOV", "VALGOV"), "VAL")
    assert (found.code if found is not None else None) == expected
