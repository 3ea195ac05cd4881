"""Grammar of amounts of time: durations, and what is reckoned from them."""

from __future__ import annotations

from functools import cache

from trucewatch.coding.times.expression import Expression, Found
from trucewatch.coding.times.scan import Words, is_year, number, value_of

# Words before an amount, and the TIMEX3 modifier they stand for.
_HEDGES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("at", "least"), "EQUAL_OR_MORE"),
    (("no", "less", "than"), "EQUAL_OR_MORE"),
    (("no", "fewer", "than"), "EQUAL_OR_MORE"),
    (("a", "minimum", "of"), "EQUAL_OR_MORE"),
    (("at", "most"), "EQUAL_OR_LESS"),
    (("up", "to"), "EQUAL_OR_LESS"),
    (("no", "more", "than"), "EQUAL_OR_LESS"),
    (("as", "long", "as"), "EQUAL_OR_LESS"),
    (("more", "than"), "MORE_THAN"),
    (("longer", "than"), "MORE_THAN"),
    (("over",), "MORE_THAN"),
    (("well", "over"), "MORE_THAN"),
    (("less", "than"), "LESS_THAN"),
    (("under",), "LESS_THAN"),
    (("fewer", "than"), "LESS_THAN"),
    (("nearly",), "LESS_THAN"),
    (("almost",), "LESS_THAN"),
    (("close", "to"), "LESS_THAN"),
    (("just", "under"), "LESS_THAN"),
    (("about",), "APPROX"),
    (("around",), "APPROX"),
    (("roughly",), "APPROX"),
    (("some",), "APPROX"),
    (("approximately",), "APPROX"),
    (("just", "over"), "MORE_THAN"),
    (("a", "mere"), "EXACT"),
    (("just",), "EXACT"),
    (("only",), "EXACT"),
    (("exactly",), "EXACT"),
)
_PARTIAL = {"half": 0.5, "quarter": 0.25}
_LONG = frozenset({"century", "decade", "millennium", "year", "hour", "day", "month", "minute"})


def hedge_at(words: Words, i: int) -> tuple[int, str | None]:
    """Return (next index, modifier) for "more than", "nearly", "at least" … or (i, None)."""
    for phrase, mod in _hedges().get(words.at(i), ()):
        if words.low[i : i + len(phrase)] == phrase:
            return i + len(phrase), mod
    return i, None


@cache
def _hedges() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    out: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for phrase, mod in _HEDGES:
        out[phrase[0]] = (*out.get(phrase[0], ()), (phrase, mod))
    return out


def unit_at(words: Words, i: int) -> tuple[int, str] | None:
    """Return (next index, unit) when a unit of time stands at ``i``."""
    unit = value_of("unit", words.at(i))
    if unit in ("quarter", "season", "second") and not words.at(i).endswith("s"):
        return None if unit == "second" and words.at(i) == "sec" else (i + 1, unit)
    return (i + 1, unit) if unit else None


def amount(words: Words, i: int) -> tuple[int, float | None, str] | None:
    """Return (next index, n or None where it is left open, unit) of an amount of time."""
    for rule in (_fraction_of_long, _several, _counted, _article):
        if found := rule(words, i):
            return found
    return None


def _fraction_of_long(words: Words, i: int) -> tuple[int, float | None, str] | None:
    """ "half a century", "a quarter-century", "half an hour", "a half-day"."""
    at = i + 1 if words.at(i) in ("a", "one") else i
    part = _PARTIAL.get(words.at(at))
    if part is None:
        return None
    at += 1
    while words.at(at) in ("-", "a", "an", "of", "the"):
        at += 1
    found = unit_at(words, at)
    if not found or found[1] not in _LONG:
        return None
    return found[0], part, found[1]


def _several(words: Words, i: int) -> tuple[int, float | None, str] | None:
    at = i + 1 if words.at(i) in ("a", "the", "another") else i
    if words.at(at) in ("couple", "pair"):
        nxt = at + 2 if words.at(at + 1) == "of" else at + 1
        nxt = nxt + 1 if words.at(nxt) == "more" else nxt
        found = unit_at(words, nxt)
        return (found[0], 2.0, found[1]) if found else None
    if value_of("vague", words.at(at)) is None:
        if at == i and words.at(i).endswith("s") and (found := unit_at(words, i)):
            return found[0], None, found[1]
        return None
    nxt = at + 1
    while words.at(nxt) in ("of", "-", "more", "consecutive", "straight"):
        nxt += 1
    found = unit_at(words, nxt)
    return (found[0], None, found[1]) if found else None


def _counted(words: Words, i: int) -> tuple[int, float | None, str] | None:
    at = i + 1 if words.at(i) == "another" else i
    if words.at(at) == "a" and words.at(at + 1) in ("dozen", "hundred", "thousand"):
        value = {"dozen": 12.0, "hundred": 100.0, "thousand": 1000.0}[words.at(at + 1)]
        found = unit_at(words, at + 2)
        return (found[0], value, found[1]) if found else None
    counted = number(words, at)
    if not counted:
        return None
    at, n = counted
    if is_year(words.at(at - 1)) and (words.at(i - 1) == "the" or not words.at(at).endswith("s")):
        return None
    if words.at(at) in ("to", "or", "-", "–") and (upper := number(words, at + 1)):
        high = _unit_after(words, upper[0])
        if high:
            return high[0], n, high[1]
    if words.low[at : at + 3] == ("and", "a", "half"):
        n, at = n + 0.5, at + 3
    found = _unit_after(words, at)
    if not found:
        return None
    end, unit = found
    if words.low[end : end + 3] == ("and", "a", "half"):
        return end + 3, n + 0.5, unit
    return end, n, unit


def _unit_after(words: Words, at: int) -> tuple[int, str] | None:
    if words.at(at) in ("-", "–"):
        at += 1
    while words.at(at) in (
        "more",
        "full",
        "straight",
        "consecutive",
        "long",
        "calendar",
        "working",
        "additional",
        "whole",
        "further",
        "business",
        "trading",
    ):
        at += 1
    return unit_at(words, at)


def _article(words: Words, i: int) -> tuple[int, float | None, str] | None:
    if words.low[i + 1 : i + 3] == ("-", "long") and (found := unit_at(words, i)):
        return found[0], (None if words.at(i).endswith("s") else 1.0), found[1]
    if words.at(i) not in ("a", "an", "one", "another"):
        return None
    nxt = (
        i + 2 if words.at(i + 1) in ("full", "whole", "single", "further", "additional") else i + 1
    )
    nxt = nxt + 1 if words.at(nxt) == "-" else nxt
    found = unit_at(words, nxt)
    if not found:
        return None
    end, unit = found
    n = 1.0
    if words.low[end : end + 3] == ("and", "a", "half"):
        end, n = end + 3, 1.5
    if words.low[end : end + 2] == ("or", "two"):
        end = end + 2
    return end, n, unit


def duration(words: Words, i: int) -> Found:
    """An amount of time with its hedge: "more than five hours", "a three-day", "weeks"."""
    at, mod = hedge_at(words, i)
    if mod is None and words.at(i) in ("the", "a", "their", "its", "his", "this", "that"):
        follow = number(words, i + 1)
        if follow and not is_year(words.at(i + 1)) and (found := _unit_after(words, follow[0])):
            return found[0], _of(follow[1], found[1], None)
    found3 = amount(words, at)
    if not found3:
        return None
    end, n, unit = found3
    if words.at(end) in ("-",) and words.at(end + 1) in ("long", "old"):
        end += 2
    elif words.at(end) in ("or",) and words.at(end + 1) in ("so", "more"):
        mod, end = ("APPROX" if words.at(end + 1) == "so" else "EQUAL_OR_MORE"), end + 2
    return end, _of(n, unit, mod)


def _of(n: float | None, unit: str, mod: str | None) -> Expression:
    return Expression("duration", kind="duration", n=n, unit=unit, mod=mod)


def compound(words: Words, i: int) -> Found:
    """ "three hours and 20 minutes": two amounts, the second of a smaller unit."""
    first = duration(words, i)
    if not first or words.at(first[0]) not in ("and", ","):
        return first
    second = duration(words, first[0] + 1)
    if not second or second[1].n is None or first[1].n is None or words.at(first[0]) == ",":
        return first
    joined = Expression(
        "duration",
        kind="duration",
        n=first[1].n,
        unit=first[1].unit,
        mod=first[1].mod,
        other=second[1],
    )
    order = ("second", "minute", "hour", "day", "week", "month", "year")
    if first[1].unit not in order or second[1].unit not in order:
        return first
    smaller = order.index(str(second[1].unit)) < order.index(str(first[1].unit))
    return (second[0], joined) if smaller else first
