"""One incident: what each side says about each question, where, when, and in which words."""

from __future__ import annotations

import msgspec

from trucewatch.linking.camps.sides import Watch
from trucewatch.records import Actor, Claim, ClaimSet, Event, Incident
from trucewatch.store import pages_common, pages_review
from trucewatch.store.record import Record
from trucewatch.views.camps import question_words
from trucewatch.views.claims import answer_of
from trucewatch.views.statuses import status_of
from trucewatch.views.tolls import giving
from trucewatch.views.web import labels
from trucewatch.views.web.asking import Ask, Missing
from trucewatch.views.web.decisions import decision_words
from trucewatch.views.web.evidence import Opened, Sentence, Sources, sources, title
from trucewatch.views.web.maps import MapView, Spot, draw
from trucewatch.views.web.slots import APART, Party, Slots, camps_of, side_words, slots
from trucewatch.views.web.statuses import status_sentence
from trucewatch.views.web.strips import Strip, strip
from trucewatch.views.words import clean, in_marks, plural
from trucewatch.vocab.agreements import deed_nouns

# Claims of one side that stand open; the others fold.
OPEN = 3
# The most claims shown on a page for one side; all are in the JSON of the API.
MOST = 40
# Acts that are against somebody.
_AGAINST = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION", "THREATEN"})


class ClaimView(msgspec.Struct, frozen=True):
    """A claim: who, the answer, how and when it was said, and the sentences."""

    party: Party
    act: str
    verb: str
    glyph: str
    answer: str
    against: str
    when: str
    realis: tuple[str, ...]
    statements: tuple[Opened, ...]
    narrated: tuple[Sentence, ...]
    carriers: int


class SideView(msgspec.Struct, frozen=True):
    """A column: one side, or those who are no side of the question."""

    party: Party
    answers: tuple[str, ...]
    reporters: str
    claims: tuple[ClaimView, ...]
    more: tuple[ClaimView, ...]
    left: int


class QuestionView(msgspec.Struct, frozen=True):
    """A question with its columns."""

    kind: str
    question: str
    status: str
    status_words: str
    sentence: str
    first: str
    sides: tuple[SideView, ...]
    apart: tuple[SideView, ...]


class StoryRef(msgspec.Struct, frozen=True):
    """A story that an incident was read from."""

    id: str
    title: str
    published: str
    source_uri: str


class Change(msgspec.Struct, frozen=True):
    """A correction that touched a record."""

    at: str
    who: str
    words: str


class IncidentView(msgspec.Struct, frozen=True):
    """The page of an incident."""

    id: str
    title: str
    place: str
    days: str
    event_ids: tuple[str, ...]
    questions: tuple[QuestionView, ...]
    stories: tuple[StoryRef, ...]
    findings: tuple[pages_common.FindingRef, ...]
    key: tuple[Party, ...]
    strip: Strip | None
    map: MapView | None
    changes: tuple[Change, ...]
    incident: Incident


def incident_title(incident: Incident, record: Record, *, scene: bool = True) -> str:
    """Return the first question with place and days: what a list and a page call an incident;
    without a ``scene`` where both stand beside it.

    One about which nobody answers anything is called by its first act: what, by whom, against whom.
    """
    where = incident.place.name if incident.place else ""
    when = labels.time_words(incident.time)
    beside = [p for p in (where, when) if p and scene]
    if incident.claim_sets:
        question = question_words(incident.claim_sets[0].question)
        more = [p for p in beside if not _says(question, p)]
        return ", ".join((question.rstrip("? "), *more)) + "?"
    first = incident.event_ids[:1]
    event = pages_common.by_ids(record, Event, first).get(first[0]) if first else None
    return ", ".join((event_title(event) if event else "What happened", *beside))


def event_title(event: Event) -> str:
    """Return an act as a noun phrase: what, by whom, against whom ("Shelling by X against Y").

    The words of a text are often a piece of a sentence; what the act is called is none.
    """
    nouns = deed_nouns()
    noun = nouns.get((event.type, event.mode or "")) or nouns.get((event.type, ""))
    who, whom = labels.parties(event.actors), labels.parties(event.recipients)
    against = "against" if event.type in _AGAINST else "for" if event.type == "AID" else ""
    out = noun or in_marks(clean(event.trigger.text))
    out = out[:1].upper() + out[1:] + (f" by {who}" if who else "")
    return out + (f" {against} {whom}" if against and whom and whom != who else "")


def _says(question: str, words: str) -> bool:
    """Tell whether a question names a place, or a day of the year that stands at the end."""
    year = words[-4:]
    return words in question or (year.isdigit() and f" {year}" in question)


def event_words(event: Event) -> str:
    """Return an event in a line: the word that tells it, who, to whom."""
    told = f"“{clean(event.trigger.text)}”"
    who = labels.parties(event.actors)
    whom = labels.parties(event.recipients)
    if who and whom:
        return f"{told}: {who} → {whom}"
    return f"{told}: {who}" if who else f"{told}: nobody named → {whom}" if whom else told


def make(ask: Ask) -> IncidentView:
    """Return the page of the incident that is asked for. Raises Missing."""
    incident = pages_common.linked(ask.record, "incident", ask.path["id"])
    if incident is None:
        raise Missing("incident", ask.path["id"])
    return view(ask, incident)


def view(ask: Ask, incident: Incident) -> IncidentView:
    """Return the page of ``incident``."""
    colours = incident_slots(incident, ask.watch)
    ids = [i for s in incident.claim_sets for c in s.claims for i in c.statement_ids]
    found = sources(ask.record, ids, incident.event_ids)
    return IncidentView(
        id=incident.id,
        title=incident_title(incident, ask.record),
        place=incident.place.name if incident.place else "",
        days=labels.time_words(incident.time),
        event_ids=incident.event_ids,
        questions=tuple(_question(s, incident, found, colours) for s in incident.claim_sets),
        stories=_stories(found),
        findings=pages_common.findings_of(ask.record, (*ids, *incident.event_ids)),
        key=colours.key(),
        strip=strip(incident, found, colours),
        map=draw(_spots(incident, found)),
        changes=_changes(ask, found),
        incident=incident,
    )


def incident_slots(incident: Incident, watch: Watch | None) -> Slots:
    """Return the colours of an incident's sides; the most heard when there are too many."""
    return slots(camps_of([incident])[:3], watch)


def _spots(incident: Incident, found: Sources) -> list[Spot]:
    """Return the places of an incident's events, each once, the widest first."""
    spots: dict[str, Spot] = {}
    places = [e.place for e in found.events.values()]
    for place in [*places, incident.place]:
        if place is None:
            continue
        old = spots.get(place.name)
        spots[place.name] = Spot(
            name=place.name, lat=place.lat, lon=place.lon, radius_km=place.radius_km,
            precision=place.precision, dispute=place.dispute,
            words=f"written “{place.text}”" if place.text != place.name else "",
            count=old.count + 1 if old else 1,
        )  # fmt: skip
    return sorted(spots.values(), key=lambda s: (-(s.radius_km or 0), s.name))


def _changes(ask: Ask, found: Sources) -> tuple[Change, ...]:
    """Return what people decided on the statements, events and stories behind an incident."""
    log = [d for id_ in found.stories for d in pages_review.decided_of(ask.record, id_)]
    log.sort(key=lambda d: d.at)
    return tuple(Change(d.at, d.who, decision_words(d)) for d in log)


def _stories(found: Sources) -> tuple[StoryRef, ...]:
    told = sorted(found.stories.values(), key=lambda s: (s.published.date or "9999", s.id))
    return tuple(StoryRef(s.id, title(s), labels.day(s.published.date), s.source_uri) for s in told)


def _question(
    claim_set: ClaimSet, incident: Incident, found: Sources, colours: Slots
) -> QuestionView:
    groups: dict[str, list[Claim]] = {}
    for claim in claim_set.claims:
        outside = claim.camp is None or claim.camp in APART or claim.camp not in colours.by_camp
        groups.setdefault("" if outside else claim.camp or "", []).append(claim)
    sides = tuple(
        _side(camp, groups.get(camp, []), claim_set.kind, incident, found, colours)
        for camp in colours.by_camp
    )
    rest = groups.get("")
    apart = (_side("", rest, claim_set.kind, incident, found, colours),) if rest else ()
    names = {c.claimant.code: c.claimant.name for c in claim_set.claims}
    first = "" if claim_set.first == "not stated" else names.get(claim_set.first, claim_set.first)
    return QuestionView(
        kind=claim_set.kind,
        question=question_words(claim_set.question),
        status=claim_set.status,
        status_words=status_of(claim_set),
        sentence=status_sentence(claim_set),
        first=first,
        sides=sides,
        apart=apart,
    )


def _side(
    camp: str,
    claims: list[Claim],
    kind: str,
    incident: Incident,
    found: Sources,
    colours: Slots,
) -> SideView:
    views = tuple(_claim(c, incident, found, colours) for c in claims[:MOST])
    answers = dict.fromkeys(_answered(c, kind, apart=not camp) for c in claims)
    name = side_words(camp) if camp else "Monitors, others and the press"
    return SideView(
        party=Party(name, camp, colours.of(camp)),
        answers=tuple(a for a in answers if a),
        reporters=plural(len({c.claimant.code for c in claims}), "claimant") if claims else "",
        claims=views[:OPEN],
        more=views[OPEN:],
        left=max(0, len(claims) - MOST),
    )


def _answered(claim: Claim, kind: str, *, apart: bool) -> str:
    """Return a claim's answer for the head of its column; those apart may name nobody.

    A side's own claimants are heard together, so that one who names nobody adds nothing.
    """
    if claim.act == "deny":
        return "denies it"
    return labels.answer(claim.answer) or (answer_of(claim, kind) if apart else "")


def _claim(claim: Claim, incident: Incident, found: Sources, colours: Slots) -> ClaimView:
    opened = [found.opened(i, colours, claim.camp) for i in claim.statement_ids]
    told = [o for o in opened if o is not None]
    own = (found.events[i] for i in incident.event_ids if i in found.events)
    telling = giving(claim, (e for e in own if e.statement_id is None))
    narrated = () if claim.statement_ids else found.narrated(e.id for e in telling)
    return ClaimView(
        party=colours.party(claim.claimant, claim.camp),
        act=claim.act,
        verb=labels.verb(claim.act),
        glyph=labels.glyph(claim.act),
        answer=labels.answer(claim.answer),
        against=labels.answer(claim.answer) if isinstance(claim.answer, Actor) else "",
        when=labels.time_words(claim.time),
        realis=tuple(dict.fromkeys(r for o in told for r in o.realis)),
        statements=_once(told),
        narrated=narrated,
        carriers=len(claim.carriers),
    )


def _once(told: list[Opened]) -> tuple[Opened, ...]:
    """Keep one statement per sentence: the others are pieces of the same."""
    seen: dict[object, Opened] = {}
    for item in told:
        where = (item.sentence.story_id, item.sentence.start) if item.sentence else item
        seen.setdefault(where if item.sentence else item.statement_id, item)
    return tuple(seen.values())
