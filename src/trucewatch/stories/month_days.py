"""Days of a chronology that stand as numbers under their month: "June / 3. … / 12. …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from trucewatch.records import Line
from trucewatch.stories.day_forms import MONTH, NUMBER

_MONTH_LINE = re.compile(
    rf"(?:#{{1,4}} |\*\*|__)?(?P<month>{MONTH}(?:,? {NUMBER})?):?(?:\*\*|__)?$", re.I
)
_DAY_NAME = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?[.,]? )?"
_NUMBERED = re.compile(
    rf"(?:[-–•*·] )?{_DAY_NAME}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    r"(?:[.):]| ?[–—]| -) (?=[A-ZÀ-Þ“\"‘])"
)
_LAST = 31
_YEAR = re.compile(rf"\b{NUMBER}\b")
# What a paper in dated pieces is called; its title tells their year.
_PIECES = re.compile(
    r"\b(?:chronology|timeline|key dates|diary|calendar|log|list|incidents|events|violations"
    rf"|attacks)\b.{{0,60}}?(?:\b(?:of|in|for|from|during)|[,:(–—-]) ?"
    rf"(?:{MONTH}(?: ?[-–/] ?| (?:to|and|through) ))?(?:{MONTH} )?(?P<year>{NUMBER})\)?$",
    re.IGNORECASE,
)


def is_month(line: str) -> bool:
    """Return whether a line is a month, with its year or without, and nothing else."""
    return _MONTH_LINE.fullmatch(line.strip()) is not None


def month_days(text: str, lines: Sequence[Line]) -> dict[int, tuple[str, re.Match[str]]]:
    """Return the lines that open with a day's number under a month, by number: month and match.

    The numbers rise under each month. Where all of them only count on from one (1, 2, 3) they
    number points, and nothing is returned.
    """
    out: dict[int, tuple[str, re.Match[str]]] = {}
    month: str | None = None
    runs: list[list[int]] = []
    for n, line in enumerate(lines):
        heads = _MONTH_LINE.fullmatch(text, line.start, line.end)
        if heads is not None:
            month = heads["month"]
            runs.append([])
            continue
        found = _NUMBERED.match(text, line.start, line.end) if month and runs else None
        if found is None or month is None:
            continue
        day = int(found["day"])
        if not 0 < day <= _LAST:
            return {}
        runs[-1].append(day)
        out[n] = month, found
    counted = all(run == list(range(1, len(run) + 1)) for run in runs)
    falls = any(two < one for run in runs for one, two in pairwise(run))
    return {} if counted or falls else out


def titled_year(title: str) -> int | None:
    """Return the year that the title of a chronology gives to its days: "Incidents in June 2018".

    None where it names several, or is the title of another kind of paper.
    """
    words = " ".join(title.split())
    found = _PIECES.search(words)
    return int(found["year"]) if found and len(_YEAR.findall(words)) == 1 else None
