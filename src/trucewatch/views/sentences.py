"""The sentences that a linked record rests on, each with its speaker, its story and its place.

Every kind of record holds ids of statements and events, or words of stories, somewhere within it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from rich.text import Text

from trucewatch.records import Event, Mention, Statement, Story
from trucewatch.store import pages_common
from trucewatch.store.record import Record
from trucewatch.views.claims import said_in
from trucewatch.views.screen import DIM, Screen
from trucewatch.views.why import event_ranges, statement_ranges
from trucewatch.views.words import act_words, cut, sentence_of, short, source_name, who

Row = Mapping[str, Any]
REPORT = "the report itself"
_MENTIONS = ("mentions", "mention")
_IDS = ("statement_ids", "statement_id", "event_ids")
_TITLE = 60


class Said(msgspec.Struct, frozen=True):
    """A sentence of a story from ``start`` to ``end``: who says it and how, the id of what is coded
    in it ("" where it is only quoted), and what is marked in it."""

    story: Story
    start: int
    end: int
    speaker: str
    act: str
    id: str
    marks: tuple[tuple[int, int, str], ...]


def sentences_of(record: Record, row: Row) -> list[Said]:
    """Return the sentences behind a linked record as it is stored, each once: of its statements,
    then of events that hang on none, then of words of the reports."""
    ids = list(dict.fromkeys(_ids(row)))
    statements = pages_common.by_ids(record, Statement, ids)
    events = pages_common.by_ids(record, Event, ids)
    mentions = list(_mentions(row))
    told = {m.story_id for m in mentions}
    told |= {s.story_id for s in statements.values()} | {e.story_id for e in events.values()}
    stories = pages_common.by_ids(record, Story, told)
    every = (*(statements[i] for i in ids if i in statements), *_parents(record, events))
    found = [_of_statement(s, stories[s.story_id]) for s in every if s.story_id in stories]
    found += [
        _of_event(events[i], stories[events[i].story_id])
        for i in ids
        if i in events and events[i].statement_id is None and events[i].story_id in stories
    ]
    found += [
        _of_mention(record, m, stories[m.story_id]) for m in mentions if m.story_id in stories
    ]
    return list({(s.story.id, s.start, s.end): s for s in reversed(found)}.values())[::-1]


def print_sentences(screen: Screen, said: Iterable[Said], indent: str = "  ") -> None:
    """Print sentences, under each who says it, in which story, at which characters, its id."""
    for s in said:
        text = Text(s.story.text[s.start : s.end].replace("\n", " "))
        for a, b, style in s.marks:
            text.stylize(style, max(0, a - s.start), max(0, b - s.start))
        screen.wrapped(indent, text)
        speaker = f"{s.speaker}: {s.act}" if s.act else s.speaker
        parts = (speaker, story_title(s.story), f"characters {s.start}-{s.end}")
        command = f"trucewatch why {short(s.id)}{screen.hint}" if s.id else ""
        note = " · ".join(p for p in (*parts, command) if p)
        screen.wrapped(f"{indent}  ", Text(note, style=DIM))


def story_title(story: Story) -> str:
    """Return how a story is named: its headline and day; without a headline where it comes from."""
    name = cut(story.headline.text if story.headline else source_name(story.source_uri), _TITLE)
    return f"{name} ({story.published.date[:10]})" if story.published.date else name


def _ids(row: Any) -> Iterator[str]:
    """Yield the ids of statements and events anywhere in a record."""
    if isinstance(row, Mapping):
        for key, value in row.items():
            if key in _IDS:
                yield from [value] if isinstance(value, str) else value or ()
            else:
                yield from _ids(value)
    elif isinstance(row, list | tuple):
        for value in row:
            yield from _ids(value)


def _mentions(row: Any) -> Iterator[Mention]:
    """Yield the words of stories anywhere in a record that no statement of it holds."""
    if isinstance(row, Mapping):
        for key, value in row.items():
            if key in _MENTIONS and value:
                several = value if isinstance(value, list | tuple) else [value]
                yield from (msgspec.convert(m, Mention) for m in several)
            else:
                yield from _mentions(value)
    elif isinstance(row, list | tuple):
        for value in row:
            yield from _mentions(value)


def _parents(record: Record, events: Mapping[str, Event]) -> tuple[Statement, ...]:
    ids = [e.statement_id for e in events.values() if e.statement_id is not None]
    found = pages_common.by_ids(record, Statement, ids)
    return tuple(found[i] for i in dict.fromkeys(ids) if i in found)


def _of_statement(s: Statement, story: Story) -> Said:
    start, end = said_in(story, s)
    return Said(story, start, end, who(s.speaker), act_words(s.act), s.id, statement_ranges(s))


def _of_event(e: Event, story: Story) -> Said:
    start, end = sentence_of(story, e.trigger.start, e.trigger.end)
    return Said(story, start, end, REPORT, "", e.id, event_ranges(e))


def _of_mention(record: Record, m: Mention, story: Story) -> Said:
    """Return the sentence of a mention, with whoever says it in the story."""
    start, end = sentence_of(story, m.start, m.end)
    marks = ((m.start, m.end, "green"),)
    for s in pages_common.of_story(record, Statement, story.id):
        if any(c.start <= m.start and m.end <= c.end for c in s.content):
            return Said(story, start, end, who(s.speaker), act_words(s.act), s.id, marks)
    return Said(story, start, end, REPORT, "", "", marks)
