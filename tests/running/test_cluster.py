"""The same run on a cluster of real processes, with a worker and the scheduler killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("distributed")

from tests.running.test_code_run import everything, items, run
from trucewatch.running.cluster import Cluster, ClusterError
from trucewatch.running.executors import Here
from trucewatch.running.outputs import Output


class Machines:
    """A scheduler and two workers, as processes of this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "scheduler.json"
        self.processes: list[subprocess.Popen[bytes]] = []
        self.start_scheduler()
        self.workers = [self.start_worker() for _ in range(2)]

    def _start(self, *args: str) -> subprocess.Popen[bytes]:
        code = "from dask.__main__ import main; main()"
        env = {**os.environ, "OMP_NUM_THREADS": "1"}
        with (self.folder / "log.txt").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-c", code, *args],
                stdout=log,
                stderr=log,
                env=env,
                cwd=self.folder,
            )
        self.processes.append(process)
        return process

    def start_scheduler(self) -> None:
        self.file.unlink(missing_ok=True)
        self.scheduler = self._start(
            "scheduler", "--scheduler-file", str(self.file), "--port", "0", "--no-dashboard",
            "--host", "127.0.0.1",
        )  # fmt: skip
        for _ in range(300):
            if self.file.exists() and self.file.stat().st_size:
                return
            time.sleep(0.1)
        raise AssertionError((self.folder / "log.txt").read_text())

    def start_worker(self) -> subprocess.Popen[bytes]:
        return self._start(
            "worker", "--scheduler-file", str(self.file), "--nthreads", "1", "--no-nanny",
            "--no-dashboard", "--death-timeout", "20",
        )  # fmt: skip

    @property
    def address(self) -> str:
        import json

        return str(json.loads(self.file.read_text())["address"])

    def close(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                process.kill()
            process.wait()


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    """A small cluster."""
    found = Machines(tmp_path)
    yield found
    found.close()


@pytest.mark.slow
def test_a_cluster_writes_the_same_and_survives_a_killed_worker(
    tmp_path: Path, machines: Machines
) -> None:
    here, there = Output(str(tmp_path / "here")), Output(str(tmp_path / "there"))
    run(here, Here(), items(30))
    killed = threading.Event()

    def kill_one(_: object) -> None:
        if not killed.is_set():
            killed.set()
            os.kill(machines.workers[0].pid, signal.SIGKILL)
            machines.start_worker()

    cluster = Cluster(machines.address)
    try:
        progress = run(there, cluster, items(30), on_shard=kill_one)
    finally:
        cluster.close()
    assert killed.is_set() and progress.documents == 30
    assert everything(there) == everything(here)


@pytest.mark.slow
def test_a_run_whose_scheduler_was_killed_goes_on_when_repeated(
    tmp_path: Path, machines: Machines
) -> None:
    out = Output(str(tmp_path / "out"))
    code = (
        "import sys; sys.path.insert(0, sys.argv[3])\n"
        "from tests.running.test_code_run import items, run\n"
        "from trucewatch.running.cluster import Cluster\n"
        "from trucewatch.running.outputs import Output\n"
        "run(Output(sys.argv[1]), Cluster(sys.argv[2]), items(300))\n"
    )
    root = str(Path(__file__).parents[2])
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "out"), machines.address, root],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    for _ in range(600):
        if (tmp_path / "out" / "_shards").exists() and out.finished():
            break
        time.sleep(0.05)
    os.kill(machines.scheduler.pid, signal.SIGKILL)
    process.kill()
    process.wait()
    done = len(out.finished())
    assert 0 < done < 101
    progress = run(out, Here(), items(300))
    assert progress.known >= done and progress.known + progress.shards == 101
    assert len(everything(out)) == 301


def test_no_scheduler_is_told_in_one_line() -> None:
    with pytest.raises(ClusterError, match="no scheduler answers"):
        Cluster("tcp://127.0.0.1:1")
