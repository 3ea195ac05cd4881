"""Statements of an invented text whose every line is a body paragraph (or has a given role)."""

from __future__ import annotations

from functools import cache

from trucewatch.coding.attribution.quotes import Quotation, quotations
from trucewatch.coding.attribution.statements import find_statements
from trucewatch.coding.cast.cast import build_cast
from trucewatch.coding.drafts import StatementDraft
from trucewatch.reading.english import EnglishReader
from trucewatch.reading.parse import Parse
from trucewatch.records import Line, Published, Story
from trucewatch.vocab.actors import ActorTable, load_actors


@cache
def _reader() -> EnglishReader:
    return EnglishReader()


@cache
def _actors() -> ActorTable:
    return load_actors()


def as_story(text: str, roles: tuple[str, ...] = ()) -> Story:
    """Return a story with one line per line of ``text``; ``roles`` by line, else body."""
    lines: list[Line] = []
    at = 0
    for k, line in enumerate(text.split("\n")):
        if line.strip():
            lines.append(Line(roles[k] if k < len(roles) else "body", at, at + len(line)))
        at += len(line) + 1
    published = Published(None, "unknown")
    return Story(
        id="story-x",
        document_id="document-x",
        source_uri="x",
        start=0,
        end=len(text),
        headline=None,
        dateline=None,
        published=published,
        language="en",
        text=text,
        lines=tuple(lines),
    )


def parsed(text: str, roles: tuple[str, ...] = ()) -> tuple[Story, Parse]:
    """Return the story and its parse."""
    story = as_story(text, roles)
    return story, _reader().parse(story)


def statements_of(text: str, roles: tuple[str, ...] = ()) -> tuple[StatementDraft, ...]:
    """Return the statements that are found in ``text``."""
    story, parse = parsed(text, roles)
    return find_statements(parse, story, build_cast(parse, story, _actors(), None))


def quotations_of(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of ``text``."""
    return quotations(parsed(text)[1])


def says(draft: StatementDraft, speaker: str, words: str) -> bool:
    """Whether ``speaker`` (a country code, or a part of the source's words) says ``words``."""
    if draft.speaker is None or words not in " ".join(s.text for s in draft.content):
        return False
    if len(speaker) == 3 and speaker.isupper():
        countries = (draft.speaker.country or "").split(";")
        return speaker in countries or draft.speaker.code.startswith(speaker)
    return speaker in draft.speaker.text


def shown(found: tuple[StatementDraft, ...]) -> list[str]:
    """Return the statements as lines to read in a failure's message."""
    return [
        f"{d.speaker.text if d.speaker else '-'} [{d.speaker.code if d.speaker else ''}]"
        f" | {d.cue.text if d.cue else '-'} | {' || '.join(s.text for s in d.content)} | {d.act}"
        for d in found
    ]
