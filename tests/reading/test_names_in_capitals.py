"""Names in capitals at the beginning of lines, as the parser is given them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.reading.truecase import names_in_small

_COMMON = frozenset("ministry of defence senior official lei mission bureau the".split())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("AMINA KOROMA, Special Envoy, said", "Amina Koroma, Special Envoy, said"),
        ("ZHANG LEI (China) said so", "Zhang Lei (China) said so"),
        ("JEAN-LUC BERNARD (France) said", "Jean-Luc Bernard (France) said"),
        ("OREL A. VASK (Keth) said", "Orel A. Vask (Keth) said"),
        ("MINISTRY OF DEFENCE, in a note", "MINISTRY OF DEFENCE, in a note"),
        ("SENIOR OFFICIAL: Thank you", "SENIOR OFFICIAL: Thank you"),
        ("UN OCHA (Tamar) said", "UN OCHA (Tamar) said"),
        ("He met AMINA KOROMA, the envoy", "He met AMINA KOROMA, the envoy"),
        ("AMINA KOROMA (KETH)", "AMINA KOROMA (KETH)"),
    ],
)
def test_names_only(line: str, told: str) -> None:
    assert names_in_small(line, _COMMON.__contains__) == told


@given(st.text(alphabet="ABÄß (,.'’-\nab", max_size=80))
def test_offsets_stay(text: str) -> None:
    told = names_in_small(text, _COMMON.__contains__)
    assert len(told) == len(text)
    assert told.casefold() == text.casefold()
