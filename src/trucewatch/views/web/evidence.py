"""Opening the sentences behind claims: every cell of a page leads to the words it came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from trucewatch.records import Event, Statement, Story
from trucewatch.records.linked import Mention
from trucewatch.store import pages_common
from trucewatch.store.record import Record
from trucewatch.views.claims import said_in
from trucewatch.views.web import labels
from trucewatch.views.web.marks import Mark, Piece, line_of, pieces
from trucewatch.views.web.slots import Party, Slots
from trucewatch.views.words import cut, sentence_of

TITLE_WIDTH = 90


class Sentence(msgspec.Struct, frozen=True):
    """A sentence of a story with what was said in it marked; ``rest`` is content further on."""

    story_id: str
    title: str
    line: int
    start: int
    end: int
    text: str
    pieces: tuple[Piece, ...]
    statement_id: str = ""
    event_id: str = ""
    rest: str = ""

    @property
    def href(self) -> str:
        """Where the sentence stands in its story."""
        asked = self.statement_id or self.event_id
        why = f"?why={asked}" if asked else ""
        where = f"line-{self.line}" if self.line else "text"
        return f"/stories/{self.story_id}{why}#{where}"


class Opened(msgspec.Struct, frozen=True):
    """A statement as shown: who, how, to whom, when, about what, and its sentence."""

    statement_id: str
    party: Party
    act: str
    verb: str
    glyph: str
    target: str
    said: str
    realis: tuple[str, ...]
    about: str
    uncertain: bool
    sentence: Sentence | None


class Sources(msgspec.Struct, frozen=True):
    """Statements, events and stories by id."""

    statements: dict[str, Statement]
    events: dict[str, Event]
    stories: dict[str, Story]

    def sentence(self, statement_id: str, slot: str) -> Sentence | None:
        """Return the sentence of a statement, None when it is not in the record."""
        statement = self.statements.get(statement_id)
        story = self.stories.get(statement.story_id) if statement else None
        if statement is None or story is None:
            return None
        return statement_sentence(statement, story, slot)

    def narrated(self, event_ids: Iterable[str], most: int = 2) -> tuple[Sentence, ...]:
        """Return the sentences in which the reports themselves tell of events."""
        found: dict[tuple[str, int], Sentence] = {}
        for id_ in event_ids:
            event = self.events.get(id_)
            story = self.stories.get(event.story_id) if event else None
            if event is None or story is None or event.statement_id is not None:
                continue
            sentence = event_sentence(event, story)
            found.setdefault((story.id, sentence.start), sentence)
        return tuple(found.values())[:most]

    def opened(self, statement_id: str, slots: Slots, camp: str | None = None) -> Opened | None:
        """Return a statement as shown, None when it is not in the record."""
        statement = self.statements.get(statement_id)
        if statement is None:
            return None
        own = [e for e in self.events.values() if e.statement_id == statement_id]
        party = slots.speaker(statement.speaker)
        if camp:
            party = msgspec.structs.replace(party, slot=slots.of(camp))
        return Opened(
            statement_id=statement_id,
            party=party,
            act=statement.act,
            verb=labels.verb(statement.act),
            glyph=labels.glyph(statement.act),
            target=(statement.target.name or statement.target.text) if statement.target else "",
            said=labels.time_words(statement.time),
            realis=tuple(dict.fromkeys(labels.plain(e.realis) for e in own)),
            about=next((labels.time_words(e.time) for e in own if e.time), ""),
            uncertain=statement.uncertain,
            sentence=self.sentence(statement_id, party.slot),
        )


def sources(record: Record, statement_ids: Iterable[str], event_ids: Iterable[str]) -> Sources:
    """Read statements and events by id, with the stories they stand in."""
    statements = pages_common.by_ids(record, Statement, statement_ids)
    events = pages_common.by_ids(record, Event, event_ids)
    told = {s.story_id for s in statements.values()} | {e.story_id for e in events.values()}
    return Sources(statements, events, pages_common.by_ids(record, Story, told))


def title(story: Story) -> str:
    """Return a story's headline, or its first words."""
    return cut(story.headline.text if story.headline else story.text[:300], TITLE_WIDTH)


def _cut_out(story: Story, start: int, end: int, marks: Sequence[Mark]) -> Sentence:
    first, last = sentence_of(story, start, end)
    return Sentence(
        story_id=story.id,
        title=title(story),
        line=line_of(story, first),
        start=first,
        end=last,
        text=story.text[first:last],
        pieces=pieces(story.text, first, last, marks),
    )


def statement_sentence(statement: Statement, story: Story, slot: str) -> Sentence:
    """Return the sentence of a statement with its content marked, and its cue."""
    start, end = said_in(story, statement)
    marks = [Mark(c.start, c.end, "content", slot) for c in statement.content]
    found = _cut_out(story, start, end, marks)
    rest = [c.text for c in statement.content if not found.start <= c.start < found.end]
    return msgspec.structs.replace(found, statement_id=statement.id, rest=" … ".join(rest))


def event_sentence(event: Event, story: Story) -> Sentence:
    """Return the sentence of an event with the word that makes it marked."""
    trigger = event.trigger
    marks = [Mark(trigger.start, trigger.end, "event", "")]
    found = _cut_out(story, trigger.start, trigger.end, marks)
    return msgspec.structs.replace(found, event_id=event.id)


def mention_sentence(mention: Mention, story: Story, slot: str = "m") -> Sentence:
    """Return the sentence of a mention with its words marked."""
    marks = [Mark(mention.start, mention.end, "content", slot)]
    return _cut_out(story, mention.start, mention.end, marks)
