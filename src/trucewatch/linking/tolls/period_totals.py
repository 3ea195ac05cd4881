"""Losses of a war or of a stretch of time: "9,000 dead since 2014", "eleven in the past month".

What was done over weeks or years is no one deed, and its number no toll of one: "the deaths bring
to 43 the number of policemen killed this year" adds nothing to what a bomb did on Tuesday.
"""

from __future__ import annotations

import re

import msgspec

from trucewatch.linking.sentences_of import sentence_at
from trucewatch.records import Event, Quantity
from trucewatch.records.coded import CodedStory
from trucewatch.stories.day_forms import DAY_NAME

_LOSSES = frozenset({"killed", "wounded", "casualties", "captured", "missing", "displaced"})
# So many people flee a war, no raid.
_MASSES = 100_000
# So many are killed in a war where no day is told.
_WAR_DEAD = 1_000
_WAR = r"(?:war|conflict|insurgency|uprising|rebellion|campaign)"
_WAR_HAS = re.compile(rf"\b{_WAR}\b[^.;]{{0,60}}?\b(?:has|have) (?:\w+ )?\w+(?:ed|st)\b")
_IN_WAR = re.compile(
    rf"\b(?:in|of|by|during) (?:the|this|that) (?:[\w-]+ ){{0,2}}{_WAR}\b", re.IGNORECASE
)
_OPENS_ON_WAR = re.compile(rf"(?:The|This|That) (?:[\w-]+ ){{0,2}}{_WAR}\b")
_TIMES = re.compile(r"\b(?:\w+ times|twice|repeatedly)\b")
_PERFECT = re.compile(r"\b(?:have|has)(?: \w+)?(?: been)? \w+\Z")
_UNIT = r"(?:days?|weeks?|months?|years?|decades?|quarter)"
_SINCE = re.compile(
    r"\b(?:[Ss]ince"
    r"|(?:[Ii]n|[Oo]ver|[Dd]uring|[Ww]ithin) the (?:last|past) (?:\w+ )?"
    r"(?:days|weeks?|months?|years?|decades?)"
    r"|[Oo]ver the (?:last|past)|(?:[Ss]o far )?[Tt]his (?:week|month|year))\b"
)
# "Thirty-one people died in a week of fighting".
_SPAN_OF = re.compile(
    r"\b(?:in|during|after|over) (?:the |a |\w+ )?(?:[\w-]+ )?(?:days|weeks?|months?|years?) of "
    r"(?:[a-z-]+ ){0,2}(?:fighting|war|clashes|violence|attacks|strikes|shelling|unrest)\b"
)
# What names a stretch of time by itself, whatever the tense.
_STRETCH = re.compile(
    rf"\b(?:so far (?:this|in) \w+|(?:in|over|during|within) the (?:past|last) (?:\w+ )?{_UNIT}"
    r"|(?:in|over|during) the (?:week|month|year|reporting period|period(?: under review)?)"
    r"(?! (?:of|after|before|when|that))"
    r"|this (?:year|month)(?: alone)?|in 20\d\d alone)\b",
    re.IGNORECASE,
)
_DEED = (
    r"(?:attack|strike|raid|blast|explosion|shelling|incident|assault|clash|bombing|ambush|battle)"
)
_OF_DEED = re.compile(rf" (?:the|this|that) (?:\w+ )?{_DEED}", re.IGNORECASE)
# Since when one deed or one day lasts.
_SINCE_THEN = re.compile(
    r"\bsince (?!then\b|yesterday|dawn|noon|midnight|(?:last|this|that|early|the early) "
    rf"|\d{{1,2}}[:.]|(?:late |early )?(?:on )?{DAY_NAME}|(?:the|this|that) (?:\w+ )?{_DEED})",
    re.IGNORECASE,
)
# Where a sentence goes on from the deed to a total.
_BRINGS = re.compile(
    r"[,;:]? (?:which )?(?:bring|tak|rais|push|mak|brought|took)\w* (?=[^.;]{0,60}\b(?:number|total"
    r"|toll|tally|count|to \d|to \w+ the)\b)",
    re.IGNORECASE,
)
_PART = re.compile(r"[,;:()–—]")
_COUNT = re.compile(
    r"\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty"
    r"|dozens?|scores|hundreds?|thousands?)\b",
    re.IGNORECASE,
)


def of_a_period(coded: CodedStory, event: Event) -> bool:
    """Return whether an act is all that was done in a stretch of time ("have been killed since
    December 2013", "eleven were killed by mines in the past month"), no single one."""
    text = coded.story.text
    begin, end = _part_of_sentence(text, event)
    counted = any(q.kind in _LOSSES for q in event.quantities)
    counted = counted or bool(_TIMES.search(text, event.trigger.end, end))
    if any(q.kind == "displaced" and (q.low or 0) >= _MASSES for q in event.quantities):
        return True  # "fighting has displaced more than 7 million people"
    if counted and _WAR_HAS.search(text, begin, end):
        return True
    if counted and _SPAN_OF.search(text, begin, end):
        return True
    perfect = bool(_PERFECT.search(text[begin : event.trigger.end]))
    since = _SINCE.search(text, begin, end) if counted and perfect else None
    if since is not None and not _OF_DEED.match(text, since.end()):
        return True
    if event.time is not None and event.time.from_ == event.time.to:
        return False
    if perfect and event.place is None and _of_the_war(text, event, begin, end):
        return counted
    counted = counted or any(_COUNT.search(a.text or "") for a in event.recipients)
    counted = counted or any(_COUNT.search(text, a, b) for a, b in ((begin, event.trigger.end),))
    lasting = perfect and _SINCE_THEN.search(text, begin, end)
    return counted and bool(lasting or _STRETCH.search(text, begin, end))


def without_period_totals(text: str, event: Event) -> Event:
    """Return an act without the losses of a stretch of time or of a war that stand beside it in
    words of their own ("a drone killed four; 9,000 dead since 2014")."""
    kept = tuple(q for q in event.quantities if not _is_total(text, event, q))
    return event if len(kept) == len(event.quantities) else msgspec.structs.replace(
        event, quantities=kept
    )  # fmt: skip


def _is_total(text: str, event: Event, q: Quantity) -> bool:
    if q.kind not in _LOSSES:
        return False
    begin, end = sentence_at(text, q.start)
    if not begin <= event.trigger.start < end and _WAR_HAS.search(text, begin, end):
        return True
    begin = max((m.end() for m in _PART.finditer(text, begin, q.start)), default=begin)
    end = min((m.start() for m in _PART.finditer(text, q.end, end)), default=end)
    if begin <= event.trigger.start < end:
        return False
    return any(form.search(text, begin, end) for form in (_SINCE_THEN, _STRETCH, _IN_WAR))


def _of_the_war(text: str, event: Event, begin: int, end: int) -> bool:
    """Return whether a loss without a day or place is told of a war: in its own sentence, or right
    after one about the war, or by its number."""
    if _IN_WAR.search(text, begin, end):
        return True
    dead = (q.low or q.high or 0 for q in event.quantities if q.kind in ("killed", "casualties"))
    if event.time is None and max(dead, default=0) >= _WAR_DEAD:
        return True
    before = sentence_at(text, max(0, begin - 2)) if begin else (0, 0)
    return bool(_OPENS_ON_WAR.match(text, *before))


def _part_of_sentence(text: str, event: Event) -> tuple[int, int]:
    """Return the sentence of an act, on its side of where it goes on to a total."""
    begin, _ = sentence_at(text, event.trigger.start)
    _, end = sentence_at(text, event.trigger.end)
    turn = _BRINGS.search(text, begin, end)
    if turn is None:
        return begin, end
    return (begin, turn.start()) if event.trigger.start < turn.start() else (turn.start(), end)
