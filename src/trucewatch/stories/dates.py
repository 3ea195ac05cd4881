"""The day a story was published, and the weekday it speaks of as its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from trucewatch.records import Published
from trucewatch.sources.raw import Meta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_MDY = re.compile(rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE)
_DMY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (\d{{4}})\b", re.IGNORECASE)
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)")
_URL_DAY = re.compile(r"/(\d{4})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/\-_.?#]|$)")
_URL_PLAIN = re.compile(r"(?<!\d)((?:19|20)\d{2})-?(\d{2})-?(\d{2})(?!\d)")
_EARLIEST, _LATEST = 1900, 2100
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
) -> Published:
    """Return the day of a story and how it was found.

    Looked at in this order: ``meta.date`` (basis given, or metadata when ``markup`` says that it
    was read from a page), the address (``meta.url`` or ``url``), the ``dateline`` when it names a
    year, and ``lines``, the lines of the story that hold a date of publication. Else the date is
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
    return Published(None, "unknown", weekday)


def find_day(words: str) -> str | None:
    """Return the first full date in ``words`` (day, month and year) as an ISO date, or None.

    A date in figures such as 03/04/2020 is left alone where day and month can be taken for each
    other.
    """
    found = _ISO.search(words)
    if found:
        return _iso(*map(int, found.groups()))
    found = _MDY.search(words)
    if found:
        return _iso(int(found[3]), _month(found[1]), int(found[2]))
    found = _DMY.search(words)
    if found:
        return _iso(int(found[3]), _month(found[2]), int(found[1]))
    found = _DOTTED.search(words)
    return _dotted(found) if found else None


def url_day(url: str) -> str | None:
    """Return the day that an address holds (/2024/05/17/, /2024/may/17/, 2024-05-17), or None."""
    path = url.split("://", 1)[-1][:500].casefold()
    found = _URL_DAY.search(path)
    if found:
        month = found[2]
        number = int(month) if month.isdigit() else _month(month)
        day = _iso(int(found[1]), number, int(found[3]))
        if day:
            return day
    found = _URL_PLAIN.search(path)
    return _iso(*map(int, found.groups())) if found else None


def _month(name: str) -> int:
    short = name[:3].casefold()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _dotted(found: re.Match[str]) -> str | None:
    one, two, year = map(int, found.groups())
    if one > 12 or one == two or "." in found.group():  # with full stops the day comes first
        return _iso(year, two, one)
    return _iso(year, one, two) if two > 12 else None


def _iso(year: int, month: int, day: int) -> str | None:
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


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
