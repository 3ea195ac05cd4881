"""Grammar of calendar dates and clock times."""

from __future__ import annotations

import re

from trucewatch.coding.times.expression import Expression, Found
from trucewatch.coding.times.scan import (
    Words,
    is_year,
    named_days,
    number,
    ordinal,
    small_int,
    value_of,
    zones,
)

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:t(\d{2}):(\d{2})(?::\d{2})?(.*))?")
_NUMERIC = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_NUMERIC_YMD = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")
_LAPSE = re.compile(r"(\d{1,2}):(\d{2}):(\d{2})")
_TWO_DIGIT_PIVOT = 50  # '49 is 2049 and '50 is 1950: reports look back further than ahead


def month_at(words: Words, i: int) -> tuple[int, int] | None:
    """Return (next index, month 1 to 12) when a month's name stands at ``i``.

    Short forms may carry a full stop. "may" and "march" must be written as names.
    """
    word = words.at(i)
    full = value_of("month", word)
    if full:
        return (i + 1, int(full)) if words.raw[i][0].isupper() else None
    short = value_of("month_short", word)
    if short and words.raw[i][0].isupper():
        return (i + 2 if words.at(i + 1) == "." else i + 1), int(short)
    return None


def weekday_at(words: Words, i: int) -> tuple[int, int] | None:
    """Return (next index, weekday 0 to 6) when a weekday's name stands at ``i``."""
    word = words.at(i)
    full = value_of("weekday", word)
    if full:
        return i + 1, int(full)
    short = value_of("weekday_short", word)
    if short and words.raw[i][0].isupper() and (word != "sun" and word != "sat"):
        return (i + 2 if words.at(i + 1) == "." else i + 1), int(short)
    if short and words.at(i + 1) in (".", ",") and month_at(words, i + 2):
        return i + 2, int(short)
    return None


def year_at(words: Words, i: int) -> tuple[int, int] | None:
    """Return (next index, year) for 1994, '94, nineteen ninety-four."""
    word = words.at(i)
    if is_year(word):
        return i + 1, int(word)
    if word == "'" and small_int(words.at(i + 1), 0, 99) is not None and len(words.at(i + 1)) == 2:
        two = int(words.at(i + 1))
        return i + 2, (2000 if two < _TWO_DIGIT_PIVOT else 1900) + two
    century = value_of("number", word)
    if century in ("18", "19", "20"):
        rest = number(words, i + 1)
        if rest and 9 < rest[1] < 100:
            return rest[0], int(century) * 100 + int(rest[1])
    return None


def impossible(month: int | None, day: int | None, year: int | None) -> bool:
    """Tell whether no calendar has that day (31 February)."""
    if month is None or day is None:
        return False
    if not (1 <= month <= 12 and day >= 1):
        return True
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    if month == 2 and year is not None and not _leap(year):
        longest = 28
    return day > longest


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _calendar(
    year: int | None, month: int | None, day: int | None, weekday: int | None = None
) -> Expression:
    if impossible(month, day, year):
        return Expression("impossible", year=year, month=month, day=day)
    return Expression("calendar", year=year, month=month, day=day, weekday=weekday)


def numeric_date(words: Words, i: int) -> Found:
    """ISO dates and date-times, 12/05/2020 and 12.05.2020 (day first unless that cannot be)."""
    word = words.at(i)
    if m := _ISO.fullmatch(word):
        base = _calendar(int(m[1]), int(m[2]), int(m[3]))
        if m[4] and base.op == "calendar":
            zone = m[6].upper() or None
            return i + 1, Expression(
                "clock", hour=int(m[4]), minute=int(m[5]), zone=zone, inner=base
            )
        return i + 1, base
    if m := _NUMERIC_YMD.fullmatch(word):
        return i + 1, _calendar(int(m[1]), int(m[2]), int(m[3]))
    if m := _NUMERIC.fullmatch(word):
        day, month, year = int(m[1]), int(m[2]), int(m[3])
        if day > 31 or month > 31 or not is_year(m[3]):
            return None
        if month > 12 >= day:
            day, month = month, day
        elif "/" in word and day <= 12 and month <= 12 and day != month:
            # Both orders are in use with slashes: only the year is certain.
            return i + 1, Expression("calendar", year=year)
        return i + 1, _calendar(year, month, day)
    return None


def calendar_date(words: Words, i: int) -> Found:
    """A date by weekday, day, month and year in the orders English uses."""
    at, weekday = i, None
    if found := weekday_at(words, i):
        at, weekday = found
        nxt = at + 1 if words.at(at) == "," else at
        nxt = nxt + 1 if words.at(nxt) in ("the", "on") else nxt
        rest = _day_month(words, nxt)
        if rest is None or rest[1].day is None:
            return at, Expression("calendar", weekday=weekday)
        date = rest[1]
        if date.op == "impossible":
            return rest
        return rest[0], _calendar(date.year, date.month, date.day, weekday)
    return _day_month(words, i)


def _day_month(words: Words, i: int) -> Found:
    for rule in (_month_first, _day_first, _the_nth, _year_only):
        if found := rule(words, i):
            return found
    return None


def _trailing_year(words: Words, i: int) -> tuple[int, int | None]:
    nxt = i + 1 if words.at(i) in (",", "of") else i
    if is_year(words.at(nxt)) and words.at(nxt + 1) not in ("people", "soldiers", "troops"):
        return nxt + 1, int(words.at(nxt))
    if nxt == i and (found := year_at(words, i)) and words.at(i) != "'":
        return found
    return i, None


def _month_first(words: Words, i: int) -> Found:
    found = month_at(words, i)
    if not found:
        return None
    at, month = found
    day = _day_number(words, at)
    if day:
        end, year = _trailing_year(words, day[0])
        return end, _calendar(year, month, day[1])
    end, year = _trailing_year(words, at)
    if year is None and words.at(at) == "-" and is_year(words.at(at + 1)):
        end, year = at + 2, int(words.at(at + 1))
    if year is None and (_is_forename(words, i, at) or _is_surname(words, i)):
        return None
    return end, Expression("calendar", year=year, month=month)


# Before a month that is one: "in April", "the March accord", "April to June".
_BEFORE_MONTHS = frozenset(
    "in since of last this next by until till early late mid from to through during the a"
    " an every each for before after between - –".split()
)


def _is_forename(words: Words, i: int, at: int) -> bool:
    """Tell whether the month's name at ``i`` is somebody's: "Sergeant Jan Toll", "April Jones"."""
    before = words.at(i - 1 if i else len(words))
    listed = before in ("and", "or") and i > 1 and month_at(words, i - 2)  # "March and April"
    if at >= len(words) or listed or (before in _BEFORE_MONTHS and before not in ("and", "or")):
        return False
    name = words.raw[at]
    return name[:1].isupper() and name[1:].islower() and at == i + 1 and not month_at(words, at)


# Words that begin sentences before a month that is one.
_OPENERS = frozenset(
    "that come throughout only both around about into within past over all even but or and so"
    " whether if when because as though although under with despite following besides beyond"
    " against by on at near up then now not no operation ramadan".split()
)
# Months that are also names of people.
_NAMES = frozenset({"jan", "mar", "march", "april", "may", "june", "august"})


def _is_surname(words: Words, i: int) -> bool:
    """Tell whether the month's name at ``i`` ends somebody's: "Ajaz Jan accused", "Theresa May"."""
    before = words.at(i - 1 if i else len(words))
    if not before or before in _BEFORE_MONTHS or before in _OPENERS:
        return False
    if words.at(i) not in _NAMES:
        return False
    name = words.raw[i - 1]
    if not (name[:1].isupper() and name[1:].islower()) or words.raw[i].isupper():
        return False
    return weekday_at(words, i - 1) is None and month_at(words, i - 1) is None


def _day_number(words: Words, i: int) -> tuple[int, int] | None:
    at = i + 1 if words.at(i) == "the" else i
    nth = ordinal(words, at)
    if nth and nth[1] <= 31 and (words.at(at)[:1].isdecimal() or at > i or nth[1] > 3):
        return nth
    day = small_int(words.at(at), 0, 99)
    # "May 9 people": a day is not followed by what it would count, nor by a clock's colon.
    if day is None or at > i or words.at(at + 1) in ("people", "soldiers", "percent", "%"):
        return None
    if words.at(at + 1) == "." and words.at(at + 2).isdecimal():
        return None
    return at + 1, day


def _day_first(words: Words, i: int) -> Found:
    at = i + 1 if words.at(i) == "the" else i
    nth = ordinal(words, at)
    day = nth[1] if nth and nth[1] <= 99 else small_int(words.at(at), 0, 99)
    if day is None:
        return None
    at = nth[0] if nth else at + 1
    while words.at(at) in ("of", "-", "day"):
        at += 1
    found = month_at(words, at)
    if not found:
        return None
    end, month = found
    if words.at(end) == "-" and is_year(words.at(end + 1)):
        return end + 2, _calendar(int(words.at(end + 1)), month, day)
    end, year = _trailing_year(words, end)
    return end, _calendar(year, month, day)


_THIS_MONTH = ("of", "this", "month")


def _the_nth(words: Words, i: int) -> Found:
    """ "the 9th" alone: a day of the month meant."""
    if words.at(i) != "the" or not words.at(i + 1)[:1].isdecimal():
        return None
    nth = ordinal(words, i + 1)
    follow = words.at(i + 2)
    if nth and 1 <= nth[1] <= 31 and tuple(words.low[i + 2 : i + 5]) == _THIS_MONTH:
        return i + 5, Expression("calendar", day=nth[1])
    if nth and 1 <= nth[1] <= 31 and (not follow.isalpha() or follow in ("and", "when", "after")):
        return nth[0], Expression("calendar", day=nth[1])
    return None


def _year_only(words: Words, i: int) -> Found:
    found = year_at(words, i)
    return (found[0], Expression("calendar", year=found[1])) if found else None


def named_day(words: Words, i: int) -> Found:
    """A named day with a fixed date (Christmas Eve), with or without a year."""
    for length in (3, 2, 1):
        key = words.low[i : i + length]
        if len(key) == length and key in named_days() and words.raw[i][0].isupper():
            month, day = named_days()[key]
            end, year = _trailing_year(words, i + length)
            return end, _calendar(year, month, day)
    return None


def clock_time(words: Words, i: int) -> Found:
    """A clock time with its zone: 20:14 local time, 9 p.m., 1430 GMT, noon is a part of day."""
    if not words.at(i)[:1].isdigit():
        return None
    at, hour, minute = i, -1, 0
    if m := _LAPSE.fullmatch(words.at(i)):
        return _lapse(words, i, m)
    if m := _CLOCK.fullmatch(words.at(i)):
        at, hour, minute = i + 1, int(m[1]), int(m[2])
    elif (n := small_int(words.at(i), 0, 24)) is not None:
        at, hour = i + 1, n
        if words.at(at) == "." and small_int(words.at(at + 1), 0, 59) is not None:
            minute, at = int(words.at(at + 1)), at + 2
    elif re.fullmatch(r"\d{1,2}\.\d{2}", words.at(i)):
        h, mm = words.at(i).split(".")
        at, hour, minute = i + 1, int(h), int(mm)
    elif re.fullmatch(r"[0-2]\d[0-5]\d", words.at(i)) and (
        words.at(i + 1) in zones() or words.at(i + 1) in ("hours", "hrs", "local")
    ):
        at, hour, minute = i + 1, int(words.at(i)[:2]), int(words.at(i)[2:])
    else:
        return None
    half = words.at(at).replace(".", "").replace(" ", "")
    marked = half in ("am", "pm")
    if marked:
        at += 1
        if hour > 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return _clock_tail(words, i, at, hour, minute, marked)


def _lapse(words: Words, i: int, m: re.Match[str]) -> Found:
    """3:07:35 by itself is a time taken; after "at", or with a zone, a time of day."""
    if words.at(i - 1) in ("at", "around", "about") or words.at(i + 1) in zones():
        zone = zones().get(words.at(i + 1))
        clock = Expression("clock", hour=int(m[1]), minute=int(m[2]), zone=zone)
        return i + 1 + (zone is not None), clock
    parts = Expression("duration", "duration", n=float(m[3]), unit="second")
    minutes = Expression("duration", "duration", n=float(m[2]), unit="minute", other=parts)
    return i + 1, Expression("duration", "duration", n=float(m[1]), unit="hour", other=minutes)


def _clock_tail(words: Words, i: int, at: int, hour: int, minute: int, marked: bool) -> Found:
    if words.at(at) == "o" and words.at(at + 1) == "'":
        marked, at = True, at + 3
    if words.at(at) in ("hours", "hrs") and ":" in words.at(i) + ":" * (len(words.at(i)) == 4):
        marked, at = True, at + 1
    zone = None
    if words.at(at) in zones() and words.raw[at].isupper():
        zone, marked = zones()[words.at(at)] or None, True
        shifted = _from_utc(words, at + 1) if zone == "Z" else None
        zone, at = (shifted, at + 3) if shifted else (zone, at + 1)
    elif words.at(at) in ("local", "moscow", "kyiv") and words.at(at + 1) == "time":
        marked, at = True, at + 2
    if (
        hour > 24
        or minute > 59
        or not (marked or (":" in words.at(i) and _clock_context(words, i)))
    ):
        return None
    return at, Expression("clock", hour=hour, minute=minute, zone=zone)


# The largest distance of a time zone from UTC, in hours (Kiribati).
_FURTHEST = 14


def _from_utc(words: Words, i: int) -> str | None:
    """Return the offset that "+3" behind UTC or GMT tells, as ``+03:00``."""
    sign, hours = words.at(i), small_int(words.at(i + 1), 0, _FURTHEST)
    if sign not in ("+", "-", "−") or hours is None:
        return None
    return f"{'+' if sign == '+' else '-'}{hours:02d}:00"


def _clock_context(words: Words, i: int) -> bool:
    """A bare 20:14 is a time of day after "at", "by", "around" …, not in a score or a ratio."""
    return words.at(i - 1) in (
        "at",
        "by",
        "around",
        "about",
        "from",
        "since",
        "until",
        "before",
        "after",
        "to",
        "and",
        "",
    ) or bool(weekday_at(words, i + 1))
