"""Numbers in words and digits, with their hedges, as ranges."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from trucewatch.reading.memory import remembered
from trucewatch.reading.parse import Parse
from trucewatch.vocab.tables import table
from trucewatch.vocab.words import word_set

# A number phrase is never longer than this: "between two hundred and fifty and three hundred".
_MAX_TOKENS = 10
# Above this a run of digits is an identifier, not a count.
_MAX_DIGITS = 15


CURRENCIES = frozenset({"$", "€", "£"})


class Numeral(msgspec.Struct, frozen=True):
    """A number phrase: tokens [first, last), the range it covers and its hedge.

    ``low`` and ``high`` are inclusive; None where the words leave that side open. Conventions
    are in ``vocab/data/quantities``: "more than 40" is low 40, high None;
    "nearly 40" is low None, high 40.
    ``core`` is the index of the last number word.
    """

    first: int
    last: int
    low: float | None
    high: float | None
    hedge: str
    core: int


class _Words(msgspec.Struct, frozen=True):
    values: Mapping[str, tuple[str, float, float]]
    before: Mapping[tuple[str, ...], str]
    after: Mapping[tuple[str, ...], str]


@cache
def _words() -> _Words:
    values = {
        r["word"]: (r["role"], float(r["low"]), float(r["high"]))
        for r in table("quantities/numerals.tsv")
    }
    hedges = table("quantities/hedges.tsv")
    return _Words(
        values,
        {tuple(r["words"].split()): r["hedge"] for r in hedges if r["position"] == "before"},
        {tuple(r["words"].split()): r["hedge"] for r in hedges if r["position"] == "after"},
    )


def number_of(word: str) -> float | None:
    """Return the one number that a word or digits name, in small letters, or None."""
    known = _words().values.get(word)
    if known is not None and known[1] == known[2]:
        return known[1]
    return parse_digits(word)


@remembered
def find_numerals(parse: Parse) -> tuple[Numeral, ...]:
    """Return the number phrases of a story in order, none overlapping. Linear in the tokens."""
    out: list[Numeral] = []
    words = _words()
    values = words.values
    free = 0  # the first token behind the last number
    for i, low in enumerate(parse.lower):
        if (low not in values and not low[0].isdigit()) or i < free:
            continue
        numeral = _read(parse, i, words) if _starts(parse, i, words) else None
        if numeral is not None:
            out.append(numeral)
            free = numeral.last
    return tuple(out)


def _starts(parse: Parse, i: int, words: _Words) -> bool:
    low = parse.lower[i]
    if low[0].isdigit():
        return True
    entry = words.values.get(low)
    if entry is None:
        return False
    if entry[0] == "letter" or entry[0] == "half":
        return low in ("half", "quarter")
    if low == "no":
        after = parse.lower[i + 1] if i + 1 < len(parse) else ""
        return parse.tag[i] == "DT" and after not in ("fewer", "less", "more", "one")
    return not (low == "one" and parse.tag[i] not in ("CD",))


def parse_digits(word: str) -> float | None:
    """Return the value of "5,600", "3.5", "12"; None for dates, scores, codes and the like."""
    plain = word.replace(",", "")
    if not plain or len(plain) > _MAX_DIGITS or not plain[0].isdigit():
        return None
    if "," in word and any(len(g) != 3 for g in word.split(".")[0].split(",")[1:]):
        return None
    body, _, rest = plain.partition(".")
    if body.isdecimal() and body.isascii() and (not rest or (rest.isdecimal() and rest.isascii())):
        return float(plain.rstrip("."))
    return None


def _read(parse: Parse, i: int, words: _Words) -> Numeral | None:
    first_end = parse.sents[parse.sent[i]][1]
    got = _amount(parse, i, first_end, words)
    if got is None:
        return None
    low, high, hedge, last = got
    first = i
    if (
        first > parse.sents[parse.sent[i]][0]
        and parse.lower[i - 1] in ("a", "an")
        and (words.values.get(parse.lower[i], ("",))[0] in ("vague", "scale", "half"))
    ):
        first -= 1
    ranged = _range(parse, last, first_end, words) if hedge == "exact" else None
    if ranged:
        high, last, hedge = ranged[0], ranged[1], "between"
        if parse.lower[i - 1 : i] == ("between",) or parse.lower[i - 1 : i] == ("from",):
            first -= 1
        if high is not None and low is not None and high < low:
            return None
    numeral = Numeral(first, last, low, high, hedge, last - 1)
    return _hedged(parse, numeral, words)


def _amount(
    parse: Parse, i: int, end: int, words: _Words
) -> tuple[float | None, float | None, str, int] | None:
    """Return (low, high, hedge, last) of the number words from ``i``."""
    entry = words.values.get(parse.lower[i])
    role = entry[0] if entry else ""
    if entry and role == "none":
        return 0.0, 0.0, "none", i + 1
    if entry and role == "vague":
        return _vague(parse, i, end, words)
    if role == "half":
        return _half(parse, i, end, words)
    return _exact(parse, i, end, words)


def _exact(parse: Parse, i: int, end: int, words: _Words) -> tuple[float, float, str, int] | None:
    total, part, k = 0.0, 0.0, i
    seen = False
    while k < min(end, i + _MAX_TOKENS):
        low = parse.lower[k]
        entry = words.values.get(low)
        value = parse_digits(low)
        if value is not None and not seen:
            part, seen = value, True
        elif entry and entry[0] == "digit" and (not seen or _adds(part, entry[1])):
            part, seen = part + entry[1], True
        elif entry and entry[0] == "scale":
            part = (part or 1.0) * entry[1]
            seen = True
            if entry[1] >= 1000:
                total, part = total + part, 0.0
        elif entry and entry[0] == "letter" and seen and k == i + 1:
            total, part = total + part * entry[1], 0.0
        elif not (low in ("-", "and") and seen and _continues(parse, k, end, part, words)):
            break
        k += 1
    if not seen:
        return None
    total += part
    return total, total, "exact", k


def _adds(part: float, digit: float) -> bool:
    return (20 <= part % 100 < 100 and part % 10 == 0 and digit < 10) or (
        part >= 100 and part % 100 == 0
    )


def _continues(parse: Parse, k: int, end: int, part: float, words: _Words) -> bool:
    if k + 1 >= end:
        return False
    entry = words.values.get(parse.lower[k + 1])
    if entry is None or entry[0] != "digit":
        return False
    if parse.lower[k] == "-":
        return _adds(part, entry[1])
    before = words.values.get(parse.lower[k - 1])
    return before is not None and before[0] == "scale" and part >= 100


def _vague(
    parse: Parse, i: int, end: int, words: _Words
) -> tuple[float | None, float | None, str, int]:
    _, low, high = words.values[parse.lower[i]]
    k = i + 1
    while k + 1 < end and parse.lower[k] == "of":
        entry = words.values.get(parse.lower[k + 1])
        if entry is None or entry[0] != "vague" or entry[1] < 100:
            break
        unit = entry[1] / 2  # "tens of thousands": 20 to 99 thousand
        low, high = low * unit, high * unit + unit - 1
        k += 2
    scale = words.values.get(parse.lower[k]) if k < end else None
    if scale and scale[0] == "scale" and parse.lower[i] in ("several", "few", "couple"):
        low, high = low * scale[1], high * scale[1]
        k += 1
    if parse.lower[i] == "pair":
        return low, high, "exact", k
    return low, high, "vague", k


def _half(parse: Parse, i: int, end: int, words: _Words) -> tuple[float, float, str, int] | None:
    share = words.values[parse.lower[i]][1]
    k = i + 1
    while k < end and parse.lower[k] in ("a", "-", "of"):
        k += 1
    entry = words.values.get(parse.lower[k]) if k < end else None
    if entry and entry[0] == "scale":
        return entry[1] * share, entry[1] * share, "exact", k + 1
    return None


def _range(parse: Parse, k: int, end: int, words: _Words) -> tuple[float | None, int] | None:
    """Return (high, last) for "10 to 15", "10-15", "10 or 11", "between 10 and 15"."""
    if k + 1 >= end or parse.lower[k] not in ("to", "-", "–", "or", "and"):
        return None
    if parse.lower[k] == "and" and not _between(parse, k):
        return None
    if parse.lower[k] == "to" and _corrected(parse, k):
        return None
    if not _starts(parse, k + 1, words):
        return None
    if parse.lower[k] == "to" and parse.tag[k + 1] not in ("CD", "NN", "NNS", "JJ"):
        return None
    got = _amount(parse, k + 1, end, words)
    if got is None or got[2] != "exact":
        return None
    return got[1], got[3]


def _corrected(parse: Parse, k: int) -> bool:
    """Return whether "from 12 to 19", "its earlier toll of 12 to 19" is how a count has changed,
    not a range."""
    start = max(parse.sents[parse.sent[k]][0], k - _MAX_TOKENS * 2)
    before = parse.lower[start:k]
    near = before[-_MAX_TOKENS // 2 :]
    if "from" not in near and word_set("quantities.former").isdisjoint(near):
        return False
    return not _COUNTED.isdisjoint(before)


# Nouns of a count that can rise or fall "from 12 to 19".
_COUNTED = frozenset({"toll", "figure", "figures", "tally", "count", "number", "estimate", "list",
                      "deaths", "fatalities", "casualties"})  # fmt: skip


def _between(parse: Parse, k: int) -> bool:
    return "between" in parse.lower[max(0, k - 5) : k]


def _hedged(parse: Parse, numeral: Numeral, words: _Words) -> Numeral:
    start = parse.sents[parse.sent[numeral.first]][0]
    end = parse.sents[parse.sent[numeral.first]][1]
    first = numeral.first
    if first > start and parse.word[first - 1] in CURRENCIES:
        first -= 1  # "more than $5 million"
    for size in (4, 3, 2, 1):
        at = first - size
        hedge = words.before.get(parse.lower[at:first]) if at >= start else None
        if hedge and not _spatial(parse, at, hedge):
            return _opened(numeral, hedge, at, numeral.last)
    for size in (2, 1):
        hedge = words.after.get(parse.lower[numeral.last : numeral.last + size])
        if hedge and numeral.last + size <= end:
            return _opened(numeral, hedge, numeral.first, numeral.last + size)
    return numeral


def _spatial(parse: Parse, at: int, hedge: str) -> bool:
    """Return whether "over", "under" or "about" is a plain preposition here ("talks about two")."""
    word = parse.lower[at]
    if word not in ("over", "under", "above", "below", "about", "around"):
        return False
    return parse.dep[at] == "prep" and parse.pos[parse.head[at]] in ("NOUN", "PROPN")


def _opened(numeral: Numeral, hedge: str, first: int, last: int) -> Numeral:
    low, high = numeral.low, numeral.high
    if hedge in ("more_than", "at_least"):
        high = None
    elif hedge in ("less_than", "at_most"):
        low = None
    if numeral.hedge in ("vague", "between") and hedge == "about":
        hedge = numeral.hedge
    if numeral.hedge == "none":
        return numeral
    return Numeral(first, last, low, high, hedge, numeral.core)
