"""How fast the pages answer on a large record: makes one if it is not there, then times pages.

    python tools/bench_pages.py RECORD [--copies 2060] [--rounds 20]

2,060 copies of the bundled corpus are about 130,000 stories and 1,000,000 events. Prints one line
for each page: median and 95th percentile in milliseconds, in this process and without a socket.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import time
from pathlib import Path
from urllib.parse import quote

from trucewatch.bench.invented import Pattern, copies
from trucewatch.linking import link
from trucewatch.records import Document
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources import open_inputs
from trucewatch.store.batch import write_many
from trucewatch.store.record import Record
from trucewatch.views.demo import corpus_folder
from trucewatch.views.web.app import create_app
from trucewatch.views.web.calling import asked
from trucewatch.views.web.settings import Settings


def pattern() -> Pattern:
    """Return the bundled corpus, coded and linked."""
    engine = pipeline(Config())
    coded = [
        story
        for raw in open_inputs([str(corpus_folder() / "reports")], "auto")
        for story in engine.code_document(raw)  # type: ignore[arg-type]
    ]
    document = Document("doc-" + "0" * 20, "https://outlet.example/", "0" * 64, None, "text/plain")
    return Pattern(document, tuple(coded), link(coded))


def make(path: Path, count: int) -> None:
    """Write the large record."""
    begun = time.perf_counter()
    with Record(path) as record:
        stories = write_many(record, copies(pattern(), count))
        record.db.execute("ANALYZE")
    print(f"{stories} stories written in {time.perf_counter() - begun:.0f} s → {path}")


def sample(record: Path, kind: str, count: int) -> list[str]:
    """Return some ids of a kind, or names of processes."""
    with Record(record, read_only=True) as found:
        if kind == "process":
            sql = "SELECT DISTINCT agreement FROM linked WHERE kind = 'position'"
        elif kind == "story":
            sql = "SELECT id FROM story"
        else:
            sql = f"SELECT id FROM linked WHERE kind = '{kind}'"
        ids = [r[0] for r in found.db.execute(sql)]
    return random.Random(7).sample(ids, min(count, len(ids)))


def pages(record: Path, rounds: int) -> dict[str, list[str]]:
    """Return addresses to ask for, by the name of the page."""
    talks = sample(record, "process", rounds)
    return {
        "overview": ["/"] * rounds,
        "incidents": ["/incidents"] * rounds,
        "incidents, contested": ["/incidents?status=contested"] * rounds,
        "incidents, party": ["/incidents?party=ARM"] * rounds,
        "incident": [f"/incidents/{i}" for i in sample(record, "incident", rounds)],
        "agreements": ["/agreements"] * rounds,
        "ledger": [f"/agreements/{i}" for i in sample(record, "agreement", rounds)],
        "talks": ["/talks"] * rounds,
        "negotiation": ["/talks/" + quote(p, safe="") for p in talks],
        "stories": ["/stories"] * rounds,
        "story": [f"/stories/{i}" for i in sample(record, "story", rounds)],
        "actors": ["/actors"] * rounds,
        "actor": ["/actors/ARM", "/actors/UKR", "/actors/YEMREB"] * (rounds // 3 + 1),
        "map": ["/map"] * rounds,
        "timeline": ["/timeline", "/timeline?by=day", "/timeline?by=month"] * (rounds // 3 + 1),
        "search, common": ["/search?q=truce", "/search?q=said"] * (rounds // 2 + 1),
        "search, rare": ["/search?q=%22stores+in+the%22"] * rounds,
        "sources": ["/sources"] * rounds,
        "API events": ["/api/v1/events?limit=100"] * rounds,
        "API statements, party": ["/api/v1/statements?party=UKR&limit=100"] * rounds,
    }


def timed(record: Path, rounds: int) -> list[tuple[str, float, float, float]]:
    """Return (page, median, 95th percentile, the latter in CPU time) in milliseconds.

    A first request warms each page. CPU time is what the page costs where other programs run too.
    """
    app = create_app(Settings(record))
    out = []
    with asyncio.Runner() as runner:
        for name, paths in pages(record, rounds).items():
            times = []
            for path in [paths[0], *paths]:
                begun, used = time.perf_counter(), time.process_time()
                answer = runner.run(asked(app, path, "localhost"))
                taken = time.perf_counter() - begun, time.process_time() - used
                times.append([1000 * t for t in taken])
                if answer.status != 200:
                    raise SystemExit(f"{path}: {answer.status} {answer.body[:300]!r}")
            wall, cpu = (sorted(column) for column in zip(*times[1:], strict=True))
            at = int(0.95 * (len(wall) - 1))
            out.append((name, statistics.median(wall), wall[at], cpu[at]))
    return out


def main() -> None:
    """Make the record where it is missing, and print the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path)
    parser.add_argument("--copies", type=int, default=2060)
    parser.add_argument("--rounds", type=int, default=20)
    asked = parser.parse_args()
    if not asked.record.exists():
        make(asked.record, asked.copies)
    print(f"{'page':26} median ms   p95 ms   p95 CPU ms")
    for name, median, high, cpu in timed(asked.record, asked.rounds):
        print(f"{name:26} {median:9.1f} {high:8.1f} {cpu:12.1f}")


if __name__ == "__main__":
    main()
