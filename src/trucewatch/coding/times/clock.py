"""The clock of a story: the day that its words count from, and the days that a report covers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from trucewatch.coding.times.calendar import Clock, Range
from trucewatch.coding.times.grammar import matches
from trucewatch.coding.times.resolve import resolve
from trucewatch.coding.times.scan import scan
from trucewatch.coding.times.setting import Setting
from trucewatch.reading.parse import Parse
from trucewatch.records import Story, Time
from trucewatch.stories.covered import hours_covered
from trucewatch.stories.headings import stated_period

_T = TypeVar("_T")


def story_clock(story: Story, parse: Parse | None = None) -> Clock:
    """Return the story's clock: its published day, else what its words allow, else a weekday only.

    A day is inferred only from a weekday that the text itself dates ("Saturday, Dec. 12, 2020")
    when that weekday is the story's own; the basis is then "inferred". Never today's date.
    """
    day = iso_day(story.published.date)
    if day:
        hours = _first_told(story, hours_covered)
        return Clock(day, day.weekday(), story.published.basis, _period(story), hours)
    weekday = story.published.weekday
    if parse is not None and weekday is not None and (found := _dated_weekday(parse, weekday)):
        return Clock(found, weekday, "inferred")
    return Clock(None, weekday, "unknown")


# A periodic report says what days it covers in its title or one of the lines under it.
_HEAD_LINES = 4


def _period(story: Story) -> Range | None:
    """Return the days that a report's first lines say it covers, or None."""
    return _first_told(story, stated_period)


def covered_days(story: Story) -> Time | None:
    """Return the days that a periodic report says it covers, as the line of its head that says so,
    or None."""
    for line in [x for x in story.lines if x.role != "blank"][:_HEAD_LINES]:
        words = story.text[line.start : line.end]
        days = stated_period(words)
        if days is not None:
            low, high = (day.isoformat() for day in days)
            return Time(words, line.start, line.end, low, high, "day", "context", f"{low}/{high}")
    return None


def _first_told(story: Story, read: Callable[[str], _T | None]) -> _T | None:
    """Return what the first of a story's head lines says that says such a thing, or None."""
    heads = [x for x in story.lines if x.role != "blank"][:_HEAD_LINES]
    told = (read(story.text[x.start : x.end]) for x in heads)
    return next((t for t in told if t is not None), None)


def iso_day(value: str | None) -> date | None:
    """Return the day of an ISO 8601 stamp, or None."""
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _dated_weekday(parse: Parse, weekday: int) -> date | None:
    """Return the latest full date of the text that is given with the story's own weekday."""
    best: date | None = None
    for first, last in parse.sents:
        if not any(len(w) == 4 and w.isdecimal() for w in parse.word[first:last]):
            continue  # without a year nothing is dated
        for match in matches(scan(parse.slice(first, last), parse.start[first])):
            e = match.expression
            if e.op == "calendar" and e.weekday == weekday and e.year and e.month and e.day:
                day = resolve(e, Setting(Clock())).low
                if day and day.weekday() == weekday and (best is None or day > best):
                    best = day
    return best
