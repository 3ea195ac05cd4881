"""Review: one question at a time; the machine's coding stays beside the person's."""

from __future__ import annotations

import msgspec

from trucewatch.records import Actor, Event, Incident, Statement, Story
from trucewatch.store import pages_common, pages_list, pages_queue, pages_review, queries
from trucewatch.store.pages_list import Wanted
from trucewatch.store.pages_queue import UNRESOLVED, Waiting
from trucewatch.store.pages_review import Decided
from trucewatch.views.web import labels
from trucewatch.views.web.asking import Ask, Missing
from trucewatch.views.web.decisions import decision_words
from trucewatch.views.web.evidence import Sentence, event_sentence, sources, title
from trucewatch.views.web.marks import MarkedLine, event_marks, pieces, printed, statement_marks
from trucewatch.views.web.page_incident import incident_title
from trucewatch.views.web.slots import Slots, camps_of, slots
from trucewatch.views.words import cut
from trucewatch.vocab.tables import table

# So many of the queue stand on a page; so many letters of what is said.
PAGE, SAID = 25, 90
MOST_DECIDED, MOST_OTHERS = 8, 8
_REASONS = {
    "contested": "sides differ",
    "watched": "on the watch",
    "provision": "touches a provision",
    "charge": "charge, denial or offer",
    "doubt": "coder in doubt",
}
NOBODY = "nobody"
REALIS = (
    "actual", "claimed", "alleged", "denied", "monitor_reported", "threatened", "demanded",
    "offered", "proposed", "planned", "hypothetical", "counterfactual", "historical", "state",
)  # fmt: skip


class Option(msgspec.Struct, frozen=True):
    """A value that a field may have."""

    value: str
    label: str
    on: bool


class Field(msgspec.Struct, frozen=True):
    """A field of a record: what the coder put, and what else it may be."""

    name: str
    label: str
    coded: str
    options: tuple[Option, ...]


class QueueItem(msgspec.Struct, frozen=True):
    """Something to decide."""

    id: str
    question: str
    said: str
    where: str
    reasons: tuple[str, ...]
    current: bool


class Line(msgspec.Struct, frozen=True):
    """A line of the log in words."""

    id: str
    at: str
    who: str
    words: str
    why: str
    undone: bool


class Member(msgspec.Struct, frozen=True):
    """An event of an incident, with its sentence."""

    id: str
    sentence: Sentence


class Item(msgspec.Struct, frozen=True):
    """What is decided now."""

    id: str
    kind: str
    question: str
    story_id: str
    story: str
    start: int
    end: int
    lines: tuple[MarkedLine, ...]
    fields: tuple[Field, ...]
    members: tuple[Member, ...]
    others: tuple[Option, ...]
    decided: tuple[Line, ...]


class ReviewView(msgspec.Struct, frozen=True):
    """The page of the review."""

    queue: tuple[QueueItem, ...]
    total: int
    page: int
    pages: int
    item: Item | None
    previous: str
    next: str
    decided: tuple[Line, ...]
    may: bool


def make(ask: Ask) -> ReviewView:
    """Return the page of the review. Raises Missing."""
    asked = ask.get("id")
    sides = [c for codes in ask.watch.camps.values() for c in codes] if ask.watch else []
    queue = pages_queue.waiting(ask.record, sides)
    ids = [w.statement.id for w in queue]
    pages = max(1, -(-len(ids) // PAGE))
    page = _page(ask.get("page"), pages)
    current = asked or (ids[(page - 1) * PAGE] if ids else "")
    place = ids.index(current) if current in ids else -1
    if place >= 0:
        page = place // PAGE + 1
    shown = queue[(page - 1) * PAGE : page * PAGE]
    stories = pages_common.by_ids(ask.record, Story, [w.statement.story_id for w in shown])
    log = pages_review.decided(ask.record, MOST_DECIDED)
    return ReviewView(
        queue=tuple(
            _queue_item(w, title(stories[w.statement.story_id]), w.statement.id == current)
            for w in shown
            if w.statement.story_id in stories
        ),
        total=len(ids),
        page=page,
        pages=pages,
        item=_item(ask, current) if current else None,
        previous=ids[place - 1] if place > 0 else "",
        next=ids[place + 1] if 0 <= place < len(ids) - 1 else (ids[0] if place < 0 and ids else ""),
        decided=tuple(_line(ask, d) for d in log),
        may=ask.person.decides,
    )


def _page(asked: str, pages: int) -> int:
    return min(pages, max(1, int(asked))) if asked.isdecimal() and len(asked) < 6 else 1


def _queue_item(waits: Waiting, where: str, current: bool) -> QueueItem:
    s = waits.statement
    return QueueItem(
        id=s.id,
        question=_question(s),
        said=cut(" … ".join(c.text for c in s.content), SAID),
        where=where,
        reasons=tuple(_REASONS[r] for r in waits.reasons),
        current=current,
    )


def _question(s: Statement) -> str:
    """Return what is asked: who a pronoun or office is, or whether it is who the coder took."""
    if s.speaker is None:
        return "Who says this?"
    text, name = cut(s.speaker.text, 40), cut(s.speaker.name or s.speaker.text, 40)
    plain = " ".join(w for w in text.lower().split() if w not in ("the", "a", "an"))
    known = s.speaker.code not in UNRESOLVED and plain != name.lower()
    return f"Is “{text}” {name}?" if known and s.uncertain else f"Who is “{text}”?"


def found_item(ask: Ask, id_: str) -> Statement | Event | Incident:
    """Return the record that is to be decided. Raises Missing."""
    found = queries.find(ask.record, id_) if id_ else None
    if found is not None and isinstance(found[1], Statement | Event):
        return found[1]
    if found is not None and found[0] == "incident":
        return msgspec.convert(found[1], Incident)
    raise Missing("statement, event or incident", id_)


def _item(ask: Ask, id_: str) -> Item:
    found = found_item(ask, id_)
    if isinstance(found, Incident):
        return _incident(ask, found)
    story = pages_common.by_ids(ask.record, Story, [found.story_id]).get(found.story_id)
    if story is None:
        raise Missing("story", found.story_id)
    colours = slots(camps_of(pages_common.incidents_of(ask.record, [found.id])), ask.watch)
    statements = pages_common.of_story(ask.record, Statement, story.id)
    if isinstance(found, Statement):
        question, fields = _question(found), _statement_fields(found, statements)
    else:
        question = f"What happened: “{cut(found.trigger.text, 40)}”?"
        fields = _event_fields(found)
    start, end = anchor(found)
    said = found.content[0] if isinstance(found, Statement) else found.trigger
    return Item(
        id=found.id,
        kind=kind_of(found),
        question=question,
        story_id=story.id,
        story=title(story),
        start=said.start,
        end=said.end,
        lines=_lines(story, found, colours),
        fields=fields,
        members=(),
        others=(),
        decided=_log(ask, story.id, kind_of(found), start, end),
    )


def kind_of(found: Statement | Event | Incident) -> str:
    """Return what a decision on a record is about."""
    return type(found).__name__.lower()


def anchor(found: Statement | Event) -> tuple[int, int]:
    """Return the span that a decision on a record is tied to: its trigger, cue or content."""
    span = found.trigger if isinstance(found, Event) else found.cue or found.content[0]
    return span.start, span.end


def _lines(story: Story, found: Statement | Event, colours: Slots) -> tuple[MarkedLine, ...]:
    """Return the line that is asked about, with the one before it."""
    if isinstance(found, Statement):
        marks = statement_marks(found, colours.of_actor(found.speaker))
    else:
        marks = event_marks([found])
    start, _ = anchor(found)
    lines = printed(story)
    at = next((n for n, (_, a, b) in enumerate(lines) if a <= start < b), 0)
    return tuple(
        MarkedLine(n + 1, a, role, pieces(story.text, a, b, marks))
        for n, (role, a, b) in enumerate(lines)
        if at - 1 <= n <= at
    )


def _options(values: dict[str, str], coded: str) -> tuple[Option, ...]:
    return tuple(Option(v, cut(words, 70), v == coded) for v, words in values.items())


def actor_value(actor: Actor | None) -> str:
    """Return an actor as a value of a form: code and name."""
    return f"{actor.code}|{actor.name or actor.text}" if actor else NOBODY


def _actors(actors: list[Actor | None], absent: str) -> dict[str, str]:
    found = {actor_value(a): f"{a.name or a.text} ({a.code})" for a in actors if a is not None}
    return {**found, NOBODY: absent}


def _statement_fields(s: Statement, others: list[Statement]) -> tuple[Field, ...]:
    near = [s.speaker, *(o.speaker for o in others)]
    targets = [s.target, *(o.target for o in others), *near]
    speaker, target = actor_value(s.speaker), actor_value(s.target)
    acts = {a: labels.verb(a) for a in labels.VERBS}
    return (
        Field("speaker", "Speaker", speaker, _options(_actors(near, "nobody named"), speaker)),
        Field("act", "Act", s.act, _options(acts, s.act)),
        Field("target", "Towards", target, _options(_actors(targets, "nobody"), target)),
    )


def _event_fields(e: Event) -> tuple[Field, ...]:
    types = {r["type"]: r["type"] for r in table("plover/plover_event_types.tsv")}
    realis = {r: labels.plain(r) for r in REALIS}
    return (
        Field("type", "Type", e.type, _options(types, e.type)),
        Field("realis", "Realis", e.realis, _options(realis, e.realis)),
    )


def _incident(ask: Ask, incident: Incident) -> Item:
    ids = [i for s in incident.claim_sets for c in s.claims for i in c.statement_ids]
    told = sources(ask.record, ids[:1], incident.event_ids)
    members = [
        Member(e.id, event_sentence(e, told.stories[e.story_id]))
        for e in told.events.values()
        if e.story_id in told.stories
    ]
    first = min(told.events.values(), key=lambda e: e.id, default=None)
    start, end = anchor(first) if first else (0, 0)
    story_id = first.story_id if first else next(iter(told.stories), "")
    return Item(
        id=incident.id,
        kind="incident",
        question="One happening, or several?",
        story_id=story_id,
        story=incident_title(incident, ask.record),
        start=start,
        end=end,
        lines=(),
        fields=(),
        members=tuple(members),
        others=_others(ask, incident),
        decided=_log_of(ask, [e.story_id for e in told.events.values()]),
    )


def _others(ask: Ask, incident: Incident) -> tuple[Option, ...]:
    """Return incidents of the same days that may be the same happening."""
    time = incident.time
    if time is None or not time.from_:
        return ()
    wanted = Wanted(since=time.from_[:10], until=(time.to or time.from_)[:10])
    bodies = pages_list.listed(ask.record, "incident", wanted, None, MOST_OTHERS + 1).bodies
    found = [msgspec.json.decode(b, type=Incident) for b in bodies]
    others = [i for i in found if i.id != incident.id]
    return tuple(Option(i.id, incident_title(i, ask.record), False) for i in others)


def _log(ask: Ask, story_id: str, kind: str, start: int, end: int) -> tuple[Line, ...]:
    found = pages_review.decided_of(ask.record, story_id)
    own = [d for d in found if d.kind == kind and d.start < max(end, start + 1) and d.end > start]
    return tuple(_line(ask, d) for d in own)


def _log_of(ask: Ask, stories: list[str]) -> tuple[Line, ...]:
    """Return what was said of events of some stories being one happening or several."""
    found = [d for s in dict.fromkeys(stories) for d in pages_review.decided_of(ask.record, s)]
    return tuple(_line(ask, d) for d in found if d.action in ("merge", "split"))


def _line(ask: Ask, d: Decided) -> Line:
    undone = pages_review.is_undone(ask.record, d.id)
    return Line(d.id, labels.day(d.at), d.who, decision_words(d), d.why, undone)
