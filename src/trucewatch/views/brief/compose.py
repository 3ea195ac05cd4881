"""From a record to a brief: what is told of some days, each sentence with its notes."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from trucewatch.linking import Linked
from trucewatch.records import Incident, Story
from trucewatch.store import history, queries
from trucewatch.store.exports.generic import when_of
from trucewatch.store.exports.reader import Reader
from trucewatch.views.brief.figures import map_figure, strip_figure
from trucewatch.views.brief.incidents import contested, happened
from trucewatch.views.brief.ledger import left_out, provisions
from trucewatch.views.brief.model import (
    Brief,
    Part,
    Section,
    Sentence,
    filled,
    phrase,
    said,
)
from trucewatch.views.brief.short import in_short
from trucewatch.views.brief.sources import Notes, date_words, day_of, quote, told_days
from trucewatch.views.brief.talk import talks
from trucewatch.views.brief.telling import scene
from trucewatch.views.camps import question_words
from trucewatch.views.statuses import status_of
from trucewatch.views.words import plural

Sentences = list[Sentence]


class Span(msgspec.Struct, frozen=True):
    """The days of a brief, ISO 8601, both included."""

    since: str
    until: str

    def holds(self, day: str | None) -> bool:
        """Tell whether a day is one of them; a day that is not known is not."""
        return day is not None and self.since <= day[:10] <= self.until


def compose(reader: Reader, linked: Linked, span: Span, name: str) -> Brief:
    """Return the brief on the days of ``span``; ``name`` is the watch's, or what is read."""
    notes = Notes(reader)
    every = [msgspec.convert(r, Story) for r in queries.rows(reader.record, "stories")]
    stories = [s for s in every if span.holds(s.published.date)]
    read = stories or every
    found = [i for i in linked.incidents if _within(reader, i, span)]
    found.sort(key=lambda i: (day_of(reader, i) or "", i.id))
    past = [i for i in found if _is_background(reader, i)]
    found = [i for i in found if i not in past]
    sections = [
        ("short", in_short(notes, linked, found, span, span.until, notes.read(read))),
        ("contested", contested(notes, found)),
        ("provisions", provisions(notes, linked, span)),
        ("talks", talks(notes, linked, span)),
        ("happened", happened(notes, found) + _background(notes, past)),
        ("corrections", _corrections(notes, span)),
        ("open", _open(notes, found, [i for i in linked.incidents if day_of(reader, i) is None])),
    ]
    if not found and (days := _known_days(reader, linked, every)):
        first, last = (date_words(d) for d in days)
        sections[0][1].append(
            said(filled("known", **{"from": first, "to": last}), (notes.read(read),))
        )
    filled_in = [
        Section(phrase(f"section.{key}"), tuple(told) or (_nothing(notes, key, read),))
        for key, told in sections
        if told or not found or key != "happened"
    ]
    figures = [
        f for f in (map_figure(found), strip_figure(reader, found, span.since, span.until)) if f
    ]
    about = _about(notes, stories, every, reader)
    return Brief(name, span.since, span.until, about, tuple(filled_in), tuple(figures), notes.all())


def _within(reader: Reader, incident: Incident, span: Span) -> bool:
    """Tell whether an incident is of these days: it begins in them, or lasts into them and a report
    of them tells of it ("the fourth attack since Christmas" begins before the week it is of)."""
    first = day_of(reader, incident)
    if span.holds(first):
        return True
    last = when_of(reader, incident)[1]
    if first is None or last is None or first[:10] > span.until or last[:10] < span.since:
        return False
    return any(span.holds(d) for d in told_days(reader, incident))


def _known_days(reader: Reader, linked: Linked, stories: list[Story]) -> tuple[str, str] | None:
    """Return the first and the last day that is told of, or of a report; None where none is."""
    days = [d for i in linked.incidents if (d := day_of(reader, i))]
    days += [s.published.date for s in stories if s.published.date]
    return (min(days)[:10], max(days)[:10]) if days else None


def _about(notes: Notes, stories: list[Story], every: list[Story], reader: Reader) -> Sentence:
    """Return from how many stories of the days the brief is made, and how many of ``every`` one
    have no day."""
    made = Part("term", "; ".join(history.coders(reader.record)))
    counted = len(stories or every)
    count = Part("figure", plural(counted, phrase("stories.one"), phrase("stories")))
    left = sum(s.published.date is None for s in every)
    undated = Part("figure", plural(left, phrase("stories.one"), phrase("stories")))
    parts = filled("about" if stories else "about.none", stories=count, coder=made)
    if left:
        parts = (*parts, Part("words", " "), *filled("about.undated", count=undated))
    return said(parts, (notes.read(stories or every),))


def _nothing(notes: Notes, key: str, stories: list[Story]) -> Sentence:
    return said(filled(f"none.{key}"), (notes.read(stories),))


def _is_background(reader: Reader, incident: Incident) -> bool:
    """Tell whether reports only look back at an incident, and no day puts it among theirs."""
    events = reader.events_of(incident)
    old = bool(events) and all(e.realis == "historical" for e in events)
    return old and when_of(reader, incident)[0] is None


def _background(notes: Notes, past: list[Incident]) -> Sentences:
    """Return how many incidents of earlier times are told of, with the notes of each."""
    if not past:
        return []
    count = Part("figure", plural(len(past), phrase("incidents.one"), phrase("incidents")))
    cited = {n for i in past for n in notes.of_incident(i)}
    return [said(filled("told.before", count=count), tuple(sorted(cited)), lead=True)]


def _open(notes: Notes, found: list[Incident], dayless: list[Incident]) -> Sentences:
    """Return what is not stated: who, by incident; places and days, as headings show, counted; and
    the incidents that are left out since no day is known of them."""
    out = [s for i in found for s in _unnamed(notes, i)]
    nowhere = [i for i in found if i.place is None]
    undated = [i for i in found if when_of(notes.reader, i)[0] is None]
    for key, those in (("place", nowhere), ("date", undated)):
        if those:
            count = plural(len(those), phrase("incidents.one"), phrase("incidents"))
            parts = filled(
                "open.count",
                missing=Part("words", phrase(f"missing.{key}")),
                count=Part("figure", count),
            )
            cited = {n for i in those for n in notes.of_incident(i)}
            out.append(said(parts, tuple(sorted(cited))))
    return [*out, *left_out([notes.of_incident(i) for i in dayless], "incidents")]


def _unnamed(notes: Notes, incident: Incident) -> Sentences:
    missing = []
    blamed = [s for s in incident.claim_sets if s.kind in ("responsible", "breach", "began")]
    if blamed and all(c.answer == "not stated" for s in blamed for c in s.claims):
        missing.append("who")
    if any(s.first == "not stated" and s.status == "contested" for s in blamed):
        missing.append("first")
    if not missing:
        return []
    words = Part("words", ", ".join(phrase(f"missing.{m}") for m in missing))
    parts = filled("open.none", scene=scene(notes.reader, incident), missing=words)
    return [said(parts, notes.of_incident(incident))]


# ------------------------------------------------------------ corrections


def _corrections(notes: Notes, span: Span) -> Sentences:
    record = notes.reader.record
    late = history.late_incidents(record, span.since, span.until)
    what = dict(late)
    out: Sentences = []
    for body in history.bodies(record, [i for i, _ in late]):
        incident = msgspec.convert(body, Incident)
        out += _late(notes, incident, what[incident.id])
    for review in history.reviews(record, span.since, span.until):
        out += _review(notes, review["story_id"], review["start"], review["end"], review["action"])
    return out


def _late(notes: Notes, incident: Incident, what: str) -> Iterable[Sentence]:
    cited, named = notes.of_incident(incident), scene(notes.reader, incident)
    if what == "late":
        yield said(filled("late", scene=named), cited)
        return
    for claim_set in incident.claim_sets[:1]:
        words = status_of(claim_set)
        asked = Part("term", question_words(claim_set.question))
        status = Part("term", words[:1].upper() + words[1:])
        yield said(filled("changed", scene=named, question=asked, status=status), cited)


def _review(notes: Notes, story: str, start: int, end: int, action: str) -> Iterable[Sentence]:
    try:
        text = notes.reader.story(story).text[start:end]
    except KeyError:
        return
    number_ = notes.of_span(story, start, end, story)
    yield said(filled("review", action=Part("term", action), quote=quote(text)), (number_,))
