"""Whose minister it is when only the story's other sentences tell."""

from __future__ import annotations

import pytest

from tests.coding.cast_support import cast_of, codes

# The state whose things the holder gives, keeps, asks for; the other state is accused or met.
TOLD = [
    ("President Vafel Stutod offered to drop Gambia's bid as he met Malian envoys. Stutod accused"
     " Chad of new raids.", "Stutod", "GMBGOV:vafel-stutod"),
    ("The deal was a shock for Bolivians, with calls for the resignation of Prime Minister Zizar"
     " Grogom. Paraguay said it would hold.", "Prime Minister Zizar Grogom",
     "BOLGOV:zizar-grogom"),
    ("Foreign Minister Lena Maris said Peru's army would stay. Ecuador denied the charge. Maris"
     " blamed Ecuador for the shelling.", "Maris", "PERGOV:lena-maris"),
    ("Defence Minister Oto Brand ordered Kenya's troops back from the line. Uganda's defence"
     " minister, Sam Okello, welcomed it.", "Defence Minister Oto Brand", "KENGOV:oto-brand"),
    ("President Vafel Stutod offered to drop Gambia's bid. The president accused Chad of raids.",
     "The president", "GMBGOV:vafel-stutod"),
    ("President Tomas Varrel defended Valdoria's army. Valdorian troops had shelled Kestrel's"
     " army. Varrel accused Kestrel of lying.", "Varrel", "UNKGOV:tomas-varrel"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase", "code"), TOLD)
def test_the_story_tells_whose_office_it_is(text: str, phrase: str, code: str) -> None:
    assert codes(cast_of(text)).get(phrase) == [code]


# Accusing, meeting, answering or visiting a state is not serving it; two states are no one.
UNTOLD = [
    ("President Vafel Stutod accused Chad of raids. Mali denied it.", "President Vafel Stutod"),
    ("President Vafel Stutod met Malian envoys. Chad was not there.", "President Vafel Stutod"),
    ("President Vafel Stutod rejected Mali's demand. Chad stayed silent.",
     "President Vafel Stutod"),
    ("President Vafel Stutod flew to Mali. Chad stayed silent.", "President Vafel Stutod"),
    ("President Vafel Stutod spoke after Mali and Chad had signed.", "President Vafel Stutod"),
    ("Mali's president, Ada Keita, spoke. President Vafel Stutod praised a paper on Mali. Chad was"
     " silent.", "President Vafel Stutod"),
    ("Spokesman Vafel Stutod offered to drop Mali's bid. Chad was silent.",
     "Spokesman Vafel Stutod"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase"), UNTOLD)
def test_others_are_nobodys(text: str, phrase: str) -> None:
    assert codes(cast_of(text)).get(phrase) == ["UNKGOV:vafel-stutod"]
