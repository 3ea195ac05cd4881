"""What holds for every text, and hostile input."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.stories.invented_pages import PAGES
from tests.stories.test_pages import laid_out, raw
from trucewatch.records import Story
from trucewatch.sources import Meta
from trucewatch.stories import split_stories

KNOWN = {
    "headline", "headline_duplicate", "dateline", "byline", "body", "subhead", "bullet", "url",
    "boilerplate", "caption", "blank",
}  # fmt: skip


def check(text: str) -> tuple[Story, ...]:
    """Assert what holds for every text and return its stories."""
    stories = split_stories(raw(text))
    covered: list[tuple[int, int]] = []
    for story in stories:
        assert story.text == text[story.start : story.end]
        at = 0
        for line in story.lines:
            assert line.role in KNOWN
            assert at <= line.start <= line.end <= len(story.text)
            at = line.end
            covered.append((story.start + line.start, story.start + line.end))
        for span in (story.headline, story.dateline):
            assert span is None or span.text == story.text[span.start : span.end] != ""
    at = 0
    for start, end in covered:
        assert start >= at
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()
    assert len({s.id for s in stories}) == len(stories)
    return stories


_PARTS = st.sampled_from(
    ["KYIV: The army fired on Monday.", "By Jane Doe", "- a bullet", "", "", "  ", "* * *",
     "Army fires on village", "https://a.example/b", "The truce held, he said.", "\u202eabc\u2066",
     "Published: 3 May 2020", "GENEVA, May 3 (AFP) - Talks began in the morning.", "Read more: x",
     "Related", "# Title", "word " * 40, "“", ":", "\x00\x01", "a\u2028b", "(AFP) -"]
)  # fmt: skip


@given(st.lists(_PARTS, max_size=14), st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028"]))
@settings(max_examples=200, deadline=None)
def test_pages_of_any_parts(parts: list[str], ending: str) -> None:
    check(ending.join(parts))


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text(text: str) -> None:
    check(text)


@pytest.mark.parametrize("name", list(PAGES))
def test_invented_pages(name: str) -> None:
    text, _ = laid_out(PAGES[name])
    assert check(text) == check(text)
    check("\n\n " + text + "\n\n\n")


def test_blank_foot_belongs_to_the_last_story() -> None:
    text = "The truce held on Monday, he said.\nIt did.\n\n\n\n"
    (story,) = check(text)
    assert [line.role for line in story.lines] == ["body", "body", "blank"]
    assert story.end == len(text) - 1


def test_identical_stories_of_one_page_have_two_ids() -> None:
    report = "KYIV: The truce held on Monday, officials of both sides said.\nNobody was hurt.\n"
    assert len(check(report + "Army and rebels meet in Geneva for talks\n" + report)) == 2


def test_identity_does_not_depend_on_facts_from_outside() -> None:
    text = "Truce holds in valley\nThe truce held on Monday, he said.\n"
    one = split_stories(raw(text))
    two = split_stories(raw(text, Meta(title="Truce holds in valley", date="2024-01-02")))
    assert one[0].id == two[0].id


def test_given_title_and_date() -> None:
    text = "Monitor\nTruce holds\nThe truce held on Monday, the monitor of the mission said.\n"
    (story,) = split_stories(raw(text, Meta(title="Truce holds", date="2024-01-02")))
    assert story.headline is not None
    assert story.headline.text == "Truce holds"
    assert (story.published.date, story.published.basis) == ("2024-01-02", "given")


def test_given_title_that_ends_with_a_full_stop() -> None:
    text = "The truce holds in the north.\nThe truce held on Monday, he said.\n"
    (story,) = split_stories(raw(text, Meta(title="The truce holds in the north")))
    assert [line.role for line in story.lines] == ["headline", "body"]
    (story,) = split_stories(raw(text, Meta(title="Another title")))
    assert [line.role for line in story.lines] == ["body", "body"]


def test_a_date_is_not_carried_to_the_next_story() -> None:
    text, _ = laid_out(PAGES["two stories, both with the title first"])
    title = "Sudan envoy to visit Port Sudan for talks on aid corridor"
    for meta, dates in (
        (Meta(date="2024-01-02"), ["2024-01-02", None]),
        (Meta(date="2024-01-02", title=title), [None, "2024-01-02"]),
    ):
        stories = split_stories(raw(text, meta))
        assert [s.published.date for s in stories] == dates


def test_dates_of_publication_in_the_text() -> None:
    text, _ = laid_out(PAGES["two stories, dates of publication"])
    found = [(s.published.date, s.published.basis) for s in check(text)]
    assert found == [("2009-05-03", "text"), ("2011-11-01", "text")]


def test_metadata_is_the_basis_for_a_web_page() -> None:
    (story,) = split_stories(raw("The truce held.", Meta(date="2024-01-02"), "text/html"))
    assert story.published.basis == "metadata"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Armenian forces fired on a village on Monday.", "body"),
        ("President said that he will not negotiate with the rebels", "body"),
        ("lower case and no stop", "body"),
        ("Share\nFollow us on Telegram\nAll rights reserved", "boilerplate"),
        ("https://a.example/b", "url"),
    ],
)
def test_short_inputs(text: str, role: str) -> None:
    (story,) = check(text)
    assert {line.role for line in story.lines} == {role}


def test_nothing_gives_nothing() -> None:
    assert split_stories(raw("")) == ()


def test_control_and_direction_marks_stay_in_the_text() -> None:
    text = "The \u202earmy\u202c said\x07 on Monday that \u2066it\u2069 fired.\n"
    (story,) = check(text)
    assert story.text == text.rstrip("\n")


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled the town and the rebels fired back at it. " * 85_000,
        "a" * 5_000_000,
        "word\n" * 100_000,
        "Army and rebels trade fire near bridge\n" * 50_000,
        "The army fired.\n" + "Army and rebels trade fire\n" * 40_000 + "It fired again.\n",
        "Army and rebels trade fire near bridge\nThe army shelled the town, he said.\n" * 15_000,
        "KYIV: The army shelled the town on Monday, officials said.\n" * 15_000,
        "“" * 100_000,
        "AAA BBB " * 100_000,
        "a." * 200_000 + "com/",
        "on Monday " * 200_000,
        "\n" * 500_000,
    ],
    ids=range(12),
)
def test_hostile_text_takes_bounded_time(text: str) -> None:
    start = time.process_time()
    split_stories(raw(text))
    assert time.process_time() - start < 20
