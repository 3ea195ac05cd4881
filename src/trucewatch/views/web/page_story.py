"""One story with everything that was coded marked in it, and why each record is what it is."""

from __future__ import annotations

import msgspec

from trucewatch.records import Event, Published, Statement, Story
from trucewatch.records.base import MadeBy
from trucewatch.store import pages_common
from trucewatch.store.finding import full_id
from trucewatch.store.record import Record
from trucewatch.views.implied import IMPLIED, implied, parties
from trucewatch.views.web import labels
from trucewatch.views.web.asking import Ask, Missing
from trucewatch.views.web.evidence import (
    Sentence,
    event_sentence,
    statement_sentence,
    title,
)
from trucewatch.views.web.marks import MarkedLine, story_lines
from trucewatch.views.web.page_incident import event_words, incident_title
from trucewatch.views.web.slots import Party, Slots, camps_of, slots
from trucewatch.views.words import date_of, where

MARKS = (
    ("speaker", "Speakers"),
    ("cue", "Cue words"),
    ("content", "Statements"),
    ("event", "Events"),
)


class Row(msgspec.Struct, frozen=True):
    """A label and a value; an empty value is one that is not stated."""

    label: str
    value: str


class Why(msgspec.Struct, frozen=True):
    """Why a record is what it is: the words, the rules in order, the coder."""

    id: str
    kind: str
    party: Party | None
    act: str
    glyph: str
    target: str
    realis: str
    sentence: Sentence
    words: tuple[Row, ...]
    fields: tuple[Row, ...]
    rules: tuple[str, ...]
    made_by: MadeBy
    incidents: tuple[Link, ...]
    findings: tuple[pages_common.FindingRef, ...]
    next_id: str


class Link(msgspec.Struct, frozen=True):
    """Where something leads: an id and its title."""

    id: str
    title: str


class Item(msgspec.Struct, frozen=True):
    """A statement or event in the list beside the text, and its number there."""

    id: str
    number: int
    party: Party
    verb: str
    glyph: str
    target: str


class EventItem(msgspec.Struct, frozen=True):
    """An event in the list beside the text: what, who, to whom, whether it happened, as told."""

    id: str
    words: str
    type: str
    realis: str
    where: str
    when: str
    statement: int


class StoryView(msgspec.Struct, frozen=True):
    """The page of a story."""

    id: str
    title: str
    has_headline: bool
    published: str
    filed: str
    language: str
    source_uri: str
    carriers: tuple[str, ...]
    copies: tuple[pages_common.StoryRow, ...]
    lines: tuple[MarkedLine, ...]
    items: tuple[Item, ...]
    numbers: dict[str, int]
    events: tuple[EventItem, ...]
    notes: tuple[str, ...]
    label: str
    key: tuple[Party, ...]
    why: Why | None
    incidents: tuple[Link, ...]
    marks: tuple[tuple[str, str], ...] = MARKS


def make(ask: Ask) -> StoryView:
    """Return the page of the story that is asked for. Raises Missing."""
    wanted = full_id(ask.record, ask.path["id"])
    story = pages_common.by_ids(ask.record, Story, [wanted]).get(wanted)
    if story is None:
        raise Missing("story", wanted)
    statements = pages_common.of_story(ask.record, Statement, story.id)
    events = pages_common.of_story(ask.record, Event, story.id)
    incidents = pages_common.incidents_of(
        ask.record, [s.id for s in statements] + [e.id for e in events]
    )
    colours = slots(camps_of(incidents)[:3], ask.watch)
    numbers = {s.id: n for n, s in enumerate(statements, 1)}
    document, label = pages_common.document(ask.record, story.document_id)
    return StoryView(
        id=story.id,
        title=title(story),
        has_headline=story.headline is not None,
        published=_published(story.published),
        filed=story.dateline.text.strip(" :-–—") if story.dateline else "",
        language=story.language,
        source_uri=story.source_uri,
        carriers=story.carriers,
        copies=pages_common.copies_of(ask.record, story.id),
        lines=story_lines(story, statements, events, colours),
        items=tuple(_item(s, numbers[s.id], colours) for s in statements),
        numbers=numbers,
        events=tuple(_event(e, numbers) for e in events),
        notes=document.notes,
        label=label,
        key=colours.key(),
        why=_asked(ask, story, statements, events, colours),
        incidents=tuple(Link(i.id, incident_title(i, ask.record)) for i in incidents),
    )


def _item(s: Statement, number: int, colours: Slots) -> Item:
    target = (s.target.name or s.target.text) if s.target else ""
    party = colours.speaker(s.speaker)
    return Item(s.id, number, party, labels.verb(s.act), labels.glyph(s.act), target)


def _published(given: Published) -> str:
    return f"{labels.day(given.date)} ({given.basis})" if given.date else date_of(given)


def _event(e: Event, numbers: dict[str, int]) -> EventItem:
    return EventItem(
        id=e.id,
        words=event_words(e),
        type=labels.event_type(e.type, e.mode),
        realis=labels.plain(e.realis),
        where=e.place.name if e.place else "",
        when=labels.time_words(e.time),
        statement=numbers.get(e.statement_id or "", 0),
    )


def _asked(
    ask: Ask, story: Story, statements: list[Statement], events: list[Event], colours: Slots
) -> Why | None:
    wanted = ask.get("why")
    items: list[Statement | Event] = [*statements, *events]
    for n, item in enumerate(items):
        if wanted and item.id.startswith(wanted):
            following = items[(n + 1) % len(items)].id
            return why(ask.record, item, story, colours, following)
    return None


def why(
    record: Record, item: Statement | Event, story: Story, colours: Slots, following: str = ""
) -> Why:
    """Explain a statement or an event of ``story``."""
    if isinstance(item, Statement):
        return _why_statement(record, item, story, colours, following)
    return _why_event(record, item, story, colours, following)


def _used(record: Record, ids: list[str]) -> tuple[Link, ...]:
    found = pages_common.incidents_of(record, ids)
    return tuple(Link(i.id, incident_title(i, record)) for i in found)


def _why_statement(
    record: Record, s: Statement, story: Story, colours: Slots, following: str
) -> Why:
    party = colours.speaker(s.speaker)
    words = [Row("source", s.speaker.text if s.speaker else "")]
    words.append(Row("cue", s.cue.text if s.cue else ""))
    words += [Row("content", c.text) for c in s.content]
    fields = [
        Row("speaker", f"{s.speaker.name} · {s.speaker.code}" if s.speaker else ""),
        Row("quotation", labels.plain(s.quote_type)),
        Row("said", labels.time_words(s.time)),
        *(Row("told by", a.name or a.text) for a in s.chain),
    ]
    if s.answers:
        fields.append(Row("answers", s.answers))
    if s.second_hand:
        fields.append(Row("second hand", "told by somebody else"))
    if s.uncertain:
        fields.append(Row("source", "not certain"))
    return Why(
        id=s.id,
        kind="statement",
        party=party,
        act=labels.verb(s.act),
        glyph=labels.glyph(s.act),
        target=(s.target.name or s.target.text) if s.target else "",
        realis="",
        sentence=statement_sentence(s, story, party.slot),
        words=tuple(words),
        fields=tuple(fields),
        rules=s.made_by.rules,
        made_by=s.made_by,
        incidents=_used(record, [s.id]),
        findings=pages_common.findings_of(record, [s.id]),
        next_id=following,
    )


def _why_event(record: Record, e: Event, story: Story, colours: Slots, following: str) -> Why:
    from trucewatch.views.words import number

    told_elsewhere = any(implied(a, e, story) for a in (*e.actors, *e.recipients))
    fields = [
        Row("by", parties(e.actors, e, story)),
        Row("to", parties(e.recipients, e, story)),
        *([Row("note", IMPLIED)] if told_elsewhere else ()),
        Row("where", where(e.place)),
        Row("when", labels.time_words(e.time)),
        Row("contexts", ", ".join(map(labels.plain, e.contexts)) or "none"),
        *(Row(labels.plain(q.kind), f"{number(q.low, q.high, q.hedge)}: “{q.text}”")
          for q in e.quantities),
    ]  # fmt: skip
    if e.condition:
        fields.append(Row("on condition", e.condition.text))
    if e.same_as:
        fields.append(Row("same as", e.same_as))
    return Why(
        id=e.id,
        kind="event",
        party=None,
        act=labels.event_type(e.type, e.mode),
        glyph="assert",
        target="",
        realis=labels.plain(e.realis),
        sentence=event_sentence(e, story),
        words=(Row("event", e.trigger.text),),
        fields=tuple(fields),
        rules=e.made_by.rules,
        made_by=e.made_by,
        incidents=_used(record, [e.id]),
        findings=pages_common.findings_of(record, [e.id]),
        next_id=following,
    )
