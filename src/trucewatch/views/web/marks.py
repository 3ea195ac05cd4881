"""Marking spans in a text: pure, by offset, never by search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from trucewatch.records import Event, Statement, Story
from trucewatch.views.web.slots import Slots

# Roles of lines that are shown but not read.
SILENT = frozenset({"boilerplate", "url", "byline", "caption", "headline_duplicate"})


class Mark(msgspec.Struct, frozen=True):
    """A stretch of a story and what it is: speaker, cue, content, event or found (a search hit)."""

    start: int
    end: int
    kind: str
    slot: str = "m"
    id: str = ""


class Piece(msgspec.Struct, frozen=True):
    """A piece of text under the same marks. ``refs`` are the statements whose content ends here."""

    text: str
    kinds: tuple[str, ...] = ()
    slot: str = ""
    both: bool = False
    ids: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()


class MarkedLine(msgspec.Struct, frozen=True):
    """A line of a story: its number (0 = not counted), offset, role and pieces."""

    number: int
    start: int
    role: str
    pieces: tuple[Piece, ...]


def pieces(text: str, start: int, end: int, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """Cut ``text[start:end]`` at the edges of ``marks`` (offsets into ``text``)."""
    inside = [m for m in marks if m.start < end and m.end > start and m.start < m.end]
    edges = {start, end}
    for m in inside:
        edges |= {max(start, m.start), min(end, m.end)}
    cuts = sorted(edges)
    return tuple(
        _piece(text, a, b, [m for m in inside if m.start <= a and b <= m.end], end)
        for a, b in pairwise(cuts)
    )


def _piece(text: str, a: int, b: int, over: Sequence[Mark], line_end: int) -> Piece:
    contents = [m for m in over if m.kind == "content"]
    others = [m for m in over if m.kind != "content"]
    slots = list(dict.fromkeys(m.slot for m in contents))
    slot = next((m.slot for m in (*others, *contents) if m.slot), "")
    return Piece(
        text=text[a:b],
        kinds=tuple(dict.fromkeys(m.kind for m in over)),
        slot=slots[0] if slots else slot,
        both=len(slots) > 1,
        ids=tuple(dict.fromkeys(m.id for m in over if m.id)),
        refs=tuple(m.id for m in contents if min(m.end, line_end) == b and m.id),
    )


def statement_marks(statement: Statement, slot: str) -> list[Mark]:
    """Return the marks of a statement's source, cue and content."""
    marks = [Mark(c.start, c.end, "content", slot, statement.id) for c in statement.content]
    if statement.speaker:
        s = statement.speaker
        marks.append(Mark(s.start, s.end, "speaker", slot))
    if statement.cue:
        marks.append(Mark(statement.cue.start, statement.cue.end, "cue", slot))
    return marks


def event_marks(events: Iterable[Event]) -> list[Mark]:
    """Return the marks of the words that make something happen."""
    return [Mark(e.trigger.start, e.trigger.end, "event", "") for e in events]


def story_lines(
    story: Story, statements: Sequence[Statement], events: Sequence[Event], slots: Slots
) -> tuple[MarkedLine, ...]:
    """Return a story line by line with everything that was coded marked."""
    marks = [m for s in statements for m in statement_marks(s, slots.of_actor(s.speaker))]
    marks += event_marks(events)
    marks.sort(key=lambda m: (m.start, m.end))
    lines, number = [], 0
    for role, start, end in printed(story):
        number += role not in SILENT
        inside = [m for m in marks if m.start < end and m.end > start]
        cut = pieces(story.text, start, end, inside)
        lines.append(MarkedLine(0 if role in SILENT else number, start, role, cut))
    return tuple(lines)


def printed(story: Story) -> list[tuple[str, int, int]]:
    """Return (role, start, end) of the lines as printed: a dateline belongs to what follows it."""
    out: list[tuple[str, int, int]] = []
    for line in story.lines:
        if line.role == "blank" or line.start >= line.end:
            continue
        if out and out[-1][0] == "dateline" and "\n" not in story.text[out[-1][2] : line.start]:
            out[-1] = (line.role, out[-1][1], line.end)
        else:
            out.append((line.role, line.start, line.end))
    return out


def line_of(story: Story, offset: int) -> int:
    """Return the number of the line that holds ``offset``, 0 when it is not a counted one."""
    number = 0
    for role, start, end in printed(story):
        if role in SILENT:
            continue
        number += 1
        if start <= offset < end:
            return number
    return 0
