"""Records of meetings that name a speaker in capitals, by his office or by his state."""

from __future__ import annotations

import pytest

import trucewatch as tw

RECORD = """\
Security Council Briefed on Situation in Valdora

The Security Council met this morning to discuss the fighting in Valdora.

AMINA KOROMA, Special Envoy of the Secretary-General for Valdora, said that 14 civilians had died.

JEAN-LUC BERNARD (France) condemned the attack on the market in Tamar.

ZHANG LEI (China), noting that the parties had agreed to meet, urged both to free the captives.

OREL VASK (Valdora) rejected the accusation that its army had shelled Tamar. The rebels had fired \
on their own people, he said.

UN OCHA (Tamar) said that nine trucks were held at the bridge.

MINISTRY OF DEFENCE, in a note, denied it.
"""


def _speakers() -> dict[str, tuple[str, str | None]]:
    found = tw.read(RECORD).statements
    return {
        c.text: (s.speaker.name, s.speaker.country) for s in found if s.speaker for c in s.content
    }


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("14 civilians had died", "AMINA KOROMA", None),
        ("the attack on the market", "JEAN-LUC BERNARD", "FRA"),
        ("that the parties had agreed", "ZHANG LEI", "CHN"),
        ("free the captives", "ZHANG LEI", "CHN"),
        ("the accusation that its army", "OREL VASK", None),
    ],
)
def test_who_speaks_and_for_which_state(words: str, name: str, country: str | None) -> None:
    said = [who for text, who in _speakers().items() if words in text]
    assert said == [(name, country)]


def test_letters_of_bodies_and_offices_in_capitals_are_no_persons() -> None:
    names = {name for name, _ in _speakers().values()}
    assert not names & {"Un Ocha", "Ministry Of Defence"}
    assert any(name.startswith(("UN OCHA", "OCHA")) for name in names)
