"""Short reports read and linked, for tables of one construction: what their ledger tells."""

from __future__ import annotations

from functools import cache

from trucewatch.linking import Linked, link
from trucewatch.records import ActorAnswer, ClaimSet, Document, Incident, RangeAnswer
from trucewatch.records.coded import CodedStory
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

DAY = "2026-01-16"
WIRE = "JUBA, Jan. 16, 2026 (Wire) — "


@cache
def coded(text: str, day: str = DAY) -> tuple[CodedStory, ...]:
    document = Document(f"d{day}", "d", "0", None, "text/plain")
    return tuple(pipeline(Config()).code_document(RawDocument(document, text, Meta(date=day))))


def linked(*texts: str | tuple[str, str]) -> Linked:
    """Link reports: texts, or pairs of a day and a text."""
    reports = [t if isinstance(t, tuple) else (DAY, t) for t in texts]
    return link(c for day, text in reports for c in coded(text, day))


def groups(text: str, day: str = DAY) -> list[set[str]]:
    """Return the incidents of a report, as the words that tell of their acts."""
    words = {e.id: e.trigger.text for c in coded(text, day) for e in c.events}
    found = linked((day, text)).incidents
    return [{words[e] for e in i.event_ids if e in words} for i in found]


def where(i: Incident) -> str | None:
    return None if i.place is None else i.place.name


def days(i: Incident) -> str:
    """Return the days of an incident: "01-12", "01-12/01-14", "" for none."""
    if i.time is None:
        return ""
    first, last = (i.time.from_ or "")[5:10], (i.time.to or "")[5:10]
    return first if first == last else f"{first}/{last}"


def sets(*texts: str | tuple[str, str]) -> list[ClaimSet]:
    return [s for i in linked(*texts).incidents for s in i.claim_sets]


def answers(s: ClaimSet) -> set[tuple[str, str]]:
    """Return who says what: names of claimants, and answers as words or numbers."""
    return {(c.claimant.name, _said(c.answer)) for c in s.claims}


def _said(answer: ActorAnswer | RangeAnswer | str) -> str:
    if isinstance(answer, str):
        return answer
    if isinstance(answer, ActorAnswer):
        return answer.name
    low, high = (None if n is None else int(n) for n in (answer.low, answer.high))
    number = str(low) if low == high else f"{low}-{high}"
    return f"{number} {answer.hedge}" if answer.hedge == "former" else number
