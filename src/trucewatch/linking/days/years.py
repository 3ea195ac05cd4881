"""The year of a report whose date line tells only day and month, from reports of known days.

"GOMA, Sept 10 (Agency) — … on Saturday": where reports of one year only tell acts of the same two
sides, or of one of them at the same place, on the days that such a date line would give, it is of
that year. Reports of two years, or of none, leave it unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.coding.times.calendar import safe_date
from trucewatch.coding.times.times import resolve_time
from trucewatch.linking.camps.sides import side_of
from trucewatch.linking.days.days import days_of
from trucewatch.linking.nodes import FAMILIES
from trucewatch.linking.places.places import stem
from trucewatch.linking.sentences_of import sentence_at
from trucewatch.records import Event, Published, Time
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import AgreementMention, Leads, RoundMention
from trucewatch.stories.day_forms import DAY_NAME, MONTH, NTH, NUMBER

_MONTH = rf"(?i:{MONTH})"
_DATE = re.compile(
    rf"(?:(?P<name>{DAY_NAME}),? )?"
    rf"\b(?:(?P<m1>{_MONTH}) (?P<d1>{NTH})|(?P<d2>{NTH}) (?P<m2>{_MONTH}))"
    rf"(?!,? {NUMBER})(?![\d:])"
)
# "On Sept. 4": what is only called by a day ("the March 23 Movement") has none before it.
_ON = re.compile(rf"\b[Oo]n {_DATE.pattern}")
# A sentence seems to end at the full stop of "Sept. 4".
_CUT = 4
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAYS = "mon tue wed thu fri sat sun".split()
# The years that a report can be of.
YEARS = range(1990, 2051)
_AHEAD = frozenset({"planned", "demanded", "offered", "proposed", "threatened", "hypothetical"})
_OPEN = "XXXX"
_Act = tuple[int, frozenset[str], str]
"""A day, the sides and the place of an act."""


def day_and_month(coded: CodedStory) -> tuple[int, int, int | None] | None:
    """Return month, day and weekday of a date line without its year, None where a story has a day
    or no such line."""
    line = coded.story.dateline
    if coded.story.published.date is not None or line is None:
        return None
    found = _DATE.search(line.text)
    if found is None:
        return None
    month = _MONTHS.index((found["m1"] or found["m2"])[:3].lower()) + 1
    day = int(re.sub(r"\D", "", found["d1"] or found["d2"]))
    name = found["name"]
    return month, day, _DAYS.index(name[:3].lower()) if name else None


def in_year(coded: CodedStory, year: int) -> CodedStory | None:
    """Return a story with a date line of day and month as one of that year, None where the year
    has no such day or its weekday is another."""
    told = day_and_month(coded)
    day = None if told is None else safe_date(year, told[0], told[1])
    if told is None or day is None or told[2] not in (None, day.weekday()):
        return None
    on = day.isoformat()
    story = msgspec.structs.replace(
        coded.story, published=Published(on, "inferred", coded.story.published.weekday)
    )
    return msgspec.structs.replace(
        coded,
        story=story,
        events=tuple(
            e if (time := _fixed(e.time, on, 1 if e.realis in _AHEAD else -1)) is e.time
            else msgspec.structs.replace(e, time=time) for e in coded.events
        ),
        statements=tuple(
            s if (time := _fixed(s.time, on, -1)) is s.time
            else msgspec.structs.replace(s, time=time) for s in coded.statements
        ),
        leads=_leads(coded, on),
    )  # fmt: skip


def with_years(stories: Sequence[CodedStory]) -> list[CodedStory]:
    """Return the stories, those whose date line tells no year with the one that the others tell."""
    if all(day_and_month(c) is None for c in stories):
        return list(stories)
    known: dict[int, list[_Act]] = {}
    for c in stories:
        for act in _acts(c) if c.story.published.date is not None else ():
            known.setdefault(act[0], []).append(act)
    return [_of_its_year(c, known) for c in stories]


def _of_its_year(coded: CodedStory, known: dict[int, list[_Act]]) -> CodedStory:
    if day_and_month(coded) is None:
        return coded
    dated = [c for year in YEARS if (c := in_year(coded, year)) is not None]
    told = [
        c for c in dated
        if any(_alike(a, b) for a in _acts(c) for b in known.get(a[0], ()))
    ]  # fmt: skip
    return told[0] if len(told) == 1 else coded


def _alike(a: _Act, b: _Act) -> bool:
    """Return whether two acts of one day have two sides in common, or one and their place."""
    common = len(a[1] & b[1])
    return common > 1 or (common == 1 and a[2] != "" and a[2] == b[2])


def _acts(coded: CodedStory) -> Iterator[_Act]:
    for e in coded.events:
        days = days_of(e.time) if e.type in FAMILIES and e.time is not None else None
        if days is not None and days[0] == days[1]:
            yield days[0], _sides(e), _place(e)


def _sides(e: Event) -> frozenset[str]:
    return frozenset(s for a in (*e.actors, *e.recipients) if (s := side_of(a)) is not None)


def _place(e: Event) -> str:
    return "" if e.place is None or e.place.precision == "country" else stem(e.place.name)


def _fixed(time: Time | None, on: str, direction: int) -> Time | None:
    """Return a time that lacked its year as it is counted from the report's day."""
    if time is None or time.from_ is not None or not (time.value or "").startswith(_OPEN):
        return time
    found = resolve_time(time.text, on, direction=direction)
    if found.from_ is None:
        return time
    return msgspec.structs.replace(
        time, from_=found.from_, to=found.to, precision=found.precision, basis=found.basis,
        value=found.value,
    )  # fmt: skip


def _leads(coded: CodedStory, on: str) -> Leads:
    text = coded.story.text
    return msgspec.structs.replace(
        coded.leads,
        agreements=tuple(_agreement(m, on) for m in coded.leads.agreements),
        rounds=tuple(_round(text, m, on) for m in coded.leads.rounds),
    )


def _agreement(m: AgreementMention, on: str) -> AgreementMention:
    if m.date is not None or not m.yearless:
        return m
    year = int(on[:4]) - (m.yearless > on[5 : 5 + len(m.yearless)])
    return msgspec.structs.replace(m, date=f"{year}-{m.yearless}", yearless=None)


def _round(text: str, m: RoundMention, on: str) -> RoundMention:
    """Return a meeting on the one day without a year that its sentences tell."""
    around = {sentence_at(text, s.start) for s in m.mentions}
    told = [f for first, last in around for f in _ON.finditer(text, first, last + _CUT)]
    if m.date is not None or len(told) != 1:
        return m
    found = resolve_time(told[0][0], on, direction=-1 if m.status == "held" else 1)
    held_by = m.status != "held" or (found.from_ or "") <= on
    return msgspec.structs.replace(m, date=found.from_) if found.from_ and held_by else m
