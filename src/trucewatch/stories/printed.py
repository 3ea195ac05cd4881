"""Printed lines and paragraphs of a page, hard-wrapped text put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

_BREAK = re.compile(r"[\n\r\u2028\u2029]")
_ITEM = re.compile(r"(?:[-–—•*·▪●►‣◦+>#|]|\d{1,2}[.)]|https?:|www\.)")
# Wider lines are paragraphs of their own: mail, wires and books wrap at 60 to 100 columns.
_MAX_WIDTH = 120
_MIN_WIDTH = 35
# A line this short that breaks off before a small letter is a list or verse, not wrapped text.
_MIN_BROKEN = 30
# Of the neighbouring lines: how many must be full, and how many must go on in small letters
# (about three in four do in wrapped English, next to none in a list of titles).
_MIN_FULL = 0.6
_MIN_SMALL = 0.4
_SAMPLE = 4000


class Block(msgspec.Struct, frozen=True):
    """A paragraph, or a stretch of blank lines: code point offsets without outer white space."""

    start: int
    end: int
    blank: bool


def printed_lines(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each printed line, line break excluded, but no empty last one."""
    out: list[tuple[int, int]] = []
    at = 0
    for found in _BREAK.finditer(text):
        start = found.start()
        if start != at or not text.startswith("\r\n", start - 1):  # else a break of two marks
            out.append((at, start))
        at = start + 1
    if at < len(text):
        out.append((at, len(text)))
    return out


def blocks(text: str) -> tuple[Block, ...]:
    """Return the paragraphs and blank stretches of ``text`` in order.

    Where the text is hard-wrapped a paragraph covers several printed lines; a line that breaks off
    in mid-sentence before a small letter is always put together with the next. Linear time.
    """
    lines = [_trimmed(text, s, e) for s, e in printed_lines(text)]
    width = _wrap_width(text, lines)
    out: list[Block] = []
    i = 0
    while i < len(lines):
        j = i + 1
        if lines[i].blank:
            while j < len(lines) and lines[j].blank:
                j += 1
        else:
            while j < len(lines) and _goes_on(text, lines[i].start, lines[j - 1], lines[j], width):
                j += 1
        out.append(Block(lines[i].start, lines[j - 1].end, lines[i].blank))
        i = j
    return tuple(out)


def _trimmed(text: str, start: int, end: int) -> Block:
    line = text[start:end]
    bare = line.strip()
    if not bare:
        return Block(start, end, True)
    first = start + len(line) - len(line.lstrip())
    return Block(first, first + len(bare), False)


def _goes_on(text: str, start: int, one: Block, two: Block, width: int | None) -> bool:
    """Tell whether line ``two`` goes on the paragraph that began at ``start`` and has ``one``."""
    if one.blank or two.blank or _ITEM.match(text, two.start) or _is_address(text, two):
        return False
    length = one.end - start
    if text[two.start].islower() and length >= _MIN_BROKEN and text[one.end - 1] not in ".!?:":
        return not text.startswith(("http", "www."), one.start)
    return width is not None and _full(text, one, two, width)


def _is_address(text: str, line: Block) -> bool:
    """Tell whether a line is one word with a slash in it, such as a short link."""
    word = text[line.start : min(line.end, line.start + _MAX_WIDTH)]
    return "/" in word and len(word.split(None, 1)) == 1


def _full(text: str, one: Block, two: Block, width: int) -> bool:
    """Tell whether the first word of ``two`` found no room on the line ``one``."""
    word = text[two.start : two.start + _MAX_WIDTH].split(None, 1)[0]
    return one.end - one.start <= _MAX_WIDTH and one.end - one.start + 1 + len(word) > width


def _wrap_width(text: str, lines: Sequence[Block]) -> int | None:
    pairs = [
        (one, two)
        for one, two in pairwise(lines[:_SAMPLE])
        if not one.blank and not two.blank and not _ITEM.match(text, two.start)
    ]
    if len(pairs) < 2:
        return None
    lengths = sorted(one.end - one.start for one, _ in pairs)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return None
    full = sum(_full(text, one, two, width) for one, two in pairs)
    small = sum(text[two.start].islower() for _, two in pairs)
    wrapped = full >= _MIN_FULL * len(pairs) and small >= _MIN_SMALL * len(pairs)
    return width if wrapped else None
