"""What was read, brought to the gold's offsets."""

from __future__ import annotations

import hashlib

import msgspec

from trucewatch.bench.gold import GoldDocument
from trucewatch.records import Document, ReadResult, Story, content_id
from trucewatch.records.coded import CodedStory
from trucewatch.running.pipeline import Pipeline, linked_result
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
    return Reading(gold, linked_result(raw_document(gold).document, coded))


def coded_gold(gold: GoldDocument, pipeline: Pipeline) -> tuple[CodedStory, ...]:
    """Code a gold document's stories without linking them."""
    return pipeline.code_document(raw_document(gold))
