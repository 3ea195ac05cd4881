"""An executor on this machine's processes.

Workers are forked after the models are loaded, so that they share them. A worker that dies is
replaced and its task tried again; a task that kills its worker again and again is given back as
lost, and the run goes on.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any

import msgspec

from trucewatch.running.executors import Lost, Outcome, Work
from trucewatch.running.shard_coding import Task

# A worker that was killed by chance (memory of another program, an operator) gets a second try.
TRIES = 2
_STOP = None


class _Worker(msgspec.Struct):
    process: Any
    pipe: Connection
    task: Task | None = None


class Processes:
    """``workers`` processes of this machine."""

    def __init__(self, workers: int) -> None:
        self._count = workers
        self._workers: list[_Worker] = []
        self._tries: dict[int, int] = {}

    def map(self, work: Work, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Yield one outcome a task as they end; at most one task a worker is held."""
        feed = iter(tasks)
        again: list[Task] = []
        while len(self._workers) < self._count:
            self._workers.append(_started(work))
        self._give(feed, again)
        while any(w.task is not None for w in self._workers):
            for worker in self._ready():
                outcome = self._collect(worker, work, again)
                if outcome is not None:
                    yield outcome
            self._give(feed, again)

    def _give(self, feed: Iterator[Task], again: list[Task]) -> None:
        for worker in self._workers:
            if worker.task is None:
                task = again.pop() if again else next(feed, None)
                if task is None:
                    return
                worker.task = task
                with contextlib.suppress(OSError):  # if it died while idle, its end is read next
                    worker.pipe.send(task)

    def _ready(self) -> list[_Worker]:
        busy = {w.pipe: w for w in self._workers if w.task is not None}
        return [busy[pipe] for pipe in wait(list(busy)) if isinstance(pipe, Connection)]

    def _collect(self, worker: _Worker, work: Work, again: list[Task]) -> Outcome | None:
        task = worker.task
        assert task is not None
        try:
            done, value = worker.pipe.recv()
        except (EOFError, OSError):
            return self._died(worker, work, again)
        worker.task = None
        self._tries.pop(task.shard.number, None)
        if not done:
            raise value
        return task, value

    def _died(self, worker: _Worker, work: Work, again: list[Task]) -> Outcome | None:
        task = worker.task
        assert task is not None
        worker.process.join()
        code = worker.process.exitcode
        self._workers[self._workers.index(worker)] = _started(work)
        number = task.shard.number
        self._tries[number] = self._tries.get(number, 0) + 1
        if self._tries[number] < TRIES:
            again.append(task)
            return None
        del self._tries[number]
        how = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
        return Lost(task, f"the worker died ({how})")

    def close(self) -> None:
        """Stop the workers: idle ones at once, busy ones are terminated."""
        for worker in self._workers:
            if worker.task is not None:
                worker.process.terminate()
            else:
                with contextlib.suppress(OSError):
                    worker.pipe.send(_STOP)
            worker.process.join()
            worker.pipe.close()
        self._workers.clear()


def _started(work: Work) -> _Worker:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(work, theirs, ours), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _serve(work: Work, pipe: Connection, other_end: Connection) -> None:
    other_end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops the run in order
    parent = os.getppid()
    while True:
        while not pipe.poll(1.0):
            if os.getppid() != parent:
                return  # the parent was killed: nobody waits for an answer
        try:
            task = pipe.recv()
        except EOFError:
            return
        if task is _STOP:
            return
        try:
            answer: tuple[bool, Any] = (True, work(task))
        except Exception as error:
            answer = (False, error)
        pipe.send(answer)
