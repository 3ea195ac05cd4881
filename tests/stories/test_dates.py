"""The day of a story and its own weekday."""

from __future__ import annotations

import pytest

import trucewatch as tw
from trucewatch.records import Published
from trucewatch.sources import Meta
from trucewatch.stories.dates import find_day, own_weekday, published, url_day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2020-12-12", "2020-12-12"),
        ("2024-05-17T10:00:00Z", "2024-05-17"),
        ("Published: 12 December 2020, 14:10", "2020-12-12"),
        ("Dec. 1st, 2021", "2021-12-01"),
        ("Sept 3 2019", "2019-09-03"),
        ("17.05.2024", "2024-05-17"),
        ("25/12/2020", "2020-12-25"),
        ("12/25/2020", "2020-12-25"),
        ("04/04/2020", "2020-04-04"),
        ("03/04/2020", None),  # March or April
        ("2020-13-40", None),
        ("30 February 2020", None),
        ("Dec 12", None),
        ("12 December", None),
        ("in the year 2020", None),
        ("yesterday", None),
    ],
)
def test_full_dates(words: str, day: str | None) -> None:
    assert find_day(words) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/world/2024/05/17/truce-holds", "2024-05-17"),
        ("https://a.example/2024/may/7/truce", "2024-05-07"),
        ("https://a.example/truce-2024-05-17", "2024-05-17"),
        ("https://a.example/n/20240517/truce.html", "2024-05-17"),
        ("https://a.example/2024/05/truce", None),
        ("https://a.example/id/99999999", None),
        ("https://a.example/story/1234567890", None),
        ("arab.example/zx1", None),
    ],
)
def test_addresses(url: str, day: str | None) -> None:
    assert url_day(url) == day


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
