"""The line with place and day over a paper: "Kinshasa, 14 January 2026".

Under the name of an organ of state that does not tell its state ("Statement of the Government"),
the capital in that line does. Such lines are not parsed.
"""

from __future__ import annotations

import re
from itertools import pairwise

from trucewatch.reading import Parse
from trucewatch.vocab.actor_lexicon import fold, tokenize
from trucewatch.vocab.actors import ActorTable
from trucewatch.vocab.words import calendar, word_set

_TOLD = frozenset({"body", "bullet"})
# Place, comma, then day, month and year in any order.
_LINE = re.compile(r"^\W*([^\W\d_][^\d,]{1,40}),\s*((?:the )?[\w .,]{6,30})\W*$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NAMES = frozenset({"country", "adjective", "people", "seat"})
# Organs that sit in a capital; embassies sit in others'.
# Words of a state's full name.
_OF_STATES = frozenset(
    "the republic of kingdom state government union federal democratic islamic arab people s"
    " socialist transitional".split()
)
_HEADS = 4
_ABROAD = frozenset({"embassy", "consulate", "mission", "nations", "un", "union", "delegation"})


def seat_of_paper(parse: Parse, table: ActorTable) -> str | None:
    """Return the state whose organ issued a paper, by the capital in its line of place and day.

    None for papers of others, and where the heading names another state.
    """
    first = next((p.start for p in parse.paras if p.last > p.first and p.role in _TOLD), None)
    lines = parse.text[:first].splitlines() if first else []
    above = _state_above(table, [line for line in lines if line.strip()][:_HEADS])
    if above is not None:
        return above
    placed = [found for line in lines if (found := _LINE.match(line)) and _is_day(found[2])]
    if len(placed) != 1:
        return None
    words = {w for line in lines for w in _words(line)}
    organs = word_set("cast.state") | {"army", "staff"}
    papers = word_set("cast.titles") | word_set("attribution.titles") | {"ministry"}
    if words.isdisjoint(organs) or words.isdisjoint(papers) or words & _ABROAD:
        return None
    seat = _lands(table, placed[0][1])
    named = {c for line in lines for c in _lands(table, line)}
    return next(iter(seat)) if len(seat) == 1 and named == seat else None


def _state_above(table: ActorTable, lines: list[str]) -> str | None:
    """Return the state in a line of its own over an organ's: "REPUBLIC OF B / MINISTRY OF X"."""
    for one, two in pairwise(lines):
        organ = not _words(two).isdisjoint(word_set("cast.state") | {"ministry", "staff"})
        if organ and not _lands(table, two) and (state := state_line(table, one)) is not None:
            return state
    return None


def state_line(table: ActorTable, line: str) -> str | None:
    """Return the state that a line names and nothing else ("Republic of B"), or None."""
    words = tokenize(line)
    folded = [fold(w) for w in words]
    hits = [
        h for h in table.lexicon.scan(words, folded, 0, len(words)) if h.entry.kind == "country"
    ]
    named = {k for h in hits for k in range(h.first, h.last)}
    bare = all(w in _OF_STATES for k, w in enumerate(folded) if k not in named and w.isalpha())
    states = {h.entry.country for h in hits if h.entry.country}
    return next(iter(states)) if bare and len(states) == 1 else None


def named_republic(parse: Parse) -> list[str]:
    """Return the words of the name in "REPUBLIC OF B" over a paper, of whatever state that no table
    knows; nothing where no such line heads it."""
    lines = (line.strip() for line in parse.text[:_HEAD].splitlines())
    first = next((line for line in lines if line), "")
    found = _REPUBLIC.match(first)
    return tokenize(found[1]) if found is not None else []


def is_state_line(table: ActorTable, line: str) -> bool:
    """Return whether a line is a state's name and no more, also of a state that no table knows."""
    return state_line(table, line) is not None or _REPUBLIC.match(line.strip()) is not None


_HEAD = 200
_REPUBLIC = re.compile(
    r"(?:the )?(?:\w+ ){0,2}?(?:republic|kingdom|state|union|federation|emirate) of (?:the )?"
    r"((?:[^\W\d_]+[ -]?){1,3})$",
    re.IGNORECASE,
)


def _words(line: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", line.lower()))


def _is_day(text: str) -> bool:
    words = set(text.lower().replace(",", " ").split())
    return not words.isdisjoint(calendar("month", "month_short")) and _YEAR.search(text) is not None


def _lands(table: ActorTable, text: str) -> set[str]:
    words = tokenize(text)
    hits = table.lexicon.scan(words, [fold(w) for w in words], 0, len(words))
    return {h.entry.country for h in hits if h.entry.kind in _NAMES and h.entry.country}
