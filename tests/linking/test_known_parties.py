"""Whom a well-known agreement binds: its parties, and who fights on the side of one."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import linked

_DAY = "2025-08-20"
_DOHA = (
    "GOMA, August 20, 2025 - The Democratic Republic of Congo and M23 signed the Doha Declaration of "
    "Principles on 19 July 2025, which provides for a ceasefire.\n\n"
)


def violators(told: str) -> set[str]:
    """Return who is said to have broken the declaration."""
    found = linked((_DAY, f"{_DOHA}{told}\n"))
    return {f.violator.text for f in found.findings if f.violator and f.occurrence == "violation"}


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("M23 accused the Congolese army of shelling Masisi on Monday.", {"the Congolese army"}),
        ("M23 accused the Wazalendo of attacking Masisi on Monday.", {"the Wazalendo"}),
        ("The Congolese army accused the Allied Democratic Forces of attacking Oicha on Monday.",
         set()),
        ("The Congolese army accused CODECO of attacking Djugu on Monday.", set()),
    ],
)  # fmt: skip
def test_who_is_bound(told: str, named: set[str]) -> None:
    assert violators(told) == named


@pytest.mark.parametrize(
    ("told", "parties"),
    [
        ("The Taliban said on Monday that it stood by the 2020 Doha Agreement with the United "
         "States.", ("AFGREB:taliban", "USA")),
        ("Renamo said on Monday that the government of Mozambique had ignored the Rome General "
         "Peace Accords.", ("MOZ", "MOZREB:renamo")),
    ],
)  # fmt: skip
def test_movements_that_signed_are_parties(told: str, parties: tuple[str, ...]) -> None:
    assert parties in {a.parties for a in linked((_DAY, told + "\n")).agreements}
