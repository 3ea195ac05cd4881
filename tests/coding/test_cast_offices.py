"""Whose minister it is when only the story's other sentences tell."""

from __future__ import annotations

import pytest

from tests.coding.cast_support import cast_of, codes

# The state whose things the holder gives, keeps, asks for; the other state is accused or met.
TOLD = [
    ("President Davit Korlo offered to drop Gambia's bid as he met Malian envoys. Korlo accused"
     " Chad of new raids.", "Korlo", "GMBGOV:davit-korlo"),
    ("The deal was a shock for Chileans, with calls for the resignation of Prime Minister Nilo"
     " Quesa. Paraguay said it would hold.", "Prime Minister Nilo Quesa",
     "CHLGOV:nilo-quesa"),
    ("Foreign Minister Lena Maris said Peru's army would stay. Ecuador denied the charge. Maris"
     " blamed Ecuador for the shelling.", "Maris", "PERGOV:lena-maris"),
    ("Defence Minister Oto Brand ordered Kenya's troops back from the line. Uganda's defence"
     " minister, Sam Okello, welcomed it.", "Defence Minister Oto Brand", "KENGOV:oto-brand"),
    ("President Davit Korlo offered to drop Gambia's bid. The president accused Chad of raids.",
     "The president", "GMBGOV:davit-korlo"),
    ("President Tomas Varrel defended Valdoria's army. Valdorian troops had shelled Kestrel's"
     " army. Varrel accused Kestrel of lying.", "Varrel", "UNKGOV:tomas-varrel"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase", "code"), TOLD)
def test_the_story_tells_whose_office_it_is(text: str, phrase: str, code: str) -> None:
    assert codes(cast_of(text)).get(phrase) == [code]


# Accusing, meeting, answering or visiting a state is not serving it; two states are no one.
UNTOLD = [
    ("President Davit Korlo accused Chad of raids. Mali denied it.", "President Davit Korlo"),
    ("President Davit Korlo met Malian envoys. Chad was not there.", "President Davit Korlo"),
    ("President Davit Korlo rejected Mali's demand. Chad stayed silent.",
     "President Davit Korlo"),
    ("President Davit Korlo flew to Mali. Chad stayed silent.", "President Davit Korlo"),
    ("President Davit Korlo spoke after Mali and Chad had signed.", "President Davit Korlo"),
    ("Mali's president, Ada Keita, spoke. President Davit Korlo praised a paper on Mali. Chad was"
     " silent.", "President Davit Korlo"),
    ("Spokesman Davit Korlo offered to drop Mali's bid. Chad was silent.",
     "Spokesman Davit Korlo"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase"), UNTOLD)
def test_others_are_nobodys(text: str, phrase: str) -> None:
    assert codes(cast_of(text)).get(phrase) == ["UNKGOV:davit-korlo"]
