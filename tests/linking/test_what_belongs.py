"""Which acts, days, places and numbers belong to an incident, in short reports of one construction.

Each table has reports that tell of something and twins that only look alike.
"""

from __future__ import annotations

import pytest

from tests.linking.short_texts import linked, where

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
