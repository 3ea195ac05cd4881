"""From a record to a brief: what is told of some days, each sentence with its notes."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from trucewatch.linking import Linked
from trucewatch.records import (
    Actor,
    Claim,
    ClaimSet,
    Incident,
    RangeAnswer,
    Story,
)
from trucewatch.store import history, queries
from trucewatch.store.exports.generic import when_of
from trucewatch.store.exports.reader import Reader
from trucewatch.views.brief.figures import map_figure, strip_figure
from trucewatch.views.brief.ledger import left_out, provisions
from trucewatch.views.brief.model import (
    Brief,
    Part,
    Section,
    Sentence,
    capital,
    filled,
    phrase,
    said,
)
from trucewatch.views.brief.sources import Notes, day_of, quote
from trucewatch.views.brief.talk import talks
from trucewatch.views.brief.telling import Words, event_words, said_words, scene
from trucewatch.views.brief.wording import spoken, told, who
from trucewatch.views.camps import question_words
from trucewatch.views.claims import DISPUTED, by_camp
from trucewatch.views.statuses import status_of
from trucewatch.views.tolls import giving
from trucewatch.views.words import answer_words, number, plural

# Questions whose claims tell what happened; a toll has sentences of its own.
_TOLD = ("occurred", "responsible", "breach", "began", "ceased", "control")
# Of an incident that nobody is asked about so many acts are told.
_MOST_TOLD = 2
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
    found = [i for i in linked.incidents if span.holds(day_of(reader, i))]
    found.sort(key=lambda i: (day_of(reader, i) or "", i.id))
    past = [i for i in found if _is_background(reader, i)]
    found = [i for i in found if i not in past]
    sections = [
        ("happened", [s for i in found for s in _happened(notes, i)] + _background(notes, past)),
        ("provisions", provisions(notes, linked, span)),
        ("contested", [s for i in found for s in _contested(notes, i)]),
        ("talks", talks(notes, linked, span)),
        ("corrections", _corrections(notes, span)),
        ("open", _open(notes, found, [i for i in linked.incidents if day_of(reader, i) is None])),
    ]
    filled_in = [
        Section(phrase(f"section.{key}"), tuple(told) or (_nothing(notes, key, read),))
        for key, told in sections
    ]
    figures = [
        f for f in (map_figure(found), strip_figure(reader, found, span.since, span.until)) if f
    ]
    about = _about(notes, stories, every, reader)
    return Brief(name, span.since, span.until, about, tuple(filled_in), tuple(figures), notes.all())


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


# ------------------------------------------------------------ incidents


def cites(notes: Notes, incident: Incident, claim: Claim) -> tuple[int, ...]:
    """Return the notes of a claim: its statements, else what the outlets tell themselves."""
    own = (e for e in notes.reader.events_of(incident) if e.statement_id is None)
    told = [e.id for e in giving(claim, own)]
    return notes.cited(claim.statement_ids, told[:1]) or notes.of_incident(incident)


def _happened(notes: Notes, incident: Incident) -> Sentences:
    out = [said(scene(notes.reader, incident), notes.of_incident(incident), lead=True)]
    seen: set[tuple[object, ...]] = set()
    claims = [c for s in incident.claim_sets if s.kind in _TOLD for c in s.claims]
    for _, group in by_camp(tuple(claims)):
        for claim in group:
            sentence = _claim(notes, incident, claim)
            if (key := (sentence.text, sentence.notes)) not in seen:
                seen.add(key)
                out.append(sentence)
    out = _told_once(out)
    out += [_toll(notes, incident, s) for s in incident.claim_sets if s.kind == "toll"]
    return out if len(out) > 1 else [*out, *_unasked(notes, incident)]


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


def _told_once(told: Sentences) -> Sentences:
    """Return the sentences of an incident without the report's own where somebody is quoted from
    the same place: a reader would hear it twice."""
    quoted = {n for s in told[1:] if not _is_narrated(s) for n in s.notes}
    return [s for s in told if s.lead or not (_is_narrated(s) and set(s.notes) <= quoted)]


def _is_narrated(sentence: Sentence) -> bool:
    return sentence.parts[:1] == filled("told.report", quote=Part("quote", ""))[:1]


def _unasked(notes: Notes, incident: Incident) -> Sentences:
    """Return the words in which an incident is told about which nobody answers anything."""
    out: Sentences = []
    for event in notes.reader.events_of(incident)[:_MOST_TOLD]:
        statement = notes.reader.statement(event.statement_id) if event.statement_id else None
        words = Words(event_words(notes.reader, event), "clause")
        sentence = told(statement.speaker if statement else None, words, (notes.of_event(event),))
        if sentence not in out:
            out.append(sentence)
    return out


def _claim(notes: Notes, incident: Incident, claim: Claim) -> Sentence:
    words, cited = _words(notes, incident, claim), cites(notes, incident, claim)
    if claim.claimant.code == "narrator":
        return told(None, words, cited)
    return spoken(claim, words, cited)


def _words(notes: Notes, incident: Incident, claim: Claim) -> Words:
    """Return the words of a claim: those of its statement, else the sentence of the event."""
    for id_ in claim.statement_ids:
        statement = notes.reader.statement(id_)
        words = said_words(notes.reader, statement) if statement is not None else None
        if words is not None:
            return words
    events = notes.reader.events_of(incident)
    own = [e for e in events if e.statement_id is None] or events
    return Words(event_words(notes.reader, giving(claim, own)[0]), "clause")


def _toll(notes: Notes, incident: Incident, claim_set: ClaimSet) -> Sentence:
    """Return the figures of each source, under their range where they differ; never added up."""
    question = Part("term", question_words(claim_set.question))
    heard: dict[tuple[Part, ...], dict[str, None]] = {}
    cited: set[int] = set()
    for claim in claim_set.claims:
        cited.update(cites(notes, incident, claim))
        heard.setdefault(who(claim.claimant), {})[answer_words(claim.answer)] = None
    parts: list[Part] = []
    for source, figures in heard.items():
        put = filled("answer.figure", who=source, answer=Part("figure", ", ".join(figures)))
        parts += [*put, Part("words", "; ")]
    ranges = [c.answer for c in claim_set.claims if isinstance(c.answer, RangeAnswer)]
    if len({(r.low, r.high) for r in ranges}) > 1:
        head = filled("toll", question=question, range=Part("figure", number(*_ends(ranges))))
        every = (*head, Part("words", " "), *parts[:-1], Part("words", "."))
        return said(every, tuple(sorted(cited)))
    every = (question, Part("words", " "), *capital(tuple(parts[:-1])), Part("words", "."))
    return said(every, tuple(sorted(cited)))


def _ends(ranges: list[RangeAnswer]) -> tuple[float | None, float | None]:
    """Return lowest and highest number, None where a source leaves that end open."""
    lows = [r.low for r in ranges]
    highs = [r.high for r in ranges]
    low = None if None in lows else min(v for v in lows if v is not None)
    return low, None if None in highs else max(v for v in highs if v is not None)


def _answer(claim: Claim, *, third: bool) -> tuple[Part, ...]:
    """Return who answers what, without a full stop; a third party that names nobody is said so."""
    source, given = who(claim.claimant), claim.answer
    if given == "not stated":
        return filled("answer.silent" if third else "answer.unstated", who=source)
    if given in ("yes", "no"):
        return filled(f"answer.{given}", who=source)
    if isinstance(given, Actor):
        return filled("answer.names", who=source, answer=who(given))
    kind = "figure" if isinstance(given, RangeAnswer) else "term"
    return filled(f"answer.{kind}", who=source, answer=Part(kind, answer_words(given)))


def _contested(notes: Notes, incident: Incident) -> Sentences:
    out: Sentences = []
    for claim_set in incident.claim_sets:
        if claim_set.status not in DISPUTED:
            continue
        words = status_of(claim_set)
        head = filled(
            "asked",
            question=Part("term", question_words(claim_set.question)),
            status=Part("term", words[:1].upper() + words[1:]),
        )
        every = sorted({n for c in claim_set.claims for n in cites(notes, incident, c)})
        out.append(said(head, tuple(every) or notes.of_incident(incident), lead=True))
        for camp, group in by_camp(claim_set.claims):
            third = camp in ("monitor", "third", "narrator")
            heard: dict[str, tuple[tuple[Part, ...], set[int]]] = {}
            for claim in group:
                parts = _answer(claim, third=third)
                key = "".join(p.text for p in parts)
                heard.setdefault(key, (parts, set()))[1].update(cites(notes, incident, claim))
            out += [
                said((*parts, Part("words", ".")), tuple(sorted(numbers)))
                for parts, numbers in heard.values()
            ]
    return out


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
