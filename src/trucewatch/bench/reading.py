"""What was read, brought to the gold's offsets."""

from __future__ import annotations

import hashlib

import msgspec

from trucewatch.bench.gold import GoldDocument
from trucewatch.linking import link
from trucewatch.records import Document, ReadResult, Story, content_id
from trucewatch.records.coded import CodedStory
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources.raw import Meta, RawDocument


class Reading(msgspec.Struct, frozen=True):
    """A gold document with what the pipeline made of it."""

    gold: GoldDocument
    result: ReadResult

    def base(self, story_id: str) -> int:
        """Return the offset in the document's text at which the story begins."""
        return self.stories[story_id].start

    @property
    def stories(self) -> dict[str, Story]:
        """The stories by id."""
        return {s.id: s for s in self.result.stories}


def raw_document(gold: GoldDocument) -> RawDocument:
    """Return the gold's text as an opened document, with what its manifest says of it."""
    digest = hashlib.sha256(gold.text.encode()).hexdigest()
    document = Document(
        content_id("doc", digest), gold.url or gold.file, digest, None, "text/plain"
    )
    return RawDocument(document, gold.text, Meta(title=gold.title, date=gold.date, url=gold.url))


def read_gold(gold: GoldDocument, pipeline: Pipeline) -> Reading:
    """Run the pipeline over a gold document, as ``read`` does."""
    return Reading(gold, pipeline.read(raw_document(gold)))


def linked_reading(gold: GoldDocument, coded: tuple[CodedStory, ...]) -> Reading:
    """Link a document's coded stories by themselves, as ``read`` does."""
    linked = link(coded)
    return Reading(
        gold,
        ReadResult(
            document=raw_document(gold).document,
            stories=tuple(c.story for c in coded),
            statements=tuple(s for c in coded for s in c.statements),
            events=tuple(e for c in coded for e in c.events),
            incidents=linked.incidents,
            agreements=linked.agreements,
            findings=linked.findings,
            situations=linked.situations,
            rounds=linked.rounds,
            positions=linked.positions,
            movements=linked.movements,
        ),
    )


def coded_gold(gold: GoldDocument, pipeline: Pipeline) -> tuple[CodedStory, ...]:
    """Code a gold document's stories without linking them."""
    return pipeline.code_document(raw_document(gold))
