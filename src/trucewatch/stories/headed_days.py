"""The day in the head of a text whose form no other rule knows.

Mastheads, editions, programmes, letterheads and papers of missions put their day in lines of a
hundred forms ("Friday morning edition, 25 May 2012", "Thursday 5 October 2017 – Price 3 marks").
Asked only where the known forms find nothing: a date counts where its line names an issue of
something that comes out, where a weekday stands before it and nothing of a sentence around it,
where only names stand beside it, or where it stands before the dash that opens the first paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from trucewatch.sources.days import find_day
from trucewatch.stories.day_forms import DAY, DAY_NAME, ISO, NUMBER

_FULL = re.compile(rf"(?P<weekday>{DAY_NAME},? )?(?P<day>{DAY},? {NUMBER}|{ISO})\b", re.IGNORECASE)
_YEARLESS = re.compile(rf"\b(?:{DAY})\b(?!,? \d{{4}})", re.IGNORECASE)
_YEAR = re.compile(rf"\b{NUMBER}\b")
# "the accord of 14 June 2012", "since 14 June 2012": the day of something else.
_OF_OTHERS = re.compile(
    r"\b(?:of|on|since|until|till|from|by|after|before|between|through|in|for|dated|to) (?:the )?$",
    re.IGNORECASE,
)
# What comes out again and again, and the words around its day.
_ISSUE = re.compile(
    r"\b(?:edition|issue|no\.|number|status|transcript|programme|newsletter|ref\."
    r"|(?:first|second) hour|update as of|issued)(?=\W|$)",
    re.IGNORECASE,
)
_OF_ISSUE = re.compile(
    r"\b(?:edition|issue|programme|broadcast|session|letter|newsletter) (?:of|for|on)(?: the)? $",
    re.I,
)
_OTHER_DAY = re.compile(
    r"\b(?:next|last|previous|incident|born|photo|taken|event)\b", re.IGNORECASE
)
_SET_OFF = re.compile(r"^\s*(?:$|[-–—|·•,;(\[\])/])")
_SET_OFF_BEFORE = re.compile(r"(?:^|[-–—|·•,;:(\[/])\s*$")
# A report of some hours or days is of the last of them.
_COVERS = re.compile(r"\b(?:cover(?:s|ing|ed)|period|hours (?:to|ending)|24h|update)\b", re.I)
# What opens a paragraph as far as its dash: a place and its day in any form.
_OPENER = re.compile(r"(.{4,90}?)(?:\s[–—-]{1,2}\s)", re.DOTALL)
_SMALL = frozenset({"on", "st", "nd", "rd", "th", "de", "la", "of", "del", "al"})
_LONGEST = 200
_LINES = 8
# "Status 20 November 2023." among the first sentences.
_REMARK = 6
# More names than these beside a day are a title in capitals.
_NAMES = 4


def headed_day(heads: Sequence[str], opener: str, body: Iterable[str]) -> str | None:
    """Return the day (ISO) that the head of a text tells, or None.

    ``heads`` are its lines above the first paragraph, in order, ``opener`` the beginning of that
    paragraph, ``body`` all paragraphs. Of several days the last counts (a period and the day after
    it). A head older than most days that the body tells is a title about those days, not the
    text's own.
    """
    lines = [line for line in heads[:_LINES] if len(line) <= _LONGEST]
    lines += [s for s in opener[:_LONGEST].split(". ") if len(s.split()) <= _REMARK]
    told = {d for line in (opener, *lines) for d in _opened(line)}
    told |= {d for line in lines for d in _own_days(line)}
    told = told or _with_year(lines)
    if not told:
        return None
    day = max(told)
    others = {d for text in body for f in _FULL.finditer(text) if (d := find_day(f["day"]))} - told
    later = sum(other > day for other in others)
    return None if 2 * later > len(others) else day


def _opened(opener: str) -> set[str]:
    """Return the day before the dash of a paragraph that opens with a place."""
    head = _OPENER.match(opener)
    if head is None or not opener[:1].isupper() or _verbal(head[1]):
        return set()
    return {d for f in _FULL.finditer(head[1]) if (d := find_day(f["day"])) is not None}


def _verbal(words: str) -> bool:
    """Return whether what opens a paragraph has small words that no date line has."""
    return any(w.islower() and w not in _SMALL for w in re.findall(r"[^\W\d_]+", words))


def _own_days(line: str) -> set[str]:
    """Return the dates of a line of the head that are those of its paper."""
    out: set[str] = set()
    for found in _FULL.finditer(line):
        before, after = line[: found.start()], line[found.end() :]
        of_others = _OF_OTHERS.search(before) and not _OF_ISSUE.search(before)
        if of_others or _OTHER_DAY.search(line):
            continue
        set_off = _SET_OFF.match(after) is not None and _SET_OFF_BEFORE.search(before) is not None
        weekday = found["weekday"] is not None and set_off
        if weekday or _ISSUE.search(line) or _only_names(f"{before} {after}"):
            day = find_day(found["day"])
            out |= {day} if day is not None else set()
    return out


def _only_names(words: str) -> bool:
    named = re.findall(r"[^\W\d_][\w.’'-]*", words)
    return 0 < len(named) <= _NAMES and ":" not in words and not any(w[:1].islower() for w in named)


def _with_year(lines: Sequence[str]) -> set[str]:
    """Return the last day of the line that says what a paper covers, with the one year of its head
    ("Daily Report 118 / 2017", "covering 7 October 06:00 to 8 October 18:00")."""
    years = {y for line in lines for y in _YEAR.findall(line)}
    if len(years) != 1:
        return set()
    covering = next((line for line in lines if _COVERS.search(line) and _YEARLESS.search(line)), "")
    days = [find_day(f"{f.group()} {next(iter(years))}") for f in _YEARLESS.finditer(covering)]
    known = [day for day in days if day is not None]
    return {max(known)} if known else set()
