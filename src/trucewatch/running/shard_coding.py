"""Coding one shard: the function that every executor maps over shards."""

from __future__ import annotations

import time
from collections.abc import Iterable

import msgspec

from trucewatch.reading.relevance import Verdict, gate_id, judge
from trucewatch.records import Failure, Story
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.running.outputs import Output, Receipt
from trucewatch.running.pipeline import Pipeline
from trucewatch.running.shards import Item, Shard
from trucewatch.running.tables import CodedDocument, Relevance, to_tables
from trucewatch.sources.raw import RawDocument
from trucewatch.stories import split_stories


class Task(msgspec.Struct, frozen=True):
    """A shard to code and where its records go. Without an output it is only tried.

    With ``gate`` only what the relevance gate lets through is coded.
    """

    shard: Shard
    config: Config
    output: Output | None
    gate: bool = False


def code_shard(task: Task) -> Receipt:
    """Code a shard and write it. Documents that cannot be coded are its failures."""
    start = time.process_time()
    coder = pipeline(task.config)
    ahead = Ahead(coder, task.shard.items, gate=task.gate)
    with coder.reader.one_thread():
        documents = [code_item(ahead, item) for item in task.shard.items]
    tables = to_tables(documents, coder.made_by)
    receipt = Receipt(
        number=task.shard.number,
        documents=tables["documents"].num_rows,
        stories=tables["stories"].num_rows,
        statements=tables["statements"].num_rows,
        events=tables["events"].num_rows,
        failures=tables["failures"].num_rows,
        skipped=sum(d.skipped for d in documents),
        cpu_seconds=round(time.process_time() - start, 3),
    )
    if task.output is not None:
        task.output.write_shard(task.shard.number, tables, receipt)
    return receipt


class Ahead:
    """Codes documents that are asked for in a known order, several parsed at a time."""

    def __init__(self, coder: Pipeline, items: Iterable[Item], *, gate: bool = False) -> None:
        """``items`` are what will be asked for; failures among them are passed over."""
        self._verdicts: dict[str, Verdict] = {}
        self._split: dict[str, tuple[Story, ...]] = {}
        self._gate = gate
        raws = (i for i in items if isinstance(i, RawDocument))
        self._coded = coder.code_split(self._stories(r) for r in raws if self._passes(r))

    def code(self, raw: RawDocument) -> CodedDocument:
        """Return ``raw``, the next of the documents, coded, or skipped by the gate."""
        coded = next(self._coded) if self._passes(raw) else ()
        verdict = self._verdicts.get(raw.document.id)
        title = raw.meta.title or ""
        relevance = None if verdict is None else Relevance(title, gate_id(), verdict)
        return CodedDocument(raw.document, coded, label=raw.label, relevance=relevance)

    def _passes(self, raw: RawDocument) -> bool:
        if not self._gate:
            return True
        name = raw.document.id
        verdict = self._verdicts.get(name)
        if verdict is None:
            stories = split_stories(raw)
            verdict = self._verdicts[name] = judge(stories)
            if verdict.read:
                self._split[name] = stories
        return verdict.read

    def _stories(self, raw: RawDocument) -> tuple[Story, ...]:
        """Return the stories of a document that passed; it is split once."""
        found = self._split.pop(raw.document.id, None)
        return split_stories(raw) if found is None else found


def code_item(coder: Ahead, item: Item) -> CodedDocument:
    """Code one input, the next of the items that ``coder`` was given."""
    if isinstance(item, Failure):
        return CodedDocument(None, failures=(item,))
    return coder.code(item)
