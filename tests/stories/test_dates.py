"""The day of a story and its own weekday."""

from __future__ import annotations

import pytest

import trucewatch as tw
from trucewatch.records import Document, Published
from trucewatch.sources import Meta
from trucewatch.sources.days import name_day
from trucewatch.sources.raw import RawDocument
from trucewatch.stories import split_stories
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
    ("line", "day"),
    [
        ("Daily Bulletin 61/2025, issued 6 March 2025", "2025-03-06"),
        ("As of 7 March 2025", "2025-03-07"),
        ("(Data as of 18:00, 9 March 2025)", "2025-03-09"),
        ("Last updated: March 7, 2025 18:40 GMT", "2025-03-07"),
        ("Radio Maro, Evening Line, broadcast 9 March 2025, 07:30. Transcript.", "2025-03-09"),
        ("Voice of Osk. Aired on Friday 7 March 2025 at 20:00", "2025-03-07"),
        ("Bulletin 12 (as of 7 March 2026; published 9 March 2026)", "2026-03-09"),
        ("SITUATION REPORT NO. 4 | 3–9 March 2025", "2025-03-09"),
        ("For immediate release: 7 March 2025", "2025-03-07"),
        ("TARN (Osk), 4 March 2025 (CW)", "2025-03-04"),
        ("Warrant issued on 4 March 2019 still hangs over general", None),
        ("Film on massacre broadcast 4 March 2019 angers army", None),
        ("Prisoners released 4 March 2019 go home", None),
        ("Army strength as of 4 March 2019 in doubt", None),
    ],
)
def test_a_line_that_says_when_its_paper_came_out(line: str, day: str | None) -> None:
    body = "The army said on Tuesday that rebels had shelled the port, killing three people.\n"
    published = tw.read(f"Port of Maro under fire\n{line}\n\n{body}").stories[0].published
    assert published.date == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Monday 3 March 2025", "2025-03-03"),
        ("3 March 2025", "2025-03-03"),
        ("*The Osk Courier, Monday 3 March 2025*", "2025-03-03"),
        ("_The Osk Courier, 3 March 2025_", "2025-03-03"),
        ("**Monday, March 3, 2025**", "2025-03-03"),
        ("The Osk Courier, Monday 3 March 2025", "2025-03-03"),
        ("Our page is kept up to date. Monday 3 March 2025. Hours are those of Osk.", "2025-03-03"),
        ("Talks are due on Monday 3 March 2025", None),
        ("*The truce was signed on Monday 3 March 2025.*", None),
        ("It was all agreed then. Monday 3 March 2025 was a day of hope in Osk.", None),
        ("The truce of 3 March 2025", None),
        ("* 3 shells fell on 3 March 2025 *", None),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_line_at_the_top_that_is_a_day_dates_the_story(
    line: str, day: str | None, first: bool
) -> None:
    top = (line, "Port of Maro under fire") if first else ("Port of Maro under fire", line)
    body = "The army said on Tuesday that rebels had shelled the port, killing three people.\n"
    assert tw.read("\n\n".join([*top, body])).stories[0].published.date == day


def test_a_day_far_below_the_top_dates_nothing() -> None:
    body = "The army said on Tuesday that rebels had shelled the port, killing three people."
    late = "Much was said then. Monday 3 March 2025. Nobody recalls it."
    text = "\n\n".join(["Port of Maro under fire", *[body] * 6, late])
    assert tw.read(text).stories[0].published.date is None


LIVE = """Truce of Osk: live updates

9 March 2025

{0}
Shelling heard in Maro
Residents of Maro told reporters that they had heard shelling. The army said it was not firing.

{1}
Rebels: two of ours killed
The rebels say two of their men were killed at dawn. They accuse the army of breaking the truce.

{2}
Good morning. The truce that was signed in Geneva enters its third day.
"""


@pytest.mark.parametrize(
    "hours",
    [
        ("18:45", "13:05", "09:10"),
        ("6.45pm", "1.05pm", "9.10am"),
        ("[09:10]", "[13:05]", "[18:45]"),
        ("18:45 GMT", "13:05 GMT", "09:10 GMT"),
        ("2 hours ago", "5 hours ago", "9 hours ago"),
    ],
)
def test_a_live_page_is_one_story_with_its_day(hours: tuple[str, ...]) -> None:
    stories = tw.read(LIVE.format(*hours)).stories
    assert [s.published.date for s in stories] == ["2025-03-09"]
    assert stories[0].headline is not None
    assert stories[0].headline.text == "Truce of Osk: live updates"
    body = " ".join(x.role for x in stories[0].lines if x.role != "blank")
    assert body.count("body") == 3


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
        ("Analyst’s note, Institute of Truces, 7 March 2026", "2026-03-07"),
        ("Ana Osk in Tarn, 8 March 2026", "2026-03-08"),
        ("Massacre in Tarn, 8 March 2026", None),
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


@pytest.mark.parametrize(
    ("uri", "day"),
    [
        ("week/01_2018-01-16.txt", "2018-01-16"),
        ("week/2018_01_16 Osk.txt", "2018-01-16"),
        ("report 2018.01.16.docx", "2018-01-16"),
        ("file:///week/2018-01-16.txt", "2018-01-16"),
        ("C:\\week\\2018-01-16.txt", "2018-01-16"),
        ("scan_20180116.txt", None),
        ("2018-01-16/report.txt", None),
        ("2018-13-16.txt", None),
        ("https://news.example/report-2018_01_16.html", None),
        ("a2018-01-161.txt", None),
    ],
)
def test_the_day_in_a_files_name(uri: str, day: str | None) -> None:
    assert name_day(uri) == day


def test_what_a_story_tells_comes_before_its_files_name_and_that_before_a_day_for_all() -> None:
    body = "The army shelled Osk on Monday, officials said."
    found = _named(f"OSK, Jan 15, 2018 (Wire) - {body}", Meta())
    assert (found.date, found.basis) == ("2018-01-15", "dateline")
    found = _named(f"OSK, Jan 15 (Wire) - {body}", Meta(otherwise="2020-02-02"))
    assert (found.date, found.basis) == ("2018-01-16", "name")


def _named(text: str, meta: Meta) -> Published:
    document = Document("d", "week/2018-01-16.txt", "0", None, "text/plain")
    return split_stories(RawDocument(document, text, meta))[0].published
