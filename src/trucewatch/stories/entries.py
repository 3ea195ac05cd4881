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

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_NUMBER = r"(?:1[5-9]|20)\d\d"
_YEAR = rf"{_NUMBER}(?: ?[-–/] ?(?:{_NUMBER}|\d\d))?"
_PART = r"(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[ -])?"
_WEEKDAY = (
    r"(?:(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?"
    r"|(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)[.,]{1,2}) )?"
)
_TO = r"(?: ?[-–/] ?\d{1,2})?"
_DAY = rf"(?:{_MONTH} {_NTH}{_TO}|{_NTH}{_TO} {_MONTH})"
_ISO = r"\d{4}-\d{2}-\d{2}"
_ZONE = r"(?: ?[ap]\.?m\.?)?(?: ?\(?(?:GMT|UTC|[A-Z]{2,4}T|local time|hrs?|h)\)?)?"
_CLOCK = rf"\d{{1,2}}[:.h][0-5]\d{_ZONE}"
# What a year, month or day of the year can be alone; a day without its year only before a colon.
_FORMS = {
    "year": rf"{_PART}{_YEAR}",
    "month": rf"{_PART}{_MONTH},? {_NUMBER}|{_NUMBER},? {_MONTH}",
    "date": rf"(?:{_DAY},? {_NUMBER}|{_ISO})(?:,? (?:at )?{_CLOCK})?",
    "day": rf"{_DAY}(?:,? (?:at )?{_CLOCK})?",
}
_WHEN = "|".join(f"(?P<{kind}>{form})" for kind, form in _FORMS.items())
_MARK = r"(?:[-–—•*·▪●►‣◦+]\s+|#{1,4} |\(?\d{1,2}[.)]\s+)?(?:\*\*|__)?"
_AFTER = r"(?:\*\*|__)?(?:(?P<sep>[.:])(?:\*\*|__)?\s+|\s?[–—|]\s?| - |\s*\t\s*)"
_OPENS = r"(?=[A-ZÀ-Þ“\"'‘(\d])"
_HEAD = re.compile(rf"{_MARK}(?P<when>{_WEEKDAY}(?:{_WHEN})){_AFTER}{_OPENS}")
_ALONE = re.compile(rf"{_MARK}(?P<when>{_WEEKDAY}(?:{_WHEN}))[.:]?(?:\*\*|__)?[.:]?\s*$")
# A clock also stands before its words without a mark.
_TIMED = re.compile(rf"{_MARK}\[?(?P<when>{_CLOCK})\]?(?:\s?[-–—|:]\s|\s)(?=[A-ZÀ-Þ“\"‘])")
# Within a paragraph only a year, or a month with its year, that stands as a sentence.
_INSIDE = re.compile(
    rf"(?<=[.!?] )(?P<when>(?P<year>{_NUMBER})|(?P<month>{_MONTH} {_NUMBER}))[.:] (?=[A-ZÀ-Þ])"
)
# So does a clock in brackets.
_STAMPED = re.compile(rf"(?<=[.!?”\"] )\[(?P<when>{_CLOCK})\] (?=[A-ZÀ-Þ])")
# A day in full, or a time alone on its line, may be the story's own: only several are entries.
_SEVERAL = frozenset({"date", "alone"})
_ROLES = frozenset({"body", "bullet", "subhead", "boilerplate"})


class Entry(msgspec.Struct, frozen=True):
    """A dated piece of a text: its head runs from ``begin`` to ``start``, the head's time is
    ``text[first:last]``; its words run from ``start`` to ``end``. ``clock``: only an hour."""

    begin: int
    first: int
    last: int
    start: int
    end: int
    clock: bool = False


class _Head(msgspec.Struct, frozen=True):
    kind: str
    begin: int
    first: int
    last: int
    start: int


def entries(story: Story) -> tuple[Entry, ...]:
    """Return the entries of a story, in the order of the text; none where it has no such heads."""
    text = story.text
    found: list[tuple[int, _Head]] = []
    for n, line in enumerate(story.lines):
        if line.role in _ROLES:
            found += [(n, h) for h in _heads(text, line.start, line.end)]
    for kind in _SEVERAL:
        if sum(h.kind == kind for _, h in found) == 1:
            found = [(n, h) for n, h in found if h.kind != kind]
    return tuple(_entries(story.lines, found))


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
        end = _end(lines, n, head, following)
        if following is not None:
            end = min(end, following[1].begin)
        yield Entry(head.begin, head.first, head.last, head.start, end, head.kind == "clock")


def _end(lines: Sequence[Line], n: int, head: _Head, following: tuple[int, _Head] | None) -> int:
    """Return where an entry ends that has its head in line ``n``.

    Under a head that is a line of its own go all lines to the next head or title, behind the last
    one only the first; else the lines that stand together with its own, if a head follows them.
    """
    alone, last = head.kind == "alone", following is None
    end, begun = lines[n].end, not alone
    for line in lines[n + 1 :]:
        if begun and (last or line.role == "subhead" or (line.role == "blank" and not alone)):
            break
        if line.role != "blank":
            begun, end = True, line.end
    return end
