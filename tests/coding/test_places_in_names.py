"""Names of places inside the names of people, units, firms, clubs, streets and papers: not where
an act was; beside them what is a place.
"""

from __future__ import annotations

import pytest

from tests.coding.test_elsewhere import NEWS, events

# text, the word that tells the act, a place that it was not at
INSIDE = [
    ("Israeli forces killed Afif Nabulsi in a raid on Monday.", "killed", "Afif"),
    ("Israeli drones struck a car carrying Mohammed Afif in Beirut on Monday.", "struck", "Afif"),
    ("Israeli forces killed the commander of the Jabalia Battalion on Monday.", "killed", "Jabal"),
    ("Soldiers of the Kherson regiment shelled a village on Monday.", "shelled", "Kherson"),
    ("Israeli soldiers raided the Bank of Palestine in Ramallah on Monday.", "raided", "Palestin"),
    ("Rebels attacked a convoy on Goma Avenue in Kinshasa on Monday.", "attacked", "Goma"),
    ("The Aleppo Brigade attacked an army post on Monday.", "attacked", "Aleppo"),
    ("Gunmen attacked the offices of the Goma Post on Monday.", "attacked", "Goma"),
    ("Gunmen shot Hassan Aden dead in Mogadishu on Monday.", "shot", "Aden"),
    ("A rocket hit Gaza Street in Tel Aviv on Monday.", "hit", "Gaza"),
    ("Rebels burned the Sana'a Restaurant in Aden on Monday.", "burned", "Sana"),
    ("Shells hit the Mosul Hotel in Baghdad on Monday.", "hit", "Mosul"),
    ("The Battalion of Zintan fired on protesters on Monday.", "fired", "Zintan"),
    ("General Ahmed Kassala said that the RSF shelled a market on Monday.", "shelled", "Kassala"),
    ("Rebels shelled a market on Monday, Nyala Radio said.", "shelled", "Nyala"),
]


@pytest.mark.parametrize(("text", "trigger", "not_at"), INSIDE)
def test_a_place_in_a_longer_name_is_not_where_it_was(text: str, trigger: str, not_at: str) -> None:
    told = [e for e in events(text) if e.trigger.start >= len(NEWS) and e.trigger.text == trigger]
    assert told
    assert not [e.place.name for e in told if e.place is not None and not_at in e.place.name]


# text, the word that tells the act, the place that it was at
PLACES = [
    ("Israeli forces raided the Jabalia camp on Monday.", "raided", "Jabalia refugee camp"),
    ("Russian forces shelled the Kherson region on Monday.", "shelled", "Khersonska oblast"),
    ("Shells hit Donetsk airport on Monday.", "hit", "Donetsk airport"),
    ("Azerbaijani forces shelled the Stepanakert hospital on Monday.", "shelled", "Stepanakert"),
    ("A bomb exploded near Sumy railway station on Monday.", "exploded", "Sumy"),
    ("The M23 attacked the Goma prison on Monday.", "attacked", "Goma"),
    ("Shells hit the Homs refinery on Monday.", "hit", "Homs"),
    ("The village of Afif was shelled on Monday.", "shelled", "Afif"),
]


@pytest.mark.parametrize(("text", "trigger", "place"), PLACES)
def test_a_place_with_its_kind_is_where_it_was(text: str, trigger: str, place: str) -> None:
    told = [e for e in events(text) if e.trigger.start >= len(NEWS) and e.trigger.text == trigger]
    assert [e.place.name for e in told if e.place is not None] == [place]
