"""Grammar of named stretches: quarters, halves, centuries, decades, seasons, eras, "the year"."""

from __future__ import annotations

from trucewatch.coding.times.dates import calendar_date, clock_time, month_at, weekday_at, year_at
from trucewatch.coding.times.durations import amount, unit_at
from trucewatch.coding.times.expression import Expression, Found
from trucewatch.coding.times.scan import Words, eras, ordinal, value_of
from trucewatch.vocab.words import word_set

_ABOUT = frozenset({"about", "around", "approximately", "roughly", "exactly"})
_SEASON_HINTS = frozenset(
    (
        "this last next in the since by of late early past each every mid - until during previous "
        "coming"
    ).split()
)


def skip_the(words: Words, i: int) -> int:
    """Return the index after an article or possessive at ``i``, if there is one."""
    return i + 1 if words.at(i) in ("the", "its", "their", "his", "her") else i


def has_day(e: Expression) -> bool:
    """Tell whether an expression names a single day."""
    if e.op == "calendar":
        return e.day is not None or e.weekday is not None
    return e.op == "step" and (e.unit == "day" or e.weekday is not None)


def with_clock(clock: Expression, day: Expression) -> Expression:
    """Return a clock time put to its day."""
    return Expression("clock", hour=clock.hour, minute=clock.minute, zone=clock.zone, inner=day)


def with_part(words: Words, found: tuple[int, Expression]) -> Found:
    """Take in a part of the day or a clock time that follows a day."""
    at, expression = found
    if not has_day(expression):
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
            merged = Expression(
                "calendar",
                year=date[1].year,
                month=date[1].month,
                day=date[1].day,
                weekday=expression.weekday,
            )
            return date[0], Expression("part", part=part, inner=merged)
        return end, outer
    if words.at(at) == "overnight":
        return at + 1, Expression("part", part="overnight", inner=expression)
    at_clock = at + (words.at(at) in ("at", ",") and words.at(at + 1) not in ("the",))
    at_clock += words.at(at_clock) == "at"
    at_clock += words.at(at_clock) in _ABOUT  # "on 8 September at about 21:15"
    clock = clock_time(words, at_clock)
    if clock and clock[1].op == "clock" and expression.op in ("calendar", "step"):
        return clock[0], with_clock(clock[1], expression)
    return found


def stepped(words: Words, i: int) -> Found:
    """last month, this week, next Friday, the past two years, last year's, last summer."""
    at = skip_the(words, i)
    step = value_of("step", words.at(at))
    if step is None or words.at(at) == "ahead":
        return None
    n, word = int(step), words.at(at)
    if n == 0 and words.at(at + 1) in ("past", "coming"):
        n, at = (-1 if words.at(at + 1) == "past" else 0), at + 1
    nxt = at + 1
    if found := weekday_at(words, nxt):
        core = (found[0], Expression("step", weekday=found[1], step=n))
        return with_part(words, core)
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
        inner = ordinal_unit(words, end + 1)
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


def era(words: Words, i: int) -> Found:
    """A named period of history: World War Two, the Cold War."""
    at = skip_the(words, i)
    for length in (5, 4, 3, 2):
        span = eras().get(words.low[at : at + length])
        if span:
            return at + length, Expression("era", first=span[0], last=span[1])
    return None


def the_quarter(words: Words, i: int) -> Found:
    """the quarter, the latest quarter, the year-ago quarter, year-earlier, the 1988 quarter."""
    at = skip_the(words, i)
    step, inner = 0, None
    if words.at(at) in ("latest", "comparable", "corresponding"):
        at += 1
    if (
        words.at(at) == "year"
        and words.at(at + 1) == "-"
        and words.at(at + 2) in ("ago", "earlier")
    ):
        step, at = -1, at + 3
    elif found := year_at(words, at):
        at, inner = found[0], Expression("calendar", year=found[1])
    if (
        words.at(at) in ("quarter", "period")
        and (at > i)
        and (step or inner or words.at(i) == "the")
    ):
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
    if words.at(i + 1) in ("fiscal", "financial") and words.at(i + 2) == "year":
        return i + 3, Expression("duration", kind="duration", n=1.0, unit="year")
    at = i + 1 + (words.at(i + 1) in ("full", "current"))
    unit = value_of("unit", words.at(at))
    if (
        unit is None
        or words.at(at).endswith("s")
        or unit not in ("day", "week", "weekend", "month", "year")
    ):
        return None
    if unit == "day":
        return at + 1, Expression("same", n=0.0)
    return at + 1, Expression("step", unit=unit, step=0)


def ordinal_unit(words: Words, i: int) -> Found:
    """third quarter, first half, 20th century."""
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
    at = skip_the(words, i)
    year = None
    if (found := year_at(words, at)) and ordinal_unit(words, found[0]):
        at, year = found[0], Expression("calendar", year=found[1])
    if words.at(at) in ("last", "latter") and words.at(at + 1) in ("half", "quarter"):
        op, n = words.at(at + 1), (2.0 if words.at(at + 1) == "half" else 4.0)
        core: Found = (at + 2, Expression(op, n=n)) if words.at(at + 2) == "of" else None
    else:
        at += words.at(at) in ("fiscal", "flat")
        core = ordinal_unit(words, at)
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
    at = skip_the(words, i)
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
    at = skip_the(words, i)
    code = value_of("season", words.at(at))
    if code is None or not (
        words.at(at - 1) in _SEASON_HINTS or at == 0 or words.at(at) == "summer"
    ):
        return None
    if words.at(at + 1) in word_set("times.of_seasons"):
        return None  # "the summer capital" is one at any time
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
