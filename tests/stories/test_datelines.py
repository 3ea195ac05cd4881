"""Datelines and their look-alikes."""

from __future__ import annotations

import pytest

from trucewatch.stories.datelines import find_dateline
from trucewatch.stories.kinds import pieces
from trucewatch.stories.printed import blocks

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
        ("TARN, Osk (AP) — Oct. 13, 2026 —", True),
        ("Observer Mission daily report, 4 March 2025.", True),
        ("Baku (AFP) –", True),
        ("(Reuters) -", True),
        ("TARHUNA, 12 December —", True),
        ("SANAA, January 3, 2021 (Agency) --", True),
        ("PORT-AU-PRINCE, Haiti —", True),
        ("New Delhi:", True),
        ("MOSCOW, December 14. /RUSS/.", True),
        ("GAZA CITY, Gaza Strip —", True),
        ("ST. PETERSBURG, Russia —", False),
        ("TARN (Osk), March 4, 2025 (Coast Wire) -", True),
        ("TARN (Osk) March 4 2025 /Coast/ --", True),
        ("TARN (Osk) – Tuesday, 4 March 2025 (Coast Wire) –", True),
        ("TARN, Osk (Coast Wire), May 12, 2024 —", True),
        ("TARN, Tuesday, March 4 (CW) –", True),
        ("TARN, 04.03.2025 (CW) -", True),
        ("TARN, Osk, 2025-03-04 (CW) -", True),
        ("TARN, March 4, 2025, 10:30 (CW) –", True),
        ("TARN. March 4 (Coast) -", True),
        ("TARN, DECEMBER 12, COASTPRESS.", True),
        ("June 8, 2025.", False),
        ("Feb. 8, 2025 --", False),
        ("19 June 2025 -", False),
        ("TARN, Osk, March 4. COAST:", True),
        ("TARN, Mar 04 (CW):", True),
        ("TARN (4 March 2025) –", True),
        ("TARN – March 4, 2025 –", True),
        ("March 4, 2025 (PORT TARN) –", True),
        ("4 March 2025 (Tarn) —", True),
        ("Tarn, DR Osk | CW |", True),
        ("TARN, Osk, Mar 4 [CW] -", True),
        ("TARN, Osk. 4 March 2025.", True),
        ("(TARN) –", True),
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
        "Armenia said:", "12 December:", "BELMORA’S WAR:", "On Friday, 3 March 2026.",
        "In Tarn, March 4, 2025 —", "A Valley Divided – March 4, 2025 –", "March 4, 2025:",
        "The army (Osk), said -", "Killed: March 4 —", "It was a Friday—", "WHO—the agency—",
    ],
)  # fmt: skip
def test_no_datelines(start: str) -> None:
    text = f"{start} {LEDE}"
    assert find_dateline(text, 0, len(text)) is None


def test_a_long_dash_may_stand_without_white_space() -> None:
    found = find_dateline(f"TARN, Osk—{LEDE}", 0, 80)
    assert found is not None
    assert found.end == len("TARN, Osk—")


def test_offsets_inside_a_page() -> None:
    text = f"Title\nYEREVAN: {LEDE}"
    found = find_dateline(text, 6, len(text))
    assert found is not None
    assert text[6 : found.end] == "YEREVAN:"


def test_several_days_are_a_chronology() -> None:
    entries = ("3 March 2025 - The army shells Tarn.", "5 March 2025 - Rebels take the bridge.")
    for text, opened in ((entries[0], [True]), ("\n\n".join(entries), [False, False])):
        found = pieces(text, blocks(text))
        assert [p.dateline is not None for p in found if p.kind != "blank"] == opened
