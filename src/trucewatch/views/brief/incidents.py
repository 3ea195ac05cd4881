"""Incidents in a brief: what each source says of them, the disputed first, the rest in short."""

from __future__ import annotations

from trucewatch.records import Claim, ClaimSet, Event, Incident, RangeAnswer
from trucewatch.store.exports.reader import Reader
from trucewatch.views.brief.model import Part, Sentence, capital, filled, phrase, said
from trucewatch.views.brief.sources import Notes, day_of
from trucewatch.views.brief.telling import Words, event_words, said_words, scene, setting
from trucewatch.views.brief.wording import spoken, told, who
from trucewatch.views.camps import question_words
from trucewatch.views.claims import DISPUTED, by_camp
from trucewatch.views.statuses import status_of
from trucewatch.views.tolls import giving
from trucewatch.views.words import answer_words, number, plural

# Questions whose claims tell what happened; a toll has sentences of its own.
_TOLD = ("occurred", "responsible", "breach", "began", "ceased", "control")
# So many incidents are told with every source's words; of more the questions are named.
_MOST_CONTESTED = 8
# Of an incident about which nobody answers anything so many acts are told.
_MOST_TOLD = 2
# Of the incidents without a question so many are told, the most hurtful first.
_MOST_REST = 12
_RANKS = ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "COOPERATE", "AID", "PROTEST")
_DONE = frozenset({"actual", "claimed", "alleged", "denied", "monitor_reported"})
Sentences = list[Sentence]


def disputed(incident: Incident) -> list[ClaimSet]:
    """Return the questions of an incident on which sources differ, or wait for an answer."""
    return [s for s in incident.claim_sets if s.kind in _TOLD and s.status in DISPUTED]


def weight(incident: Incident) -> tuple[int, float, str, str]:
    """Return the order in which disputed incidents are told: by the number of camps that answer,
    then by the number of dead that is told, then by day."""
    camps = max((len(by_camp(s.claims)) for s in disputed(incident)), default=0)
    tolls = [s for s in incident.claim_sets if s.kind == "toll"]
    harm = max((_harm(c) for s in tolls for c in s.claims), default=0.0)
    first = (incident.time.from_ if incident.time else "") or ""
    return -camps, -harm, first, incident.id


def _harm(claim: Claim) -> float:
    answer = claim.answer
    counted = isinstance(answer, RangeAnswer) and answer.unit == "persons"
    return (answer.low or answer.high or 0.0) if counted else 0.0  # type: ignore[union-attr]


def contested(notes: Notes, incidents: list[Incident]) -> Sentences:
    """Return the disputed incidents, each with its question and what every camp says in its words;
    of those beyond the first the question and how it stands."""
    found = sorted((i for i in incidents if disputed(i)), key=weight)
    out: Sentences = []
    for incident in found[:_MOST_CONTESTED]:
        first, *others = disputed(incident)
        out.append(_asked(notes, incident, first, lead=True))
        out += [_asked(notes, incident, s) for s in others]
        out += _answers(notes, incident)
    for incident in found[_MOST_CONTESTED:]:
        out.append(_asked(notes, incident, disputed(incident)[0], lead=True))
    return out


def _asked(
    notes: Notes, incident: Incident, claim_set: ClaimSet, *, lead: bool = False
) -> Sentence:
    words = status_of(claim_set)
    parts = filled(
        "asked",
        question=Part("term", question_words(claim_set.question)),
        status=Part("term", words[:1].upper() + words[1:]),
    )
    every = sorted({n for c in claim_set.claims for n in cites(notes, incident, c)})
    return said(parts, tuple(every) or notes.of_incident(incident), lead=lead)


def happened(notes: Notes, incidents: list[Incident]) -> Sentences:
    """Return what sources tell of the incidents that nobody disputes: who did it, how many; then in
    a line each what is only told of, the most hurtful first."""
    out: Sentences = []
    for incident in (i for i in incidents if i.claim_sets and not disputed(i)):
        out.append(said(scene(notes.reader, incident), notes.of_incident(incident), lead=True))
        answers = _answers(notes, incident)
        out += answers or _unasked(notes, incident)
    return [*out, *_rest(notes, [i for i in incidents if not i.claim_sets])]


def _answers(notes: Notes, incident: Incident) -> Sentences:
    """Return what every source says of an incident, in its words, and the numbers it gives."""
    out: Sentences = []
    seen: set[tuple[object, ...]] = set()
    claims = [c for s in incident.claim_sets if s.kind in _TOLD for c in s.claims]
    for _, group in by_camp(tuple(claims)):
        for claim in group:
            sentence = _claim(notes, incident, claim)
            if (key := (sentence.text, sentence.notes)) not in seen:
                seen.add(key)
                out.append(sentence)
    tolls = [_toll(notes, incident, s) for s in incident.claim_sets if s.kind == "toll"]
    return [*_told_once(out), *tolls]


def _rest(notes: Notes, incidents: list[Incident]) -> Sentences:
    """Return a line on each of the incidents without a question that are told as done; of the
    others how many there are."""
    reader = notes.reader
    ranked = [(r, i) for i in incidents if (r := _rank(reader, i)) is not None]
    ranked.sort(key=lambda p: (p[0], day_of(reader, p[1]) or "", p[1].id))
    kept = [i for _, i in ranked[:_MOST_REST]]
    left = [i for i in incidents if i not in kept]
    out = [_line(notes, i) for i in sorted(kept, key=lambda i: (day_of(reader, i) or "", i.id))]
    if out:
        numbers = {n for s in out for n in s.notes}
        out = [said(filled("rest"), tuple(sorted(numbers)), lead=True), *out]
    if left:
        count = Part("figure", plural(len(left), phrase("incidents.one"), phrase("incidents")))
        cited = {n for i in left for n in notes.of_incident(i)}
        out.append(said(filled("rest.more", count=count), tuple(sorted(cited)), lead=not out))
    return out


def _rank(reader: Reader, incident: Incident) -> int | None:
    """Return how much an incident that is only told of weighs; None where nothing is done in it."""
    done = [e for e in reader.events_of(incident) if e.realis in _DONE]
    ranks = [_RANKS.index(e.type) for e in done if e.type in _RANKS]
    return min(ranks, default=None)


def _line(notes: Notes, incident: Incident) -> Sentence:
    """Return where and when an incident was, and the words of its first report."""
    reader = notes.reader
    event = min(reader.events_of(incident), key=_first_told)
    statement = reader.statement(event.statement_id) if event.statement_id else None
    speaker = statement.speaker if statement else None
    parts = filled(
        "rest.line.by" if speaker else "rest.line", setting=setting(reader, incident),
        quote=event_words(reader, event), **({"who": who(speaker)} if speaker else {}),
    )  # fmt: skip
    return said(parts, (notes.of_event(event),))


def _first_told(event: Event) -> tuple[int, str]:
    rank = _RANKS.index(event.type) if event.type in _RANKS else len(_RANKS)
    return rank, event.id


def cites(notes: Notes, incident: Incident, claim: Claim) -> tuple[int, ...]:
    """Return the notes of a claim: its statements, else what the outlets tell themselves."""
    own = (e for e in notes.reader.events_of(incident) if e.statement_id is None)
    told = [e.id for e in giving(claim, own)]
    return notes.cited(claim.statement_ids, told[:1]) or notes.of_incident(incident)


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
        known = [v for r in ranges for v in (r.low, r.high) if v is not None]
        more = f" {phrase('toll.more')}" if any(r.high is None for r in ranges) else ""
        span = Part("figure", number(min(known), max(known)))
        head = filled("toll", question=question, range=span, more=Part("words", more))
        every = (*head, Part("words", " "), *parts[:-1], Part("words", "."))
        return said(every, tuple(sorted(cited)))
    every = (question, Part("words", " "), *capital(tuple(parts[:-1])), Part("words", "."))
    return said(every, tuple(sorted(cited)))
