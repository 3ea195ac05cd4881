"""An executor on a Dask cluster: the same tasks, the same shards, the same ids."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from typing import Any

from trucewatch.running.executors import Lost, Outcome, Work
from trucewatch.running.shard_coding import Task

# Tasks handed over ahead of each thread of the cluster, so that none of them waits.
_AHEAD = 2


class ClusterError(Exception):
    """A cluster that cannot be used; the message says why, in words for the user."""


class Cluster:
    """A ``distributed`` client for the scheduler at ``address`` (``tcp://…``), or "local"."""

    def __init__(self, address: str) -> None:
        """Connect. Raises ClusterError when distributed is missing or nobody answers."""
        try:
            distributed: Any = importlib.import_module("distributed")
        except ModuleNotFoundError:
            raise ClusterError(
                "a cluster needs distributed: pip install 'trucewatch[cluster]'"
            ) from None
        self._local: Any = None
        try:
            if address == "local":
                self._local = distributed.LocalCluster(threads_per_worker=1, dashboard_address=None)
            self._client: Any = distributed.Client(self._local or address, timeout=10)
        except (OSError, ValueError, TimeoutError) as error:
            raise ClusterError(f"{address}: no scheduler answers ({error})") from None

    def map(self, work: Work, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Yield one outcome a task as they end; a few tasks a thread are handed over ahead."""
        distributed: Any = importlib.import_module("distributed")
        feed = iter(tasks)
        waiting: dict[Any, Task] = {}
        done = distributed.as_completed()

        def hand_over() -> None:
            while len(waiting) < self._room():
                task = next(feed, None)
                if task is None:
                    return
                future = self._client.submit(work, task, pure=False)
                waiting[future.key] = task
                done.add(future)

        hand_over()
        while waiting:
            future = next(done)
            task = waiting.pop(future.key)
            yield self._outcome(future, task)
            hand_over()

    def _room(self) -> int:
        threads = int(sum(self._client.nthreads().values()))
        return _AHEAD * max(1, threads)

    def _outcome(self, future: Any, task: Task) -> Outcome:
        scheduler: Any = importlib.import_module("distributed.scheduler")
        try:
            return task, future.result()
        except scheduler.KilledWorker as error:
            return Lost(task, f"its workers died, the last of them {error.last_worker.address}")

    def close(self) -> None:
        """Leave the cluster; one that was started here ends."""
        self._client.close()
        if self._local is not None:
            self._local.close()
