"""Grammar of parts and ranges: late Friday, the end of May, later that day, from 9 to 12 May."""

from __future__ import annotations

import msgspec

from trucewatch.coding.times.dates import calendar_date
from trucewatch.coding.times.expression import Expression, Found
from trucewatch.coding.times.phrases import dated, part_of_day
from trucewatch.coding.times.scan import Words, is_year, number, value_of
from trucewatch.coding.times.units import decade_of, quarter_half_century, season, stepped


def same_day(words: Words, i: int) -> Found:
    """Later in the day, earlier that day, the same day, the day, on that day."""
    at = i
    side = words.at(at) if words.at(at) in ("later", "earlier") else None
    if side:
        at += 1
        at += words.at(at) in ("in", "on")
    if words.at(at) in ("the", "that"):
        nxt = at + 1 + (words.at(at + 1) == "same")
        unit = value_of("unit", words.at(nxt))
        if unit in ("day", "week", "month", "year") and not words.at(nxt).endswith("s"):
            if not (side or words.at(nxt - 1) == "same" or words.at(at) == "that"):
                return None
            if unit == "day":
                return nxt + 1, Expression("same", n=0.0, side=side)
            return nxt + 1, Expression("same", n=0.0, side=side, unit=unit)
    return None


def edge(words: Words, i: int) -> Found:
    """late Friday, mid-November, the end of 1990, earlier this month, year's end."""
    at = i + (words.at(i) == "the")
    if words.at(at) in ("year", "month") and words.at(at + 1) in ("'s", "-", "end"):
        nxt = at + 1 + (words.at(at + 1) != "end")
        if words.at(nxt) == "end":
            inner = Expression("step", unit=words.at(at), step=0)
            return nxt + 1, Expression("edge", edge="END", inner=inner)
    word = words.at(at)
    edge = value_of("edge", word)
    if word in ("earlier", "later"):
        edge = "BEFORE" if word == "earlier" else "AFTER"
    if edge is None or (word == "close" and words.at(at + 1) != "of"):
        return None
    return _edge_of(words, at + 1, word, edge)


_SPLIT_UNITS = frozenset({"day", "week", "month", "year", "decade", "century", "weekend"})


def _edge_of(words: Words, at: int, word: str, edge: str) -> Found:
    nxt = at
    if words.at(nxt) in ("-", "on", "in", "at", "of"):
        nxt += 1
    if word in ("beginning", "end", "start", "middle", "outset", "close") and words.at(at) != "of":
        return None
    if words.at(nxt) in ("the", "that") and words.at(nxt + 1) in _SPLIT_UNITS:
        inner = Expression("step", unit=words.at(nxt + 1), step=0)
        if words.at(nxt + 1) == "day":
            inner = Expression("same", n=0.0)
        return nxt + 2, Expression("edge", edge=edge, inner=inner)
    if words.at(at) == "of" and words.at(nxt) in ("year", "month", "week"):
        return nxt + 1, Expression(
            "edge", edge=edge, inner=Expression("step", unit=words.at(nxt), step=0)
        )
    for rule in (dated, stepped, decade_of, quarter_half_century, season, part_of_day):
        found = rule(words, nxt)
        if found and found[1].op not in ("window", "duration"):
            return found[0], Expression("edge", edge=edge, inner=found[1])
    if word in ("mid",) and value_of("part", words.at(nxt)):
        return part_of_day(words, nxt)
    return None


_JOINS = frozenset({"to", "until", "till", "through", "-", "–", "and"})
_RANGE_REACH = 12  # words within which the second end of a range is joined to the first


def between(words: Words, i: int) -> Found:
    """from 9 to 12 May, between Monday and Wednesday, May 9-12, 2020-2023."""
    word = words.at(i)
    if _JOINS.isdisjoint(words.low[i : i + _RANGE_REACH]):
        return None
    if found := _part_range(words, i) or _two_days(words, i):
        return found
    if word in ("from", "between"):
        join = ("to", "until", "till", "through", "-", "–") if word == "from" else ("and",)
        return _range(words, i + 1, join)
    return _range(words, i, ("-", "–", "to", "through"))


def _range(words: Words, i: int, join: tuple[str, ...]) -> Found:
    first = edge(words, i) or dated(words, i) or decade_of(words, i)
    if first is None:
        return _day_range(words, i, join)
    at, e = first
    if words.at(at) not in join:
        return None
    second = edge(words, at + 1) or dated(words, at + 1) or decade_of(words, at + 1)
    if second is None or (second[1].op in ("calendar",) and _kind(e) != _kind(second[1])):
        day = number(words, at + 1)
        if e.op == "calendar" and e.day and e.month and day and e.day < day[1] <= 31:
            upper = msgspec.structs.replace(e, day=int(day[1]), weekday=None)
            return _year_after(words, day[0], e, upper)
        if second is None or words.at(i - 1) not in ("from", "between"):
            return None
    bare = words.at(at) in ("to", "-", "–") and words.at(i - 1) not in ("from", "between")
    weekdays = e.op == "calendar" and e.weekday is not None and words.at(at) == "to"
    if bare and (weekdays or _kind(e) != _kind(second[1])):
        return None
    return second[0], Expression("between", inner=e, other=second[1])


def _kind(e: Expression) -> tuple[bool, ...]:
    return (e.year is not None and e.month is None, e.month is not None, e.weekday is not None)


def _year_after(words: Words, at: int, low: Expression, high: Expression) -> Found:
    nxt = at + (words.at(at) == ",")
    if is_year(words.at(nxt)):
        year = int(words.at(nxt))
        low = msgspec.structs.replace(low, year=year)
        high = msgspec.structs.replace(high, year=year)
        at = nxt + 1
    return at, Expression("between", inner=low, other=high)


def _part_range(words: Words, i: int) -> Found:
    """between the evenings of 3 and 4 November: from one evening to the other."""
    at = i + 1 + (words.at(i + 1) == "the")
    part = value_of("part", words.at(at))
    if words.at(i) != "between" or part is None or words.at(at + 1) != "of":
        return None
    days = _day_range(words, at + 2, ("and",)) or _range(words, at + 2, ("and",))
    if days is None or days[1].inner is None or days[1].other is None:
        return None
    first = Expression("part", part=part, inner=days[1].inner)
    last = Expression("part", part=part, inner=days[1].other)
    return days[0], Expression("between", inner=first, other=last)


_STOPS = frozenset({"", ".", ",", ";", ")", ":", "-", "–", "—"})


def _two_days(words: Words, i: int) -> Found:
    """3 and 4 January, January 3 and 4: two days next to each other, not "8 and 15 May"."""
    found = _day_range(words, i, ("and",))
    if found is None and (first := calendar_date(words, i)) and words.at(first[0]) == "and":
        day, e = number(words, first[0] + 1), first[1]
        known = e.op == "calendar" and e.month is not None and e.year is None
        if day and known and words.at(day[0]) in _STOPS and e.day:
            found = day[0], _days(e, int(day[1]))
    if found is None or found[1].inner is None or found[1].other is None:
        return None
    low, high = found[1].inner.day, found[1].other.day
    return found if low is not None and high == low + 1 else None


def _days(low: Expression, last: int) -> Expression:
    high = msgspec.structs.replace(low, day=last, weekday=None)
    return Expression("between", inner=low, other=high)


def _day_range(words: Words, i: int, join: tuple[str, ...]) -> Found:
    """9 to 12 May: the month stands at the end only."""
    low = number(words, i)
    if not low or words.at(low[0]) not in join or not 1 <= low[1] <= 31:
        return None
    high = calendar_date(words, low[0] + 1)
    if not high or not high[1].day or high[1].month is None or high[1].weekday is not None:
        return None
    first = msgspec.structs.replace(high[1], day=int(low[1]))
    return high[0], Expression("between", inner=first, other=high[1])
