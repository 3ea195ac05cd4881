"""Words of a sentence as the time grammar sees them, and the numbers among them."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from trucewatch.vocab.tables import table

_TOKEN = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{4}(?!\d)|\d{4}/\d{1,2}/\d{1,2}(?!\d)"
    r"|\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\d{1,2}(?:st|nd|rd|th)\b|\d{2,4}s\b"
    r"|\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
    r"|[AaPp]\.\s?[Mm]\.?|[^\W\d_]+|['’]s\b|\S"
)
# A word longer than this is no time word; keeps hostile input cheap.
_LONGEST_WORD = 40


# Empty words behind the last one: a rule that looks ahead, or (by a negative index) one word
# back from the first, finds nothing there.
_PADDING = ("",) * 16


class Words(msgspec.Struct, frozen=True):
    """Tokens of a stretch of text: lower-cased words and character offsets into the story."""

    text: str
    low: tuple[str, ...]
    raw: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    padded: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.low)

    def at(self, i: int) -> str:
        """Return the lower-cased word at ``i``, or "" past the end and just before the start."""
        try:
            return self.padded[i]
        except IndexError:
            return ""


def scan(text: str, base: int = 0) -> Words:
    """Return the words of ``text``; offsets are shifted by ``base``. Linear time."""
    spans = [m.span() for m in _TOKEN.finditer(text)]
    raw = tuple([text[s:e] for s, e in spans])
    low = tuple([w.lower().replace("’", "'") if len(w) < _LONGEST_WORD else "" for w in raw])
    start = tuple([base + s for s, _ in spans])
    return Words(text, low, raw, start, tuple([base + e for _, e in spans]), low + _PADDING)


@cache
def lexicon() -> dict[str, dict[str, str]]:
    """Return the time words by class: class to word to value."""
    out: dict[str, dict[str, str]] = {}
    for row in table("times/words.tsv"):
        out.setdefault(row["class"], {})[row["word"]] = row["value"]
    return out


@cache
def eras() -> dict[tuple[str, ...], tuple[str, str]]:
    """Return the named periods: words to first and last day."""
    return {tuple(scan(r["name"]).low): (r["from"], r["to"]) for r in table("times/eras.tsv")}


@cache
def named_days() -> dict[tuple[str, ...], tuple[int, int]]:
    """Return the named days: words to month and day."""
    return {
        tuple(scan(r["name"]).low): (int(r["month"]), int(r["day"]))
        for r in table("times/days.tsv")
    }


@cache
def zones() -> dict[str, str]:
    """Return the names of time zones and their offsets (empty where ambiguous)."""
    return {r["name"]: r["offset"] for r in table("times/zones.tsv")}


def value_of(cls: str, word: str) -> str | None:
    """Return the value of a word in a class of the lexicon, or None."""
    words = lexicon().get(cls)
    return None if words is None else words.get(word)


def is_year(word: str) -> bool:
    """Tell whether a word can be a year by itself (1000 to 2199)."""
    return len(word) == 4 and word.isdecimal() and word.isascii() and "1000" <= word <= "2199"


def small_int(word: str, low: int, high: int) -> int | None:
    """Return an integer of at most two digits inside [low, high], or None."""
    if word.isdecimal() and word.isascii() and len(word) <= 2 and low <= int(word) <= high:
        return int(word)
    return None


def ordinal(words: Words, i: int) -> tuple[int, int] | None:
    """Return (next index, value) of an ordinal such as 5th, fifth, twenty-first."""
    word = words.at(i)
    if word[-2:] in ("st", "nd", "rd", "th") and word[:-2].isdecimal() and word.isascii():
        return i + 1, int(word[:-2])
    tens = value_of("number", word)
    if tens and int(tens) >= 20 and words.at(i + 1) == "-":
        unit = value_of("ordinal", words.at(i + 2))
        if unit and int(unit) < 10:
            return i + 3, int(tens) + int(unit)
    value = value_of("ordinal", word)
    return (i + 1, int(value)) if value else None


def number(words: Words, i: int) -> tuple[int, float] | None:
    """Return (next index, value) of a cardinal number in figures or words, from ``i`` on."""
    word = words.at(i)
    digits = word.replace(",", "")
    if digits[:1].isdecimal() and digits.isascii() and digits.replace(".", "", 1).isdecimal():
        value = float(digits) if len(digits) <= 9 else 1e9
        return _fraction(words, i + 1, value)
    return _spelled(words, i)


def _fraction(words: Words, i: int, value: float) -> tuple[int, float]:
    if words.at(i) == "1" and words.at(i + 1) == "/" and words.at(i + 2) in ("2", "4"):
        return i + 3, value + 1 / int(words.at(i + 2))
    if words.at(i) == "½":
        return i + 1, value + 0.5
    return i, value


def _spelled(words: Words, i: int) -> tuple[int, float] | None:
    if value_of("number", words.at(i)) is None:
        return None
    total, current, at, seen = 0.0, 0.0, i, False
    while at < len(words):
        word = words.at(at)
        value = value_of("number", word)
        scale = value_of("scale", word)
        if value is not None and not (seen and int(value) >= 20 and current % 100):
            current += int(value)
        elif scale is not None and seen:
            current *= int(scale)
            if scale == "1000":
                total, current = total + current, 0.0
        elif seen and word == "-" and value_of("number", words.at(at + 1)):
            at += 1
            continue
        else:
            break
        seen = True
        at += 1
    return (at, total + current) if seen else None
