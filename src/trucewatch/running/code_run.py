"""A run over many shards: what is done is left out, what kills a worker is isolated."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator

import msgspec

from trucewatch.reading.relevance import gate_id
from trucewatch.records import Failure
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.running.executors import Executor, Lost
from trucewatch.running.outputs import Output, Receipt, RunKey
from trucewatch.running.shard_coding import Task, code_shard
from trucewatch.running.shards import SIZE, Item, Part, Shard, shards

log = logging.getLogger(__name__)


class Progress(msgspec.Struct):
    """How far a run is. ``known`` counts shards that an earlier run had finished."""

    shards: int = 0
    known: int = 0
    documents: int = 0
    stories: int = 0
    statements: int = 0
    events: int = 0
    failures: int = 0
    cpu_seconds: float = 0.0
    skipped: int = 0

    def add(self, receipt: Receipt) -> None:
        """Count a finished shard."""
        self.shards += 1
        for name in Progress.__struct_fields__[2:]:
            setattr(self, name, getattr(self, name) + getattr(receipt, name))


def code_stream(
    items: Iterable[Item],
    inputs: tuple[str, ...],
    output: Output,
    executor: Executor,
    config: Config | None = None,
    *,
    part: Part | None = None,
    shard_size: int = SIZE,
    gate: bool = False,
    on_shard: Callable[[Progress], None] = lambda progress: None,
) -> Progress:
    """Code a stream of documents into ``output``, shard by shard.

    ``inputs`` are the names of what is streamed, kept with the output; ``part`` one of several
    runs that share the work. With ``gate`` only what is relevant is coded; what was held back is in
    the documents' table with the reason. A shard that is done is not done again. A document under
    which workers die becomes a failure of its own; the rest of its shard is coded. Raises
    OutputError.
    """
    config = config or Config()
    made_by = pipeline(config).made_by
    output.prepare(
        RunKey(
            made_by.coder,
            made_by.version,
            made_by.config_hash,
            made_by.vocab_hash,
            made_by.model_hash,
            shard_size,
            inputs,
            gate_id() if gate else "",
        )
    )
    progress = Progress()
    finished = output.finished()
    todo = _todo(shards(items, shard_size), part or Part(), finished, progress)
    tasks = (Task(shard, config, output, gate) for shard in todo)
    for receipt in _receipts(tasks, executor):
        progress.add(receipt)
        on_shard(progress)
    return progress


def _todo(
    stream: Iterable[Shard], part: Part, finished: frozenset[int], progress: Progress
) -> Iterator[Shard]:
    for shard in stream:
        if not part.holds(shard.number):
            continue
        if shard.number in finished:
            progress.known += 1
        else:
            yield shard


def _receipts(tasks: Iterable[Task], executor: Executor) -> Iterator[Receipt]:
    lost: list[Task] = []
    for outcome in executor.map(code_shard, tasks):
        if isinstance(outcome, Lost):
            log.warning("shard %d: %s; its documents are tried singly", *_told(outcome))
            lost.append(outcome.task)
        else:
            yield outcome[1]
    for task in lost:
        mended = msgspec.structs.replace(task, shard=_without_poison(task, executor))
        for outcome in executor.map(code_shard, [mended]):
            if isinstance(outcome, Lost):  # not the documents: the machine
                raise RuntimeError(f"shard {task.shard.number}: {outcome.reason}, again and again")
            yield outcome[1]


def _told(outcome: Lost) -> tuple[int, str]:
    return outcome.task.shard.number, outcome.reason


def _without_poison(task: Task, executor: Executor) -> Shard:
    """Try each document of a shard alone; the ones under which workers die become failures."""
    shard = task.shard
    single = [
        Task(Shard(n, (item,)), task.config, None, task.gate)
        for n, item in enumerate(shard.items)
        if not isinstance(item, Failure)
    ]
    items = list(shard.items)
    for outcome in executor.map(code_shard, single):
        if isinstance(outcome, Lost):
            at = outcome.task.shard.number
            items[at] = _poisoned(items[at], outcome.reason)
    return Shard(shard.number, tuple(items))


def _poisoned(item: Item, reason: str) -> Failure:
    uri = item.document if isinstance(item, Failure) else item.document.source_uri
    log.warning("%s: %s while coding it", uri, reason)
    return Failure(uri, "running", f"{uri}: not coded, {reason}; please report it with the text")
