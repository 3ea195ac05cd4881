"""Datelines: the place, agency and day that a report opens with."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from trucewatch.stories.day_forms import MONTH, NTH
from trucewatch.vocab.tables import table

_MONTH = rf"(?i:{MONTH})"
_DAY_MONTH = rf"(?:{_MONTH} {NTH}|{NTH} {_MONTH})"
_FIGURES = r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})"
_WEEKDAY = r"(?i:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?)"
_CLOCK = r"(?:,? (?:at )?\d{1,2}[:.h]\d{2}(?: ?(?:am|pm|[ap]\.m\.|GMT|UTC|[A-Z]{2,4}))?)"
_DAY = rf"(?:{_WEEKDAY},? )?(?:{_DAY_MONTH}(?:,? \d{{4}})?|{_FIGURES}){_CLOCK}?"
_FULL_DAY = rf"(?:{_WEEKDAY},? ?)?(?:{_DAY_MONTH},? \d{{4}}|{_FIGURES}){_CLOCK}?"
_CAPS = r"[A-ZÀ-ÖØ-ÞŁŞİĞ][A-ZÀ-ÖØ-ÞŁŞİĞ.'’\-]{1,25}"
_PLACE_CAPS = rf"{_CAPS}(?: {_CAPS}){{0,3}}"
_PLACES_CAPS = rf"{_PLACE_CAPS}(?: ?/ ?{_PLACE_CAPS}){{0,3}}"
_WORD = r"[A-ZÀ-ÖØ-ÞŁŞİĞ][\w.'’\-]{1,25}"
# Small words and articles inside names of places: "San Vito del Monte", "Deir el-Zor", "al-Karn".
_ARTICLE = r"(?:(?:al|el|ad|an|ar|as|ash|at|az)[-‑])"
_LINK = r"(?:(?:of|de|del|della|di|da|do|dos|das|du|des|la|las|le|les|los|el|y|sur|am|upon) )"
_PLACE = rf"{_ARTICLE}?{_WORD}(?: {_LINK}{{0,2}}{_ARTICLE}?{_WORD}){{0,3}}"
_PLACES = rf"{_PLACE}(?: ?/ ?{_PLACE}){{0,3}}"
# The country or province: after a comma, or in brackets after the town.
_AREA = rf"(?:(?:, (?!{_MONTH}\b){_PLACE}){{0,2}}| \({_PLACE}(?:, {_PLACE})?\))"
_WHERE = rf"{_PLACES}{_AREA}"
_NAME = r"[A-Z][\w .&/'’\-]{1,40}"
_AGENCY = rf"(?:\({_NAME}\)|\[{_NAME}\]|/[A-Z][\w .\-]{{1,30}}/\.?|\| ?{_NAME} ?\|)"
_DASH = r"(?:-{1,2}|[–—―])"
_BULLETIN = (
    r"(?i:(?:daily |weekly |spot |situation |special )?(?:report|bulletin|update|statement))"
    r"(?i: no\. ?\d+)?"
)
# What ends a dateline: a dash or, after a day, a colon; a long dash needs no white space there.
_END = rf"(?:\s?{_DASH}(?=\s)|:(?=\s)|[–—―](?=\S))"
_DASHED = rf"(?:\s?{_DASH}(?=\s)|[–—―](?=\S))"
# What stands between the place and the day, and between these and the agency.
_THEN = r"(?:[,;:.]? |,| ?[–—―|] ?| -{1,2} )"
_ON = r"(?:[,;]? |,| ?[–—―|] ?| -{1,2} )"
# Words that open sentences, not datelines: "On Friday, 3 March 2026."
_NO_OPENER = r"(?!(?:On|In|By|At|From|Since|Until|The|As|For|After|Before|During) )"
# What stands before the dash or colon is short; nothing beyond this many characters is looked at.
_REACH = 160

# Those that tell a day come first: "TARN (Osk) – 4 March 2025 –" does not end at its first dash.
_FORMS = (
    # KYIV, Ukraine, Dec 12 (Agency) —   TARN (Osk), March 4, 2025 (Agency) -   MOSCOW. May 4 /Ag/.
    ("agency", rf"{_WHERE}{_THEN}{_DAY}\.?{_THEN}?{_AGENCY}{_END}"),
    ("agency", rf"{_WHERE}{_THEN}{_DAY}\.?{_THEN}?/[A-Z][\w .\-]{{1,30}}/\.?(?=\s)"),
    # TARN, Osk (Agency), March 4, 2025 —
    ("agency", rf"{_WHERE} ?{_AGENCY},? {_DAY}\.?{_END}"),
    # TARN, Osk (Agency) — March 4, 2025 —
    ("agency", rf"{_WHERE} ?{_AGENCY}\s?{_DASH}\s?{_FULL_DAY}\.?{_END}"),
    # Observer Mission daily report, 4 March 2025. The Mission …
    ("paper", rf"(?:{_WORD} ){{0,5}}{_BULLETIN}, ?{_FULL_DAY}\.(?=\s+[A-Z“\"‘])"),
    # TARN, MARCH 4, AGENCY.   and   TARN, March 4. AGENCY:
    ("agency", rf"{_PLACES_CAPS}{_AREA}{_THEN}{_DAY}[,.] {_CAPS}(?: {_CAPS})?(?:\.(?=\s)|{_END})"),
    # March 4, 2025 (TARN) –
    ("day", rf"{_FULL_DAY} ?\({_PLACES}(?:, {_PLACE})?\)(?:{_THEN}?{_AGENCY})?{_END}"),
    # GENEVA, 12 December —   GENEVA, Dec 12:   GENEVA (12 December 2025) –   TARN – 4 March 2025 –
    ("day", rf"{_NO_OPENER}{_WHERE}{_ON}{_DAY}\.?{_END}"),
    ("day", rf"{_NO_OPENER}{_PLACES}(?:, {_PLACE}){{0,2}} ?[(\[]{_DAY}[)\]]{_END}"),
    # KINSHASA, 3 March 2026. The ministry …
    ("day", rf"{_PLACES_CAPS}{_AREA}[,.] ?{_FULL_DAY}\.(?=\s)"),
    ("day", rf"{_NO_OPENER}{_WHERE}[,;] ?{_FULL_DAY}\.(?=\s+[A-Z“\"‘])"),
    # June 8, 2025. The talks …   June 19, 2025 - A draft   Feb. 8, 2025 -- At least
    ("bare", rf"{_FULL_DAY}\.?{_DASHED}(?=\s+[A-Z“\"‘])"),
    ("bare", rf"{_FULL_DAY}\.(?=\s+[A-Z“\"‘])"),
    # BEIRUT (Agency) —   TARN, Osk | Agency |   (Agency) –
    ("agency", rf"(?:{_WHERE}\.?{_THEN}?)?{_AGENCY}{_DASHED}"),
    ("agency", rf"{_WHERE}{_THEN}?(?:/[A-Z][\w .\-]{{1,30}}/\.?|\| ?{_NAME} ?\|)(?=\s)"),
    # YEREVAN:   and   GAZA CITY, Gaza Strip —   TARN, Osk—The army …
    ("caps", rf"{_PLACES_CAPS}{_AREA}\s?(?:{_DASH}|:)(?=\s)"),
    ("caps", rf"{_PLACES_CAPS}, {_PLACE}[–—―](?=\S)"),
    ("caps", rf"\({_PLACES_CAPS}(?:, {_PLACE})?\)\s?{_DASH}(?=\s)"),
    ("plain", rf"{_PLACES_CAPS}[–—―](?=\S)"),
    # Islamabad:   and   Tel Aviv —
    ("plain", rf"{_PLACES}{_AREA}(?::|\s{_DASH})(?=\s)"),
)
# Words in capitals that make a title of what would be a place.
_LITTLE = re.compile(r"^[A-Z’' ]{0,60}(?:\b(?:OF|AND|BUT|TO|IN|ON|FOR|IS|A|AN|THE|WITH)\b|['’]S\b)")
_COMPILED = tuple((kind, re.compile(form)) for kind, form in _FORMS)


class Dateline(msgspec.Struct, frozen=True):
    """A dateline at the start of a paragraph: ``end`` is after its colon or dash.

    ``strong`` datelines name an agency, a day or a city that reports are known to come from;
    others only have the form. ``bare`` ones tell a day and no place: a report opens with one, a
    chronology with several.
    """

    end: int
    strong: bool
    bare: bool = False


@cache
def _cities() -> frozenset[str]:
    return frozenset(row["city"].casefold() for row in table("pages/dateline_cities.tsv"))


@cache
def _stops() -> frozenset[str]:
    return frozenset(row["phrase"] for row in table("pages/furniture.tsv") if row["kind"] == "stop")


@cache
def _people() -> frozenset[str]:
    rows = table("actors/role_nouns.tsv")
    return frozenset(r["noun"].split()[-1] for r in rows if r["kind"] == "person")


def _is_speaker(words: str) -> bool:
    """Tell whether words in capitals before a colon call somebody: "SENIOR OFFICIAL:"."""
    named = words.rstrip(" :").casefold().split()
    return words.rstrip().endswith(":") and bool(named) and named[-1] in _people()


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
        if kind != "paper" and _first_word(found.group()) in _stops():
            return None
        if kind == "caps" and not known and _is_speaker(found.group()):
            return None
        strong = known or kind in ("agency", "day", "paper")
        return Dateline(start + found.end(), strong, kind == "bare")
    return None


def _known(words: str) -> bool:
    place = re.split(r"[,/:(–—―]|\s-", words.lstrip("("), maxsplit=1)[0].strip().casefold()
    return place in _cities()


def _first_word(words: str) -> str:
    return re.split(r"[\s,:/()|]", words.lstrip("("), maxsplit=1)[0].casefold()
