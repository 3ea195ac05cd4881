"""Entries of a text in dated pieces: "1965. …", "March 2019: …", "20:15 …", a year above its lines.

A chronology, a table of dates, a log and a live page all open their pieces with a time and nothing
else. That head is no part of the sentence behind it: it tells when the whole piece is of, until
the next head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.records import Line, Story
from trucewatch.stories.day_forms import CLOCK, DAY, ISO, MONTH, NUMBER, STAMP, WEEKDAY
from trucewatch.stories.items import Item, items
from trucewatch.stories.month_days import month_days

_YEAR = rf"{NUMBER}(?: ?[-–/] ?(?:{NUMBER}|\d\d))?"
_PART = r"(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[ -])?"
_WEEKDAY = rf"(?P<weekday>{WEEKDAY})?"
# What a year, month or day of the year can be alone; a day without its year only before a colon.
_FORMS = {
    "year": rf"{_PART}{_YEAR}",
    "month": rf"{_PART}{MONTH},? {NUMBER}|{NUMBER},? {MONTH}",
    "date": rf"(?:{DAY},? {NUMBER}|{ISO})(?:,? (?:at )?{CLOCK})?",
    "day": rf"{DAY}(?:,? (?:at )?{CLOCK})?",
}
_WHEN = "|".join(f"(?P<{kind}>{form})" for kind, form in _FORMS.items())
_MARK = r"(?:[-–—•*·▪●►‣◦+]\s+|#{1,4} |\(?\d{1,2}[.)]\s+)?(?:\*\*|__)?"
_AFTER = r"(?:\*\*|__)?(?:(?P<sep>[.:])(?:\*\*|__)?\s+|\s?[–—|]\s?| - |\s*\t\s*)"
_OPENS = r"(?=[A-ZÀ-Þ“\"'‘(\d])"
_HEAD = re.compile(rf"{_MARK}(?P<when>{_WEEKDAY}(?:{_WHEN})){_AFTER}{_OPENS}")
_ALONE = re.compile(rf"{_MARK}(?P<when>{_WEEKDAY}(?:{_WHEN}))[.:]?(?:\*\*|__)?[.:]?\s*$")
# A clock also stands before its words without a mark, or alone above them; a weekday before it.
_TIMED = re.compile(rf"{_MARK}\[?(?P<when>{STAMP})\]?(?:\s?[-–—|:]\s|\s)(?=[A-ZÀ-Þ“\"‘])")
_HOUR = re.compile(rf"{_MARK}\[?(?P<when>{STAMP})\]?:?(?:\*\*|__)?\s*$")
# Within a paragraph only a year, or a month with its year, that stands as a sentence.
_INSIDE = re.compile(
    rf"(?<=[.!?] )(?P<when>(?P<year>{NUMBER})|(?P<month>{MONTH} {NUMBER}))[.:] (?=[A-ZÀ-Þ])"
)
# So does a clock in brackets.
_STAMPED = re.compile(rf"(?<=[.!?”\"] )\[(?P<when>{CLOCK})\] (?=[A-ZÀ-Þ])")
# A day in full, or a time alone on its line, may be the story's own: only several are entries.
_SEVERAL = frozenset({"date", "alone", "hour"})
_CLOCKS = frozenset({"clock", "hour"})
_ROLES = frozenset({"body", "bullet", "subhead", "boilerplate"})


class Entry(msgspec.Struct, frozen=True):
    """A dated piece of a text: its head runs from ``begin`` to ``start``, the head's time is
    ``text[first:last]``; its words run from ``start`` to ``end``. ``clock``: it is only an hour;
    ``item``: it is a deed's place and day. ``month``: of a head that is only a day's number."""

    begin: int
    first: int
    last: int
    start: int
    end: int
    clock: bool = False
    item: bool = False
    month: str = ""


class _Head(msgspec.Struct, frozen=True):
    kind: str
    begin: int
    first: int
    last: int
    start: int
    end: int = -1
    month: str = ""


def entries(story: Story) -> tuple[Entry, ...]:
    """Return the entries of a story, in the order of the text; none where it has no such heads."""
    text = story.text
    found: list[tuple[int, _Head]] = []
    headed = {x.begin: x for x in items(story)}
    numbered = month_days(text, story.lines)
    for n, line in enumerate(story.lines):
        if line.start in headed:
            found.append((n, _of_item(headed[line.start])))
        elif n in numbered:
            month, day = numbered[n]
            at = day.span("day")
            found.append((n, _Head("nth", line.start, *at, day.end(), month=month)))
        elif line.role in _ROLES:
            found += [(n, h) for h in _heads(text, line.start, line.end)]
    for kind in _SEVERAL:
        if sum(h.kind == kind for _, h in found) == 1:
            found = [(n, h) for n, h in found if h.kind != kind]
    return tuple(_entries(story.lines, found))


def opens_with_days(text: str, start: int, end: int) -> bool:
    """Return whether a paragraph opens with a full date that heads an entry."""
    found = _HEAD.match(text, start, end)
    return found is not None and found["date"] is not None


def _of_item(item: Item) -> _Head:
    return _Head("item", item.begin, item.first, item.last, item.start, item.end)


def _heads(text: str, start: int, end: int) -> list[_Head]:
    opening = _opening(text, start, end)
    out = [] if opening is None else [opening]
    at = start if opening is None else opening.start
    for found in _INSIDE.finditer(text, at, end):
        out.append(_Head("inside", found.start(), *found.span("when"), found.end()))
    if opening is not None and opening.kind == "clock":
        for found in _STAMPED.finditer(text, at, end):
            out.append(_Head("clock", found.start(), *found.span("when"), found.end()))
    return sorted(out, key=lambda head: head.begin)


def _opening(text: str, start: int, end: int) -> _Head | None:
    """Return the head that a line opens with or is."""
    timed = _TIMED.match(text, start, end)
    if timed is not None:
        return _Head("clock", start, timed.start("when"), timed.end("when"), timed.end())
    hour = _HOUR.match(text, start, end)
    if hour is not None:
        return _Head("hour", start, hour.start("when"), hour.end("when"), end)
    found = _HEAD.match(text, start, end)
    if found is not None:
        kind = next(k for k in _FORMS if found[k] is not None)
        if kind == "day" and found["sep"] == "." and not found["weekday"]:
            return None  # "3 March. Two houses were burnt": an item of a bulletin
        return _Head(kind, start, found.start("when"), found.end("when"), found.end())
    found = _ALONE.match(text, start, end)
    if found is None:
        return None
    return _Head("alone", start, found.start("when"), found.end("when"), end)


def _entries(lines: Sequence[Line], found: Sequence[tuple[int, _Head]]) -> Iterator[Entry]:
    for k, (n, head) in enumerate(found):
        following = found[k + 1] if k + 1 < len(found) else None
        end = head.end if head.end >= 0 else _end(lines, n, head, following)
        if following is not None:
            end = min(end, following[1].begin)
        yield Entry(
            head.begin,
            head.first,
            head.last,
            head.start,
            end,
            head.kind in _CLOCKS,
            head.kind == "item",
            head.month,
        )


def _end(lines: Sequence[Line], n: int, head: _Head, following: tuple[int, _Head] | None) -> int:
    """Return where an entry ends that has its head in line ``n``.

    Under a head that is a line of its own go all lines to the next head or title, behind the last
    one only the first (below an hour those that stand together); else the lines that stand together
    with its own, if a head follows them.
    """
    alone, last = head.kind in ("alone", "hour"), following is None
    end, begun = lines[n].end, not alone
    for line in lines[n + 1 :]:
        if begun and (line.role == "subhead" or (line.role == "blank" and (last or not alone))):
            break
        if begun and last and head.kind != "hour":
            break
        if line.role != "blank":
            begun, end = True, line.end
    return end
