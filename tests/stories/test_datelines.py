"""Datelines and their look-alikes."""

from __future__ import annotations

import pytest

from trucewatch.records import Document
from trucewatch.sources.raw import Meta, RawDocument
from trucewatch.stories import split_stories
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
        ("San Vito del Monte, Alta Sierra, 4 March 2025.", True),
        ("Tarn, Norte de Osk, 4 March 2025.", True),
        ("Tarn (Norte de Osk), 4 March 2025.", True),
        ("Boa Vista do Sul, March 4, 2025 —", True),
        ("Villers-sur-Osk, Mar. 4, 2025 –", True),
        ("al-Karn, 4 March 2025.", True),
        ("Deir al-Karn, Osk, 4 March 2025.", True),
        ("SAN JUAN DE OSK, 4 March 2025 -", True),
        ("Tarn, Osk; 4 March 2025.", True),
        ("Tarn, Osk State; 4 March 2025:", True),
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
        "Army and Front, 4 March 2025, met.", "Delegates of the Front, 4 March 2025.",
        "Talks in Tarn de nuevo, 4 March 2025.", "Shelling of la Karn on 4 March 2025.",
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


@pytest.mark.parametrize(
    "line",
    [
        "San Vito del Monte, Alta Sierra, Mar. 4, 2025.", "Tarn, Osk, March 4, 2025 -",
        "Tarn, Osk State; 4 March 2025:", "al-Karn, 4 March 2025", "Tarn (Norte de Osk), 4 March 2025.",
        "Deir el-Karn, 4 March 2025 –",
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", "Talks resume in the hills\n\n"])
def test_a_place_and_a_day_alone_on_a_line_tell_the_day(line: str, before: str) -> None:
    text = f"{before}{line}\n\n{LEDE}"
    raw = RawDocument(Document("d", "d", "0", None, "text/plain"), text, Meta())
    (story,) = split_stories(raw)
    assert story.published.date == "2025-03-04"


def test_a_line_about_a_day_is_not_of_it() -> None:
    text = f"What the Front said of Tarn, 4 March 2025, and why\n\n{LEDE}"
    raw = RawDocument(Document("d", "d", "0", None, "text/plain"), text, Meta())
    (story,) = split_stories(raw)
    assert story.published.date is None


@pytest.mark.parametrize(
    "head",
    [
        "The Osk truce, as it happened | Tuesday 4 March 2025", "Radio Tarn, morning news, 4 March 2025",
        "[Radio Tarn, 4 March 2025, 19:00]", "Report No. 44 (covering 1 to 4 March 2025)",
        "Minute by minute: the second day of talks (4 March 2025)",
        "Osk Herald, Tuesday March 4, 2025, page 3",
        "Violation report 2025/17\nDate of incident: 1 March 2025\nDate of report: 4 March 2025",
    ],
)  # fmt: skip
def test_a_heading_that_names_a_paper_tells_its_day(head: str) -> None:
    raw = RawDocument(Document("d", "d", "0", None, "text/plain"), f"{head}\n\n{LEDE}", Meta())
    assert split_stories(raw)[0].published.date == "2025-03-04"


@pytest.mark.parametrize(
    "head",
    ["What happened at Tarn, 4 March 2025", "Attack on a border post, 4 March 2025",
     "Hard times in Tarn, 4 March 2025", "The Front and the raid of 4 March 2025",
     "Violation report 2025/17\nDate of incident: 4 March 2025"],
)  # fmt: skip
def test_a_heading_about_a_day_does_not(head: str) -> None:
    raw = RawDocument(Document("d", "d", "0", None, "text/plain"), f"{head}\n\n{LEDE}", Meta())
    assert split_stories(raw)[0].published.date is None
