"""Stories made of one text, parsed once a session."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from trucewatch.reading.english import EnglishReader
from trucewatch.reading.parse import Parse
from trucewatch.records import Line, Published, Story
from trucewatch.vocab.tables import Row, parse_tsv

DATA = Path(__file__).parents[1] / "data"


@cache
def reader() -> EnglishReader:
    """The English reader."""
    return EnglishReader()


def story_of(text: str, on: str | None = "2023-11-08", weekday: int | None = None) -> Story:
    """Return a story whose lines are all body."""
    lines = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            lines.append(Line("body", at, at + len(line.rstrip("\r\n"))))
        at += len(line)
    published = Published(on, "given" if on else "unknown", weekday)
    return Story("s", "d", "", 0, len(text), None, None, published, "en", text, tuple(lines))


@cache
def read(
    text: str, on: str | None = "2023-11-08", weekday: int | None = None
) -> tuple[Parse, Story]:
    """Return the parse of a text and its story."""
    story = story_of(text, on, weekday)
    return reader().parse(story), story


def rows(name: str) -> tuple[Row, ...]:
    """Return the rows of a list under tests/data."""
    return parse_tsv((DATA / name).read_text("utf-8"), name)


def token(parse: Parse, word: str, nth: int = 0) -> int:
    """Return the index of the ``nth`` token that reads ``word``."""
    return [i for i, w in enumerate(parse.word) if w == word][nth]
