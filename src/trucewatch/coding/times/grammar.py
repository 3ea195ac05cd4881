"""The grammar's top: the longest time expression that starts at a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import msgspec

from trucewatch.coding.times.calendars import calendar_words, other_calendar
from trucewatch.coding.times.durations import compound
from trucewatch.coding.times.expression import Expression, Found
from trucewatch.coding.times.neighbours import neighbour
from trucewatch.coding.times.phrases import (
    dated,
    part_of_day,
    recurring,
    reference,
    shifted,
)
from trucewatch.coding.times.ranges import between, edge, same_day
from trucewatch.coding.times.scan import (
    Words,
    eras,
    is_year,
    lexicon,
    named_days,
    number,
    zones,
)
from trucewatch.coding.times.units import (
    decade_of,
    era,
    quarter_half_century,
    season,
    stepped,
    the_quarter,
    the_unit,
)
from trucewatch.coding.times.weeks import counted_in_month
from trucewatch.vocab.words import word_set

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
    words |= set(lexicon()["starter"]) | {"'"} | calendar_words()
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
    every = (same_day, neighbour, edge, between, counted_in_month, *_CORE)
    if word in ("the", "a", "an", "its", "'", "in", "at"):
        return every
    amounts = (shifted, compound)
    if word in calendar_words():
        return (other_calendar, *every)
    if word in _BY_WORD:
        return _BY_WORD[word]
    if word in _HEDGE_WORDS:
        return amounts
    if word in word_set("times.set_words"):
        return (recurring, reference)
    by_class: dict[str, tuple[Rule, ...]] = {
        "weekday": (between, dated),
        "weekday_short": (between, dated),
        "month": (between, dated),
        "month_short": (between, dated),
        "deictic": (between, dated),
        "step": (
            between,
            stepped,
            part_of_day,
            quarter_half_century,
            season,
            reference,
            counted_in_month,
        ),
        "unit": (edge, *amounts),
        "number": (dated, *amounts, reference, quarter_half_century),
        "ordinal": (dated, *amounts, quarter_half_century, counted_in_month),
        "vague": amounts,
        "part": (part_of_day,),
        "edge": (between, edge, part_of_day),
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
        elif _named_after(words, i, found):
            i = found[0]
        else:
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
    words |= set(lexicon()["core"]) | calendar_words()
    return frozenset(words - {"second", "mar", "sun", "sat", "'", "good", "palm"})


def _preposition(words: Words, i: int) -> int:
    if words.at(i - 1) in lexicon()["time_preposition"]:
        return i - 1
    if words.at(i - 1) == "of" and words.at(i - 2) in ("as", "ahead"):
        return i - 2
    return i


def _stray(words: Words, i: int, found: tuple[int, Expression]) -> bool:
    """Tell whether what looks like a time is a number, a modal verb, a score or a name."""
    end, e = found
    if e.op == "duration" and _share_or_rate(words, i, end):
        return True
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


def _named_after(words: Words, i: int, found: tuple[int, Expression]) -> bool:
    """Tell whether a day is part of a name: the 17 October group, the Movement of 23 March.

    With a year, or after a preposition of time ("on 5 March forces entered"), it is a day.
    """
    end, e = found
    named = lexicon()["named_after_day"]
    if e.op != "calendar" or not e.day:
        return False
    if words.at(i - 1) == "of" and words.at(i - 2) in named:
        return words.raw[i - 2][0].isupper() and not is_year(words.at(end - 1))
    if words.at(end) not in named or is_year(words.at(end - 1)):
        return False
    if words.at(i - 1) in lexicon()["time_preposition"] and words.at(i) != "the":
        return False
    plain = named[words.at(end)] == "plain"  # "the 17 October movement": no date, also in small
    return words.raw[end][0].isupper() or (plain and "the" in (words.at(i), words.at(i - 1)))


def _share_or_rate(words: Words, i: int, end: int) -> bool:
    """Tell whether an amount is a part of something or a speed: a quarter of, 90 km an hour."""
    if words.at(end - 1) == "quarter":
        return words.at(end) in ("of", "million", "billion")
    rate = words.at(i) in ("a", "an", "per") and end == i + 2
    return rate and words.at(i - 1) in lexicon()["measure"]


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


_FIGURES: tuple[Rule, ...] = (
    other_calendar,
    between,
    shifted,
    dated,
    compound,
    quarter_half_century,
    decade_of,
)
_HEDGE_WORDS = frozenset(
    (
        "more less nearly almost about around over under some up no just only well close roughly "
        "approximately fewer longer another exactly couple half"
    ).split()
)
_BY_WORD: dict[str, tuple[Rule, ...]] = {
    "earlier": (same_day, edge),
    "later": (same_day, edge),
    "that": (same_day, neighbour, part_of_day, compound),
    "same": (same_day,),
    "from": (between,),
    "between": (between,),
    "overnight": (part_of_day,),
    "this": (between, stepped, part_of_day, quarter_half_century, season, reference, compound),
    "may": (between, dated),
    "year": (edge, shifted, compound, the_quarter),
}
