"""Grammar of time phrases that lean on a clock: last month, two days later, since, every day."""

from __future__ import annotations

from functools import cache

from trucewatch.coding.time_dates import (
    calendar_date,
    clock_time,
    month_at,
    named_day,
    numeric_date,
    weekday_at,
    year_at,
)
from trucewatch.coding.time_durations import amount, compound, hedge_at, unit_at
from trucewatch.coding.time_expression import Expression, Found
from trucewatch.coding.time_scan import Words, eras, number, ordinal, value_of

_AGO = frozenset({"ago"})
_SET_WORDS = {
    "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month",
    "annually": "year", "annual": "year", "yearly": "year", "hourly": "hour",
    "quarterly": "quarter",
}  # fmt: skip
_SEASON_HINTS = frozenset({"this", "last", "next", "in", "the", "since", "by", "of", "late",
                           "early", "past", "each", "every", "mid", "-", "until", "during",
                           "previous", "coming"})  # fmt: skip


def _skip_the(words: Words, i: int) -> int:
    return i + 1 if words.at(i) in ("the", "its", "their", "his", "her") else i


def deictic(words: Words, i: int) -> Found:
    """today, yesterday afternoon, tomorrow morning, tonight, the day before yesterday."""
    if words.low[i : i + 3] in (("the", "day", "before"), ("the", "day", "after")):
        far = {"yesterday": -2, "tomorrow": 2}.get(words.at(i + 3))
        if far:
            return i + 4, Expression("step", unit="day", step=far)
    step = value_of("deictic", words.at(i))
    if step is None:
        return None
    base = Expression("step", unit="day", step=int(step))
    if words.at(i) == "tonight":
        return i + 1, Expression("part", part="NI", inner=base)
    end = i + 2 if words.at(i + 1) == "'s" else i + 1
    return end, base


def part_of_day(words: Words, i: int) -> Found:
    """this morning, last night, overnight, the morning of a date, at dawn, midnight Friday."""
    if words.at(i) == "overnight":
        nxt = i + 2 if words.at(i + 1) in ("on",) else i + 1
        day = _day_core(words, nxt)
        if day:
            return day[0], Expression("part", part="overnight", inner=day[1])
        return i + 1, Expression("part", part="overnight")
    at = i
    step = value_of("step", words.at(at))
    if step is not None or words.at(at) in ("the", "that", "a", "one"):
        at += 1
    if words.at(at) in ("early", "late", "mid"):
        at += 2 if words.at(at + 1) == "-" else 1
    part = value_of("part", words.at(at))
    if part is None or (words.at(at) == "second"):
        return None
    at += 1
    if words.at(at) in ("hours",):
        at += 1
    nxt = at + 1 if words.at(at) in ("of", "on", ",") else at
    day = _day_core(words, nxt)
    if day and words.at(i) not in ("a",):
        return day[0], Expression("part", part=part, inner=day[1])
    return _bare_part(words, i, at, part, step)


def _bare_part(words: Words, i: int, at: int, part: str, step: str | None) -> Found:
    if step == "-1" and words.at(i) == "last":
        inner = Expression("step", unit="day", step=-1)
        return at, Expression("part", part=part, inner=inner)
    if step == "0":
        return at, Expression("part", part=part, inner=Expression("step", unit="day", step=0))
    if step == "1":
        nxt = Expression("same", n=1.0)
        return at, Expression("part", part=part, inner=nxt)
    if words.at(i) in ("that", "the") or words.at(i - 1) in ("at", "in", "by", "before", "after", "since",
                                                    "until", "around", "during"):  # fmt: skip
        return at, Expression("part", part=part, inner=Expression("same", n=0.0))
    if part in ("24", "MI") and words.at(i) != "a":
        return at, Expression("part", part=part, inner=Expression("same", n=0.0))
    return None


def _day_core(words: Words, i: int) -> Found:
    """A date that has a day to it."""
    for rule in (numeric_date, calendar_date, deictic, stepped):
        found = rule(words, i)
        if found and _has_day(found[1]):
            return found
    return None


def _has_day(e: Expression) -> bool:
    if e.op == "calendar":
        return e.day is not None or e.weekday is not None
    return e.op == "step" and (e.unit == "day" or e.weekday is not None)


def dated(words: Words, i: int) -> Found:
    """A date, with a part of the day or a clock time before or after it."""
    if (found := month_at(words, i)) and (year := stepped(words, found[0])) and year[1].unit == "year":
        core = Expression("step", unit="year", step=year[1].step, month=found[1], side="of_year")
        return year[0], core
    clock = clock_time(words, i)
    if clock:
        at = clock[0] + (words.at(clock[0]) in (",", "on"))
        day = _day_core(words, at)
        part = value_of("part", words.at(at + 2)) if words.at(at) == "the" else None
        if day:
            return day[0], _with_clock(clock[1], day[1])
        if words.at(clock[0]) == "in" and words.at(clock[0] + 1) == "the":
            part = value_of("part", words.at(clock[0] + 2))
            if part:
                return clock[0] + 3, clock[1]
        return clock
    for rule in (numeric_date, calendar_date, named_day, deictic):
        if found := rule(words, i):
            return _with_part(words, found)
    return None


def _with_clock(clock: Expression, day: Expression) -> Expression:
    return Expression("clock", hour=clock.hour, minute=clock.minute, zone=clock.zone, inner=day)


def _with_part(words: Words, found: tuple[int, Expression]) -> Found:
    at, expression = found
    if not _has_day(expression):
        return found
    nxt = at + 1 if words.at(at) in ("'s", "in") else at
    if words.at(at) == "in":
        nxt += words.at(nxt) == "the"
    if words.at(nxt) in ("early", "late", "mid") and nxt == at:
        nxt += 2 if words.at(nxt + 1) == "-" else 1
    part = value_of("part", words.at(nxt))
    if part and words.at(nxt)[-1] != "s":
        end = nxt + 1
        outer = Expression("part", part=part, inner=expression)
        date = calendar_date(words, end + 1) if words.at(end) == "," else None
        if date and date[1].day and expression.op == "calendar" and expression.day is None:
            merged = Expression("calendar", year=date[1].year, month=date[1].month,
                                day=date[1].day, weekday=expression.weekday)  # fmt: skip
            return date[0], Expression("part", part=part, inner=merged)
        return end, outer
    if words.at(at) == "overnight":
        return at + 1, Expression("part", part="overnight", inner=expression)
    at_clock = at + (words.at(at) in ("at", ",") and words.at(at + 1) not in ("the",))
    at_clock += words.at(at_clock) == "at"
    clock = clock_time(words, at_clock)
    if clock and expression.op in ("calendar", "step"):
        return clock[0], _with_clock(clock[1], expression)
    return found


def stepped(words: Words, i: int) -> Found:
    """last month, this week, next Friday, the past two years, last year's, last summer."""
    at = _skip_the(words, i)
    step = value_of("step", words.at(at))
    if step is None or words.at(at) == "ahead":
        return None
    n, word = int(step), words.at(at)
    if n == 0 and words.at(at + 1) in ("past", "coming"):
        n, at = (-1 if words.at(at + 1) == "past" else 0), at + 1
    nxt = at + 1
    if found := weekday_at(words, nxt):
        core = (found[0], Expression("step", weekday=found[1], step=n))
        return _with_part(words, core)
    if found := month_at(words, nxt):
        return found[0], Expression("step", month=found[1], step=n)
    if season := value_of("season", words.at(nxt)):
        return nxt + 1, Expression("season", value=season, step=n)
    return _stepped_unit(words, at, nxt, n, word)


def _stepped_unit(words: Words, at: int, nxt: int, n: int, word: str) -> Found:
    counted = amount(words, nxt)
    if counted and (counted[1] is None or words.at(nxt)[-1:] != "s" or counted[1] > 1):
        end, many, unit = counted
        if unit in ("night", "weekend") and many is None:
            unit = "day" if unit == "night" else unit
        if word in ("these",) and many is None:
            return end, Expression("ref", value="PRESENT_REF")
        if many is None and end == nxt + 1 and word in ("coming", "past"):
            value = "FUTURE_REF" if n > 0 else "PAST_REF"
            return end, Expression("ref", value=value, unit=unit)
        return end, Expression("window", kind="duration", n=many, unit=unit, step=n or 0)
    if words.at(nxt) in ("fiscal", "calendar", "full", "current", "school", "financial"):
        nxt += 1
    unit_found = unit_at(words, nxt)
    if not unit_found:
        return None
    end, unit = unit_found
    if words.at(end) == "'s":
        inner = _ordinal_unit(words, end + 1)
        if inner:
            year = Expression("step", unit="year", step=n)
            return inner[0], Expression(inner[1].op, n=inner[1].n, inner=year)
        end += 1
    if unit in ("decade", "century") and n:
        return end, Expression("window", kind="duration", n=1.0, unit=unit, step=n)
    if unit == "day" and word in ("following", "next", "coming"):
        return end, Expression("same", n=1.0)
    if unit == "day" and word in ("previous", "preceding"):
        return end, Expression("same", n=-1.0)
    if unit == "night":
        return end, Expression("part", part="NI", inner=Expression("step", unit="day", step=n))
    anchored = word in ("following", "preceding", "previous")
    return end, Expression("step", unit=unit, step=n, side="anchor" if anchored else None)


def shifted(words: Words, i: int) -> Found:
    """two days ago, a year earlier, three hours later, six weeks after the truce, 5 days before."""
    at, mod = hedge_at(words, i)
    counted = amount(words, at)
    if not counted:
        return None
    end, n, unit = counted
    if words.at(end) == "or" and words.at(end + 1) == "so":
        mod, end = "APPROX", end + 2
    word = words.at(end)
    if word == "-" and words.at(end + 1) in ("ago", "earlier"):
        end, word = end + 1, words.at(end + 1)
    if word == "ago":
        return end + 1, Expression("shift", n=n, unit=unit, side="ago", mod=mod)
    if word in ("earlier", "before", "previously", "prior") and not _object_follows(words, end):
        return end + 1, Expression("shift", n=n, unit=unit, side="earlier", mod=mod)
    if word in ("later", "afterwards", "afterward", "on", "after") and not _object_follows(words, end):
        if word == "on":
            return None
        return end + 1, Expression("shift", n=n, unit=unit, side="later", mod=mod)
    if words.low[end : end + 2] == ("from", "now"):
        return end + 2, Expression("shift", n=n, unit=unit, side="from_now", mod=mod)
    if word in ("before", "after", "since", "from", "into") and word != "into":
        inner = _anchor(words, end + 1)
        if inner is None and word in ("before", "after") and unit != "second":
            return end + 1, Expression("unanchored", n=n, unit=unit)
        if inner:
            side = "earlier" if word == "before" else "later"
            return inner[0], Expression(
                "shift", n=n, unit=unit, side=side, mod=mod, inner=inner[1]
            )
    return None


def _object_follows(words: Words, i: int) -> bool:
    nxt = words.at(i + 1)
    if words.at(i) in ("earlier", "later", "previously", "afterwards", "afterward"):
        return False
    return nxt not in ("", ".", ",", ";", "and", "but", ")", "that")


def _anchor(words: Words, i: int) -> Found:
    """The dated thing that an amount is counted from: a date in the next few words."""
    for at in range(i, min(i + 6, len(words))):
        word = words.at(at)
        if word in (".", ",", ";", ":", "(", "and", "that", "said", "which"):
            return None
        for rule in (era, dated):
            found = rule(words, at)
            if found and found[1].op in ("calendar", "era", "clock", "step"):
                end = found[0]
                limit = end
                while limit < min(end + 3, len(words)) and words.at(limit).isalpha():
                    if words.at(limit) in ("invasion", "war", "coup", "agreement", "attack", "revolution",
                                           "uprising", "truce", "ceasefire", "offensive", "annexation",
                                           "elections", "election", "deal", "accord", "massacre"):  # fmt: skip
                        return limit + 1, found[1]
                    if words.at(limit) in ("on", "in", "and", "by", "the", "that", "when", "with"):
                        break
                    limit += 1
                return found
    return None


def era(words: Words, i: int) -> Found:
    """A named period of history: World War Two, the Cold War."""
    at = _skip_the(words, i)
    for length in (5, 4, 3, 2):
        span = eras().get(words.low[at : at + length])
        if span:
            return at + length, Expression("era", first=span[0], last=span[1])
    return None


def the_quarter(words: Words, i: int) -> Found:
    """the quarter, the latest quarter, the year-ago quarter, year-earlier, the 1988 quarter."""
    at = _skip_the(words, i)
    step, inner = 0, None
    if words.at(at) in ("latest", "comparable", "corresponding"):
        at += 1
    if words.at(at) == "year" and words.at(at + 1) == "-" and words.at(at + 2) in ("ago", "earlier"):
        step, at = -1, at + 3
    elif found := year_at(words, at):
        at, inner = found[0], Expression("calendar", year=found[1])
    if words.at(at) in ("quarter", "period") and (at > i) and (step or inner or words.at(i) == "the"):
        if words.at(at) == "period" and not (step or inner or words.at(at - 1) == "latest"):
            return None
        return at + 1, Expression("quarter", step=step, inner=inner)
    if step:
        return at, Expression("shift", n=1.0, unit="year", side="earlier")
    return None


def the_unit(words: Words, i: int) -> Found:
    """the year, the week, the weekend: the one that runs or was last named."""
    if words.at(i) != "the" or words.at(i + 2) == "of":
        return None
    at = i + 1 + (words.at(i + 1) in ("full", "current"))
    unit = value_of("unit", words.at(at))
    if unit is None or words.at(at).endswith("s") or unit not in ("day", "week", "weekend", "month", "year"):
        return None
    if unit == "day":
        return at + 1, Expression("same", n=0.0)
    return at + 1, Expression("step", unit=unit, step=0)


def _ordinal_unit(words: Words, i: int) -> Found:
    nth = ordinal(words, i)
    if not nth:
        return None
    at = nth[0] + (words.at(nth[0]) == "-")
    unit = value_of("unit", words.at(at))
    if unit == "quarter" and 1 <= nth[1] <= 4:
        return at + 1, Expression("quarter", n=float(nth[1]))
    if words.at(at) in ("half",) and nth[1] <= 2:
        return at + 1, Expression("half", n=float(nth[1]))
    if unit == "century" and nth[1] > 2:
        return at + 1, Expression("century", n=float(nth[1]))
    return None


def quarter_half_century(words: Words, i: int) -> Found:
    """the third quarter of 1984, the first half of 2020, the 20th century, this year's Q3."""
    at = _skip_the(words, i)
    year = None
    if (found := year_at(words, at)) and _ordinal_unit(words, found[0]):
        at, year = found[0], Expression("calendar", year=found[1])
    if words.at(at) in ("last", "latter") and words.at(at + 1) in ("half", "quarter"):
        op, n = words.at(at + 1), (2.0 if words.at(at + 1) == "half" else 4.0)
        core: Found = (at + 2, Expression(op, n=n)) if words.at(at + 2) == "of" else None
    else:
        at += words.at(at) in ("fiscal", "flat")
        core = _ordinal_unit(words, at)
    if not core:
        return None
    end, e = core
    nxt = end + 1 if words.at(end) in ("of", "in", ",") else end
    inner = year_at(words, nxt)
    if inner:
        return inner[0], Expression(e.op, n=e.n, inner=Expression("calendar", year=inner[1]))
    step = stepped(words, nxt)
    if step and step[1].unit == "year":
        return step[0], Expression(e.op, n=e.n, inner=step[1])
    if (decade := decade_of(words, nxt)) and e.op == "half":
        return decade
    return end, Expression(e.op, n=e.n, inner=year)


def decade_of(words: Words, i: int) -> Found:
    """the 1990s, the '80s, the nineties are left out (they are also ages and degrees)."""
    at = _skip_the(words, i)
    at += words.at(at) == "'"
    word = words.at(at)
    if word.endswith("0s") and word[:-1].isdecimal() and len(word) in (3, 5):
        if len(word) == 5 and is_decade(word):
            return at + 1, Expression("decade", year=int(word[:-1]))
        if len(word) == 3 and words.at(at - 1) == "'":
            return at + 1, Expression("decade", year=1900 + int(word[:-1]))
    return None


def is_decade(word: str) -> bool:
    """Tell whether a word such as 1990s names a decade."""
    return "1000s" <= word <= "2190s"


def season(words: Words, i: int) -> Found:
    """summer 2020, the winter of 1943, spring; needs a hint that a season is meant."""
    at = _skip_the(words, i)
    code = value_of("season", words.at(at))
    if code is None or not (words.at(at - 1) in _SEASON_HINTS or at == 0 or words.at(at) == "summer"):
        return None
    nxt = at + 1 + (words.at(at + 1) in ("of", ","))
    year = year_at(words, nxt)
    if year:
        return year[0], Expression("season", value=code, inner=Expression("calendar", year=year[1]))
    step = stepped(words, nxt)
    if step and step[1].unit == "year":
        return step[0], Expression("season", value=code, inner=step[1])
    if words.at(at) in ("spring", "fall") and words.at(at - 1) not in ("this", "last", "the", "in"):
        return None
    return at + 1, Expression("season", value=code)


def recurring(words: Words, i: int) -> Found:
    """every day, each July, daily, on Mondays, twice a week."""
    word = words.at(i)
    if word in _SET_WORDS:
        value = {"daily": "XXXX-XX-XX", "annually": "XXXX", "yearly": "XXXX"}.get(word)
        return i + 1, Expression("set", kind="set", unit=_SET_WORDS[word], n=1.0, value=value)
    if word in ("once", "twice") and words.at(i + 1) in ("a", "every", "each", "per"):
        found = unit_at(words, i + 2)
        return (found[0], Expression("set", kind="set", unit=found[1], n=1.0)) if found else None
    if word.endswith("days") and (day := value_of("weekday", word[:-1])) is not None:
        return i + 1, Expression("set", kind="set", weekday=int(day))
    if word not in ("every", "each", "per"):
        return None
    if found := weekday_at(words, i + 1):
        return found[0], Expression("set", kind="set", weekday=found[1])
    if found := month_at(words, i + 1):
        return found[0], Expression("set", kind="set", month=found[1])
    if part := value_of("part", words.at(i + 1)):
        return i + 2, Expression("set", kind="set", part=part)
    if code := value_of("season", words.at(i + 1)):
        return i + 2, Expression("set", kind="set", value=f"XXXX-{code}")
    at, n = i + 1, 1.0
    if words.at(at) == "other":
        at, n = at + 1, 2.0
    elif counted := number(words, at):
        at, n = counted
    found = unit_at(words, at)
    return (found[0], Expression("set", kind="set", unit=found[1], n=n)) if found else None


def reference(words: Words, i: int) -> Found:
    """Words for the past, the present and the future at large."""
    at = i + (words.at(i) == "in")
    at += words.at(at) == "the"
    if words.at(at) == "recent" and (found := unit_at(words, at + 1)):
        return found[0], Expression("window", kind="duration", unit=found[1], step=-1)
    for phrase, value in _references().get(words.at(i), ()):
        if words.low[i : i + len(phrase)] == phrase:
            return i + len(phrase), Expression("ref", value=value)
    value = value_of("ref", words.at(i))
    return (i + 1, Expression("ref", value=value)) if value else None


@cache
def _references() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    out: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for phrase, value in _REFERENCES:
        out[phrase[0]] = (*out.get(phrase[0], ()), (phrase, value))
    return out


_REFERENCES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("at", "the", "moment"), "PRESENT_REF"), (("at", "present"), "PRESENT_REF"),
    (("these", "days"), "PRESENT_REF"), (("for", "now"), "PRESENT_REF"),
    (("this", "time"), "PRESENT_REF"), (("the", "past"), "PAST_REF"), (("in", "the", "past"), "PAST_REF"),
    (("at", "the", "time"), "PAST_REF"), (("at", "that", "time"), "PAST_REF"),
    (("the", "near", "future"), "FUTURE_REF"), (("the", "future"), "FUTURE_REF"), (("future",), "FUTURE_REF"),
    (("as", "soon", "as", "possible"), "FUTURE_REF"),
    (("in", "the", "near", "future"), "FUTURE_REF"), (("in", "the", "future"), "FUTURE_REF"),
    (("one", "day"), "FUTURE_REF"), (("a", "later", "date"), "FUTURE_REF"),
    (("the", "near", "term"), "FUTURE_REF"), (("the", "short", "term"), "FUTURE_REF"),
    (("current",), "PRESENT_REF"), (("recent",), "PAST_REF"), (("once",), "PAST_REF"),
)  # fmt: skip
