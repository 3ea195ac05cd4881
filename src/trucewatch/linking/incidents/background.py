"""Charges of old: what was laid to somebody long before a report is its background, no question of
it, unless somebody still answers it.

"In 2014 A accused B of burning loggers", "accused each other during the 1999 war": neither is in
dispute now by these words. What is denied "to this day", or whoever "accuses" and "denies" in the
present, is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from trucewatch.linking.days.days import OLD_DAYS, days_of, ordinal
from trucewatch.linking.nodes import Node
from trucewatch.linking.sentences_of import sentence_at
from trucewatch.records import Event, Statement

# An act so many days before a report is background to it.
_LONG_AGO = 365
# Acts by which somebody answers a question of blame.
_ANSWERING = frozenset({"accuse", "deny", "reject", "concede", "withhold_blame"})
_NOW = re.compile(
    r"^\W*(?:\w+ )?(?:accuses?|blames?|den(?:y|ies)|rejects?|disputes?|dismiss(?:es)?|insists?"
    r"|maintains?|alleges?|holds?|admits?|acknowledges?)\b",
    re.IGNORECASE,
)
_STILL = re.compile(
    r"\bstill\b|\bto (?:this|the present) day\b|\bto date\b|\buntil (?:today|now)\b|\beven now\b"
    r"|\b(?:go|goes|going) on\b|\bcontinu(?:e|es|ing) to\b"
    r"|\bremains? (?:in dispute|disputed|open)\b",
    re.IGNORECASE,
)


def charged_of_old(event: Event | None, said: Statement | None) -> bool:
    """Return whether an act has no day but that by which somebody was accused of it long ago."""
    told = event is not None and event.realis == "historical" and event.time is None
    return told and said is not None and said.act == "accuse"


def is_background(nodes: Sequence[Node], denials: Iterable[Statement], text: str) -> bool:
    """Return whether an incident is told as past by a year or more, or as charged long ago, in the
    report with that ``text``, and nobody answers for it now."""
    told = [n for n in nodes if n.event is not None]
    if not told or not all(_long_ago(n) for n in told):
        return False
    said = [n.statement for n in nodes if n.statement is not None]
    day = ordinal(nodes[0].published)
    return not any(at_issue(s, text, day) for s in (*said, *denials))


def _long_ago(n: Node) -> bool:
    published = ordinal(n.published)
    past = n.days is not None and published is not None and published - n.days[1] > _LONG_AGO
    return past or (n.historical and charged_of_old(n.event, n.statement))


def at_issue(s: Statement, text: str, published: int | None) -> bool:
    """Return whether a charge or an answer to one is told as of now: by its day, by its tense, or
    by a word for what goes on, in a report of the day ``published`` (an ordinal)."""
    if s.act not in _ANSWERING or s.cue is None:
        return False
    days = days_of(s.time)
    if days is not None and published is not None:
        return published - days[1] <= OLD_DAYS
    begin, end = sentence_at(text, s.cue.start)
    return bool(_NOW.search(s.cue.text) or _STILL.search(text[begin:end]))
