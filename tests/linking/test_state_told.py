"""Whose army and ministry it is in reports that never name their state, and bodies by letters."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import linked

WIRE = (
    "PORT LOD, 12 May 2024 (Bay Wire) - The Truce Observation Commission (TOC) said shells hit Rosk"
    " on Saturday. The Sanari Defence Army (SDA) accused the Velan Patriotic Movement (VPM) of the"
    " shelling of Rosk. The VPM denied it."
)
TWO_STATES = "{} The army of Kestoria accused the Velan Patriotic Movement of shelling Tarn."
LOCAL = (
    "ROSK, 13 May 2024 (Rosk Gazette) - Five people were killed when shells fell on Rosk on"
    " Saturday. {} said the Velan Patriotic Movement fired the shells at Rosk."
)


def camps(*texts: str, name: str) -> set[str | None]:
    days = ("2024-05-12", "2024-05-13", "2024-06-20")
    found = linked(*zip(days, texts, strict=False))
    return {
        c.camp
        for i in found.incidents
        for s in i.claim_sets
        for c in s.claims
        if name in c.claimant.name
    }


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("Army Colonel Petar Volin", "Petar Volin"),
        ("The army", "army"),
        ("Deputy minister Goran Tesk", "Goran Tesk"),
        ("The government in Lod", "government"),
    ],
)
def test_the_bare_are_of_the_one_state_that_others_name(who: str, name: str) -> None:
    assert camps(WIRE, LOCAL.format(who), name=name) == {"UNK:sanar"}


@pytest.mark.parametrize(
    ("wire", "who", "name"),
    [
        (TWO_STATES.format(WIRE), "Army Colonel Petar Volin", "Petar Volin"),  # whose of two
        (WIRE, "Colonel Petar Volin", "Petar Volin"),  # a rank alone may be a rebel's
        (WIRE, "Petar Volin, a teacher,", "Petar Volin"),
        (WIRE, "Night Army Colonel Petar Volin", "Petar Volin"),  # of another army by name
        (WIRE.replace("Velan", "Tolvan"), "Army Colonel Petar Volin", "Petar Volin"),
    ],
)
def test_nobody_is_placed_in_doubt(wire: str, who: str, name: str) -> None:
    assert "UNK:sanar" not in camps(wire, LOCAL.format(who), name=name)


def test_letters_alone_are_the_body_of_another_report() -> None:
    note = (
        "LOD INSTITUTE, 14 May 2024\n\nThe TOC concluded that the VPM shelled Rosk on 11 May 2024."
        " The SDA said that the VPM shelled Rosk on 11 May 2024."
    )
    assert camps(WIRE, note, name="Truce Observation") == {"monitor"}
    assert camps(WIRE, note, name="Sanari Defence Army") == {"UNK:sanar"}
    assert not camps(WIRE, note, name="TOC") | camps(WIRE, note, name="SDA")
