"""The hours that a daily report covers, and the day of an hour that it tells without one."""

from __future__ import annotations

import pytest

import trucewatch as tw
from trucewatch.stories.covered import hours_covered

LINES = [
    ("Covering 24 hours to 08:00 on 12 May 2031", "2031-05-12", "08:00"),
    ("Covering the 24 hours ending at 0600 hrs, Tuesday 4 March 2031", "2031-03-04", "06:00"),
    ("Reporting period: 18:00 3 March to 18:00 4 March 2031", "2031-03-04", "18:00"),
    ("From 3 March, 06:00, to 4 March 2031, 06:00", "2031-03-04", "06:00"),
    ("24 hours to noon, 4 March 2031", "2031-03-04", "12:00"),
    ("(24 hours up to 6 p.m. on March 4, 2031)", "2031-03-04", "18:00"),
    ("06:00 on 31 December 2030 to 06:00 on 1 January 2031", "2031-01-01", "06:00"),
    # A sentence, more than a day, no day.
    ("The 24 hours to 08:00 on 12 May 2031 were calm", None, None),
    ("Reporting period: 18:00 1 March to 18:00 4 March 2031", None, None),
    ("Covering 24 hours to 08:00", None, None),
    ("Covering 24 hours to 12 a.m. on 12 May 2031", "2031-05-12", "00:00"),
    ("Covering 24 hours to 12 p.m. on 12 May 2031", "2031-05-12", "12:00"),
]


@pytest.mark.parametrize(("line", "day", "until"), LINES)
def test_hours_that_a_line_says_are_covered(line: str, day: str | None, until: str | None) -> None:
    found = hours_covered(line)
    assert (found and found.last.isoformat()) == day
    assert (found and found.until) == until


REPORT = """OSK OBSERVER MISSION (OOM)
Daily Report No. 17/2031
{line}

SUMMARY

The Mission recorded 21 ceasefire violations in the Tarn sector, against nine the previous day.

At 14:20 armed men of the Vell Front stopped a patrol near Horn. At 06:10 the patrol heard six
explosions near Belm.

Rebels shot two farmers in Nor on 1 March.
"""


@pytest.mark.parametrize(
    ("line", "want"),
    [
        ("Covering 24 hours to 08:00 on 4 March 2031",
         {"violations": "2031-03-03/2031-03-04", "stopped": "2031-03-03", "explosions": "2031-03-04",
          "shot": "2031-03-01"}),
        ("4 March 2031",
         {"violations": "", "stopped": "2031-03-04", "explosions": "2031-03-04",
          "shot": "2031-03-01"}),
    ],
)  # fmt: skip
def test_a_daily_report_counts_in_its_hours(line: str, want: dict[str, str]) -> None:
    found = tw.read(REPORT.format(line=line))
    assert [s.published.date for s in found.stories] == ["2031-03-04"]
    told = {}
    for e in found.events:
        low, high = ((t or "")[:10] for t in (e.time.from_, e.time.to)) if e.time else ("", "")
        told[e.trigger.text] = low if low == high else f"{low}/{high}"
    assert {word: told[word] for word in want} == want


@pytest.mark.parametrize("line", ["Osk Daily, 4 March 2031. All times local.",
                                  "Semana Osk, 4 March 2031. Times are GMT+2."])  # fmt: skip
def test_the_line_under_the_title_of_a_live_page_may_say_whose_hours_it_tells(line: str) -> None:
    page = f"LIVE: Blast in Horn — latest\n\n{line}\n\n"
    page += "19:40 Police say six people were killed.\n\n18:10 A bomb exploded in Horn.\n\n"
    page += "17:55 We are hearing of a blast in Horn.\n"
    assert [s.published.date for s in tw.read(page).stories] == ["2031-03-04"]


def test_the_first_hour_of_a_report_is_in_its_hours_too() -> None:
    line = "Covering 24 hours to 08:00 on 4 March 2031"
    text = f"OSK MISSION (OOM)\nDaily Report No. 17\n{line}\n\nAt 14:20 gunmen stopped a patrol.\n"
    (stopped,) = (e for e in tw.read(text).events if e.trigger.text == "stopped")
    assert stopped.time is not None
    assert (stopped.time.from_ or "")[:10] == "2031-03-03"
