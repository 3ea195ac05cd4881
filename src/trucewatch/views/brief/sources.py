"""Footnotes: numbering the sentences that a brief rests on."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.records import Event, Incident, Mention, Statement, Story
from trucewatch.store.exports.generic import when_of
from trucewatch.store.exports.reader import Reader, anchor
from trucewatch.views.brief.model import Note, Part, phrase
from trucewatch.views.words import clean, cut, in_marks, sentence_of, source_name

# A quotation in the text is cut at a word; the note has the whole sentence.
QUOTED = 120
_MONTHS = (
    "January February March April May June July August September October November December".split()
)


def date_words(day: str | None) -> Part:
    """Return a day in words: ``12 December 2020``; what is not known is said so."""
    if not day:
        return Part("words", phrase("date.none"))
    year, *rest = day[:10].split("-")
    month = _MONTHS[int(rest[0]) - 1] if rest else ""
    number = str(int(rest[1])) if len(rest) > 1 else ""
    return Part("figure", " ".join(filter(None, (number, month, year))))


def quote(text: str) -> Part:
    """Return a source's words in quotation marks, cut to a line or two."""
    return Part("quote", in_marks(cut(text, QUOTED)))


class Notes:
    """The notes of one brief, numbered in the order in which they are first cited."""

    def __init__(self, reader: Reader) -> None:
        """Take the record through ``reader``."""
        self.reader = reader
        self._found: dict[tuple[str, int, int], Note] = {}

    def all(self) -> tuple[Note, ...]:
        """Return the notes in the order of their numbers."""
        return tuple(self._found.values())

    def of_statement(self, statement: Statement) -> int:
        """Return the number of the note on the sentence that holds what is said: that of the cue,
        or, where the cue stands apart from it (a letterhead, "the ministry informs:"), its own."""
        story = self.reader.story(statement.story_id)
        who = statement.speaker.name if statement.speaker else phrase("nobody")
        start, end = anchor(statement)
        if statement.content:
            own = statement.content[0]
            first, last = sentence_of(story, own.start, own.end)
            if end <= first or start >= last:
                start, end = own.start, own.end
        return self._note(story, start, end, who, statement.id)

    def of_event(self, event: Event) -> int:
        """Return the number of the note on the sentence an event is told in."""
        story = self.reader.story(event.story_id)
        statement = self.reader.statement(event.statement_id) if event.statement_id else None
        speaker = statement.speaker if statement else None
        who = speaker.name if speaker else phrase("narrator")
        return self._note(story, event.trigger.start, event.trigger.end, who, event.id)

    def of_mention(self, mention: Mention, record_id: str) -> int:
        """Return the number of the note on the sentence of a mention."""
        story = self.reader.story(mention.story_id)
        return self._note(story, mention.start, mention.end, phrase("narrator"), record_id)

    def of_span(self, story_id: str, start: int, end: int, record_id: str) -> int:
        """Return the number of the note on a span of a story."""
        return self._note(self.reader.story(story_id), start, end, phrase("narrator"), record_id)

    def cited(self, statement_ids: Iterable[str], event_ids: Iterable[str] = ()) -> tuple[int, ...]:
        """Return the numbers of the notes on statements and, without any, on events."""
        said = [s for i in statement_ids if (s := self.reader.statement(i))]
        found = [self.of_statement(s) for s in said]
        if not found:
            found = [self.of_event(e) for i in event_ids if (e := self.reader.event(i))]
        return tuple(sorted(set(found)))

    def of_incident(self, incident: Incident) -> tuple[int, ...]:
        """Return the number of the note on an incident's first mention, else on its first claim."""
        events = sorted(self.reader.events_of(incident), key=lambda e: (e.story_id, e.start))
        if events:
            return (self.of_event(events[0]),)
        return tuple(self.of_statement(s) for s in claimed(self.reader, incident)[:1])

    def read(self, stories: list[Story]) -> int:
        """Return the number of the note that lists what was read, for what is not there."""
        key = ("", 0, 0)
        if key not in self._found:
            names = "; ".join(dict.fromkeys(story_name(s) for s in stories))
            who = phrase("read").partition(":")[0]
            note = Note(
                len(self._found) + 1, who, names, "", "", tuple(s.id for s in stories), 0, 0
            )
            self._found[key] = note
        return self._found[key].number

    def _note(self, story: Story, start: int, end: int, who: str, record_id: str) -> int:
        first, last = sentence_of(story, start, end)
        key = (story.id, first, last)
        old = self._found.get(key)
        if old is None:
            number, named = len(self._found) + 1, clean(who)
            ids: tuple[str, ...] = (record_id,)
        else:
            number, ids, named = old.number, old.ids, old.who
            if record_id not in ids:
                ids = (*ids, record_id)
            if clean(who) not in named.split("; "):
                named = f"{named}; {clean(who)}"
        date = date_words(story.published.date).text
        text = clean(story.text[first:last])
        title = clean(story.headline.text) if story.headline else ""
        outlet = source_name(story.source_uri)
        self._found[key] = Note(number, named, outlet, date, text, ids, first, last, title)
        return number


def story_name(story: Story) -> str:
    """Return how a list of what was read names a story: its headline, else where it comes from."""
    headline = story.headline
    return in_marks(cut(headline.text, QUOTED)) if headline else source_name(story.source_uri)


def day_of(reader: Reader, incident: Incident) -> str | None:
    """Return the day an incident is put under: its own, else the day of its first dated story."""
    own = when_of(reader, incident)[0]
    if own:
        return own
    return min((d[:10] for d in told_days(reader, incident)), default=None)


def told_days(reader: Reader, incident: Incident) -> list[str]:
    """Return the days of the stories that tell of an incident, as far as they are known."""
    own = {e.story_id for e in reader.events_of(incident)}
    own = own or {s.story_id for s in claimed(reader, incident)}
    return sorted(d for i in own if (d := reader.story(i).published.date))


def claimed(reader: Reader, incident: Incident) -> list[Statement]:
    """Return the statements of an incident's claims in their order."""
    ids = dict.fromkeys(i for s in incident.claim_sets for c in s.claims for i in c.statement_ids)
    return [s for i in ids if (s := reader.statement(i)) is not None]
