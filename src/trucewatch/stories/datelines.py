"""Datelines: the place, agency and day that a report opens with."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from trucewatch.vocab.tables import table

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY_MONTH = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})"
_DAY = rf"{_DAY_MONTH}(?:,? \d{{4}})?"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_FULL_DAY = rf"(?:{_WEEKDAY},? ?)?{_DAY_MONTH},? \d{{4}}"
_CAPS = r"[A-ZÀ-ÖØ-ÞŁŞİĞ][A-ZÀ-ÖØ-ÞŁŞİĞ.'’\-]{1,25}"
_PLACE_CAPS = rf"{_CAPS}(?: {_CAPS}){{0,3}}"
_PLACES_CAPS = rf"{_PLACE_CAPS}(?: ?/ ?{_PLACE_CAPS}){{0,3}}"
_WORD = r"[A-ZÀ-ÖØ-ÞŁŞİĞ][\w.'’\-]{1,25}"
_PLACE = rf"{_WORD}(?: (?:of |al-|el-)?{_WORD}){{0,3}}"
_PLACES = rf"{_PLACE}(?: ?/ ?{_PLACE}){{0,3}}"
_AREA = rf"(?:, {_PLACE}){{0,2}}"
_AGENCY = r"(?:\([A-Z][\w .&/'’\-]{1,40}\)|/[A-Z][\w .\-]{1,30}/\.?)"
_DASH = r"(?:-{1,2}|[–—―])"
# What stands before the dash or colon is short; nothing beyond this many characters is looked at.
_REACH = 140

_FORMS = (
    # KYIV, Ukraine, Dec 12 (Agency) —
    ("agency", rf"(?:{_PLACES}{_AREA}(?:[,:] ?{_DAY})?\.? ?)?{_AGENCY}\s?{_DASH}(?=\s)"),
    ("agency", rf"(?:{_PLACES}{_AREA}(?:[,:] ?{_DAY})?\.? ?)/[A-Z][\w .\-]{{1,30}}/\.?(?=\s)"),
    # GENEVA, 12 December —   and   GENEVA, Dec 12:
    ("day", rf"{_PLACES}{_AREA}, ?{_DAY}\.?\s?(?:{_DASH}|:)(?=\s)"),
    # KINSHASA, 3 March 2026. The ministry …
    ("day", rf"{_PLACES_CAPS}{_AREA}, ?{_FULL_DAY}\.(?=\s)"),
    ("day", rf"(?!(?:On|In|By|At|From|Since|Until|The) ){_PLACES}, ?{_FULL_DAY}\.(?=\s+[A-Z“\"‘])"),
    # YEREVAN:   and   GAZA CITY, Gaza Strip —
    ("caps", rf"{_PLACES_CAPS}(?:{_AREA})\s?(?:{_DASH}|:)(?=\s)"),
    # Islamabad:   and   Tel Aviv —
    ("plain", rf"{_PLACES}{_AREA}(?::|\s{_DASH})(?=\s)"),
)
# Words in capitals that make a title of what would be a place.
_LITTLE = re.compile(r"^[A-Z’' ]{0,60}(?:\b(?:OF|AND|BUT|TO|IN|ON|FOR|IS|A|AN|THE|WITH)\b|['’]S\b)")
_COMPILED = tuple((kind, re.compile(form)) for kind, form in _FORMS)


class Dateline(msgspec.Struct, frozen=True):
    """A dateline at the start of a paragraph: ``end`` is after its colon or dash.

    ``strong`` datelines name an agency, a day or a city that reports are known to come from;
    others only have the form.
    """

    end: int
    strong: bool


@cache
def _cities() -> frozenset[str]:
    return frozenset(row["city"].casefold() for row in table("pages/dateline_cities.tsv"))


@cache
def _stops() -> frozenset[str]:
    return frozenset(row["phrase"] for row in table("pages/furniture.tsv") if row["kind"] == "stop")


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """Return the dateline that the paragraph ``text[start:end]`` opens with, or None.

    A place in capitals is enough for the form ("YEREVAN: ", "KYIV, Ukraine — "); a place in small
    letters needs an agency, a day, or to be on the list of cities. Words such as "UPDATE" or
    "OPINION" are no places.
    """
    head = text[start : min(end, start + _REACH)]
    for kind, form in _COMPILED:
        found = form.match(head)
        if found is None:
            continue
        known = _known(found.group())
        if kind in ("plain", "caps") and not known and (kind == "plain" or _LITTLE.search(head)):
            continue
        if _first_word(found.group()) in _stops():
            return None
        return Dateline(start + found.end(), known or kind in ("agency", "day"))
    return None


def _known(words: str) -> bool:
    place = re.split(r"[,/:(–—―]|\s-", words, maxsplit=1)[0].strip().casefold()
    return place in _cities()


def _first_word(words: str) -> str:
    return re.split(r"[\s,:/(]", words, maxsplit=1)[0].casefold()
