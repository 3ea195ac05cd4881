"""Measure the speed and write it as a row of the table in docs/tables/speed.md.

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

from trucewatch.bench.speed import STORIES, run
from trucewatch.views.demo import corpus_folder

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "tables" / "speed.md"
END = "<!-- rows end -->"


def row(figures: dict[str, Any], load: float) -> str:
    """Return a row: date, commit, machine, size, the parser's rate, each coder's ratio."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    ratios = [
        f"{figures[f'{c}.ratio_to_parser']} ({figures[f'{c}.ratio_lowest']}"
        f"–{figures[f'{c}.ratio_highest']})"
        for c in ("quick", "careful")
    ]
    machine = f"{platform.machine()}, {os.cpu_count()} cores, load {load:.0f}"
    cells = (
        datetime.now(UTC).date().isoformat(),
        commit,
        machine,
        f"{figures['stories']} / {figures['sentences']} / {figures['distinct_share']}",
        str(figures["parser_sentences_per_cpu_s"]),
        *ratios,
        str(figures["peak_mb"]),
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    before = os.getloadavg()[0]
    found = run(corpus_folder(), "quick", int(sys.argv[1]) if len(sys.argv) > 1 else STORIES)
    line = row(found, before)
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(text.replace(END, f"{line}\n{END}"), encoding="utf-8")
    print(line)
