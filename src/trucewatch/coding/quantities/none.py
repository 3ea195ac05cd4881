"""Numbers that count nothing: days, hours, years, ages, articles and routes."""

from __future__ import annotations

import re

from trucewatch.coding.quantities.numerals import Numeral
from trucewatch.coding.times.scan import value_of
from trucewatch.reading.parse import Parse


def is_name_or_date(parse: Parse, numeral: Numeral) -> bool:
    """Return whether a number is a name, an age, a day, an hour or a year, and counts nothing."""
    i = numeral.first
    before = parse.lower[i - 1] if i else ""
    word = parse.word[numeral.core]
    if _is_day(parse, numeral) or (_CLOCK.fullmatch(word) and before in _AT):
        return True
    if _is_age(parse, numeral):
        return True
    if before in ("article", "resolution", "no.", "number", "section", "chapter", "aged", "age",
                  "group", "route", "highway", "flight", "unit", "phase", "#"):  # fmt: skip
        return True
    if numeral.core == i and word.isdigit() and len(word) == 4 and 1500 <= int(word) <= 2100:
        return before in ("in", "since", "of", "by", "until", ",", "from", "during") and (
            parse.dep[i] in ("pobj", "npadvmod", "nummod") and parse.dep[i] != "nummod"
        )
    return False


def _is_day(parse: Parse, numeral: Numeral) -> bool:
    """Tell whether a number is the day of a month: "on 5 March", "28 February", "3 May Brigade",
    "March 4, 2025" (but not "in March 4 people died")."""
    low, high = numeral.low, numeral.high
    if numeral.hedge not in ("exact", "between") or low is None or high is None:
        return False
    after = parse.word[numeral.last] if numeral.last < len(parse) else ""
    before = parse.word[numeral.first - 1] if numeral.first else ""
    led = _is_month(before) and not any(c.isalpha() for c in after)
    return (led or _is_month(after)) and 1 <= low <= high <= 31


# The oldest that a person in a report is.
_OLDEST = 115


def _is_age(parse: Parse, numeral: Numeral) -> bool:
    """Tell whether a bare number after one person is an age: "a woman, 61, was", "Ilk (43)".

    Not a count in a list ("soldiers, 61; rebels, 12"): who is counted there is more than one.
    """
    i, end = numeral.first, numeral.last
    if not 1 < i < end < len(parse) or end - i > 1 or numeral.low is None:
        return False
    spelt = not parse.word[i].isdigit()  # "Petra Lom, twelve, died", not "soldiers, twelve, …"
    if spelt and (parse.tag[i - 2] != "NNP" or parse.word[end] != ","):
        return False
    marks = (parse.word[i - 1], parse.word[end])
    if marks not in _AGE_MARKS or numeral.low > _OLDEST:
        return False
    return parse.tag[i - 2] in ("NNP", "NN") or parse.lower[i - 2] in _ONES


_AGE_MARKS = frozenset({(",", ","), (",", "."), (",", ";"), (",", "-"), (",", "–"), ("(", ")")})
_ONES = frozenset({"him", "her", "he", "she", "one", "another"})


def _is_month(word: str) -> bool:
    low = word.lower().rstrip(".")
    return word[:1].isupper() and bool(value_of("month", low) or value_of("month_short", low))


# "at 10.30", "shortly after 10.30": an hour.
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d")
_AT = frozenset({"at", "around", "by", "until", "after", "before", "since", "from"})
