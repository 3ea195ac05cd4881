"""Measure runs over shards, loading and linking; writes a row of a table in docs/tables/speed.md.

Usage: bench_run.py [DOCUMENTS]. The documents are the bundled reports with names, places, dates and
numbers varied. CPU seconds are those of the processes that do the work, models loaded before.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench_linking import stories
from bench_speed import PAGE, measured, write

from trucewatch.bench.speed import PLACES, texts_of
from trucewatch.bench.vary import Variety
from trucewatch.linking import link
from trucewatch.reading.gazetteer_file import open_gazetteer
from trucewatch.running.outputs import Output
from trucewatch.store.bulk import load_output
from trucewatch.store.record import Record
from trucewatch.views.demo import corpus_folder
from trucewatch.vocab.actors import load_actors

DOCUMENTS = 1_500
# The first load of a process also loads modules; the median leaves it out.
LOADS = 5
END = "<!-- run rows end -->"


def inputs(count: int, seed: int, path: Path) -> Path:
    """Write ``count`` varied reports, one JSON a line, and return where."""
    towns = open_gazetteer().towns(PLACES)
    variety = Variety(texts_of(corpus_folder()), towns, load_actors(), seed)
    with path.open("w", encoding="utf-8") as out:
        for number, text in enumerate(variety.stories(count)):
            out.write(json.dumps({"id": f"{seed}-{number}", "text": text}) + "\n")
    return path


def code(source: Path, out: Path, workers: int) -> tuple[float, float]:
    """Code a file as the command line does; return its CPU seconds and the clock's."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "trucewatch", "code", str(source), "--out", str(out)]
    subprocess.run([*command, "--workers", str(workers), "--quiet"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, time.perf_counter() - begun


def load(shards: Path, folder: Path) -> list[float]:
    """Load shards into new records; return the stories a CPU-second of each time."""
    rates = []
    for number in range(LOADS):
        with Record(folder / f"{number}.db") as record:
            begun = time.process_time()
            tally = load_output(record, Output(str(shards)), link=False)
            rates.append(tally.stories / (time.process_time() - begun))
    return rates


def linking(shards: Path) -> float:
    """Return the CPU milliseconds that linking a statement of the shards costs."""
    coded = list(stories(Output(str(shards))))
    begun = time.process_time()
    link(coded)
    return 1000 * (time.process_time() - begun) / sum(len(c.statements) for c in coded)


def row(count: int) -> str:
    """Run everything and return the table's row."""
    busy = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        none, _ = code(inputs(1, 9, folder / "none.jsonl"), folder / "none", 1)
        source = inputs(count, 1, folder / "varied.jsonl")
        one, clock = code(source, folder / "one", 1)
        two, both = code(source, folder / "two", 2)
        rates = load(folder / "one", folder)
        cells = (
            *measured(busy),
            str(count),
            f"{1000 * (one - none) / count:.1f}",
            f"{2 * (one - none) / (two - none):.2f} / {clock / both:.2f}",
            f"{statistics.median(rates):.0f} ({min(rates):.0f}–{max(rates):.0f})",
            f"{linking(folder / 'one'):.3f}",
        )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    assert END in PAGE.read_text(encoding="utf-8")
    write(row(int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS), END)
