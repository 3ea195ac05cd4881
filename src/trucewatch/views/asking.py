"""The lines that ``trucewatch resolve --jsonl`` reads: checked field by field."""

from __future__ import annotations

import datetime
import json
import math
import re
from typing import Any, NoReturn

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
Span = tuple[int, int]


class Unusable(ValueError):
    """A line cannot be answered; the message names the field and what is wanted."""


class Line:
    """One question. Every reader of a field raises Unusable when the field is not as wanted."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.row = row

    @property
    def id(self) -> str | int | float | None:
        """The line's own id, None when it has none that can be repeated."""
        given = self.row.get("id")
        if isinstance(given, str):
            return _readable(given)
        if isinstance(given, float) and not math.isfinite(given):
            return None
        return given if isinstance(given, int | float) else None

    def text(self) -> str:
        """Return the words to resolve."""
        found = self.words("text")
        if found is None:
            raise Unusable('the field "text" is missing; give the words to resolve')
        return found

    def words(self, name: str) -> str | None:
        """Return a field that holds words, None when it is missing or null."""
        value = self.row.get(name)
        if value is None:
            return None
        if not isinstance(value, str):
            raise Unusable(f'the field "{name}" must be a text')
        return _readable(value)

    def day(self) -> str | None:
        """Return the day ``on`` as YYYY-MM-DD; of a date with a time, the day."""
        value = self.words("on")
        if not value:
            return None
        try:
            return datetime.datetime.fromisoformat(value).date().isoformat()
        except ValueError:
            raise Unusable('the field "on" must be a date, YYYY-MM-DD') from None

    def spans(self) -> list[Span] | None:
        """Return the list ``spans``, None when it is missing or null."""
        value = self.row.get("spans")
        if value is None:
            return None
        if not isinstance(value, list):
            raise Unusable('the field "spans" must be a list of [start, end] pairs')
        return [self._pair("spans", v) for v in value]

    def span(self, name: str) -> Span | None:
        """Return a span given as [start, end] or as words (their first place in the text)."""
        value = self.row.get(name)
        if value is None:
            return None
        if not isinstance(value, str):
            return self._pair(name, value)
        words = _readable(value)
        start = self.text().find(words) if words else -1
        if start < 0:
            raise Unusable(f'the words of the field "{name}" do not stand in the text')
        return start, start + len(words)

    def _pair(self, name: str, value: Any) -> Span:
        if not (isinstance(value, list) and len(value) == 2 and all(map(_whole, value))):
            words = "" if name == "spans" else " or the words themselves"
            raise Unusable(f'the field "{name}" must hold [start, end] in characters{words}')
        start, end = value
        size = len(self.text())
        if not 0 <= start < end <= size:
            raise Unusable(
                f'the field "{name}" holds [{_figure(start)}, {_figure(end)}], which is no part'
                f" of the text (it has {size} characters)"
            )
        return start, end


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _figure(value: int) -> str:
    return str(value) if abs(value) < 10**12 else "…"


def _readable(text: str) -> str:
    # A lone surrogate cannot be written as UTF-8; U+FFFD keeps the offsets as they are.
    return _LONE_SURROGATE.sub("\ufffd", text)


def parse_line(data: bytes) -> Line:
    """Return the question of a line. Raises Unusable when the line is no JSON object in UTF-8."""
    try:
        row = json.loads(data.decode("utf-8-sig", "surrogatepass"), parse_constant=_refuse)
    except UnicodeDecodeError:
        raise Unusable("not UTF-8; give one JSON object a line") from None
    except RecursionError:
        raise Unusable("nested too deeply; give one JSON object a line") from None
    except ValueError:
        raise Unusable("not valid JSON; give one JSON object a line") from None
    if not isinstance(row, dict):
        raise Unusable('not an object; give one JSON object a line with at least a "text"')
    return Line(row)


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)
