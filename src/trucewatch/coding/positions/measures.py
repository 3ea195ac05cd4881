"""How much a stand asks or gives, and by when: numbers, shares and dates in its words.

A party that asks for twenty captives and later for twelve, or for a withdrawal by July 1 and later
by August 15, has moved, in whatever like words. Read from the words alone, without a parse, so that
linking can hold two tellings against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from trucewatch.coding.quantities.numerals import number_of
from trucewatch.vocab.issues import load_issue_words
from trucewatch.vocab.words import calendar, word_set

Measure = tuple[str, float]
"""What is counted (``date`` for a day, empty where no noun says it), and how much of it."""

DATE = "date"
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*|%")
# A span of time in days.
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}
_LONG = {"m": "metre", "meter": "metre", "km": "kilometre", "kilometer": "kilometre"}
_SHARES = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5}
# Behind these stands the day up to which, or from which, something is to be done.
_DEADLINE = frozenset({"by", "until", "till", "before", "from", "than", "to"})
# So many words behind a number are looked at for what it counts.
_REACH = 4
_OPENING = frozenset({"of", "the", "its", "their", "his", "her", "our", "about"})
_HUNDRED, _TEENS = 100, 20
_LAST_DAY = 31
_YEARS = range(1900, 2101)


@cache
def measures(text: str, told: str = "") -> frozenset[Measure]:
    """Return the measures in the words of a stand: ``"12 of 20 captives within 60 days"`` gives
    12 captives and 60 days; a number that names something (``Resolution 242``) is none. What is to
    be done "on" a day has that day where it comes after ``told``, the day of the stand."""
    words = _words(text)
    out: set[Measure] = set()
    k = 0  # a number read is not read again
    while k < len(words):
        last, found = (
            _date(words, k, told) or _share(words, k) or _number(words, k) or (k + 1, None)
        )
        if found is not None:
            out.add(found)
        k = last
    return frozenset(out)


def apart(one: frozenset[Measure], other: frozenset[Measure]) -> bool:
    """Return whether two wordings give different measures of one thing: 20 and 12 hostages, July 1
    and August 15, all the troops and two thirds of them. What only one of them measures is told
    more or less fully, and sets nothing apart."""
    units = {u for u, _ in one} & {u for u, _ in other}
    for unit in units - {""}:
        if {v for u, v in one if u == unit}.isdisjoint({v for u, v in other if u == unit}):
            return True
    bare = [m for m in (one, other) if any(not u for u, _ in m)]
    if not bare:
        return False
    amounts = [[v for u, v in m if u != DATE] for m in (one, other)]
    return all(len(a) == 1 for a in amounts) and amounts[0] != amounts[1]


def counts(word: str) -> bool:
    """Return whether a word, in small letters, is of a number, a share or a date."""
    share = word in _SHARES or word.removesuffix("s") in _SHARES or word in ("all", "every", "one")
    return share or word in calendar("month", "month_short") or number_of(word) is not None


def _words(text: str) -> tuple[str, ...]:
    return tuple(w.lower() for w in _WORD.findall(text))


def _date(words: Sequence[str], k: int, told: str) -> tuple[int, Measure] | None:
    """Return where a deadline at ``k`` ends and its day: "by | July 1", "until | 15 August"."""
    before = words[k - 1] if k else ""
    if before not in _DEADLINE and not (before == "on" and told):
        return None
    months = calendar("month", "month_short")
    for month, day in ((k, k + 1), (k + 1, k)):
        if max(month, day) >= len(words) or words[month] not in months:
            continue
        number = re.match(r"\d+", words[day])
        if number is not None and 1 <= int(number[0]) <= _LAST_DAY:
            day_of_year = f"{months[words[month]]:02}-{int(number[0]):02}"
            if before == "on" and day_of_year <= told[5:10]:
                return None
            return k + 2, (DATE, float(day_of_year.replace("-", "")))
    return None


def _share(words: Sequence[str], k: int) -> tuple[int, Measure] | None:
    """Return where a share ends and how much it is: "all hostages", "two thirds of the troops"."""
    if words[k] in ("all", "every"):
        noun = _counted(words, k + 1)
        return (k + 1, (noun, 1.0)) if noun and noun not in _DAYS else None
    many = number_of(words[k]) if words[k] not in ("a", "half") else 1.0
    part = k if words[k] in _SHARES else k + 1
    if part >= len(words) or many is None:
        return None
    one = _SHARES.get(words[part]) or _SHARES.get(words[part].removesuffix("s"))
    behind = words[part + 1 : part + 2]
    if one is None or (behind and behind[0] not in ("of", "the", "its", "their", "his")):
        return None  # "a third country", "the third round"
    noun = _counted(words, part + 1)
    return (part + 1, (noun, many * one)) if noun else None


def _number(words: Sequence[str], k: int) -> tuple[int, Measure | None] | None:
    """Return where a number ends and what it counts, None for one that names something."""
    value, last = _value(words, k)
    if value is None:
        return None
    named = k > 0 and words[k - 1] in word_set("positions.numbered")
    year = value in _YEARS and words[k].isdecimal()
    beside = {*words[max(0, k - 1) : k], *words[last : last + 1]}
    dated = not beside.isdisjoint(calendar("month", "month_short"))
    if named or year or dated or (words[k] == "one" and _one_alone(words, last)):
        return last, None
    while last < len(words) and words[last] in ("of", "the", "or", "out"):
        last += 1  # "12 of the | 20 captives"
    inner, behind = _value(words, last) if last < len(words) else (None, last)
    unit = _counted(words, behind if inner is not None else last)
    end = behind if inner is not None else last
    return max(end, k + 1), ("day", value * _DAYS[unit]) if unit in _DAYS else (unit, value)


def _one_alone(words: Sequence[str], last: int) -> bool:
    """Return whether "one" stands for a thing: "one of 30 days", "demands one by August"."""
    return last >= len(words) or words[last].removesuffix("s") not in _DAYS


def _value(words: Sequence[str], k: int) -> tuple[float | None, int]:
    """Return the number that begins at ``k`` and where it ends: "forty five", "two hundred"."""
    total, last = _named(words[k]), k + 1
    if not total:
        return None, k
    while last < len(words):
        joined = last + 1 if words[last] == "and" and total >= _HUNDRED else last
        more = _named(words[joined]) if joined < len(words) else None
        if more is None or words[joined][0].isdigit() or not _grows(total, more):
            break
        total, last = (total + more if more < total else total * more), joined + 1
    return total, last


def _named(word: str) -> float | None:
    """Return the number of a word; "m" and "p" stand for units and hours as well."""
    return None if len(word) == 1 and word.isalpha() else number_of(word)


def _grows(total: float, more: float) -> bool:
    """Return whether "forty five", "two hundred", "two hundred and forty" go on."""
    tens = total % _HUNDRED >= _TEENS and total % 10 == 0
    return more >= _HUNDRED or (more < _HUNDRED and total >= _HUNDRED) or (tens and more < 10)


def _counted(words: Sequence[str], k: int) -> str:
    """Return what a number before ``k`` counts, in the singular, or nothing: the first plural of
    the next words ("captured enemy | soldiers"), else the next word itself ("30-day", "12 men")."""
    near = list(_noun_words(words[k : k + _REACH]))
    if not near:
        return ""
    first = _singular(near[0])
    if first in _DAYS or first in _LONG:
        return _LONG.get(first, first)
    noun = next((w for w in near if w.endswith("s") and not w.endswith("ss")), near[0])
    return _LONG.get(_singular(noun), _singular(noun))


def _noun_words(words: Sequence[str]) -> Iterator[str]:
    """Yield the words up to the small one that ends what is counted."""
    opened = False
    for word in words:
        small = word in load_issue_words().small or word in word_set("positions.unmeasured")
        if small and opened:
            return
        if small and word not in _OPENING:
            return
        if not small:
            opened = True
            yield word


def _singular(noun: str) -> str:
    if noun == "men":
        return "man"
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
