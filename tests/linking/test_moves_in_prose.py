"""Moves that one report tells: of a party by its people, and of what is wanted instead."""

from __future__ import annotations

import pytest

from tests.linking.test_movements_told import moves
from tests.linking.test_round_sides import stories
from trucewatch.linking import Linked, link

WAR = "The Ardal Front and the Kestan government are at war. "


def linked(text: str) -> Linked:
    return link(stories(("2026-05-14", WAR + text)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hest said the government would release 40 prisoners by the end of July. He had previously "
         "insisted that not one prisoner would be freed before the Front disarmed.",
         ("prisoners", "former", "offer")),
        ("Mapa said the government would pay another 600 million dollars by July. He had previously "
         "insisted that not one more dollar would be paid before the talks started.",
         ("finance", "former", "offer")),
        ("Ardal Front commander Ilan Kor had sworn that his men would never accept observers. On "
         "Tuesday the Front said it would accept observers if they are unarmed.",
         ("monitoring", "former", "offer")),
        ("The Kestan justice minister had previously insisted that not one prisoner would be freed. "
         "On Wednesday the Kestan government said it would free 60 prisoners by July.",
         ("prisoners", "former", "offer")),
        ("The Ardal Front no longer demands that autonomy be restored before disarmament, but that "
         "the law must be tabled.", ("recognition", "former", "concession")),
        ("The Ardal Front’s chief negotiator, Tessa Kor, says her side no longer demands that "
         "autonomy be restored before disarmament, but that “the law must be tabled”.",
         ("recognition", "former", "concession")),
        ("The Kestan government no longer demands a full withdrawal but only that the port be "
         "vacated.", ("withdrawal", "former", "concession")),
        ("Instead of a full withdrawal the Ardal Front now wants a buffer zone.",
         ("ceasefire_line", "former", "demand")),
        ("Where the Kestan government once demanded the disarmament of the Front, it now asks only "
         "for a register of weapons.", ("disarmament", "former", "demand")),
        ("The Kestan government has gone from demanding the disarmament of the Front to asking for "
         "a register of weapons.", ("disarmament", "former", "demand")),
        ("The Kestan government has gone from refusing observers to accepting them at the bridge.",
         ("monitoring", "former", "concession")),
        ("The Ardal Front used to say that the Kestan army had to leave first. It now says that "
         "this can be done in parallel.", ("withdrawal", "former", "offer")),
    ],
)  # fmt: skip
def test_a_move_in_one_report(text: str, found: tuple[str, str, str]) -> None:
    assert moves(linked(text)) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Opposition politician Mira Tal had insisted that not one prisoner be freed. On Wednesday "
        "the Kestan government said it would free 60 prisoners.",
        "Opposition politician Mira Tal said the government would free 60 prisoners. She had "
        "previously insisted that no prisoner be freed.",
        "The analyst Mira Tal had insisted that not one prisoner be freed. On Wednesday the Kestan "
        "government said it would free 60 prisoners.",
        "In his personal view, a Front commander, Ilan Kor, said, no prisoner should be freed. On "
        "Tuesday the Ardal Front said it would free 60 prisoners.",
        "The Ardal Front has gone from the bridge to the port.",
        "Instead of rain the Front now expects snow.",
        "The Ardal Front wants a buffer zone instead of a full withdrawal.",
        "The Kestan army used to say that winters were colder. Now it says that bread can be baked "
        "in parallel.",
    ],
)
def test_no_move_in_one_report(text: str) -> None:
    assert moves(linked(text)) == []


def test_what_is_wanted_instead_is_no_part_of_what_was_left() -> None:
    found = linked(
        "The Ardal Front’s chief negotiator, Tessa Kor, says her side no longer demands that "
        "autonomy be restored before disarmament, but that “the law must be tabled”."
    )
    told = {(p.kind, p.value) for p in found.positions}
    assert ("demand", "the law must be tabled") in told
    assert ("former", "demands that autonomy be restored before disarmament") in told
    assert {p.issue for p in found.positions} == {"recognition"}
