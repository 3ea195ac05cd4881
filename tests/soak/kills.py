"""kill -9 at random points of add, recode, migration and follow: nothing lost, nothing doubled.

Each trial starts from the same record, runs an operation in a process of its own, kills it, checks
the record, and goes on until the operation has ended; its export must then be that of a run that
nobody stopped, byte for byte. Half of the kills come at a random time, half at a random SQL
statement, since writing takes little of the time.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import msgspec

from tests.sources.hostile_server import served
from tests.store.version_2 import downgrade
from trucewatch.running.config import Config
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources import open_inputs
from trucewatch.sources.fetching import Fetcher, Limits
from trucewatch.store import feeds, opening
from trucewatch.store.check import check
from trucewatch.store.export import export
from trucewatch.store.following import Follower, Schedule
from trucewatch.store.ingest import Intake, add_inputs, link_record
from trucewatch.store.recode import recode
from trucewatch.store.record import Record

OPERATIONS = ("add", "recode", "migrate", "follow")
# So often one trial is killed before it may end.
_MOST_KILLS = 4
# A process that was killed at none of its statements within this has hung.
_PATIENCE = 300.0

REPORTS = (
    "KLOW — Syldavian officials on Sunday accused the Bordurian army of shelling two villages,"
    " killing three civilians, in breach of the ceasefire. Borduria denied the accusation.",
    "SZOHÔD — Bordurian officials said on Monday that Syldavian troops had fired rockets at"
    " Zileheroum. The Syldavian ministry rejected the claim.",
    "UN monitors reported 12 violations of the ceasefire on Saturday and named nobody.",
    "KLOW — Syldavian officials on Sunday accused the Bordurian army of shelling two villages,"
    " killing three civilians, in breach of the ceasefire. Borduria denied it. More soon.",
)


class Outcome(msgspec.Struct):
    """Kills and trials of one operation, and what went wrong."""

    kills: int = 0
    trials: int = 0
    problems: list[str] = []


class Bench:
    """Runs an operation on records under ``folder``, to its end or until it is killed."""

    def __init__(self, folder: Path, pipeline: Pipeline, seed: int) -> None:
        self.folder = folder
        self.pipeline = pipeline
        self.chance = random.Random(seed)
        self.files = []
        for n, text in enumerate(REPORTS):
            path = folder / f"{n}.txt"
            path.write_text(text, encoding="utf-8")
            self.files.append(str(path))

    def run(self, operation: str, kills: int, url: str) -> Outcome:
        """Kill an operation ``kills`` times over as many trials as it takes."""
        base = self._base(operation, url)
        work, wanted = self.folder / "work.db", self.folder / f"{operation}.db"
        outcome = Outcome()
        _copy(base, wanted)
        began = time.monotonic()
        statements = self._whole(operation, wanted, url)
        seconds = time.monotonic() - began
        expected = exported(wanted, self.folder / "wanted")
        while outcome.kills < kills and not outcome.problems:
            outcome.trials += 1
            _copy(base, work)
            self._trial(operation, work, url, (seconds, statements), outcome)
            if exported(work, self.folder / "found") != expected:
                outcome.problems.append(f"{operation}: the end is not that of a run not stopped")
        return outcome

    def _base(self, operation: str, url: str) -> Path:
        base = self.folder / f"base-{operation}.db"
        with Record(base) as record:
            if operation in ("recode", "migrate"):
                add_inputs(record, self.pipeline, open_inputs(self.files))
            if operation == "follow":
                feeds.add_feed(record, f"{url}/rss")
        if operation == "migrate":
            downgrade(base, self.folder / "old.db")
            return self.folder / "old.db"
        return base

    def _trial(
        self, operation: str, db: Path, url: str, size: tuple[float, int], outcome: Outcome
    ) -> None:
        for _ in range(_MOST_KILLS):
            by_time = self.chance.random() < 0.5
            at = None if by_time else self.chance.randrange(max(size[1], 1))
            after = self.chance.random() * size[0] if by_time else _PATIENCE
            if self._child(operation, db, url, at, after):
                return
            outcome.kills += 1
            outcome.problems += self._checked(operation, db)
        self._whole(operation, db, url)
        outcome.problems += self._checked(operation, db)

    def _checked(self, operation: str, db: Path) -> list[str]:
        if operation == "migrate" and _version(db) == 2:
            return []  # as it was: nothing to check yet but that it is that
        with Record(db) as record:  # as the next run opens it
            return [f"{operation}: {p}" for p in check(record)]

    def _child(self, operation: str, db: Path, url: str, at: int | None, after: float) -> bool:
        """Run the operation in a process; return whether it came to its end."""
        child = os.fork()
        if child == 0:
            code = 1
            try:
                if at is not None:
                    _die_at(at)
                self._do(operation, db, url)
                code = 0
            except BaseException:
                traceback.print_exc()
            os._exit(code)
        ends = time.monotonic() + after
        while time.monotonic() < ends:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                if os.WIFEXITED(status) and os.WEXITSTATUS(status):
                    raise AssertionError(f"{operation} failed by itself")
                return os.WIFEXITED(status)
            time.sleep(0.002)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return False

    def _whole(self, operation: str, db: Path, url: str) -> int:
        """Run the operation to its end in this process; return how many statements it took."""
        count = [0]

        def seen(_: str) -> None:
            count[0] += 1

        with _traced(seen):
            self._do(operation, db, url)
        return count[0]

    def _do(self, operation: str, db: Path, url: str) -> None:
        with Record(db) as record:
            if operation == "add":
                add_inputs(record, self.pipeline, open_inputs(self.files))
            elif operation == "recode":
                other = Pipeline(Config(coder="quick"))
                other.reader = self.pipeline.reader  # loaded already
                recode(record, other)
            elif operation == "follow":
                fetcher = Fetcher(limits=Limits(seconds=20, delay=0), loopback=True)
                intake = Intake(record, self.pipeline)
                # an entry whose turn was killed is tried again at once
                schedule = Schedule(interval=0.0, jitter=0.0, backoff=0.0)
                Follower(record, intake, fetcher, schedule).run(once=True)
            if record.unlinked():
                link_record(record)


class _traced:
    """Every connection that is opened inside tells its statements to a function."""

    def __init__(self, seen: Callable[[str], None]) -> None:
        self._seen = seen
        self._connect = opening.connect

    def __enter__(self) -> None:
        import trucewatch.store.migrate as migrate

        def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
            db = self._connect(path, read_only=read_only)
            db.set_trace_callback(self._seen)
            return db

        opening.connect = connect
        migrate.connect = connect

    def __exit__(self, *_: object) -> None:
        import trucewatch.store.migrate as migrate

        opening.connect = self._connect
        migrate.connect = self._connect


def _die_at(number: int) -> None:
    left = [number]

    def seen(_: str) -> None:
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    _traced(seen).__enter__()


def _copy(base: Path, target: Path) -> None:
    for path in target.parent.glob(f"{target.name}*"):
        path.unlink()
    source, copy = sqlite3.connect(base), sqlite3.connect(target)
    source.backup(copy)
    copy.execute("PRAGMA journal_mode=WAL")
    source.close()
    copy.close()


def _version(db: Path) -> int:
    connection = sqlite3.connect(db)
    try:
        if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise AssertionError(f"{db} is damaged")
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def exported(db: Path, out: Path) -> dict[str, bytes]:
    """Return the files of a record's export."""
    shutil.rmtree(out, ignore_errors=True)
    with Record(db, read_only=True) as record:
        export(record, out, "jsonl")
    return {p.name: p.read_bytes() for p in sorted(out.glob("*.jsonl"))}


def soak_kills(
    folder: Path,
    pipeline: Pipeline,
    kills: int,
    seed: int,
    operations: tuple[str, ...] = OPERATIONS,
) -> dict[str, Outcome]:
    """Kill each operation so many times; return what came of it."""
    outcomes = {}
    with served() as server:
        for operation in operations:
            place = folder / operation
            place.mkdir()
            bench = Bench(place, pipeline, seed)
            outcomes[operation] = bench.run(operation, kills, server.url)
    return outcomes
