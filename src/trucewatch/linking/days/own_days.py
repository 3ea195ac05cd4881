"""The day of an act by its own words, and the days of its report that are not its own.

"The shelling of Thursday", "Thursday's shelling", "killed at the market on 5 January" tell a day
even where the reader of times finds none for the act. A visit's day, the day on which somebody died
in hospital, an hour counted from the day of somebody's words, and "since midnight" of what was not
done are no days of the act.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from trucewatch.coding.times.times import resolve_time
from trucewatch.linking.days.days import iso_day, ordinal
from trucewatch.linking.sentences_of import sentence_at
from trucewatch.linking.shared import FORCE
from trucewatch.records import Event, Time
from trucewatch.records.coded import CodedStory
from trucewatch.stories.day_forms import DAY_NAME, MONTH

_DEEDS = frozenset({"ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "PROTEST"})
_DATE = rf"(?:\d{{1,2}} {MONTH}|{MONTH} \d{{1,2}})(?:,? \d{{4}})?"
# "Thursday's shelling", "Friday's bus bombing".
_WHOSE = re.compile(rf"\b(?P<day>{DAY_NAME})[’']s (?:[\w-]+ ){{0,2}}\Z")
# "the shelling of the market on 5 January": nothing between that another deed could be.
_BEHIND = re.compile(
    rf"(?:(?!\b(?:that|which|who|whom|said|says|told|announced|reported|after|before|since|from"
    rf"|until|and|but|as|to|truce|ceasefire|agreement|accord|deal"
    rf"|seen|found|counted|examined|inspected|visited|recorded|observed|documented|buried)\b)[^.,;:\n]){{0,60}}?"
    rf"\bon (?P<day>{_DATE}|{DAY_NAME})\b"
)
# "The attack of 5 January".
_OF = re.compile(rf" of (?P<day>{_DATE}|{DAY_NAME})\b")
# An hour, or hours counted: the day is that of whatever was told before.
_HOURS = re.compile(
    r"\b(?:hours?|minutes?|a\.?m|p\.?m|o[’']clock|dawn|dusk|noon|midday|midnight|daybreak|sunset"
    r"|that (?:same )?(?:day|night|evening|morning|afternoon))\b|\d[:.]\d\d|\d{4} hours",
    re.I,
)
_DAY_TOLD = re.compile(rf"{DAY_NAME}|{MONTH}|\b(?:today|tonight|yesterday|last night|this)\b", re.I)
# Who sees, finds or counts on a day what an act has left.
_SEEN = re.compile(
    r"\b(?:saw|seen|observed|found|noted|counted|examined|inspected|visited|documented|recorded"
    r"|photographed)\b"
)
_TRACES = re.compile(
    r"(?:fresh |new )?(?:impacts?|craters?|holes?|damage|graves?|shrapnel|fragments|bodies)\Z", re.I
)
_DYING = re.compile(r"(?:died|dies|die|dying|succumbed)\Z", re.I)
_CARE = re.compile(
    r"\b(?:in|at) (?:[\w-]+ ){0,3}?(?:hospital|clinic)\b|\b(?:of|from|to) (?:(?:his|her|their|its)"
    r" )?(?:wounds|injuries)\b",
    re.I,
)
_SINCE = re.compile(r"\bsince(?: the)? \Z|\Asince\b", re.I)
_NEAR = 40  # a weekday stands so near before the noun that it owns
_LED = 12


def at_own_days(coded: CodedStory, events: Iterable[Event]) -> list[Event]:
    """Return the events, those of force with the day that their own words tell, and with none that
    is another's."""
    told = list(events)
    text, day = coded.story.text, coded.story.published.date or ""
    days = _days_of_deeds(told)
    out = []
    for e in told:
        counted = _counted(text, e, told)
        if counted is not None:
            e = msgspec.structs.replace(e, time=counted)
        elif (
            e.type in FORCE and e.time is not None and _of_another(text, e, e.time, days, day[:10])
        ):
            e = msgspec.structs.replace(e, time=None)
        elif e.type in FORCE and e.time is None and ordinal(day) is not None:
            time = _own_day(text, e, day[:10])
            e = e if time is None else msgspec.structs.replace(e, time=time)
        out.append(e)
    return out


def _counted(text: str, e: Event, told: Sequence[Event]) -> Time | None:
    """Return the day of an act that is told as some days before the one of the sentence before it
    ("fired on 7 January. On the shelling two days before, it says nothing"); None elsewhere."""
    hit = None if e.time is None or e.type not in FORCE else _STEPS.fullmatch(e.time.text)
    if hit is None or e.time is None or e.time.basis != "story_date":
        return None
    first = sentence_at(text, e.trigger.start)[0]
    before = [
        x.time for x in told
        if x.type in FORCE and x.time is not None and x.time.precision == "day"
        and first - _SENTENCE <= x.trigger.start < first
        and "\n" not in text[x.trigger.start : first]
    ]  # fmt: skip
    day = ordinal(before[-1].from_ or "") if before else None
    if day is None:
        return None
    stamp = iso_day(day - _NUMBERS.index(hit["number"].lower()))
    return msgspec.structs.replace(e.time, from_=stamp, to=stamp, value=stamp, basis="anchor")


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven")
_STEPS = re.compile(rf"(?P<number>{'|'.join(_NUMBERS[1:])}) days? (?:before|earlier)", re.I)
_SENTENCE = 400


def _days_of_deeds(events: Sequence[Event]) -> frozenset[str]:
    """Return the days that deeds of a story are told of by their own words."""
    return frozenset(
        stamp[:10] for e in events
        if e.type in _DEEDS and e.time is not None and not _only_hours(e.time)
        for stamp in (e.time.from_, e.time.to) if stamp
    )  # fmt: skip


def _only_hours(time: Time) -> bool:
    """Return whether a time names an hour, or counts hours, and no day."""
    return bool(_HOURS.search(time.text)) and not _DAY_TOLD.search(time.text)


def _of_another(text: str, e: Event, time: Time, days: frozenset[str], published: str) -> bool:
    """Return whether the day of an act is that of somebody's words, of a look at it, or of what
    came of it."""
    last = max(sentence_at(text, e.trigger.start)[1], e.end)
    if _DYING.match(e.trigger.text) and _CARE.search(text[e.trigger.end : last]):
        return True
    led = text[max(0, time.start - _LED) : time.start]
    if e.realis == "denied" and (_SINCE.search(led) or _SINCE.match(time.text)):
        return True
    if _TRACES.match(e.trigger.text) and time.end <= e.trigger.start:
        return bool(_SEEN.search(text[time.end : e.trigger.start]))
    if not _only_hours(time) or (time.from_ or "")[:10] in days:
        return False
    if time.basis == "anchor":  # of the day on which somebody spoke
        return (time.from_ or "")[:10] != published
    quoted = time.basis == "story_date" and e.statement_id is not None
    return quoted and time.precision == "part_of_day"


def _own_day(text: str, e: Event, published: str) -> Time | None:
    """Return the day of an act that stands right at its words, None where none does; a crater is
    told with the day on which it is looked at."""
    if _TRACES.match(e.trigger.text):
        return None
    at = max(0, e.trigger.start - _NEAR)
    hit = _WHOSE.search(text[at : e.trigger.start])
    start = at + hit.start("day") if hit is not None else -1
    if hit is None:
        hit = _OF.match(text, e.trigger.end) or _BEHIND.match(text, e.trigger.end)
        start = hit.start("day") if hit is not None else -1
    if hit is None:
        return None
    return _resolved(hit.group("day"), start, published)


def _resolved(told: str, start: int, published: str) -> Time | None:
    """Return the last day of that name before a report."""
    found = resolve_time(f"on {told}", published, direction=-1)
    if found.from_ is None or found.from_[:10] > published:
        return None
    return Time(
        told, start, start + len(told), found.from_, found.to, found.precision, found.basis,
        found.value,
    )  # fmt: skip
