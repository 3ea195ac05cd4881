"""Read the annotation markup: one file holds a report's text and, under each line, its rows.

A line that starts with ``>`` is a line of the report, the letter after it its role (see
``ROLES``). The rows under it (actors ``@``, places ``#``, times ``^``, agreements ``G``,
attributions ``A``, events ``E``, quantities ``Q``) quote that line. After ``---`` come rows that
quote the whole report: contested ``C``, ledger ``L``, rounds ``R``, mediators ``M``, positions
``N``. README.md in this folder has the grammar with examples.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field
from typing import Any

ROLES: dict[str, str] = {
    "": "body",
    "h": "headline",
    "H": "headline (placed after the body)",
    "D": "headline (duplicate)",
    "d": "dateline+lede",
    "b": "summary bullet",
    "l": "bullet",
    "u": "boilerplate: short URL",
    "s": "subhead",
    "x": "boilerplate: page furniture",
    "y": "byline",
    "_": "blank",
}
_TEXT = re.compile(r"^>([a-zA-Z_]?)(?: (.*))?$")
_BACK = re.compile(r"^-(\d+):")
_NTH = re.compile(r"#(\d+)$")


class MarkupError(ValueError):
    """A row that cannot be read or a quotation that is not in the text; names file and row."""


@dataclass
class Line:
    """One line of a report: number from 1, role, text, code-point offsets of the raw file."""

    number: int
    role: str
    text: str
    start: int
    story: str | None

    @property
    def end(self) -> int:
        """Offset after the last character, the line break not included."""
        return self.start + len(self.text)


@dataclass
class Row:
    """One annotation row, its kind (first character), and the line it stands under (0 = report)."""

    kind: str
    body: str
    line: int
    where: str
    story: str = ""


@dataclass
class Sheet:
    """One annotation file: directives, report lines, rows."""

    name: str
    directives: dict[str, str] = field(default_factory=dict)
    stories: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The report: its lines, each ended by a line feed."""
        return "".join(line.text + "\n" for line in self.lines)


def words(text: str) -> list[str]:
    """Split options at blanks; double quotation marks keep a value together."""
    lexer = shlex.shlex(text, posix=True)
    lexer.whitespace_split, lexer.quotes, lexer.commenters, lexer.escape = True, '"', "", ""
    return list(lexer)


def options(text: str) -> tuple[list[str], dict[str, str]]:
    """Words without ``=`` in order, and the ``key=value`` pairs."""
    plain: list[str] = []
    pairs: dict[str, str] = {}
    for word in words(text):
        key, eq, value = word.partition("=")
        if eq and re.fullmatch(r"[a-z_]+", key):
            pairs[key] = value
        else:
            plain.append(word)
    return plain, pairs


def parse(name: str, source: str) -> Sheet:
    """Markup text of one file -> Sheet; raises MarkupError on an unknown kind of row."""
    sheet = Sheet(name)
    story, offset, tail = "", 0, False
    for number, raw in enumerate(source.splitlines(), 1):
        where = f"{name}:{number}"
        match = _TEXT.match(raw)
        if match:
            text = match.group(2) or ""
            role = ROLES[(match.group(1) or "") if text else "_"]
            sheet.lines.append(
                Line(len(sheet.lines) + 1, role, text, offset, story if text else None)
            )
            offset += len(text) + 1
        elif raw.startswith("%story "):
            story = words(raw)[1]
            sheet.stories.append((story, options(raw)[1]))
        elif raw.startswith("%"):
            key, _, value = raw[1:].partition(" ")
            sheet.directives[key] = value.strip()
        elif raw.strip() == "---":
            tail = True
        elif raw.strip() and not raw.startswith("//"):
            if raw[0] not in "@#^GAEQCLRMN":
                raise MarkupError(f"{where}: unknown row {raw[:40]!r}")
            line = 0 if tail else len(sheet.lines)
            sheet.rows.append(Row(raw[0], raw.strip(), line, where, story))
    return sheet


def _whole(words_: str) -> re.Pattern[str]:
    """A literal that does not start or end inside a word."""
    before = r"(?<!\w)" if words_[:1].isalnum() else ""
    after = r"(?!\w)" if words_[-1:].isalnum() else ""
    return re.compile(before + re.escape(words_) + after)


def _find(haystack: str, expr: str, strict: bool = False) -> tuple[int, int] | None:
    """Offsets of ``text``, ``text#2`` or ``first words .. last words`` in a string.

    ``strict`` refuses a text that occurs more than once and has no number.
    """
    nth = 1
    match = _NTH.search(expr)
    if match:
        nth, expr = int(match.group(1)), expr[: match.start()]
    first, dots, last = expr.partition(" .. ")
    hits = list(_whole(first).finditer(haystack))
    if strict and len(hits) > 1 and not match:
        raise MarkupError(f"{expr!r} occurs {len(hits)} times; add #n")
    if len(hits) < nth:
        return None
    start, end = hits[nth - 1].span()
    if not dots:
        return start, end
    stop = _whole(last).search(haystack, end)
    return (start, stop.end()) if stop else None


def _line_for(sheet: Sheet, row: Row, expr: str) -> tuple[Line, str]:
    """The line a quotation is looked up in; ``-1:`` means the filled line before the row's."""
    match = _BACK.match(expr)
    index = row.line - 1
    if match:
        expr = expr[match.end() :]
        for _ in range(int(match.group(1))):
            index -= 1
            while not sheet.lines[index].text:
                index -= 1
    return sheet.lines[index], expr


def span(sheet: Sheet, row: Row, expr: str) -> dict[str, Any]:
    """A quotation -> {text, line, start, end}; raises MarkupError when the text has it not."""
    expr = expr.strip()
    if row.line:
        line, expr = _line_for(sheet, row, expr)
        try:
            found = _find(line.text, expr, strict=row.kind in "AE")
        except MarkupError as error:
            raise MarkupError(f"{row.where}: {error}") from None
        if found:
            return _span(line, *found)
    else:
        lines = [ln for ln in sheet.lines if not row.story or ln.story == row.story]
        nth = _NTH.search(expr)
        hits = [(ln, f) for ln in lines if (f := _find(ln.text, _NTH.sub("", expr)))]
        if hits and (nth or len(hits) == 1):
            line, found = hits[int(nth.group(1)) - 1 if nth else 0]
            return _span(line, *found)
        if hits:
            raise MarkupError(f"{row.where}: {expr!r} stands in {len(hits)} lines; add #n")
    raise MarkupError(f"{row.where}: not in the text: {expr!r}")


def _span(line: Line, start: int, end: int) -> dict[str, Any]:
    return {
        "text": line.text[start:end],
        "line": line.number,
        "start": line.start + start,
        "end": line.start + end,
    }


def every(sheet: Sheet, row: Row, expr: str) -> list[dict[str, Any]]:
    """Like span, but ``text*`` gives all whole-word occurrences in the row's line."""
    expr = expr.strip()
    if not expr.endswith("*"):
        return [span(sheet, row, expr)]
    line = sheet.lines[row.line - 1]
    found = re.finditer(rf"(?<!\w){re.escape(expr[:-1])}(?!\w)", line.text)
    spans = [_span(line, m.start(), m.end()) for m in found]
    if not spans:
        raise MarkupError(f"{row.where}: not in the text: {expr!r}")
    return spans
