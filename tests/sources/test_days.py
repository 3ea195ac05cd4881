"""Days in words, figures and addresses, and the note on a date that is none."""

from __future__ import annotations

import pytest

from trucewatch.records import Document
from trucewatch.sources.days import find_day, url_day
from trucewatch.sources.raw import Meta, raw_document


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


@pytest.mark.parametrize(
    ("date", "noted"),
    [
        ("2020-12-12", False),
        ("12 December 2020, 14:10", False),
        ("tomorrow", True),
        ("2099-13-45", True),
        ("03/04/2020", True),
        (None, False),
        ("", False),
    ],
)
def test_a_date_that_is_no_day_is_noted(date: str | None, noted: bool) -> None:
    document = Document("doc-1", "a.jsonl:1", "00", None, "text/plain", ("first",))
    notes = raw_document(document, "A truce.", Meta(date=date)).document.notes
    assert notes[0] == "first" and (len(notes) == 2) == noted
    assert not noted or str(date) in notes[1]
