"""Measure the speed and write it as rows of two tables in docs/tables/speed.md.

The first is of texts that all hold conflict, the second of streams where one in ten does.

Usage: bench_speed.py [STORIES]. A busy machine gives lower rates; the row tells its load.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from trucewatch.bench import stream
from trucewatch.bench.speed import STORIES, run
from trucewatch.views.demo import corpus_folder

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "tables" / "speed.md"
END = "<!-- rows end -->"
STREAM_END = "<!-- stream rows end -->"


def measured(load: float) -> tuple[str, str, str]:
    """Return date, commit and machine."""
    command = ["git", "rev-parse", "--short", "HEAD"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, load {load:.0f}"
    return datetime.now(UTC).date().isoformat(), found.stdout.strip(), machine


def row(figures: dict[str, Any], load: float) -> str:
    """Return a row: date, commit, machine, size, the parser's rate, each coder's ratio."""
    ratios = [
        f"{figures[f'{c}.ratio_to_parser']} ({figures[f'{c}.ratio_lowest']}"
        f"–{figures[f'{c}.ratio_highest']})"
        for c in ("quick", "careful")
    ]
    cells = (
        *measured(load),
        f"{figures['stories']} / {figures['sentences']} / {figures['distinct_share']}",
        str(figures["parser_sentences_per_cpu_s"]),
        *ratios,
        str(figures["peak_mb"]),
    )
    return f"| {' | '.join(cells)} |"


def stream_row(figures: dict[str, Any], load: float) -> str:
    """Return a row of the table of mixed streams, coded by ``quick``."""
    cells = [*measured(load), str(figures["stories"])]
    for kind in stream.KINDS:
        ratio, lowest, highest = (
            figures[f"{kind}.{n}"] for n in ("ratio_to_parser", "ratio_lowest", "ratio_highest")
        )
        read, held = figures[f"{kind}.relevant_read"], figures[f"{kind}.others_held_back"]
        cells += [f"{ratio} ({lowest}–{highest})", f"{read} / {held}"]
    return f"| {' | '.join(cells)} |"


def write(line: str, end: str) -> None:
    """Write a row above the mark that ends its table, and print it."""
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(text.replace(end, f"{line}\n{end}"), encoding="utf-8")
    print(line)


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else STORIES
    before = os.getloadavg()[0]
    write(row(run(corpus_folder(), "quick", size), before), END)
    write(stream_row(stream.run(corpus_folder(), "quick", 6 * size), before), STREAM_END)
