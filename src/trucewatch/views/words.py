"""Making text from outside fit to print: no control characters, one line, cut to a length."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from trucewatch.records import Actor, Place, Published, RangeAnswer, Story, Time
from trucewatch.vocab.sentences import sentence_at
from trucewatch.vocab.tables import table

_DOUBLE = '“”"'
_QUOTATION = re.compile('[“"][^“”"]+[”"]')
SHORT_ID = 8
# What may stand before a sentence and is none of it.
_LEADING = frozenset(":–—-•·*")
# Words that open a condition by themselves.
_CONDITIONAL = frozenset("if unless provided providing in only once when on as until".split())


def clean(text: str) -> str:
    """Return ``text`` on one line, without control, format and bidirectional characters."""
    kept = "".join(
        " " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c)[0] != "C"
    )
    return " ".join(kept.split())


def cut(text: str, width: int) -> str:
    """Return cleaned ``text``, cut at a word to at most ``width`` characters with an ellipsis."""
    text = clean(text)
    if len(text) <= width:
        return text
    head = text[: max(1, width - 1)]
    space = head.rfind(" ")
    return (head[:space] if space > width // 2 else head).rstrip(" ,;:") + "…"


def in_marks(text: str) -> str:
    """Return a source's words in quotation marks, not a character of theirs changed.

    Words that hold double marks stand in single ones; words that are one quotation as they are need
    none.
    """
    if _QUOTATION.fullmatch(text):
        return text
    return f"‘{text}’" if any(mark in text for mark in _DOUBLE) else f"“{text}”"


def source_name(uri: str) -> str:
    """Return where a text comes from as it is shown: a web address whole, of a file its name."""
    text = clean(uri)
    if text.startswith(("http://", "https://")) or "/" not in text.rstrip("/"):
        return text
    return text.rstrip("/").rpartition("/")[2]


def short(id_: str) -> str:
    """Return an id as it is shown: its prefix and the first digits, enough to find it again."""
    prefix, _, digits = id_.partition("-")
    return f"{prefix}-{digits[:SHORT_ID]}" if digits else id_


def sentence_of(story: Story, start: int, end: int) -> tuple[int, int]:
    """Return (start, end) of the sentence of a story that holds a span, without what stands before
    it: the dateline, its dash, the mark of a list."""
    first, last = sentence_at(story.text, start, end)
    line = story.dateline
    if line is not None and first <= line.start and line.end <= start:
        first = line.end
    while first < start and (story.text[first].isspace() or story.text[first] in _LEADING):
        first += 1
    return first, last


# What a source puts before a name to say what it thinks of it, or where it lies.
_THOUGHT = re.compile(
    r"(?:so[- ]called|self[- ](?:styled|proclaimed|declared)|(?<![\w’'])neighbou?ring)\s+|^even\s+",
    re.I,
)
# From so many words on, capitals are a letterhead's and no initials.
_SHOUTED = 2
_IN_SMALL = frozenset("a an and at by de des du for from in la le of on or the to von y".split())


def plain_name(name: str) -> str:
    """Return a name as we say it ourselves: no letterhead's capitals, no "so-called" before it.

    Quotations keep what their source wrote; this is for sentences and labels of ours.
    """
    told = _THOUGHT.sub("", clean(name)).strip('“”"‘’ ') or clean(name)
    words = told.split()
    shouted = [w for w in words if len(w) > 3 and w.isupper() and w.isalpha()]
    if told.isupper() and told.lower() in _role_nouns():
        return told.lower()
    if len(shouted) < _SHOUTED or any(c.islower() for c in told):
        return told
    small = (w.lower() if n and w.lower() in _IN_SMALL else _lower(w) for n, w in enumerate(words))
    return " ".join(small)


@cache
def _role_nouns() -> frozenset[str]:
    """Return the one-word nouns for people and bodies, one and many: what nobody is called."""
    nouns = ((r["noun"], r["plural"] or f"{r['noun']}s") for r in table("actors/role_nouns.tsv"))
    return frozenset(n for pair in nouns for n in pair if " " not in n)


def _lower(word: str) -> str:
    """Return a word in capitals with one in front; initials and brackets stay."""
    return word if len(word.strip("()")) < 4 or "(" in word else word.capitalize()


def who(actor: Actor | None) -> str:
    """Return an actor's name, or ``nobody named``."""
    return cut(plain_name(actor.name or actor.text), 40) if actor else "nobody named"


@cache
def _acts() -> dict[str, str]:
    return {row["act"]: row["noun"] for row in table("trucewatch_speech_acts.tsv")}


def act_words(act: str) -> str:
    """Return a speech act as a noun: ``accusation``, ``report that names nobody``."""
    return _acts().get(act, act.replace("_", " "))


def plural(number: int, one: str, many: str = "") -> str:
    """Return a count with its noun: ``1 event``, ``2 events``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def condition_words(text: str) -> str:
    """Return a condition in words; ``if`` goes before it unless it brings its own."""
    text = clean(text)
    return text if text.lower().split(" ", 1)[0] in _CONDITIONAL else f"if: {text}"


def when(time: Time | None) -> str:
    """Return a time as its words and, where known, its day; ``undated`` when there is none."""
    if time is None:
        return "undated"
    words = cut(time.text, 30)
    if time.from_ is None:
        return words or "undated"
    day = time.from_[:10]
    to = (time.to or "")[:10]
    span = day if to in ("", day) else f"{day}/{to}"
    return f"{words} ({span})" if words and words != span else span


def where(place: Place | None) -> str:
    """Return a place's name with its precision when it is not exact."""
    if place is None:
        return ""
    disputed = ", disputed" if place.dispute else ""
    return f"{cut(place.name or place.text, 32)} [{place.precision}{disputed}]"


def date_of(published: Published) -> str:
    """Return a story's date and the basis it was found on."""
    if published.date:
        return f"{published.date[:10]} ({published.basis})"
    if published.weekday is not None:
        days = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
        return f"a {days[published.weekday]}day, date not stated"
    return "date not stated"


def figure(value: float) -> str:
    """Return a number in figures, thousands set apart: ``4,200``, ``7,000,000``, ``2.5``."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


@cache
def _vague() -> dict[tuple[float, float], str]:
    """Return by its range the word for it, where it is the only one: ``dozens`` for 24 to 99."""
    rows = [r for r in table("quantities/numerals.tsv") if r["role"] == "vague"]
    by: dict[tuple[float, float], list[str]] = {}
    for r in rows:
        by.setdefault((float(r["low"]), float(r["high"])), []).append(r["word"])
    return {ends: words[0] for ends, words in by.items() if len(words) == 1}


def number(low: float | None, high: float | None, hedge: str = "", unit: str = "") -> str:
    """Return a range in figures with its unit: ``3``, ``more than 5,600``, ``24–99``, ``formerly
    7``; of a vague word the word as well: ``dozens (24–99)``."""
    if low is None and high is None:
        return f"unstated number {unit}".strip()
    if hedge == "former":
        return f"formerly {number(low, high, unit=unit)}"
    behind = f" {unit}" if unit else ""
    if low is None or high is None or low == high:
        before = "" if low == high else "at least " if high is None else "up to "
        before = "more than " if high is None and hedge == "more_than" else before
        known = low if low is not None else high
        return f"{before}{figure(known or 0.0)}{behind}"
    span = f"{figure(low)}–{figure(high)}{behind}"
    word = _vague().get((low, high)) if hedge == "vague" else None
    return f"{word} ({span})" if word else span


def amount_words(answer: RangeAnswer) -> str:
    """Return a figure with its unit: ``1 person``, ``3 persons``, ``more than 20 persons``."""
    unit = answer.unit
    last = answer.low if answer.high is None else answer.high  # the figure that the unit follows
    if last == 1:
        unit = unit.removesuffix("s")
    return number(answer.low, answer.high, answer.hedge, unit)


def answer_words(answer: Actor | RangeAnswer | str) -> str:
    """Return a claim's answer in words."""
    if isinstance(answer, Actor):
        return who(answer)
    if isinstance(answer, RangeAnswer):
        return amount_words(answer)
    return cut(answer, 60)
