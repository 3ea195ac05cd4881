"""The soak at full length: ``python -m tests.soak``."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.soak.kills import OPERATIONS, soak_kills
from tests.soak.readers import fill, soak_readers
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.store.record import Record

# The bound that a page's read keeps to.
_P95_MS = 50.0


def main() -> int:
    """Run what was asked for, print figures, return 0 when all is well."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("--kills", type=int, default=200, help="kills in all, over the operations")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--stories", type=int, default=100_000)
    parser.add_argument("--readers", type=int, default=16)
    parser.add_argument("--seconds", type=float, default=300.0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        good = _kills(Path(folder), given.kills, given.seed) if given.kills else True
        if given.stories:
            good &= _readers(Path(folder), given.stories, given.readers, given.seconds)
    return 0 if good else 1


def _kills(folder: Path, kills: int, seed: int) -> bool:
    print(f"seed {seed}")
    engine = pipeline(Config())
    engine.reader.parse_many([])
    good = True
    each = -(-kills // len(OPERATIONS))
    began = time.monotonic()
    for operation, outcome in soak_kills(folder, engine, each, seed).items():
        print(f"{operation}: {outcome.kills} kills in {outcome.trials} trials, "
              f"{len(outcome.problems)} problems")  # fmt: skip
        for problem in outcome.problems:
            good = False
            print(f"  {problem}")
    print(f"{time.monotonic() - began:.0f} s")
    return good


def _readers(folder: Path, stories: int, readers: int, seconds: float) -> bool:
    db = folder / "readers.db"
    began = time.monotonic()
    with Record(db) as record:
        fill(record, 0, stories)
    filled = time.monotonic() - began
    found = soak_readers(db, stories, readers, seconds)
    p95 = found.quantile(0.95)
    print(f"{stories} stories written in {filled:.0f} s; {readers} readers for {seconds:.0f} s:"
          f" {len(found.seconds)} reads, {len(found.errors)} errors, {found.written} written"
          f" meanwhile, p50 {found.quantile(0.5):.1f} ms, p95 {p95:.1f} ms,"
          f" p99 {found.quantile(0.99):.1f} ms")  # fmt: skip
    for error in found.errors[:5]:
        print(f"  {error}")
    return not found.errors and p95 < _P95_MS


if __name__ == "__main__":
    sys.exit(main())
