"""Days written otherwise than "14 June 2012": with ordinals in words, by two calendars, in figures.

"the fourteenth day of June, 2012", "June the 14th, 2012", "23 Rajab 1433 / 14 June 2012",
"14-Jun-2012", "14.VI.2012", "071800Z JUN 2012".
"""

from __future__ import annotations

import re
from functools import cache

from trucewatch.stories.day_forms import MONTH, NTH, NUMBER

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth".split()
_TENS = ("eighteenth", "nineteenth", "twentieth", *(f"twenty-{w}" for w in _ONES))
_WORDS = {w: n for n, w in enumerate((*_ONES, *_TEENS, *_TENS, "thirtieth", "thirty-first"), 1)}
_ROMAN = {word: n for n, word in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)}
_WORD = "|".join(sorted((w.replace("-", "[ -]") for w in _WORDS), key=len, reverse=True))
_DAY = rf"(?:(?P<nth>{NTH})|(?P<word>{_WORD}))"
_OPEN = r"(?:(?:on )?(?:the|this) )?"
_LONGEST_LINE = 160
# "(the) fourteenth (day of) June(,) 2012", "14th of June, 2012", "14 June, 2012"
_OF_MONTH = re.compile(
    rf"\b{_OPEN}{_DAY},? (?:day )?(?:of )?(?:the month of )?(?P<month>{MONTH}),? "
    rf"(?:of (?:the year )?)?(?P<year>{NUMBER})\b",
    re.IGNORECASE,
)
# "June the 14th, 2012", "June fourteenth, 2012"
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{MONTH}) (?:the )?{_DAY},? (?P<year>{NUMBER})\b", re.IGNORECASE
)
# "14-Jun-2012", "14/June/2012"; "14.VI.2012"; "14-06-2012" where the day cannot be a month
_JOINED = re.compile(
    rf"(?<![\w-])(?P<nth>\d{{1,2}})(?P<mark>[-/. ])"
    rf"(?:(?P<month>(?i:{MONTH}))|(?P<roman>[IVX]{{1,4}})|(?P<figures>0?\d|1[0-2]))(?P=mark)(?P<year>{NUMBER})(?![\w-])"
)
# "071800Z JUN 2012", "071800ZJUN12": day, hour and zone before the month.
_GROUP = re.compile(
    rf"\b(?P<nth>[0-3]\d)(?:[01]\d|2[0-4])[0-5]\d ?(?:[A-Z]|hrs?|LT) ?(?P<month>{MONTH}) ?"
    rf"(?P<year>{NUMBER}|\d\d)\b",
    re.IGNORECASE,
)
# "2012/06/14" is read as "2012-06-14" is.
_YEAR_FIRST = re.compile(rf"(?<![\w/-])({NUMBER})/(0\d|1[0-2])/([0-3]\d)(?![\w/-])")
_CIVIL = rf"(?:{NTH} {MONTH} {NUMBER})"
# A day of another calendar beside one of ours: its month is any other name, its year another count.
_OTHER = (
    rf"{NTH} (?:of )?(?!(?i:{MONTH})\b)"
    r"(?:(?:[a-z]{2}-)?[A-ZÀ-Þ][\w'’ʿʾ-]+ ){1,2}(?:I{1,3} )?\d{3,4}"
    r"(?:,? ?(?:AH|A\.H\.|H\.?|AM|A\.M\.|EC|E\.C\.|SH|S\.H\.|AP|BS|B\.S\.)(?!\w))?"
)
_SAME = (
    r"(?: ?[/|=–—-] ?|,? \(|,? ?\["
    r"|,? (?:corresponding to|equivalent to|that is|i\.e\.,?|or) (?:the )?)"
)
_TWO = (
    re.compile(rf"(?<!\w){_OTHER}{_SAME}(?P<own>{_CIVIL})[)\]]?"),
    re.compile(rf"(?<!\w)(?P<own>{_CIVIL}){_SAME}{_OTHER}[)\]]?"),
)


def plain_days(line: str) -> str:
    """Return a short line with each full day in it written "14 June 2012"; longer ones as they are.

    Of a day in two calendars only ours is kept. "03-04-2012" stays, day and month may be either.
    """
    if len(line) > _LONGEST_LINE or not re.search(r"\d\d", line):
        return line
    out = _YEAR_FIRST.sub(r"\1-\2-\3", line)
    out = _GROUP.sub(_written, out)
    out = _JOINED.sub(_written, out)
    out = _MONTH_FIRST.sub(_written, out)
    out = _OF_MONTH.sub(_written, out)
    for form in _TWO:
        out = form.sub(lambda found: found["own"], out)
    return out


def _written(found: re.Match[str]) -> str:
    told = found.groupdict()
    day, month = _number(told), _month(told)
    year = told["year"] if len(told["year"]) > 2 else f"20{told['year']}"
    return f"{day} {month} {year}" if month else found.group()


def _number(told: dict[str, str | None]) -> int:
    nth, word = told.get("nth"), told.get("word")
    return int(re.sub(r"\D", "", nth)) if nth else _WORDS[(word or "").lower().replace(" ", "-")]


def _month(told: dict[str, str | None]) -> str | None:
    """Return the month's name; None for figures that may be the day's as well."""
    if told.get("month"):
        return _full_name((told["month"] or "")[:3].title())
    if told.get("roman"):
        n = _ROMAN.get(told["roman"] or "")
    else:
        n = int(told["figures"] or 0)
        n = n if int(told["nth"] or 0) > len(_MONTHS) else None
    return _full_name(_MONTHS[n - 1]) if n else None


@cache
def _full_name(short: str) -> str:
    full = ("January", "February", "March", "April", "May", "June", "July", "August")
    return {m[:3]: m for m in (*full, "September", "October", "November", "December")}[short]
