"""The grammar's top: the longest time expression that starts at a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import msgspec

from trucewatch.coding.time_dates import calendar_date
from trucewatch.coding.time_durations import compound
from trucewatch.coding.time_expression import Expression, Found
from trucewatch.coding.time_phrases import (
    dated,
    part_of_day,
    recurring,
    reference,
    shifted,
)
from trucewatch.coding.time_scan import (
    Words,
    eras,
    is_year,
    lexicon,
    named_days,
    number,
    value_of,
    zones,
)
from trucewatch.coding.time_units import (
    decade_of,
    era,
    quarter_half_century,
    season,
    stepped,
    the_quarter,
    the_unit,
)

_CORE = (
    shifted,
    dated,
    stepped,
    part_of_day,
    quarter_half_century,
    decade_of,
    season,
    recurring,
    era,
    compound,
    the_quarter,
    the_unit,
    reference,
)


class Match(msgspec.Struct, frozen=True):
    """An expression found among words: [first, last), where its preposition starts, and meaning."""

    first: int
    last: int
    prep: int
    expression: Expression


@cache
def _starters() -> frozenset[str]:
    """Words that a time expression can begin with."""
    classes = (
        "weekday",
        "weekday_short",
        "month",
        "month_short",
        "unit",
        "part",
        "season",
        "number",
        "ordinal",
        "vague",
        "deictic",
        "ref",
        "step",
        "edge",
    )
    words = {w for c in classes for w in lexicon().get(c, {})}
    words |= set(lexicon()["starter"]) | {"'"}
    return frozenset(words)


def expression_at(words: Words, i: int) -> Found:
    """Return (next index, expression) of the longest expression that starts at ``i``, or None."""
    best: Found = None
    word = words.at(i)
    for rule in _FIGURES if word[:1].isdecimal() else _rules_for(word):
        found = rule(words, i)
        if found and (best is None or found[0] > best[0]) and found[0] > i:
            best = found
    return best


Rule = Callable[[Words, int], Found]


@cache
def _rules_for(word: str) -> tuple[Rule, ...]:
    """Return the rules that an expression beginning with ``word`` can match."""
    every = (_same_day, _edge, _between, *_CORE)
    if word in ("the", "a", "an", "its", "'", "in", "at"):
        return every
    amounts = (shifted, compound)
    if word in _BY_WORD:
        return _BY_WORD[word]
    if word in _HEDGE_WORDS:
        return amounts
    if word in _SET_WORDS:
        return (recurring, reference)
    by_class: dict[str, tuple[Rule, ...]] = {
        "weekday": (_between, dated),
        "weekday_short": (_between, dated),
        "month": (_between, dated),
        "month_short": (_between, dated),
        "deictic": (_between, dated),
        "step": (_between, stepped, part_of_day, quarter_half_century, season, reference),
        "unit": (_edge, *amounts),
        "number": (dated, *amounts, reference, quarter_half_century),
        "ordinal": (dated, *amounts, quarter_half_century),
        "vague": amounts,
        "part": (part_of_day,),
        "edge": (_between, _edge, part_of_day),
        "season": (season,),
        "ref": (reference,),
    }
    picked: dict[Rule, None] = {}
    for cls, rules in by_class.items():
        if word in lexicon().get(cls, {}):
            picked.update(dict.fromkeys(rules))
    return tuple(picked) if picked and word not in lexicon()["starter"] else every


def may_hold_time(lower: tuple[str, ...]) -> bool:
    """Tell whether a sentence (its lower-cased tokens) has any word that is about time."""
    if not _cores().isdisjoint(lower):
        return True
    return any(w[0].isdecimal() or w[-1].isdecimal() for w in lower) or any(
        "-" in w and len(w) > 9 for w in lower
    )


def matches(words: Words) -> Iterator[Match]:
    """Yield the time expressions among ``words``, left to right, not overlapping."""
    near = _nearness(words)
    i, start = 0, _starters()
    while i < len(words):
        word = words.low[i]
        if near[i] > _REACH or not (word in start or word[:1].isdecimal()):
            i += 1
            continue
        found = expression_at(words, i)
        if found is None or _stray(words, i, found):
            i += 1
            continue
        yield Match(i, found[0], _preposition(words, i), found[1])
        i = found[0]


# An expression's first time word stands at most so many words after its beginning
# ("at least a further twenty-four consecutive hours").
_REACH = 7


def _nearness(words: Words) -> list[int]:
    """Return for each word the distance to the next word that can only be about time."""
    cores = _cores()
    out = [_REACH + 1] * (len(words) + 1)
    for i in range(len(words) - 1, -1, -1):
        word = words.low[i]
        if word in cores or (word[:1].isdecimal() and _timelike(word)):
            out[i] = 0
        else:
            out[i] = out[i + 1] + 1
    return out


def _timelike(word: str) -> bool:
    return (
        is_year(word)
        or word[-2:] in ("st", "nd", "rd", "th")
        or ":" in word
        or "/" in word
        or word[-1] == "s"
        or word.count("-") == 2
        or (word.count(".") == 2)
    )


@cache
def _cores() -> frozenset[str]:
    """Words that are about time by themselves."""
    classes = (
        "weekday",
        "weekday_short",
        "month",
        "month_short",
        "unit",
        "part",
        "season",
        "deictic",
        "ref",
    )
    words = {w for c in classes for w in lexicon().get(c, {})}
    words |= {
        w for key in (*eras(), *named_days()) for w in key if len(w) > 3 and w not in ("good",)
    }
    words |= {w + "s" for w in lexicon()["weekday"]} | set(zones())
    words |= set(lexicon()["core"])
    return frozenset(words - {"second", "mar", "sun", "sat", "'"})


def _preposition(words: Words, i: int) -> int:
    if words.at(i - 1) in lexicon()["time_preposition"]:
        return i - 1
    if words.at(i - 1) == "of" and words.at(i - 2) in ("as", "ahead"):
        return i - 2
    return i


def _stray(words: Words, i: int, found: tuple[int, Expression]) -> bool:
    """Tell whether what looks like a time is a number, a modal verb, a score or a name."""
    end, e = found
    if e.op == "calendar" and end == i + 1:
        if e.year and e.month is None:
            return _stray_year(words, i)
        if e.month and e.year is None and words.at(i) in ("may", "march", "august"):
            return words.at(i - 1) not in lexicon()["year_cue"].keys() | {
                "this",
                "last",
                "next",
                "on",
            }
    if e.op == "duration" and end == i + 1 and e.n is None:
        return words.at(i - 1) in ("of", "-")
    if e.op == "duration" and e.n is None and words.at(end - 1) == "old":
        return True
    if e.op == "ref" and words.at(i) in ("once", "one"):
        return True
    if words.at(i) == "the" and end == i + 2 and e.op in ("step", "same") and e.weekday is None:
        # "the day", "the year" date something only after a preposition; "the weekend" always does.
        if words.at(i + 1) == "weekend":
            return False
        return words.at(i - 1) not in ("during", "within") or words.at(i + 1) == "day"
    if e.op == "set" and words.at(i) in ("annual", "daily", "weekly", "monthly"):
        return words.raw[i][0].isupper() and i > 0  # "the Daily Star"
    if e.op == "duration" and e.unit in ("season", "second", "quarter") and e.n is None:
        return True
    return e.op == "duration" and e.unit == "second" and words.at(end - 1) == "second"


def _stray_year(words: Words, i: int) -> bool:
    if words.at(i + 1) in lexicon()["counted"] or words.at(i - 1) in (
        "$",
        "€",
        "£",
        "/",
        "+",
        "#",
        "no",
    ):
        return True
    if words.at(i + 1) == "-" and (number(words, i + 2) or words.at(i + 2) in ("strong", "man")):
        return not is_year(words.at(i + 2))
    if words.at(i - 1) in ("some", "nearly", "almost", "over", "than", "least", "about", "exactly"):
        return True
    if words.at(i - 1) in lexicon()["year_cue"] or i == 0 or words.at(i - 1) == "'s":
        return False
    if not "1800" <= words.at(i) <= "2100":
        return True
    # "the 2022 invasion", "a 1994 deal": a year before a noun, after a word that is not a count.
    return not (words.at(i + 1).isalpha() and not words.at(i + 1).endswith("s")) and words.at(
        i + 1
    ) not in (".", ",", ")", ";", "")


def _same_day(words: Words, i: int) -> Found:
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


def _edge(words: Words, i: int) -> Found:
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


def _between(words: Words, i: int) -> Found:
    """from 9 to 12 May, between Monday and Wednesday, May 9-12, 2020-2023."""
    word = words.at(i)
    if _JOINS.isdisjoint(words.low[i : i + _RANGE_REACH]):
        return None
    if found := _part_range(words, i):
        return found
    if word in ("from", "between"):
        join = ("to", "until", "till", "through", "-", "–") if word == "from" else ("and",)
        return _range(words, i + 1, join)
    return _range(words, i, ("-", "–", "to", "through"))


def _range(words: Words, i: int, join: tuple[str, ...]) -> Found:
    first = _edge(words, i) or dated(words, i) or decade_of(words, i)
    if first is None:
        return _day_range(words, i, join)
    at, e = first
    if words.at(at) not in join:
        return None
    second = _edge(words, at + 1) or dated(words, at + 1) or decade_of(words, at + 1)
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


_FIGURES: tuple[Rule, ...] = (_between, shifted, dated, compound, quarter_half_century, decade_of)
_HEDGE_WORDS = frozenset(
    (
        "more less nearly almost about around over under some up no just only well close roughly "
        "approximately fewer longer another exactly couple half"
    ).split()
)
_SET_WORDS = frozenset(
    (
        "every each once twice per daily nightly weekly monthly yearly annual annually hourly "
        "quarterly mondays tuesdays wednesdays thursdays fridays saturdays sundays"
    ).split()
)
_BY_WORD: dict[str, tuple[Rule, ...]] = {
    "earlier": (_same_day, _edge),
    "later": (_same_day, _edge),
    "that": (_same_day, part_of_day, compound),
    "same": (_same_day,),
    "from": (_between,),
    "between": (_between,),
    "overnight": (part_of_day,),
    "this": (_between, stepped, part_of_day, quarter_half_century, season, reference, compound),
    "may": (_between, dated),
    "year": (_edge, shifted, compound, the_quarter),
}
