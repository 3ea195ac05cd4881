"""Grammar of time phrases that lean on a clock: last month, two days later, since, every day."""

from __future__ import annotations

from functools import cache

from trucewatch.coding.times.dates import (
    calendar_date,
    clock_time,
    month_at,
    named_day,
    numeric_date,
    weekday_at,
)
from trucewatch.coding.times.durations import amount, hedge_at, unit_at
from trucewatch.coding.times.expression import Expression, Found
from trucewatch.coding.times.scan import Words, number, value_of
from trucewatch.coding.times.units import era, has_day, stepped, with_clock, with_part

_SET_WORDS = {
    "daily": "day",
    "nightly": "night",
    "weekly": "week",
    "monthly": "month",
    "annually": "year",
    "annual": "year",
    "yearly": "year",
    "hourly": "hour",
    "quarterly": "quarter",
}


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
    nxt = at + 1 if words.at(at) in ("of", "on", "from", ",") else at
    if part == "NI" and (second := _second_day(words, nxt)) is not None:
        return second[0], Expression("part", part="overnight", inner=second[1])
    day = _day_core(words, nxt)
    if day and words.at(i) not in ("a",):
        return day[0], Expression("part", part=part, inner=day[1])
    return _bare_part(words, i, at, part, step)


def _second_day(words: Words, i: int) -> Found:
    """The second day of "the night of 11 to 12 October", "from 11-12 October"."""
    if not words.at(i).isdigit() or words.at(i + 1) not in ("to", "-", "–", "/", "and"):
        return None
    day = _day_core(words, i + 2)
    second = words.at(i + 2)
    return day if second.isdigit() and int(second) in (int(words.at(i)) + 1, 1) else None


_OF_ITS_OWN = frozenset({"day", "same", "next", "previous", "following", "month", "week", "year"})


def _of_an_event(words: Words, at: int) -> bool:
    """Tell whether a part of the day is that of something told: "the night of the attack"."""
    if words.at(at) != "of" or words.at(at + 1) not in ("the", "an", "a", "his", "their", "its"):
        return False
    return words.at(at + 2) not in _OF_ITS_OWN and not words.at(at + 2).isdigit()


def _bare_part(words: Words, i: int, at: int, part: str, step: str | None) -> Found:
    if step == "-1" and words.at(i) == "last":
        inner = Expression("step", unit="day", step=-1)
        return at, Expression("part", part=part, inner=inner)
    if step == "0":
        return at, Expression("part", part=part, inner=Expression("step", unit="day", step=0))
    if step == "1":
        nxt = Expression("same", n=1.0)
        return at, Expression("part", part=part, inner=nxt)
    if words.at(i) == "the" and _of_an_event(words, at):
        return at, Expression("part", part=part, inner=Expression("same", n=0.0, unit="event"))
    if words.at(i) in ("that", "the") or words.at(i - 1) in (
        "at",
        "in",
        "by",
        "before",
        "after",
        "since",
        "until",
        "around",
        "during",
    ):
        return at, Expression("part", part=part, inner=Expression("same", n=0.0))
    if part in ("24", "MI") and words.at(i) != "a":
        return at, Expression("part", part=part, inner=Expression("same", n=0.0))
    return None


def _day_core(words: Words, i: int) -> Found:
    """A date that has a day to it."""
    for rule in (numeric_date, calendar_date, deictic, stepped):
        found = rule(words, i)
        if found and has_day(found[1]):
            return found
    return None


def dated(words: Words, i: int) -> Found:
    """A date, with a part of the day or a clock time before or after it."""
    if (
        (found := month_at(words, i))
        and (year := stepped(words, found[0]))
        and year[1].unit == "year"
    ):
        core = Expression("step", unit="year", step=year[1].step, month=found[1], side="of_year")
        return year[0], core
    clock = clock_time(words, i)
    if clock:
        at = clock[0] + (words.at(clock[0]) in (",", "on"))
        day = _day_core(words, at)
        part = value_of("part", words.at(at + 2)) if words.at(at) == "the" else None
        if day:
            return day[0], with_clock(clock[1], day[1])
        if words.at(clock[0]) == "in" and words.at(clock[0] + 1) == "the":
            part = value_of("part", words.at(clock[0] + 2))
            if part:
                return clock[0] + 3, clock[1]
        return clock
    for rule in (numeric_date, calendar_date, named_day, deictic):
        if dated := rule(words, i):
            return with_part(words, dated)
    return None


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
    if word in ("later", "afterwards", "afterward", "on", "after") and not _object_follows(
        words, end
    ):
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
            return inner[0], Expression("shift", n=n, unit=unit, side=side, mod=mod, inner=inner[1])
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
                    if words.at(limit) in (
                        "invasion",
                        "war",
                        "coup",
                        "agreement",
                        "attack",
                        "revolution",
                        "uprising",
                        "truce",
                        "ceasefire",
                        "offensive",
                        "annexation",
                        "elections",
                        "election",
                        "deal",
                        "accord",
                        "massacre",
                    ):
                        return limit + 1, found[1]
                    if words.at(limit) in ("on", "in", "and", "by", "the", "that", "when", "with"):
                        break
                    limit += 1
                return found
    return None


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
    if day_of := weekday_at(words, i + 1):
        return day_of[0], Expression("set", kind="set", weekday=day_of[1])
    if month_of := month_at(words, i + 1):
        return month_of[0], Expression("set", kind="set", month=month_of[1])
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
    word = value_of("ref", words.at(i))
    return (i + 1, Expression("ref", value=word)) if word else None


@cache
def _references() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    out: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for phrase, value in _REFERENCES:
        out[phrase[0]] = (*out.get(phrase[0], ()), (phrase, value))
    return out


_REFERENCES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("at", "the", "moment"), "PRESENT_REF"),
    (("at", "present"), "PRESENT_REF"),
    (("these", "days"), "PRESENT_REF"),
    (("for", "now"), "PRESENT_REF"),
    (("this", "time"), "PRESENT_REF"),
    (("the", "past"), "PAST_REF"),
    (("in", "the", "past"), "PAST_REF"),
    (("at", "the", "time"), "PAST_REF"),
    (("at", "that", "time"), "PAST_REF"),
    (("the", "near", "future"), "FUTURE_REF"),
    (("the", "future"), "FUTURE_REF"),
    (("future",), "FUTURE_REF"),
    (("as", "soon", "as", "possible"), "FUTURE_REF"),
    (("in", "the", "near", "future"), "FUTURE_REF"),
    (("in", "the", "future"), "FUTURE_REF"),
    (("one", "day"), "FUTURE_REF"),
    (("a", "later", "date"), "FUTURE_REF"),
    (("the", "near", "term"), "FUTURE_REF"),
    (("the", "short", "term"), "FUTURE_REF"),
    (("current",), "PRESENT_REF"),
    (("recent",), "PAST_REF"),
    (("once",), "PAST_REF"),
)
