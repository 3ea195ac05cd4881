"""Items of a bulletin that begin with where (and when) it was: "Zorb. At 19.05 shots were fired",
"b) Zorb, 3 March. Two houses were burnt", "1. ZORB. Nine impacts were counted", "On Zorb. No
vehicle left barracks", "* Zorb district: 23 bursts of small-arms fire", "Complaint of abduction, 4
March, Zorb: two persons missing"; or stand under a line that is a place's name and nothing else.

What an item tells is at the place, and of the day, of its head, unless its own words say more. The
dateline of a report ("Belm, 12 January 2026. The army reports …") looks like the head of its only
item, and is where somebody wrote.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

import msgspec

from trucewatch.linking.places.toponyms import bare, people_of
from trucewatch.records import Event, Place, Time
from trucewatch.records.coded import CodedStory
from trucewatch.stories.headings import is_section
from trucewatch.vocab.words import word_set

_NAME = r"[^\W\da-z_][\w’'-]*(?: (?:[^\W\da-z_]|\d)[\w’'-]*){0,3}"
_KIND = r"district|region|province|county|sector|area|city|town|village|market|bridge|port|road"
_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_WEEKDAYS = ("mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun")
_DATES = frozenset(
    {*_MONTHS, *(m[:3] for m in _MONTHS), "sept", *_WEEKDAYS,
     *(f"{d}day" for d in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun"))}
)  # fmt: skip
_DAY = rf"(?P<day>\d{{1,2}}) (?P<month>{'|'.join(m.title() for m in _MONTHS)})"
_HEAD = re.compile(
    rf"(?P<item>[-*•–—]\s*|\(?[a-z\d]{{1,2}}[.)]\s+)?(?P<on>(?:On|In|At|Near) (?:the )?)?"
    rf"(?P<name>{_NAME})(?P<kind> (?:{_KIND}))?"
    rf"(?P<in> \([^)\n]{{2,40}}\))?(?:, {_DAY}(?: \d{{4}})?)?(?P<end>[.:]| [-–—]) "
)
_HEADS = re.compile(rf"^{_HEAD.pattern}", re.MULTILINE)
_YEAR = re.compile(r"\b\d{4}\b")
# "Complaint of abduction, 4 March, Zorb: two persons missing": what, when, where.
_LABEL = re.compile(
    rf"(?P<item>[-*•–—]\s*|\(?[a-z\d]{{1,2}}[.)]\s+)?[A-Z][a-z]+(?: [a-z]+){{0,4}}, {_DAY}"
    rf"(?: \d{{4}})?, (?P<name>{_NAME})(?P<kind> (?:{_KIND}))?(?P<end>[.:])"
)
# A line that is only a name, over what was there.
_LINE = re.compile(rf"(?P<name>{_NAME})(?P<kind> (?i:{_KIND}))(?P<end>)$", re.MULTILINE)
# So many lines of items stand under one name.
_UNDER = 8
_WIDE = frozenset({"district", "region", "province", "county", "sector", "area"})
# Titles before a name are shorter.
_LEAST = 4
_ACTS = frozenset({"ASSAULT", "COERCE", "RETREAT"})
_FRESH = frozenset({"actual", "claimed", "alleged", "denied", "monitor_reported"})


def at_item_heads(coded: CodedStory, events: Iterable[Event]) -> Iterator[Event]:
    """Yield the events, the acts of an item without a place or day of their own at those of its
    head."""
    told = tuple(events)
    people = people_of(coded)
    text, known = coded.story.text, {e.place.name.lower(): e.place for e in told if e.place}
    for e in told:
        bare = e.type in _ACTS and e.realis in _FRESH and (e.place is None or e.time is None)
        found = _head_of(text, e, people) if bare else None
        found = None if found is not None and _is_dateline(coded, found, e) else found
        if found is None:
            yield e
            continue
        place = e.place or known.get(found["name"].lower()) or _bare(found)
        yield msgspec.structs.replace(e, place=place, time=e.time or _time(coded, found))


def item_of(coded: CodedStory, e: Event, people: frozenset[str]) -> int:
    """Return where the line of an item begins that has a head of its own or stands under one, -1
    for what is no item of a bulletin."""
    text = coded.story.text
    found = _head_of(text, e, people)
    if found is None or _is_dateline(coded, found, e):
        return -1
    return text.rfind("\n", 0, e.trigger.start) + 1


def _is_dateline(coded: CodedStory, head: re.Match[str], e: Event) -> bool:
    """Return whether a head is the dateline of its report: read as one, or before anything else of
    the body with a year or with somebody who tells of the act; and no other line of the report
    begins in that way, as the items of a bulletin do."""
    story, start = coded.story, head.start()
    if head.re is not _HEAD or head["item"]:
        return False
    dated = _YEAR.search(head.group()) is not None or head["day"] is not None
    alike = (h for h in _HEADS.finditer(story.text) if h["day"] is not None or not dated)
    if sum(1 for _ in alike) > 1:
        return False
    line = story.dateline
    if line is not None and line.start <= head.start("name") < line.end:
        return True
    first = not any(x.role == "body" and x.end <= start for x in story.lines)
    return first and (_YEAR.search(head.group()) is not None or e.statement_id is not None)


def _head_of(text: str, e: Event, people: frozenset[str]) -> re.Match[str] | None:
    """Return the head of the item that tells of an act: in its own line, or a line above it."""
    begin = text.rfind("\n", 0, e.trigger.start) + 1
    found = _HEAD.match(text, begin, e.trigger.start)
    if found is not None and _is_place(text, found, people):
        return found
    found = _LABEL.match(text, begin)
    if found is not None and found.start() <= e.trigger.start < found.end():
        return found if _is_place(text, found, people) else None
    for _ in range(_UNDER):
        end = begin - 1
        begin = text.rfind("\n", 0, max(end, 0)) + 1
        if end <= 0 or not text[begin:end].strip():
            return None
        found = _LINE.match(text, begin, end)
        if found is not None:
            return found if begin > 0 and _is_place(text, found, people) else None
    return None


def _is_place(text: str, head: re.Match[str], people: frozenset[str]) -> bool:
    """Return whether the head of an item is a name, no topic ("Casualties."), no headline (all in
    capitals), no title ("Gen.") and nobody who is about to speak ("Weber: It was kept")."""
    name = head["name"]
    words = [w.lower() for w in re.findall(r"[^\W\d_]+", name)]
    told = head.groupdict()
    marked = any(told.get(k) for k in ("item", "kind", "in", "day"))
    if not people.isdisjoint(words) or len(name) < _LEAST or (head["end"] == ":" and not marked):
        return False
    if not words or (name.isupper() and not (told.get("item") and head["end"] == ".")):
        return False
    if is_section(name):
        return False  # "Scenarios. If it fails …"
    if not word_set("linking.topics").isdisjoint(words) or not _DATES.isdisjoint(words):
        return False  # "Casualties.", "August 3: a mine …"
    return not any(re.search(rf"\b{re.escape(w)}\b", text) for w in words)


def _bare(head: re.Match[str]) -> Place:
    name, start = head["name"], head.start("name")
    called = name.title() if name.isupper() else name
    kind = head["kind"] or ""
    called += kind.title() if not head["end"] and kind.strip().lower() in _WIDE else ""
    return bare(name, start, called)


def _time(coded: CodedStory, head: re.Match[str]) -> Time | None:
    """Return the day that a head gives, in the year of the report."""
    published = coded.story.published.date or ""
    if head.groupdict().get("day") is None or not published[:4].isdigit():
        return None
    month = _MONTHS.index(head["month"].lower()) + 1
    try:
        told = datetime.date(int(published[:4]), month, int(head["day"])).isoformat()
    except ValueError:
        return None
    if told > published[:10]:
        told = f"{int(told[:4]) - 1}{told[4:]}"
    start, end = head.start("day"), head.end("month")
    return Time(coded.story.text[start:end], start, end, told, told, "day", "explicit", told)
