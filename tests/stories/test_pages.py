"""Splitting invented pages into stories and lines."""

from __future__ import annotations

import pytest

from tests.stories.invented_pages import PAGES, ROLES
from trucewatch.records import Document
from trucewatch.sources import Meta, RawDocument
from trucewatch.stories import split_stories

Expected = list[tuple[int, str, str]]


def raw(text: str, meta: Meta = Meta(), media_type: str = "text/plain") -> RawDocument:
    return RawDocument(Document("doc-0", "page.txt", "0" * 64, None, media_type), text, meta)


def laid_out(page: str) -> tuple[str, Expected]:
    """Return the text of a page and the (story, role, text) stretches wanted, blanks left out."""
    printed: list[str] = []
    wanted: Expected = []
    for line in page.strip("\n").split("\n"):
        if line == ".":
            printed.append("")
            continue
        story, role, text = line[0], line[1], line[3:]
        if story == "+":
            number, name, before = wanted[-1]
            wanted[-1] = (number, name, f"{before}\n{text}")
        elif role == "d":
            dateline, body = text.split("~")
            wanted.append((int(story), "dateline", dateline.strip()))
            wanted.append((int(story), "body", body))
            text = dateline + body
        else:
            wanted.append((int(story), ROLES[role], text))
        printed.append(text)
    return "\n".join(printed), wanted


def found(text: str) -> Expected:
    return [
        (n, line.role, story.text[line.start : line.end])
        for n, story in enumerate(split_stories(raw(text)), 1)
        for line in story.lines
        if line.role != "blank"
    ]


@pytest.mark.parametrize("name", list(PAGES))
def test_page(name: str) -> None:
    text, wanted = laid_out(PAGES[name])
    assert found(text) == wanted


@pytest.mark.parametrize("name", [n for n in PAGES if "wrapped" not in n])
def test_page_with_blank_lines_between_paragraphs(name: str) -> None:
    text, wanted = laid_out(PAGES[name])
    assert found(text.replace("\n", "\n\n")) == wanted


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_do_not_matter(ending: str) -> None:
    for name in ("three stories in three layouts", "furniture around one story"):
        text, wanted = laid_out(PAGES[name])
        assert found(text.replace("\n", ending)) == wanted
