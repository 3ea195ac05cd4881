"""The day in a head of no known form, and heads whose date is not the text's own."""

from __future__ import annotations

import pytest

from tests.stories.test_own_dates import BODY, own_day
from trucewatch.stories.month_days import titled_year

DAY = "2012-06-14"


@pytest.mark.parametrize(
    "head",
    [
        '"Good Morning, Oruna" - Thursday breakfast edition, 14 June 2012\nTranscript, Radio Sarn 98.1',
        'THE ORUNA LANTERN\nThursday 14 June 2012 · Price 3 dinars · "We print at night"',
        "Provincial Administration of Sarn\nPress room\nОруна / Oruna, 14 June 2012",
        "Joint Observers in Sarn\nDaily Report 118 / 2012\ncovering 13 June 06:00 to 14 June 18:00",
        "Radio Sarn, programme of Thursday, 14 June 2012, first hour\nHosts: Ilva and Pero",
        "Sarn Desk weekly, issue 22, week 24, closed Thursday 14 June 2012, 18:00",
        "Sarn, April - June 2012\nKept by the Desk from its own notes. Status 14 June 2012. One source: (*).",
        "SARN CITY, 23 Rajab (June 14, 2012) - Press Bureau of the Provincial Council",
        "Letter from the Council\nRef. 12/44, Oruna 14 June 2012, by hand",
        "Period: 7 June 2012 0800 - 13 June 2012 1800, issued HQ Oruna 14 June 2012",
        "Bulletin of the Mission, no. 7 (update as of 14 June 2012, 1800 local)",
    ],
)
def test_a_head_of_any_form(head: str) -> None:
    assert own_day(f"{head}\n\n{BODY}") == DAY


@pytest.mark.parametrize(
    "opener",
    [
        "ORUNA, Rajab 23, 1433 (June 14, 2012) - ",
        "Oruna/Sarn, on 14 June 2012 – ",
        "ORUNA (Sarn Voice) 14 June 2012 — ",
    ],
)
def test_an_opener_of_any_form(opener: str) -> None:
    assert own_day(f"Gunmen shell Oruna\n\n{opener}{BODY}") == DAY


@pytest.mark.parametrize(
    "head",
    [
        "What became of the accord of 14 June 2012",
        "Sarn since 14 June 2012: a reading",
        "The shelling of Oruna, 14 June 2012\nA look back",  # the body tells of later days
        "Oruna is quiet now. On 14 June 2012 nobody would have believed it, said the man who fled.",
        "From 3 March 2010 to 14 June 2012",
        "Sarn Desk, issue 22",
    ],
)
def test_a_date_of_something_else(head: str) -> None:
    later = "On 2 July 2012 the mission left Oruna. On 9 July 2012 it came back."
    assert own_day(f"{head}\n\n{later}\n\n{BODY}") is None


def test_without_a_year_nothing_is_dated() -> None:
    head = "Joint Observers in Sarn\nDaily Report 118\ncovering 13 June 06:00 to 14 June 18:00"
    assert own_day(f"{head}\n\n{BODY}") is None


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("SARN: CHRONOLOGY OF THE ACCORD, OCTOBER - NOVEMBER 2023", 2023),
        ("Sarn: key dates, June to August 2018", 2018),
        ("Timeline of the talks, March/April 2011", 2011),
        ("Chronology of the war, October 2022 - November 2023", None),
        ("The October and November 2023 talks", None),
    ],
)
def test_the_year_over_a_chronology(title: str, year: int | None) -> None:
    assert titled_year(title) == year
