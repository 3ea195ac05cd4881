"""Days written out: in words, in figures, in addresses."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
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
_NAME_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_.])(\d{2})\2(\d{2})(?!\d)")
_EARLIEST, _LATEST = 1900, 2100


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


def name_day(uri: str) -> str | None:
    """Return the day in the name of a file (report-2024-05-17.txt, 2024_05_17 Osk.docx), or None.

    Only year, month and day apart from each other count: eight figures in a row are a camera's or a
    scanner's. Web addresses have no file's name (see :func:`url_day`).
    """
    if "://" in uri and not uri.startswith("file://"):
        return None
    name = re.split(r"[/\\]", uri)[-1]
    found = _NAME_DAY.search(name)
    return _iso(int(found[1]), int(found[3]), int(found[4])) if found else None


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
