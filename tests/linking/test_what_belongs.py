"""Which acts, days, places and numbers belong to an incident, in short reports of one construction.

Each table has reports that tell of something and twins that only look alike.
"""

from __future__ import annotations

import pytest

from tests.linking.short_texts import WIRE, days, linked, where

# --- a dateline is where somebody wrote ---

WRITTEN = [
    ("Bogota, 12 January 2026. The army reports that this Monday the ELN fired mortar rounds at"
     " the base.", None),
    ("Addis Ababa, 12 January 2026. The Ministry states that on Monday the TPLF shelled a school.",
     None),
    ("Belm, 12 January. The army said that rebels shelled a school on Monday.", None),
    ("Army press office\nKinshasa, 13 January 2026. The M23 attacked a post and killed six people.",
     None),
    ("Kinshasa (13 January 2026). The M23 killed six people on Monday.", None),
    ("Kinshasa, 13 January 2026: The M23 killed six people on Monday.", None),
    ("Kinshasa. The M23 killed six people on Monday, the army said.", None),
    ("Yangon. Soldiers shot two farmers on Monday, a monk said.", None),
    ("Goma, 13 January 2026\nThe M23 shelled our positions on Monday.", None),
    # The act's own place, and items of bulletins.
    ("Bogota, 12 January 2026. The army reports that the ELN fired mortar rounds at Saravena.",
     "Saravena"),
    ("Zorbek, 3 January. The army shelled a mosque at 14.00.", "Zorbek"),
    ("Weekly bulletin\n\nZorbek, 3 January. The mission said that soldiers shelled a mosque."
     "\n\nVerin, 4 January. The mission said that a goat had died.", "Zorbek"),
    ("In Zorbek, the army said, the M23 killed six people on Monday.", "Zorbek"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place"), WRITTEN)
def test_a_dateline_is_no_place_of_the_act(text: str, place: str | None) -> None:
    found = linked(text).incidents
    assert found
    assert {where(i) for i in found} == {place}


# --- a stretch in which acts are counted is no day of the last of them ---

COUNTED = [
    ("The army accused the M23 of attacking Kashebere on Monday. It was the fourth attack on"
     " Kashebere since Christmas.", {"01-12"}),
    ("Rebels raided Nasir on Tuesday. This was the third raid by the rebels since September.",
     {"01-13"}),
    ("The army shelled Nasir on Monday, its second attack on the town since December.", {"01-12"}),
    ("Armenia shelled Verin on Monday. It was the deadliest attack on Verin since 2023.", {"01-12"}),
    ("The ELN bombed a police post in Saravena on Tuesday, the latest attack by the ELN since the"
     " truce.", {"01-13"}),
    ("The M23 attacked Masisi on Monday. The first attack on Masisi since November killed six"
     " people.", {"01-12"}),
    ("The army shelled Nasir on Monday. Monday's shelling was the fifth since September.", {"01-12"}),
    # Two acts, each with its day; a stretch that is all that is told.
    ("The second attack by the rebels came on Tuesday. The first attack, on 3 January, killed two"
     " people in Nasir.", {"01-13", "01-03"}),
    ("The army has shelled Nasir four times since Christmas, the rebels said.", {"12-25/01-16"}),
    ("Rebels raided Nasir on Tuesday. The army has raided Nasir twice since Christmas.",
     {"01-13", "12-25/01-16"}),
    ("The army besieged Nasir from 3 to 7 January.", {"01-03/01-07"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), COUNTED)
def test_a_stretch_of_a_count_is_no_day_of_an_act(text: str, told: set[str]) -> None:
    assert {days(i) for i in linked(WIRE + text).incidents} == told


# --- a place in the name of a site is not where the site is ---

SITES = [
    ("Sudan's army said that the RSF shelled the Geneina market in Nyala on Monday.", "Nyala"),
    ("The army shelled the Berlin school in Goma on Monday, the M23 said.", "Goma"),
    ("Syria's army shelled the Damascus hotel in Homs on Monday.", "Homs"),
    ("Gunmen attacked the Mosul road near Kirkuk on Monday, Iraq's army said.", "Kirkuk"),
    ("The M23 shelled the Goma airport on Monday, the army said.", "Goma"),
    ("The M23 shelled the Goma airport in North Kivu on Monday, the army said.", "Goma"),
    ("Sudan's army shelled the Nyala market on Monday.", "Nyala"),
    ("Syria's army shelled Homs before talks in Geneva on Monday.", "Homs"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place"), SITES)
def test_a_site_is_where_it_is_said_to_be(text: str, place: str) -> None:
    assert [where(i) for i in linked(WIRE + text).incidents] == [place]
