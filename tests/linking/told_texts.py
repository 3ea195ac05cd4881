"""Short reports as they are read, for tables of texts: each is a day and its words."""

from __future__ import annotations

from functools import cache

from trucewatch.linking import Linked, link
from trucewatch.records import Document
from trucewatch.records.coded import CodedStory
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources.raw import Meta, RawDocument

Report = tuple[str, str]
"""Day (ISO 8601) and words of a report."""


@cache
def _engine() -> Pipeline:
    return pipeline(Config())


@cache
def coded(day: str, text: str, number: int = 0) -> tuple[CodedStory, ...]:
    """Return a report as it is coded; ``number`` tells two equal ones apart."""
    name = f"{number}-{day}-{text}"
    document = Document(name, name, "0", None, "text/plain")
    return tuple(_engine().code_document(RawDocument(document, text, Meta(date=day))))


def stories(*reports: Report) -> list[CodedStory]:
    """Return reports as they are coded, in the order given."""
    return [c for k, (day, text) in enumerate(reports) for c in coded(day, text, k)]


def linked(*reports: Report) -> Linked:
    """Return what reports tell together."""
    return link(stories(*reports))


def together(*reports: Report) -> list[set[int]]:
    """Return which reports (by number) have acts in each incident, the incidents with a place or a
    question only."""
    coded_ = stories(*reports)
    number = {d: k for k, (day, text) in enumerate(reports) for d in _ids(coded(day, text, k))}
    found = []
    for i in link(coded_).incidents:
        own = {number[e] for e in i.event_ids if e in number}
        if own:
            found.append(own)
    return found


def _ids(told: tuple[CodedStory, ...]) -> list[str]:
    return [e.id for c in told for e in c.events]
