"""The tables of our own making, one row per claim, statement, event, finding or position."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from trucewatch.records import (
    Actor,
    Claim,
    ClaimSet,
    Event,
    Incident,
    Place,
    RangeAnswer,
    Span,
    Statement,
    Story,
    Time,
    content_id,
)
from trucewatch.store import queries
from trucewatch.store.exports.reader import Reader, anchor, quads
from trucewatch.vocab.sentences import sentence_at

Row = dict[str, Any]


def day(text: str | None) -> str | None:
    """Return the date of an ISO 8601 date or date-time; None unless it is a whole date."""
    return text[:10] if text and len(text) >= 10 else None


def spans_days(time: Time | None) -> tuple[str | None, str | None]:
    """Return first and last day of a time, None where it is not known."""
    return (None, None) if time is None else (day(time.from_), day(time.to) or day(time.from_))


def when_of(reader: Reader, incident: Incident) -> tuple[str | None, str | None]:
    """Return first and last day of an incident: its own, else those its first dated event tells."""
    own = spans_days(incident.time)
    if own[0]:
        return own
    found = sorted(t for t in (spans_days(e.time) for e in reader.events_of(incident)) if t[0])
    return found[0] if found else (None, None)


def place_cells(reader: Reader, place: Place | None, on: str | None) -> Row:
    """Return the cells that say where."""
    if place is None:
        return {}
    return {
        "place": place.name or place.text,
        "country": reader.country(place, on),
        "dispute": place.dispute,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "precision": place.precision,
    }


def claims(reader: Reader) -> Iterator[Row]:
    """Yield one row per claim of each incident."""
    for incident in reader.incidents():
        first, last = when_of(reader, incident)
        scene = {
            "incident_id": incident.id,
            "date_from": first,
            "date_to": last,
            **place_cells(reader, incident.place, first),
        }
        for claim_set in incident.claim_sets:
            for claim in claim_set.claims:
                yield scene | _claim(reader, incident, claim_set, claim)


def claim_id(incident: Incident, kind: str, claim: Claim) -> str:
    """Return a claim's id: a hash of what makes it that claim."""
    c = claim
    parts = (incident.id, kind, c.claimant.code, c.answer, c.act, sorted(c.statement_ids))
    return content_id("claim", *parts)


def _claim(reader: Reader, incident: Incident, claim_set: ClaimSet, claim: Claim) -> Row:
    said_from, said_to = spans_days(claim.time)
    stories = stories_of(reader, incident, claim)
    days = sorted(s.published.date for s in stories if s.published.date)
    return {
        "claim_id": claim_id(incident, claim_set.kind + claim_set.question, claim),
        "question_kind": claim_set.kind,
        "question": claim_set.question,
        "status": claim_set.status,
        "first": claim_set.first,
        "claimant_code": claim.claimant.code,
        "claimant": claim.claimant.name,
        "camp": claim.camp,
        "act": claim.act,
        **_answer(claim.answer),
        "said_from": said_from,
        "said_to": said_to,
        "statement_ids": " ".join(claim.statement_ids),
        "story_ids": " ".join(s.id for s in stories),
        "outlets": " ".join(dict.fromkeys(s.source_uri for s in stories)),
        "published": day(days[0]) if days else None,
        **_sentence(reader, incident, claim),
    }


def _answer(answer: Actor | RangeAnswer | str) -> Row:
    if isinstance(answer, Actor):
        return {"answer_kind": "actor", "answer": answer.name, "answer_code": answer.code}
    if isinstance(answer, RangeAnswer):
        words = range_words(answer.low, answer.high)
        cells = {"low": answer.low, "high": answer.high, "hedge": answer.hedge}
        return {"answer_kind": "range", "answer": words, "unit": answer.unit, **cells}
    return {"answer_kind": "words", "answer": answer}


def range_words(low: float | None, high: float | None) -> str:
    """Return a range in figures: ``3``, ``5-7``, ``8 or more``, ``up to 4``."""
    if low is None and high is None:
        return "not stated"
    if low is None:
        return f"up to {high:g}"
    if high is None:
        return f"{low:g} or more"
    return f"{low:g}" if low == high else f"{low:g}-{high:g}"


def stories_of(reader: Reader, incident: Incident, claim: Claim) -> list[Story]:
    """Return the stories that carry a claim: of its statements, else of the narrated events."""
    ids = [s.story_id for i in claim.statement_ids if (s := reader.statement(i))]
    if not ids:
        ids = [e.story_id for e in reader.events_of(incident) if e.statement_id is None]
    return [reader.story(i) for i in dict.fromkeys(ids)]


def _sentence(reader: Reader, incident: Incident, claim: Claim) -> Row:
    statement = next((s for i in claim.statement_ids if (s := reader.statement(i))), None)
    if statement is not None:
        story, span = reader.story(statement.story_id), anchor(statement)
    else:
        told = [e for e in reader.events_of(incident) if e.statement_id is None]
        if not told:
            return {}
        story, span = reader.story(told[0].story_id), (told[0].trigger.start, told[0].trigger.end)
    start, end = sentence_at(story.text, *span)
    return {"sentence": story.text[start:end], "start": start, "end": end}


def _actor(prefix: str, actor: Actor | None) -> Row:
    if actor is None:
        return {}
    return {
        prefix: actor.name,
        f"{prefix}_code": actor.code,
        f"{prefix}_country": actor.country,
        f"{prefix}_sector": actor.sector,
    }


def _story_cells(story: Story) -> Row:
    return {
        "story_id": story.id,
        "published": day(story.published.date),
        "outlet": story.source_uri,
    }


def statements(reader: Reader) -> Iterator[Row]:
    """Yield one row per statement."""
    return (_statement(reader, s) for s in reader.statements())


def _statement(reader: Reader, s: Statement) -> Row:
    said_from, said_to = spans_days(s.time)
    ends: tuple[Span | Actor | None, ...] = (*s.content, s.cue, s.speaker)
    spans = [p for p in ends if p is not None]
    return {
        "statement_id": s.id,
        **_story_cells(reader.story(s.story_id)),
        **_actor("speaker", s.speaker),
        "chain": "; ".join(a.name for a in s.chain),
        "act": s.act,
        "quote_type": s.quote_type,
        **_actor("target", s.target),
        "said_from": said_from,
        "said_to": said_to,
        "answers": s.answers,
        "second_hand": s.second_hand,
        "uncertain": s.uncertain,
        "cue": s.cue.text if s.cue else None,
        "content": " … ".join(c.text for c in s.content),
        "start": min((p.start for p in spans), default=None),
        "end": max((p.end for p in spans), default=None),
        "coder": f"{s.made_by.coder} {s.made_by.version}",
        "config_hash": s.made_by.config_hash,
    }


def events(reader: Reader) -> Iterator[Row]:
    """Yield one row per event."""
    return (_event(reader, e) for e in reader.events())


def _names(actors: Iterable[Actor]) -> str:
    return "; ".join(a.name for a in actors)


def _codes(actors: Iterable[Actor]) -> str:
    return " ".join(a.code for a in actors)


def _event(reader: Reader, e: Event) -> Row:
    first, last = spans_days(e.time)
    code, name = reader.source_of(e)
    story = reader.story(e.story_id)
    figures = (f"{q.kind} {range_words(q.low, q.high)}" for q in e.quantities)
    return {
        "event_id": e.id,
        **_story_cells(story),
        "type": e.type,
        "mode": e.mode,
        "contexts": " ".join(e.contexts),
        "quad": quads().get(e.type),
        "realis": e.realis,
        "source": name,
        "source_code": code,
        "actors": _names(e.actors),
        "actor_codes": _codes(e.actors),
        "recipients": _names(e.recipients),
        "recipient_codes": _codes(e.recipients),
        "mediators": _names(e.mediators),
        **place_cells(reader, e.place, first),
        "date_from": first,
        "date_to": last,
        "time_precision": e.time.precision if e.time else None,
        "condition": e.condition.text if e.condition else None,
        "figures": "; ".join(figures),
        "statement_id": e.statement_id,
        "same_as": e.same_as,
        "trigger": e.trigger.text,
        "sentence": story.text[e.start : e.end],
        "start": e.start,
        "end": e.end,
        "coder": f"{e.made_by.coder} {e.made_by.version}",
        "config_hash": e.made_by.config_hash,
    }


def findings(reader: Reader) -> Iterator[Row]:
    """Yield one row per finding."""
    agreements = {a.id: a for a in queries.agreements(reader.record)}
    provisions = {p.id: p for a in agreements.values() for p in a.provisions}
    for f in reader.rows("findings"):
        agreement = agreements.get(f["agreement_id"])
        provision = provisions.get(f["provision_id"])
        violator = f["violator"] or {}
        yield {
            "finding_id": f["id"],
            "agreement_id": f["agreement_id"],
            "agreement": agreement.name if agreement else None,
            "provision_id": f["provision_id"],
            "provision": provision.label if provision else None,
            "pax": provision.pax if provision else None,
            "pam": provision.pam if provision else None,
            "occurrence": f["occurrence"],
            "violator": violator.get("name"),
            "violator_code": violator.get("code"),
            "doers": "; ".join(d["name"] for d in f.get("doers", ())) or None,
            "reporter": f["by_whom"]["name"],
            "reporter_code": f["by_whom"]["code"],
            "realis": f["realis"],
            "status": f["status"],
            "date": day(f["date"]),
            "place": f["place"]["name"] if f["place"] else None,
            "statement_ids": " ".join(f["statement_ids"]),
            "event_ids": " ".join(f["event_ids"]),
        }


def positions(reader: Reader) -> Iterator[Row]:
    """Yield one row per position."""
    for p in reader.rows("positions"):
        yield {
            "position_id": p["id"],
            "process": p["process"],
            "party": p["party"]["name"],
            "party_code": p["party"]["code"],
            "issue": p["issue"],
            "kind": p["kind"],
            "value": p["value"],
            "condition": p["condition"],
            "guarantors": "; ".join(p["guarantors"]),
            "date": day(p["date"]),
            "supersedes": p["supersedes"],
            "statement_ids": " ".join(p["statement_ids"]),
        }


TABLES: dict[str, Callable[[Reader], Iterator[Row]]] = {
    "claims": claims,
    "statements": statements,
    "events": events,
    "findings": findings,
    "positions": positions,
}
