"""Datelines and their look-alikes."""

from __future__ import annotations

import pytest

from trucewatch.stories.datelines import find_dateline

LEDE = "Envoys of both sides met for the first time on Monday, officials said."


@pytest.mark.parametrize(
    ("dateline", "strong"),
    [
        ("YEREVAN:", True),
        ("BERLIN/KYIV:", True),
        ("UNITED NATIONS:", True),
        ("OLD TARHUNA:", False),
        ("KYIV, Ukraine —", True),
        ("GENEVA, Dec 12 (Reuters) -", True),
        ("BEIRUT (AP) —", True),
        ("Baku (AFP) –", True),
        ("(Reuters) -", True),
        ("TARHUNA, 12 December —", True),
        ("SANAA, January 3, 2021 (Agency) --", True),
        ("PORT-AU-PRINCE, Haiti —", True),
        ("New Delhi:", True),
        ("MOSCOW, December 14. /RUSS/.", True),
        ("GAZA CITY, Gaza Strip —", True),
        ("ST. PETERSBURG, Russia —", False),
    ],
)
def test_datelines(dateline: str, strong: bool) -> None:
    text = f"{dateline} {LEDE}"
    found = find_dateline(text, 0, len(text))
    assert found is not None
    assert (text[: found.end], found.strong) == (dateline, strong)


@pytest.mark.parametrize(
    "start",
    [
        "Macron:", "President Aliyev:", "UPDATE:", "BREAKING —", "Question:", "NATO -",
        "The minister —", "STATE OF THE TRUCE:", "“YEREVAN:", "At noon (local time) -", "",
        "Armenia said:", "12 December:", "BELMORA’S WAR:",
    ],
)  # fmt: skip
def test_no_datelines(start: str) -> None:
    text = f"{start} {LEDE}"
    assert find_dateline(text, 0, len(text)) is None


def test_offsets_inside_a_page() -> None:
    text = f"Title\nYEREVAN: {LEDE}"
    found = find_dateline(text, 6, len(text))
    assert found is not None
    assert text[6 : found.end] == "YEREVAN:"
