"""Names in sentences of ours: no letterhead's capitals, nothing of what a source thinks of them."""

from __future__ import annotations

import pytest

from trucewatch.views.words import plain_name
from trucewatch.vocab.sides import unknown_side


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        (
            "MINISTRY OF DEFENCE OF THE REPUBLIC OF ORLAVIA",
            "Ministry of Defence of the Republic of Orlavia",
        ),
        ("armed formations of the so-called Tarn Front", "armed formations of the Tarn Front"),
        ("So-called “Tarn Front”", "Tarn Front"),
        ("self-proclaimed Tarn Republic", "Tarn Republic"),
        ("Neighbouring Sarmia", "Sarmia"),
        ("TARN VALLEY FRONT (TVF)", "Tarn Valley Front (TVF)"),
        ("OBSERVERS", "observers"),
        ("MINISTRY", "ministry"),
        # initials and ordinary names stay as they are
        ("TVF", "TVF"),
        ("MILF", "MILF"),
        ("UNIFIL", "UNIFIL"),
        ("US CENTCOM spokesman", "US CENTCOM spokesman"),
        ("the Joint Observation Mission", "the Joint Observation Mission"),
        ("Ilan Torev", "Ilan Torev"),
    ],
)
def test_plain_names(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@pytest.mark.parametrize(
    ("code", "text", "side"),
    [
        ("UNKIGO:joint-observation-mission", "the Mission", "UNK:joint-observation-mission"),
        ("UNKIGO:amina-koroma", "Coordinator, Amina Koroma", "UNK:amina-koroma"),
        ("UNK:that", "That", None),
        ("UNK:our", "our", None),
        ("UNKGOV", "Neighbouring Sarmia's ministry", "UNK:sarmi"),
        ("UNKMIL:sarmia", "the army", "UNK:sarmi"),
    ],
)
def test_no_side_is_called_by_a_word_that_names_nobody(
    code: str, text: str, side: str | None
) -> None:
    assert unknown_side(code, text) == side
