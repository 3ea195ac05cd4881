"""What an executor is: a bounded map over tasks that survives the loss of a worker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

import msgspec

from trucewatch.running.outputs import Receipt
from trucewatch.running.shard_coding import Task


class Lost(msgspec.Struct, frozen=True):
    """A task whose worker died under it, each time it was tried."""

    task: Task
    reason: str


Work = Callable[[Task], Receipt]
Outcome = tuple[Task, Receipt] | Lost


class Executor(Protocol):
    """Runs tasks somewhere; an exception of the task itself is raised to the caller."""

    def map(self, work: Work, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Yield one outcome a task, in any order. Takes tasks only as fast as they are done."""
        ...

    def close(self) -> None:
        """Free what the executor holds."""
        ...


class Here:
    """Runs tasks in this process, one after the other."""

    def map(self, work: Work, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Yield one outcome a task, in order."""
        for task in tasks:
            yield task, work(task)

    def close(self) -> None:
        """Nothing is held."""
