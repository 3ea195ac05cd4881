"""Builds the cast of an invented story."""

from __future__ import annotations

from functools import cache

from trucewatch.coding.cast.cast import Cast, build_cast
from trucewatch.reading.english import EnglishReader
from trucewatch.records import Line, Published, Story
from trucewatch.vocab.actors import load_actors


@cache
def reader() -> EnglishReader:
    """Return the reader, loaded once."""
    return EnglishReader()


def story_of(text: str) -> Story:
    """Return ``text`` as a story whose lines are all body."""
    lines: list[Line] = []
    at = 0
    for line in text.splitlines(keepends=True):
        lines.append(Line("body", at, at + len(line.rstrip("\n"))))
        at += len(line)
    published = Published(None, "unknown")
    return Story("s", "d", "u", 0, len(text), None, None, published, "en", text, tuple(lines))


def cast_of(text: str, on: str | None = None) -> Cast:
    """Return the cast of the story ``text``."""
    story = story_of(text)
    return build_cast(reader().parse(story), story, load_actors(), on)


def codes(cast: Cast) -> dict[str, list[str]]:
    """Return the codes of each phrase that names an actor, in the order of the text."""
    out: dict[str, list[str]] = {}
    for mention in cast.mentions:
        out.setdefault(mention.actor.text, []).append(mention.actor.code)
    return out


def head_of(cast: Cast, word: str, nth: int = 0) -> int:
    """Return the token index of the ``nth`` token ``word``."""
    found = [i for i, w in enumerate(cast.parse.word) if w == word]
    return found[nth]
