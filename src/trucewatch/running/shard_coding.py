"""Coding one shard: the function that every executor maps over shards."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Protocol

import msgspec

from trucewatch.records import Failure
from trucewatch.records.coded import CodedStory
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.running.outputs import Output, Receipt
from trucewatch.running.pipeline import Pipeline
from trucewatch.running.shards import Item, Shard
from trucewatch.running.tables import CodedDocument, to_tables
from trucewatch.sources.raw import RawDocument


class Task(msgspec.Struct, frozen=True):
    """A shard to code and where its records go. Without an output it is only tried."""

    shard: Shard
    config: Config
    output: Output | None


def code_shard(task: Task) -> Receipt:
    """Code a shard and write it. Documents that cannot be coded are its failures."""
    start = time.process_time()
    coder = pipeline(task.config)
    ahead = Ahead(coder, task.shard.items)
    documents = [code_item(ahead, item) for item in task.shard.items]
    tables = to_tables(documents, coder.made_by)
    receipt = Receipt(
        number=task.shard.number,
        documents=tables["documents"].num_rows,
        stories=tables["stories"].num_rows,
        statements=tables["statements"].num_rows,
        events=tables["events"].num_rows,
        failures=tables["failures"].num_rows,
        cpu_seconds=round(time.process_time() - start, 3),
    )
    if task.output is not None:
        task.output.write_shard(task.shard.number, tables, receipt)
    return receipt


class Coder(Protocol):
    """Codes documents."""

    def code_document(self, raw: RawDocument) -> tuple[CodedStory, ...]:
        """Return a document's coded stories."""
        ...


class Ahead:
    """Codes documents that are asked for in a known order, several parsed at a time."""

    def __init__(self, coder: Pipeline, items: Iterable[Item]) -> None:
        """``items`` are what will be asked for; failures among them are passed over."""
        self._coded = coder.code_documents(i for i in items if isinstance(i, RawDocument))

    def code_document(self, raw: RawDocument) -> tuple[CodedStory, ...]:
        """Return the coded stories of ``raw``, the next of the documents."""
        return next(self._coded)


def code_item(coder: Coder, item: Item) -> CodedDocument:
    """Code one input."""
    if isinstance(item, Failure):
        return CodedDocument(None, failures=(item,))
    return CodedDocument(item.document, coder.code_document(item), label=item.label)
