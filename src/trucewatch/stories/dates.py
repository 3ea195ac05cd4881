"""The day a story was published, and the weekday it speaks of as its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trucewatch.records import Published
from trucewatch.sources.days import find_day, url_day
from trucewatch.sources.raw import Meta

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Only dates at the top or the foot of a story are its own.
_MAX_LINE = 120

_WEEKDAY = re.compile(
    r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b(?!\s+(?:prayers|school|times|mosque))",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?](?=[\s”\"’)]|$)")
_COMING = re.compile(
    r"\b(?:will|would|shall|to (?!have\b)[a-z]+|set|due|planned|plans?|scheduled|expected|next"
    r"|until|by|from|last|upcoming|ahead of|before|since|previous|every)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:[a-z]{2,}ed|said|told|was|were|had|began|met|held|made|struck|hit|fell|left|took|gave"
    r"|came|went|saw|found|sent|shot|fought|broke|won|lost|put|says?|spoke|withdrew|drew)\b",
    re.IGNORECASE,
)
# How far back the words are looked for that make a weekday a coming or a past one.
_BACK = 60
_LEDE_WEIGHT = 3
_PARAGRAPHS = 60
_PARAGRAPH = 2000


def published(
    meta: Meta,
    lines: Sequence[str] = (),
    url: str | None = None,
    dateline: str | None = None,
    body: Sequence[str] = (),
    markup: bool = False,
    named: str | None = None,
) -> Published:
    """Return the day of a story and how it was found.

    Looked at in this order: ``meta.date`` (basis given, or metadata when ``markup`` says that it
    was read from a page), the address (``meta.url`` or ``url``), the ``dateline`` when it names a
    year, ``lines``, the lines of the story that hold a date of publication, the day in the name of
    its file (``named``, basis name), last ``meta.otherwise`` (basis given), the day for stories
    that tell none. Else the date is
    None with basis unknown: nothing is guessed, and today's date is never used. ``body`` holds the
    paragraphs from which the story's own weekday is told.
    """
    weekday = own_weekday(body)
    if meta.date:
        day = find_day(meta.date)
        if day:
            return Published(day, "metadata" if markup else "given", weekday)
    for address in (meta.url, url):
        day = url_day(address) if address else None
        if day:
            return Published(day, "url", weekday)
    day = find_day(dateline) if dateline else None
    if day:
        return Published(day, "dateline", weekday)
    for line in lines:
        day = find_day(line[:_MAX_LINE])
        if day:
            return Published(day, "text", weekday)
    if named:
        return Published(named, "name", weekday)
    if meta.otherwise and (day := find_day(meta.otherwise)):
        return Published(day, "given", weekday)
    return Published(None, "unknown", weekday)


def own_weekday(body: Sequence[str]) -> int | None:
    """Return the weekday (0 = Monday) on which most of what ``body`` reports was done or said.

    A weekday counts where a verb in the past stands in its sentence and no word beside it makes it
    a coming or an earlier one; the first paragraph counts three times. None where no weekday
    counts, or two count the same.
    """
    votes = [0] * 7
    for n, paragraph in enumerate(body[:_PARAGRAPHS]):
        text = paragraph[:_PARAGRAPH]
        for found in _WEEKDAY.finditer(text):
            if _past(text, found):
                day = _WEEKDAYS.index(found.group().casefold())
                votes[day] += _LEDE_WEIGHT if n == 0 else 1
    top = max(votes)
    return votes.index(top) if top and votes.count(top) == 1 else None


def _past(text: str, found: re.Match[str]) -> bool:
    start = 0
    for stop in _SENTENCE_END.finditer(text, max(0, found.start() - 400), found.start()):
        start = stop.end()
    before = text[start : found.start()]
    after = text[found.end() : found.end() + _BACK]
    if _COMING.search(before[-_BACK:]):
        return False
    return bool(_PAST.search(before) or _PAST.search(_SENTENCE_END.split(after, maxsplit=1)[0]))
