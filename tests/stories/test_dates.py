"""The day of a story and its own weekday."""

from __future__ import annotations

import pytest

import trucewatch as tw
from trucewatch.records import Published
from trucewatch.sources import Meta
from trucewatch.stories.dates import own_weekday, published
from trucewatch.stories.headings import heading_day, stated_period


def test_order_of_sources() -> None:
    dated = "https://a.example/2021/02/03/x"
    lines = ["Published: 4 May 2022"]
    place = "KYIV, Jan 6, 2023 (AFP) -"
    assert published(Meta(date="2020-01-02", url=dated), lines, None, place).basis == "given"
    assert published(Meta(url=dated), lines, None, place) == Published("2021-02-03", "url")
    assert published(Meta(), lines, None, place) == Published("2023-01-06", "dateline")
    assert published(Meta(), lines, None, "KYIV, Jan 6 (AFP) -") == Published("2022-05-04", "text")
    assert published(Meta()) == Published(None, "unknown")


def test_an_unreadable_given_date_is_no_date() -> None:
    assert published(Meta(date="last week")) == Published(None, "unknown")


@pytest.mark.parametrize(
    ("body", "weekday"),
    [
        (["The rebels on Saturday accused the army of firing.", "They fled on Friday."], 5),
        (["Envoys met in Doha on Sunday, with talks set to continue on Monday."], 6),
        (["The envoy will arrive on Friday."], None),
        (["Talks are due on Monday.", "The minister told reporters on Wednesday he was ready."], 2),
        (["The army withdrew last Tuesday."], None),
        (["The truce was signed on Monday.", "It was broken on Tuesday."], 0),
        (["No day is named here."], None),
        ([], None),
        (["Both sides met.", "They met on Monday.", "They met on Tuesday."], None),
    ],
)
def test_own_weekday(body: list[str], weekday: int | None) -> None:
    assert own_weekday(body) == weekday


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Goma, 7 February 2024", "2024-02-07"),
        ("The Osk Courier, Osk, 9 May 2030", "2030-05-09"),
        ("Juba / 3 March 2023", "2023-03-03"),
        ("Port Sudan — May 12, 2024", "2024-05-12"),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_line_of_names_and_a_date_dates_the_story(line: str, day: str, first: bool) -> None:
    top = (line, "Port under fire as truce frays") if first else ("Port under fire", line)
    body = "The army said on Tuesday that rebels had shelled the port, killing three people.\n"
    story = tw.read("\n".join([*top, body])).stories[0]
    assert (story.published.date, story.published.basis) == (day, "text")


@pytest.mark.parametrize(
    "line", ["Truce of 7 February 2024 frays", "Goma quiet on 7 February 2024"]
)
def test_a_headline_with_a_date_in_it_dates_nothing(line: str) -> None:
    body = "The army said on Tuesday that rebels had shelled the port, killing three people.\n"
    assert tw.read(f"{line}\n{body}").stories[0].published.date is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Ceasefire Committee, Tarn. Bulletin No. 17, 4 March 2026", "2026-03-04"),
        ("By our correspondent in Tarn, 5 March 2026", "2026-03-05"),
        ("Press release – Sunday, 8 March 2026.", "2026-03-08"),
        ("Situation report No. 12 of 4 March 2026", "2026-03-04"),
        ("Osk Monitors. Weekly report, 28 February to 6 March 2026", "2026-03-06"),
        ("Truce Cell: fortnightly summary (1-14 May 2021)", "2021-05-14"),
        ("Army rejects report on massacre of 5 March 2019", None),
        ("The report on the raid was handed over to the court on 4 March 2026", None),
        ("Ten years after Osk, 4 March 2026", None),
    ],
)
def test_the_heading_of_a_bulletin_dates_it(line: str, day: str | None) -> None:
    assert heading_day(line) == day
    body = "The army said on Tuesday that rebels had shelled the port, killing three people.\n"
    assert tw.read(f"{line}\n\n{body}").stories[0].published.date == day


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("Weekly report, 28 February to 6 March 2026", ("2026-02-28", "2026-03-06")),
        ("Summary: 29 December to 4 January 2022", ("2021-12-29", "2022-01-04")),
        ("Fortnightly bulletin 1–14 May 2021", ("2021-05-01", "2021-05-14")),
        ("Report for March 1 to 7, 2026", ("2026-03-01", "2026-03-07")),
        ("Weekly report, 6 March 2026", None),
        ("The war of 3 April to 9 June 2011", None),
        ("Report on the years 1 May 2011 to 3 June 2014", None),
    ],
)
def test_the_days_a_report_covers(line: str, period: tuple[str, str] | None) -> None:
    found = stated_period(line)
    assert (found and tuple(d.isoformat() for d in found)) == period


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("OSKA, 3 March 2026.", "OSKA, 3 March 2026."),
        ("PORT OSKA, Friday, March 3, 2023.", "PORT OSKA, Friday, March 3, 2023."),
        ("Oska, 3 March 2026.", "Oska, 3 March 2026."),
        ("OSKA, 3 March.", None),
        ("On Friday, 3 March 2026.", None),
    ],
)
def test_a_dateline_may_end_with_a_full_stop(opening: str, dateline: str | None) -> None:
    text = f"{opening} The Ministry of Defence informs the public that shells hit the port.\n"
    story = tw.read(text).stories[0]
    assert (story.dateline and story.dateline.text) == dateline
    assert (story.published.date is not None) == (dateline is not None)
